"""Who is asked what, and when: the evaluation of a programme by Kirkpatrick's levels."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.models.programme_module import ProgrammeModule

_IN_SESSION = ("reaction", "learning")


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one level about one module."""

    module: ProgrammeModule
    questions: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """One round of questions on behaviour."""

    date: dt.date
    asked: tuple[Asked, ...]


class Measures:
    """All that is asked in a programme."""

    def __init__(self, programme: Programme) -> None:
        """Keep the programme."""
        self._p = programme

    def questions(self, module: ProgrammeModule, level: str) -> tuple[Filled, ...]:
        """List the questions of a level about one module."""
        return tuple(each.text for each in module.evaluation if each.level.id == level)

    def _ask(self, level: str, modules: Iterable[ProgrammeModule]) -> tuple[Asked, ...]:
        asked = (Asked(module, self.questions(module, level)) for module in modules)
        return tuple(each for each in asked if each.questions)

    @cached_property
    def in_sessions(self) -> tuple[ProgrammeModule, ...]:
        """The modules that ask something at the end of a session."""
        return tuple(
            module
            for module in self._p.modules
            if any(self.questions(module, level) for level in _IN_SESSION)
        )

    @cached_property
    def sessions(self) -> tuple[ProgrammeSession, ...]:
        """The sessions at the end of which something is asked, in order of time."""
        asking = {module.id for module in self.in_sessions}
        return tuple(each for each in self._p.sessions if each.module in asking)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds in which something is asked about behaviour."""
        rounds = (
            Round(each.date, self._ask("behaviour", (m for m in self._p.modules if m.id in names)))
            for each in (self._p.measurements.follow_ups if self._p.measurements else ())
            for names in [frozenset(each.modules)]
        )
        return tuple(each for each in rounds if each.asked)

    @cached_property
    def results(self) -> tuple[Asked, ...]:
        """What is asked about results."""
        return self._ask("results", self._p.modules)
