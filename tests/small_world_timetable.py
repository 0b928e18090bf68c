"""The best timetable of a selection in a small world, found by trying every one.

Nothing is passed over but what can no longer become a timetable, or not a better one: a condition
that some sessions break is broken whatever is added to them, and so is a weight that they have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from small_world import World
from small_world_days import A_DAY, Slot
from small_world_one_day import OneDay
from small_world_sessions import Order, Session, list_milder, list_orders, list_rhythms

MOST_STEPS = 4_000
"""For all selections of a case together."""


class TooManyStepsError(Exception):
    """A case is too large for a search of everything."""


@dataclass(frozen=True)
class Found:
    """The best timetable: dayparts in hired rooms, and what weeks and dayparts weigh."""

    hired: int
    weight: int
    slots: tuple[Slot, ...]

    @property
    def penalty(self) -> tuple[int, int]:
        """Give what makes one timetable better than another: less is better."""
        return (self.hired, self.weight)


class Search:
    """The search for a timetable of some sessions."""

    def __init__(
        self, world: World, sessions: Sequence[Session], cents: int, most_steps: int = MOST_STEPS
    ) -> None:
        self.world, self.sessions = world, sessions
        self.calendar = world.calendar
        self.days_count = world.brief.limits.per_week > 1
        self.orders = list(list_orders(world, sessions))
        self.rhythms = {(first, then): weeks for first, then, weeks in list_rhythms(sessions)}
        self.least = self._pair_up()
        self.one_day = OneDay(world, sessions)
        self.room_cents = self._room_cents(cents)
        self.milder = dict(list_milder(sessions))
        self.rent = world.rate("venue")
        limits = world.brief.limits
        every = (limits.programme, limits.per_person, *limits.per_audience.values())
        self.monthly = any(limit.per_month is not None for limit in every)
        self.at: dict[int, Slot] = {}
        self.best: Found | None = None
        self.steps, self.most_steps = 0, most_steps
        self._pairs: dict[tuple[int, Slot, int, Slot], bool] = {}

    def _pair_up(self) -> dict[tuple[int, int], int]:
        """Give for each two sessions of which one comes first the days between, at least."""
        least: dict[tuple[int, int], int] = {}
        for order in self.orders:
            for first in order.first:
                least[first, order.then] = max(order.least, least.get((first, order.then), 0))
        return least

    def _room_cents(self, cents: int) -> int | None:
        """Give what the budget leaves for hired rooms, those included that are counted."""
        amount = self.world.brief.budget.amount
        if amount is None:
            return None
        counted = sum(
            session.module.daypart_count
            for session in self.sessions
            if self.world.hires_always(session.meeting.size)
        )
        return amount - cents + counted * self.world.rate("venue")

    def find(self, *, any_will_do: bool = False) -> Found | None:
        """Give the best timetable, or the first; None where there is none."""
        domains = {place: list(session.starts) for place, session in enumerate(self.sessions)}
        self._try(domains, 0, any_will_do=any_will_do)
        return self.best

    def _try(
        self, domains: Mapping[int, Sequence[Slot]], weight: int, *, any_will_do: bool
    ) -> None:
        """Place the session with the fewest dayparts left, and then all others."""
        self.steps += 1
        if self.steps > self.most_steps:
            raise TooManyStepsError
        if not domains:
            self.best = Found(self.hired(), weight, tuple(self.at[p] for p in sorted(self.at)))
            return
        place = min(domains, key=lambda each: (len(domains[each]), each))
        for slot in sorted(domains[place], key=lambda each: (self.weight(place, each), each)):
            rest = {
                other: [s for s in slots if self.go_together(place, slot, other, s)]
                for other, slots in domains.items()
                if other != place
            }
            self.at[place] = slot
            so_far = weight + self.weight(place, slot)
            bound = so_far + sum(
                min((self.weight(o, s) for s in slots), default=0) for o, slots in rest.items()
            )
            better = self.best is None or (self.hired(), bound) < self.best.penalty
            if all(rest.values()) and better and not any(self.faults(place, rest)):
                self._try(rest, so_far, any_will_do=any_will_do)
            del self.at[place]
            if any_will_do and self.best:
                return

    def weight(self, place: int, slot: Slot) -> int:
        """Give what it weighs that a session starts in a daypart."""
        session = self.sessions[place]
        return session.weights[session.starts.index(slot)]

    def hired(self) -> int:
        """Count the dayparts in hired rooms; a day that cannot be seated counts for nothing."""
        if not any(venue.hired for venue in self.world.brief.venues):
            return 0
        return sum(self.one_day.hired(day) or 0 for day in self._days().values())

    def _days(self) -> dict[int, frozenset[tuple[int, Slot]]]:
        days: dict[int, set[tuple[int, Slot]]] = defaultdict(set)
        for place, slot in self.at.items():
            days[slot // A_DAY].add((place, slot))
        return {day: frozenset(there) for day, there in days.items()}

    # -- what binds two sessions ------------------------------------------------------------

    def go_together(self, one: int, at: Slot, other: int, then: Slot) -> bool:
        """Tell whether two sessions may be at these dayparts."""
        key = (one, at, other, then)
        if key not in self._pairs:
            self._pairs[key] = not any(self._clashes(one, at, other, then))
        return self._pairs[key]

    def _clashes(self, one: int, at: Slot, other: int, then: Slot) -> Iterator[bool]:
        mine, theirs = self.sessions[one], self.sessions[other]
        if not set(mine.lines).isdisjoint(theirs.lines):
            yield at // A_DAY == then // A_DAY
            yield not self.days_count and self.calendar.week(at) == self.calendar.week(then)
        for first, start, second, end in ((one, at, other, then), (other, then, one, at)):
            least = self.least.get((first, second))
            if least is not None:
                yield not self.is_before(start, end)
                yield end // A_DAY - start // A_DAY < least
            weeks = self.rhythms.get((first, second))
            if weeks is not None:
                yield not self._keeps_rhythm(second, start, end, weeks)
        if not set(mine.span(at)).isdisjoint(theirs.span(then)):
            yield not set(mine.needed).isdisjoint(theirs.needed)
            for apart in self.world.brief.groups.not_at_once:
                yield all(not set(x.meeting.groups).isdisjoint(apart) for x in (mine, theirs))

    def is_before(self, start: Slot, end: Slot) -> bool:
        """Tell whether a daypart is in an earlier week, or on an earlier day."""
        if self.days_count:
            return start // A_DAY < end // A_DAY
        return self.calendar.week(start) < self.calendar.week(end)

    def _keeps_rhythm(self, then: int, start: Slot, end: Slot, weeks: int) -> bool:
        """Tell whether a time is as many weeks after the one before, or as soon after as can be."""
        before = self.calendar.week(start)
        apart = sorted({self.calendar.week(slot) - before for slot in self.sessions[then].starts})
        late = [each for each in apart if each >= max(1, weeks - 1)]
        near = [each for each in late if each <= weeks + 1] or late[:1]
        return self.calendar.week(end) - before in near

    # -- what binds more of them ------------------------------------------------------------

    def faults(self, place: int, rest: Mapping[int, Sequence[Slot]]) -> Iterator[str]:
        """Say what is wrong now that a session has its daypart and some have none yet."""
        slot = self.at[place]
        if self.one_day.hired(self._days()[slot // A_DAY]) is None:
            yield f"day {slot // A_DAY} lacks people or rooms"
        if self.room_cents is not None and self.hired() * self.rent > self.room_cents:
            yield "the budget bears no more hired rooms"
        if self.days_count and self._is_full_week(slot):
            yield f"week {self.calendar.week(slot)} is full"
        if self.monthly and any(self._full_months(slot)):
            yield f"month {self.calendar.month(slot)} is full"
        for order in self.orders:
            if self._is_too_late(order):
                yield f"{self.sessions[order.then].id} is too late"
        for hard in self.milder.keys() & self.at.keys():
            for milder in self.milder[hard]:
                dayparts = [[self.at[m]] if m in self.at else rest[m] for m in milder]
                if not any(self.is_before(s, self.at[hard]) for each in dayparts for s in each):
                    yield f"{self.sessions[hard].id} has nothing milder before it"

    def _is_full_week(self, slot: Slot) -> bool:
        week = self.calendar.week(slot)
        held = Counter(
            line
            for place, at in self.at.items()
            if self.calendar.week(at) == week
            for line in self.sessions[place].lines
        )
        return any(number > self.world.brief.limits.per_week for number in held.values())

    def _full_months(self, slot: Slot) -> Iterator[bool]:
        """Check the dayparts of a month: of the programme, of each audience, of each person."""
        limits, month = self.world.brief.limits, self.calendar.month(slot)
        each, held = Counter[str](), Counter[str]()
        for place, at in self.at.items():
            if self.calendar.month(at) == month:
                session = self.sessions[place]
                held[session.meeting.audience] += session.module.daypart_count
                known = self.world.individuals(session.module, session.meeting.people)
                for who in (*session.meeting.groups, *known):
                    each[who] += session.module.daypart_count
        most = {audience: limit.per_month for audience, limit in limits.per_audience.items()}
        counted = [(held.total(), limits.programme.per_month)]
        counted += [(number, limits.per_person.per_month) for number in each.values()]
        counted += [(held[audience], number) for audience, number in most.items()]
        yield from (number is not None and count > number for count, number in counted)

    def _is_too_late(self, order: Order) -> bool:
        """Tell whether more days than may be lie after the last of some sessions."""
        if order.most is None or not {*order.first, order.then} <= self.at.keys():
            return False
        last = max(self.at[first] for first in order.first)
        return self.at[order.then] // A_DAY - last // A_DAY > order.most
