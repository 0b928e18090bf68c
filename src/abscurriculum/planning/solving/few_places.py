"""The fewest venues that will do for a timetable that is made."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from abscurriculum.planning.solving.grid import A_DAY
from abscurriculum.planning.solving.problem import Place, Problem, taken
from abscurriculum.planning.solving.settle import Settler
from abscurriculum.planning.solving.staffing import Seat

# With more venues than this the few that will do are not looked for.
_MOST_PLACES = 10


def use_few_places(problem: Problem, seats: Mapping[str, Seat]) -> dict[str, Seat]:
    """Seat a timetable in the fewest venues that will do, without hiring more than it does."""
    used = {seat.venue for seat in seats.values() if seat.venue}
    if not 1 < len(used) <= len(problem.places) <= _MOST_PLACES:
        return dict(seats)
    days: dict[int, dict[str, int]] = defaultdict(dict)
    sizes: dict[int, list[int]] = defaultdict(list)
    for name, seat in seats.items():
        task = problem.by_id[name]
        days[seat.slot // A_DAY][name] = seat.slot
        for slot in taken(seat.slot, task.dayparts):
            sizes[slot].append(task.size)
    hired = _count_hired(problem, seats)
    for count in range(1, len(used)):
        tried = set()
        for few in combinations(problem.places, count):
            looks = tuple(sorted(_look(place) for place in few))
            if looks in tried or not _have_room(few, sizes):
                continue
            tried.add(looks)
            found = _seat_in(replace(problem, places=few), list(days.values()))
            if found is not None and _count_hired(problem, found) <= hired:
                return found
    return dict(seats)


def _look(place: Place) -> tuple[int, int, int, bool]:
    """Give all that matters of a venue: those that look alike need not be tried twice."""
    return (place.capacity, place.free, place.travel_minutes, place.hired)


def _have_room(places: Sequence[Place], sizes: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether in every daypart the sessions of each size find enough rooms that hold them."""
    for slot, here in sizes.items():
        rooms = sorted((p.capacity for p in places if p.free >> slot & 1), reverse=True)
        wanted = sorted(here, reverse=True)
        if len(rooms) < len(wanted) or any(r < w for r, w in zip(rooms, wanted, strict=False)):
            return False
    return True


def _seat_in(problem: Problem, days: Sequence[Mapping[str, int]]) -> dict[str, Seat] | None:
    settler = Settler(problem)
    seats: dict[str, Seat] = {}
    for day in days:
        found = settler.place(day, [])
        if found is None:
            return None
        seats |= found
    return seats


def _count_hired(problem: Problem, seats: Mapping[str, Seat]) -> int:
    hired = {place.name for place in problem.places if place.hired}
    return sum(problem.by_id[n].dayparts for n, seat in seats.items() if seat.venue in hired)
