"""The best of a small world, and how a plan of it compares.

The planner selects first and then makes the timetable of that selection; so the best is the best
selection of all that have a timetable at all, and then the best timetable of the selection made.
The weeks of an even spread are taken from the planner's own `spread.py` and `order.py`: they are an
input of the objective. Everything else is worked out here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from abscurriculum.models.moment import PARTS
from abscurriculum.models.plan import Plan
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.frame import Choice
from abscurriculum.planning.posing.spread import spread_weeks
from small_world import World
from small_world_days import A_DAY
from small_world_selections import Selection, list_selections
from small_world_sessions import Ideal, list_sessions
from small_world_timetable import MOST_STEPS, Found, Search


@dataclass(frozen=True)
class Best:
    """The best selection that has a timetable, and what it was chosen from."""

    selection: Selection
    gave_way: int
    """How many better ones have no timetable."""
    costs: int
    """How many costs there are among selections with as many points."""


def find_best(world: World) -> Best | None:
    """Give the best selection that has a timetable; None where no selection has one."""
    selections, left = list_selections(world), MOST_STEPS
    for place, selection in enumerate(selections):
        search = Search(world, list_sessions(world, selection, {}), selection.cents, left)
        found = search.find(any_will_do=True)
        left -= search.steps
        if found:
            costs = {each.cents for each in selections if each.points == selection.points}
            return Best(selection, place, len(costs))
    return None


def find_timetable(world: World, selection: Selection) -> Found | None:
    """Give the best timetable of a selection."""
    sessions = list_sessions(world, selection, _spread(world, selection))
    return Search(world, sessions, selection.cents).find()


def _spread(world: World, selection: Selection) -> Ideal:
    order = world.request.library.order
    choice = Choice(
        modules=tuple(sorted(selection.modules, key=lambda module: order[module])),
        attending=selection.attending,
        groups=dict(selection.counts),
        cents=selection.cents,
        points=selection.points,
        proven=True,
    )
    times = {name: world.modules[name].timing.times or 1 for name in selection.modules}
    return spread_weeks(world.request, choice, times, Openings(world.request, world.numbers))


def read_selection(world: World, plan: Plan) -> Selection | None:
    """Find the selection that a plan has made; None where it is not one that is allowed."""
    modules = tuple(sorted(entry.id for entry in plan.modules))
    counts = Counter(group.audience for group in plan.groups)
    attending = frozenset((s.module, s.audience) for s in plan.sessions if s.groups)
    for each in list_selections(world):
        if (each.modules, each.attending, Counter(dict(each.counts))) == (
            modules,
            attending,
            counts,
        ):
            return each
    return None


@dataclass(frozen=True)
class Weighed:
    """What a plan's timetable weighs, and what is wrong with it."""

    penalty: tuple[int, int]
    """Dayparts in hired rooms, and weight of weeks and dayparts."""
    faults: tuple[str, ...]


def weigh(world: World, selection: Selection, plan: Plan) -> Weighed:
    """Weigh the timetable of a plan by the conditions of a small world."""
    sessions = list_sessions(world, selection, _spread(world, selection))
    at = {
        session.id: (session.date - world.calendar.first).days * A_DAY
        + PARTS.index(session.daypart)
        for session in plan.sessions
    }
    odd = {session.id for session in sessions} ^ at.keys()
    odd |= {each.id for each in sessions if each.id in at and at[each.id] not in each.starts}
    if odd:
        return Weighed((0, 0), tuple(f"{name} may not be held then" for name in sorted(odd)))
    search = Search(world, sessions, selection.cents)
    search.at = {place: at[session.id] for place, session in enumerate(sessions)}
    weight = sum(search.weight(place, slot) for place, slot in search.at.items())
    return Weighed((_count_hired(world, plan), weight), tuple(_find_faults(search)))


def _find_faults(search: Search) -> Sequence[str]:
    names = [session.id for session in search.sessions]
    faults = [
        f"{names[one]} and {names[other]} do not go together"
        for one, slot in search.at.items()
        for other in search.at
        if one < other and not search.go_together(one, slot, other, search.at[other])
    ]
    found = (fault for place in search.at for fault in search.faults(place, {}))
    return [*faults, *dict.fromkeys(found)]


def _count_hired(world: World, plan: Plan) -> int:
    hired = {venue.name for venue in world.brief.venues if venue.hired}
    sessions = (session for session in plan.sessions if session.venue in hired)
    return sum(world.modules[session.module].daypart_count for session in sessions)
