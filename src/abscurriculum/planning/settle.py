"""Give the sessions of a grain their days, venues and people, once the solver has counted them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from abscurriculum.models.conditions import STAFF
from abscurriculum.planning.grid import A_DAY
from abscurriculum.planning.problem import Crew, Place, Problem, Task, taken

# Of days that are alike, those on which most people are in the office: an assumption.
_WEEKDAY_ORDER = (1, 3, 0, 2, 4, 5, 6)
Loose = tuple[Task, int, Sequence[int]]
"""A task, its part of the day, and the days that it may be on."""

# More steps than any real day takes; past it the day counts as one that cannot be staffed.
_MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a session is and who runs it."""

    slot: int
    venue: str = ""
    staff: tuple[str, ...] = ()


@dataclass
class Day:
    """The sessions of one day so far, as task and daypart."""

    sessions: list[tuple[Task, int]] = field(default_factory=list)


class Settler:
    """Shares days, rooms and people out among sessions."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._steps = 0
        self._demand = [(supply, supply.takes) for supply in problem.supplies if not supply.by_day]
        # The smallest room that will do, and the trainer who can do the least else.
        self._rooms = sorted(problem.places, key=lambda each: (each.hired, each.capacity))
        self._crew = sorted(problem.crew, key=_breadth)
        self._by_day = [supply for supply in problem.supplies if supply.by_day]

    @property
    def gave_up(self) -> bool:
        """Whether the last search ended before it had seen everything."""
        return self._steps > _MOST_STEPS

    def place(self, fixed: Mapping[str, int], loose: Sequence[Loose]) -> dict[str, Seat] | None:
        """Give seats to the sessions of one grain, or None where it cannot be done.

        Some have their daypart, others only a part of the day and days to choose from.
        """
        self._steps = 0
        days: dict[int, Day] = {}
        for name, slot in fixed.items():
            days.setdefault(slot // A_DAY, Day()).sessions.append((self.problem.by_id[name], slot))
        order = sorted(loose, key=lambda each: (each[0].was is None, -each[0].size, each[0].id))
        if not self._spread(order, 0, days):
            return None
        seats: dict[str, Seat] = {}
        for day in days.values():
            found = self.staff(day)
            if found is None:
                return None
            seats |= found
        return seats

    def _spread(
        self,
        order: Sequence[Loose],
        index: int,
        days: dict[int, Day],
    ) -> bool:
        if index == len(order):
            return True
        task, part, choices = order[index]
        for number in self._preferred(task, part, choices, days):
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return False
            day = days.setdefault(number, Day())
            day.sessions.append((task, number * A_DAY + part))
            if self._fits(day) and self.staff(day) and self._spread(order, index + 1, days):
                return True
            day.sessions.pop()
        return False

    def _preferred(
        self, task: Task, part: int, choices: Sequence[int], days: Mapping[int, Day]
    ) -> list[int]:
        """Order days: where it was, then the usual weekdays with the fewest sessions."""
        first = self.problem.horizon.first.weekday()

        def rank(day: int) -> tuple[bool, int, int]:
            busy = len(days[day].sessions) if day in days else 0
            weekday = _WEEKDAY_ORDER.index((day + first) % len(_WEEKDAY_ORDER))
            return (task.was != day * A_DAY + part, busy, weekday)

        return sorted(choices, key=rank)

    def _fits(self, day: Day) -> bool:
        """Check roles, named people and groups kept apart."""
        parts: dict[int, list[Task]] = {}
        for task, slot in day.sessions:
            for each in taken(slot, task.dayparts):
                parts.setdefault(each, []).append(task)
        for slot, tasks in parts.items():
            for supply, takes in self._demand:
                wanted = sum(takes.get(task.id, 0) for task in tasks)
                if wanted and wanted > _level(supply.levels, slot):
                    return False
            for groups in self.problem.apart:
                if sum(bool(set(task.groups) & set(groups)) for task in tasks) > 1:
                    return False
        for supply in self._by_day:
            wanted = sum(supply.takes.get(task.id, 0) for task, _ in day.sessions)
            if wanted > supply.levels[0][1]:
                return False
        return True

    def staff(self, day: Day) -> dict[str, Seat] | None:
        """Give every session of a day a venue and its people, first those named first."""
        sessions = sorted(day.sessions, key=lambda each: (each[1], each[0].id))
        return self._seat(sessions, 0, {})

    def _seat(
        self, sessions: Sequence[tuple[Task, int]], index: int, seats: dict[str, Seat]
    ) -> dict[str, Seat] | None:
        if index == len(sessions):
            return dict(seats)
        task, slot = sessions[index]
        for place in self._places(task, slot, sessions, seats):
            for staff in self._crews(task, slot, place, sessions, seats):
                self._steps += 1
                if self._steps > _MOST_STEPS:
                    return None
                seats[task.id] = Seat(slot, place.name if place else "", staff)
                found = self._seat(sessions, index + 1, seats)
                if found is not None:
                    return found
                del seats[task.id]
        return None

    def _places(
        self,
        task: Task,
        slot: int,
        sessions: Sequence[tuple[Task, int]],
        seats: Mapping[str, Seat],
    ) -> Iterator[Place | None]:
        if not self.problem.places:
            yield None
            return
        span = taken(slot, task.dayparts)
        used = {seats[other.id].venue for other, _ in self._at_once(span, sessions, seats)}
        for place in self._rooms:
            open_then = all(place.free >> each & 1 for each in span)
            fits = place.capacity >= task.size and open_then and place.name not in used
            if fits and self._can_reach(task.must, task, slot, place, sessions, seats):
                yield place

    @staticmethod
    def _at_once(
        span: tuple[int, ...], sessions: Sequence[tuple[Task, int]], seats: Mapping[str, Seat]
    ) -> list[tuple[Task, int]]:
        return [
            (other, slot)
            for other, slot in sessions
            if other.id in seats and set(taken(slot, other.dayparts)) & set(span)
        ]

    def _crews(
        self,
        task: Task,
        slot: int,
        place: Place | None,
        sessions: Sequence[tuple[Task, int]],
        seats: Mapping[str, Seat],
    ) -> Iterator[tuple[str, ...]]:
        span = taken(slot, task.dayparts)
        busy = {
            n for other, _ in self._at_once(span, sessions, seats) for n in seats[other.id].staff
        }
        choices: list[list[tuple[str, ...]]] = []
        for kind, number in zip(STAFF, task.staff, strict=True):
            crew = [member for member in self._crew if member.kind == kind]
            if not crew or not number:
                continue
            able = [
                member.name
                for member in crew
                if (member.gives is None or task.module in member.gives)
                and all(member.free >> each & 1 for each in span)
                and member.name not in busy
                and self._can_reach((member.name,), task, slot, place, sessions, seats)
            ]
            choices.append(list(combinations(able, number)))
        yield from _products(choices)

    def _can_reach(
        self,
        names: tuple[str, ...],
        task: Task,
        slot: int,
        place: Place | None,
        sessions: Sequence[tuple[Task, int]],
        seats: Mapping[str, Seat],
    ) -> bool:
        """Tell whether people with another session that day have the time to travel."""
        if place is None or not names:
            return True
        travel = {each.name: each.travel_minutes for each in self.problem.places}
        for other, other_slot in sessions:
            seat = seats.get(other.id)
            if seat is None or seat.venue == place.name:
                continue
            if not set(names) & {*seat.staff, *other.must}:
                continue
            (one, begins), (_, follows) = sorted(
                [(task, slot), (other, other_slot)], key=lambda each: each[1]
            )
            ends = self.problem.starts[begins % A_DAY] + one.minutes
            gap = self.problem.starts[follows % A_DAY] - ends
            if gap < travel[place.name] + travel[seat.venue]:
                return False
        return True


def _level(levels: Sequence[tuple[int, int]], slot: int) -> int:
    return next((there for marks, there in levels if marks >> slot & 1), 0)


def _products(choices: Sequence[Sequence[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    if not choices:
        yield ()
        return
    for first in choices[0]:
        for rest in _products(choices[1:]):
            yield first + rest


def _breadth(member: Crew) -> tuple[bool, int]:
    return (member.gives is None, len(member.gives or ()))
