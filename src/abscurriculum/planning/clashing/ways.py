"""Which changes of a brief might resolve a conflict, for each condition that clashes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from abscurriculum.planning.clashing.setting import Condition
from abscurriculum.planning.clashing.way import Scene, Way, kind_of, weigh
from abscurriculum.planning.clashing.ways_limits import (
    around_budget,
    around_goals,
    around_groups,
    around_limits,
    around_modules,
)
from abscurriculum.planning.clashing.ways_people import (
    around_participants,
    around_people,
    around_venues,
)
from abscurriculum.planning.clashing.ways_time import (
    around_agreed,
    around_calendar,
    around_period,
    around_pins,
    around_sessions,
    around_suits,
)

_MAKERS: Mapping[str, Callable[[Scene, Condition], Iterator[Way]]] = {
    "sessions": around_sessions,
    "pins": around_pins,
    "period": around_period,
    "agreed": around_agreed,
    "calendar.suits": around_suits,
    "calendar": around_calendar,
    "people": around_people,
    "venues": around_venues,
    "participants": around_participants,
    "budget": around_budget,
    "limits": around_limits,
    "groups": around_groups,
    "modules": around_modules,
    "goals": around_goals,
}


def ways_around(scene: Scene, clashes: Iterable[Condition]) -> Iterator[Way]:
    """Give what a client could change about the conditions of a conflict, the easiest first."""
    for condition in sorted(clashes, key=lambda each: (weigh(each), each.words)):
        kind = kind_of(condition)
        make = _MAKERS.get(kind) or _MAKERS[kind.partition(".")[0]]
        yield from (way for way in make(scene, condition) if way.tries)
