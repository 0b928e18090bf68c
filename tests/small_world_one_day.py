"""Whether the sessions of one day go together in a small world: people, rooms, staff and travel."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from abscurriculum.models.conditions import STAFF, StaffKind, Venue
from abscurriculum.models.moment import PARTS
from small_world import World
from small_world_days import A_DAY, Slot
from small_world_sessions import Session

_STARTS = {"morning": 9 * 60, "afternoon": 13 * 60 + 30, "evening": 19 * 60 + 30}
Placed = tuple[int, Slot]
"""A session and the daypart in which it starts."""
Seat = tuple[Venue | None, frozenset[str]]
"""Where a session is, and who runs it or must be there."""


class OneDay:
    """Every way to give the sessions of a day rooms and people."""

    def __init__(self, world: World, sessions: Sequence[Session]) -> None:
        self.world, self.sessions = world, sessions
        self._hired: dict[frozenset[Placed], int | None] = {}

    def hired(self, day: frozenset[Placed]) -> int | None:
        """Give the fewest dayparts in hired rooms; None where a day cannot be like this."""
        if day not in self._hired:
            if any(self._lacks_people(day)):
                self._hired[day] = None
            else:
                ways = self._seat(sorted(day, key=lambda each: (each[1], each[0])), [])
                self._hired[day] = min(ways, default=None)
        return self._hired[day]

    # -- roles ------------------------------------------------------------------------------

    def _lacks_people(self, day: Iterable[Placed]) -> Iterator[bool]:
        """Look for roles of which fewer are there than sessions ask for, at once or in a day."""
        there = [(self.sessions[place], slot) for place, slot in day]
        for slot in {each for session, start in there for each in session.span(start)}:
            here = [session for session, start in there if slot in session.span(start)]
            for role, number in self._asked(here).items():
                yield number > self.world.calendar.there(role, slot)
        hard = [session for session, _ in there if session.module.intensity == "high"]
        for role, number in self._asked(hard).items():
            yield number > self.world.holders(role)
        names = Counter(name for session in hard for name in session.needed)
        yield any(number > 1 for number in names.values())
        dayparts = [session for session, _ in there for _ in range(session.module.daypart_count)]
        for role, number in self._asked(dayparts).items():
            yield number > 2 * self.world.holders(role)

    def _asked(self, sessions: Sequence[Session]) -> dict[str, int]:
        """Count what sessions ask of each role; of one that stands for others, with those."""
        asked = Counter[str]()
        for session in sessions:
            for role, number in session.meeting.people:
                asked[role] += number
        parts = self.world.calendar.parts
        return {role: sum(asked[name] for name in {role, *parts(role)}) for role in asked}

    # -- rooms and staff --------------------------------------------------------------------

    def _seat(self, day: Sequence[Placed], seats: Sequence[Seat]) -> Iterator[int]:
        """Seat the next session of a day in every way; give the dayparts hired of each way."""
        if len(seats) == len(day):
            yield sum(
                self.sessions[place].module.daypart_count
                for (place, _), (venue, _) in zip(day, seats, strict=True)
                if venue is not None and venue.hired
            )
            return
        for seat in self._ways(*day[len(seats)]):
            others = zip(day, seats, strict=False)
            apart = all(self._is_apart(day[len(seats)], seat, *other) for other in others)
            if apart and not self._is_long(day, [*seats, seat]):
                yield from self._seat(day, [*seats, seat])

    def _is_long(self, day: Sequence[Placed], seats: Sequence[Seat]) -> bool:
        """Tell whether someone has more than two dayparts."""
        held = Counter(
            name
            for (place, _), (_, names) in zip(day, seats, strict=False)
            for name in names
            for _ in range(self.sessions[place].module.daypart_count)
        )
        return any(number > 2 for number in held.values())

    def _ways(self, place: int, slot: Slot) -> Iterator[Seat]:
        """Give every room with everyone who could run a session there."""
        world, session = self.world, self.sessions[place]
        span = session.span(slot)
        rooms: list[Venue | None] = [
            venue
            for venue in world.brief.venues
            if venue.capacity >= session.meeting.size
            and all(world.calendar.is_free(venue, each) for each in span)
        ]
        crews = [
            list(combinations(self._able(session, kind, span), number))
            for kind, number in zip(STAFF, session.staff, strict=True)
            if any(person.role == kind for person in world.brief.people)
        ]
        for venue in rooms if world.brief.venues else [None]:
            for crew in product(*crews):
                yield venue, frozenset({*session.needed, *(name for each in crew for name in each)})

    def _able(self, session: Session, kind: StaffKind, span: range) -> list[str]:
        """Name those of a kind who can do a session and are free for all of it."""
        free = [self.world.calendar.crew(kind, session.module, slot) for slot in span]
        return [person.name for person in free[0] if all(person in each for each in free)]

    def _is_apart(self, one: Placed, seat: Seat, other: Placed, theirs: Seat) -> bool:
        """Tell whether two sessions take no room or person at once, and leave time to travel."""
        mine, yours = self.sessions[one[0]].span(one[1]), self.sessions[other[0]].span(other[1])
        both = not seat[1].isdisjoint(theirs[1])
        if not set(mine).isdisjoint(yours):
            return not both and (seat[0] is None or seat[0] != theirs[0])
        return not both or self._have_time(one, seat, other, theirs)

    def _have_time(self, one: Placed, seat: Seat, other: Placed, theirs: Seat) -> bool:
        """Tell whether the same people can do both: one ends, they travel, the other begins."""
        (first, begins), (_, follows) = sorted((one, other), key=lambda each: each[1])
        ends = _STARTS[PARTS[begins % A_DAY]] + self.sessions[first].module.minutes
        way = 0
        if seat[0] and theirs[0] and seat[0] != theirs[0]:
            way = seat[0].travel_minutes + theirs[0].travel_minutes
        return _STARTS[PARTS[follows % A_DAY]] - ends >= way
