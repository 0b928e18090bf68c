"""When there is no plan: the smallest set of conditions that clash, and tried ways out."""

from collections.abc import Iterable
from dataclasses import dataclass

from abscurriculum.planning.clashing.conditions import Condition, Setting, list_conditions
from abscurriculum.planning.clashing.judging import Judge
from abscurriculum.planning.clashing.shrinking import Shrinker
from abscurriculum.planning.clashing.ways_out import WayOut, find_ways_out

_MOST_WAYS = 4
# About so many seconds for the smallest set, and for ways out; deterministic time for a timetable.
_FOR_CLASHES, _FOR_WAYS, _FOR_TIMETABLE = 60, 40, 8


@dataclass(frozen=True, slots=True)
class Conflict:
    """Conditions that cannot all be met, and ways out."""

    clashes: tuple[Condition, ...]
    ways_out: tuple[WayOut, ...] = ()
    proven: bool = True
    """Whether it is proven that there is no plan."""
    minimal: bool = True
    """Whether it is proven that there is one when any of the conditions is let go."""


def find_conflict(
    setting: Setting,
    *,
    ways: bool = True,
    most_ways: int = _MOST_WAYS,
    guilty: Iterable[frozenset[str]] = (),
) -> Conflict | None:
    """Find a smallest set of conditions that clash; None where a plan exists.

    `guilty` names modules that were found not to go together, where that is known.
    """
    judge = Judge(guilty)
    shrinker = Shrinker(setting, list_conditions(setting), judge)
    verdict = shrinker.verdict(range(len(shrinker.conditions)))
    if verdict:
        return None
    if verdict is None:
        return Conflict((), proven=False, minimal=False)
    judge.allow(_FOR_CLASHES, _FOR_TIMETABLE)
    clashes, minimal = shrinker.shrink()
    judge.allow(_FOR_WAYS, _FOR_TIMETABLE)
    found = find_ways_out(shrinker, clashes, most_ways) if ways and most_ways else []
    return Conflict(tuple(clashes), tuple(found), minimal=minimal)
