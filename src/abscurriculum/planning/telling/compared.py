"""What comparing programmes gives, as data; it needs no solver."""

from dataclasses import dataclass

from abscurriculum.models.plan import Plan
from abscurriculum.planning.telling.differences import Difference
from abscurriculum.planning.telling.measures import Measures, Reach
from abscurriculum.planning.telling.revisions import Revision


@dataclass(frozen=True, slots=True)
class Option:
    """One of several programmes."""

    name: str
    revision: Revision
    plan: Plan
    measures: Measures

    @property
    def modules(self) -> frozenset[str]:
        """The modules that are in."""
        return frozenset(entry.id for entry in self.plan.modules)


@dataclass(frozen=True, slots=True)
class MissedGoal:
    """A must goal that gets less than the brief asks for."""

    goal: str
    reach: Reach
    least_minutes: int
    """Minutes of practice that the brief asks for."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The best programme within limits, beside the one that was asked for."""

    limits: Revision
    plan: Plan | None
    """None where nothing fits, or nothing was found in the time that a trial takes."""
    asked: Plan | None
    """The plan of the brief as it is; None where it has none."""
    measures: Measures | None = None
    asked_measures: Measures | None = None
    difference: Difference | None = None
    """What is lost against the plan of the brief, where there is one."""
    missed: tuple[MissedGoal, ...] = ()
    left_out: tuple[str, ...] = ()
    """Modules that the brief includes, or a route of it has, and that do not fit."""
    revision: Revision | None = None
    """What to write in the brief to get it: planned again, and seen to give the same programme."""
