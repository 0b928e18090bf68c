"""Give the sessions of one day their venues and people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from abscurriculum.models.conditions import STAFF
from abscurriculum.planning.solving.grid import A_DAY
from abscurriculum.planning.solving.problem import MOST_A_DAY, Crew, Place, Problem, Task, taken

# More steps than any real day takes; past it the day counts as one that cannot be staffed.
MOST_STEPS = 20_000

Session = tuple[Task, int]
"""A task and its daypart."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a session is and who runs it."""

    slot: int
    venue: str = ""
    staff: tuple[str, ...] = ()


class Staffer:
    """Shares rooms and people out among the sessions of a day, day after day.

    Of rooms the smallest that will do, own ones first; of people those who had the least to do so
    far. What a session had in the plan before comes first.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.steps = 0
        self.load: Counter[str] = Counter()
        """Dayparts of each trainer, actor and guest on the days so far."""
        self._rooms = sorted(problem.places, key=lambda each: (each.hired, each.capacity))
        self._travel = {place.name: place.travel_minutes for place in problem.places}
        self._place_in_brief = {member.name: n for n, member in enumerate(problem.crew)}

    def staff(self, sessions: Sequence[Session]) -> dict[str, Seat] | None:
        """Give every session of a day a venue and its people, or None where it cannot be done."""
        ordered = sorted(sessions, key=_firmness)
        return self._seat(ordered, 0, {})

    def _seat(
        self, sessions: Sequence[Session], index: int, seats: dict[str, Seat]
    ) -> dict[str, Seat] | None:
        if index == len(sessions):
            return dict(seats)
        task, slot = sessions[index]
        if task.held:
            seats[task.id] = Seat(slot, task.venue_was, task.staff_was)
            return self._seat(sessions, index + 1, seats)
        for place in self._places(task, slot, sessions, seats):
            for staff in self._crews(task, slot, place, sessions, seats):
                self.steps += 1
                if self.steps > MOST_STEPS:
                    return None
                seats[task.id] = Seat(slot, place.name if place else "", staff)
                found = self._seat(sessions, index + 1, seats)
                if found is not None:
                    return found
                del seats[task.id]
        return None

    def _places(
        self, task: Task, slot: int, sessions: Sequence[Session], seats: Mapping[str, Seat]
    ) -> Iterator[Place | None]:
        if not self.problem.places:
            yield None
            return
        span = taken(slot, task.dayparts)
        used = {seats[other.id].venue for other, _ in _at_once(span, sessions, seats)}
        tried = set()
        for place in sorted(self._rooms, key=lambda each: each.name != task.venue_was):
            if task.seat_is_firm and task.venue_was not in ("", place.name):
                continue
            if place.capacity < task.size or place.name in used:
                continue
            # Of rooms that are alike one is enough to know whether it will do.
            look = (place.capacity, place.free, place.travel_minutes, place.hired)
            open_then = all(place.free >> each & 1 for each in span)
            if open_then and look not in tried:
                tried.add(look)
                if self._can_reach(task.must, task, slot, place, sessions, seats):
                    yield place

    def _crews(
        self,
        task: Task,
        slot: int,
        place: Place | None,
        sessions: Sequence[Session],
        seats: Mapping[str, Seat],
    ) -> Iterator[tuple[str, ...]]:
        """Give the people who could run a session, the ones with the least to do first."""
        span = taken(slot, task.dayparts)
        busy = {n for other, _ in _at_once(span, sessions, seats) for n in seats[other.id].staff}
        today: Counter[str] = Counter()
        for other, _ in sessions:
            for name in seats[other.id].staff if other.id in seats else ():
                today[name] += other.dayparts
        choices: list[list[tuple[str, ...]]] = []
        for kind, number in zip(STAFF, task.staff, strict=True):
            crew = [member for member in self.problem.crew if member.kind == kind]
            if not crew or not number:
                continue
            able = [
                member
                for member in crew
                if self._is_able(member, task, span)
                and member.name not in busy
                and today[member.name] + task.dayparts <= MOST_A_DAY
                and self._can_reach((member.name,), task, slot, place, sessions, seats)
            ]
            able.sort(key=lambda member: self._rank(member, task, today))
            names = [member.name for member in able]
            choices.append([self._in_order(few) for few in combinations(names, number)])
        yield from _products(choices)

    def _is_able(self, member: Crew, task: Task, span: Sequence[int]) -> bool:
        gives = member.gives is None or task.module in member.gives
        named = {n for n in task.staff_was if self.kind_of(n) == member.kind}
        firm = task.seat_is_firm and bool(named) and member.name not in named
        return gives and not firm and all(member.free >> each & 1 for each in span)

    def kind_of(self, name: str) -> str:
        """Tell whether someone is a trainer, an actor or a guest; nothing for who is unknown."""
        index = self._place_in_brief.get(name)
        return "" if index is None else self.problem.crew[index].kind

    def _rank(self, member: Crew, task: Task, today: Counter[str]) -> tuple[bool, int, int, int]:
        """Order people: who had it before, who worked least, who can do little else."""
        return (
            member.name not in task.staff_was,
            self.load[member.name] + today[member.name],
            len(member.gives) if member.gives is not None else len(self.problem.tasks),
            self._place_in_brief[member.name],
        )

    def _in_order(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: self._place_in_brief[name]))

    def _can_reach(
        self,
        names: tuple[str, ...],
        task: Task,
        slot: int,
        place: Place | None,
        sessions: Sequence[Session],
        seats: Mapping[str, Seat],
    ) -> bool:
        """Tell whether people with another session that day have the time to get there."""
        here = place.name if place else ""
        for other, other_slot in sessions:
            seat = seats.get(other.id)
            if seat is None or not set(names) & {*seat.staff, *other.must}:
                continue
            (one, begins), (_, follows) = sorted(
                [(task, slot), (other, other_slot)], key=lambda each: each[1]
            )
            ends = self.problem.starts[begins % A_DAY] + one.minutes
            gap = self.problem.starts[follows % A_DAY] - ends
            way = 0
            if seat.venue != here:
                way = self._travel.get(here, 0) + self._travel.get(seat.venue, 0)
            if gap < way:
                return False
        return True


def _firmness(session: Session) -> tuple[bool, bool, int, str]:
    """Order sessions: those that keep their seats, those that stay on their day, the earliest."""
    task, slot = session
    return (not (task.held or task.seat_is_firm), task.was != slot, slot, task.id)


def _at_once(
    span: tuple[int, ...], sessions: Sequence[Session], seats: Mapping[str, Seat]
) -> list[Session]:
    return [
        (other, slot)
        for other, slot in sessions
        if other.id in seats and set(taken(slot, other.dayparts)) & set(span)
    ]


def _products(choices: Sequence[Sequence[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    if not choices:
        yield ()
        return
    for first in choices[0]:
        for rest in _products(choices[1:]):
            yield first + rest
