"""The sessions of a selection in a small world, and what binds two of them in time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.conditions import Pin
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS
from small_world import World
from small_world_days import A_DAY, Slot
from small_world_facts import Meeting, staff_of
from small_world_selections import Selection, meet

Ideal = Mapping[tuple[str, str, int], int]
"""Module, audience and occurrence -> the week from 0 that an even spread would give it."""


@dataclass(frozen=True)
class Session:
    """One module for one meeting, one time."""

    module: ModuleBase
    meeting: Meeting
    occurrence: int
    starts: tuple[Slot, ...]
    """Dayparts in which it may start."""
    weights: tuple[int, ...]
    """What each start weighs."""
    needed: tuple[str, ...]
    """Named people who must be there."""

    @property
    def id(self) -> str:
        """Name it as plans do."""
        who = "+".join(self.meeting.groups) or f"{self.meeting.audience}*"
        return f"{self.module.id}/{who}/{self.occurrence}"

    @cached_property
    def staff(self) -> tuple[int, int, int]:
        """Count its trainers, actors and guests."""
        return staff_of(self.module, self.meeting.size)

    @property
    def lines(self) -> tuple[str, ...]:
        """Name its groups, or the line of delegations that it is one of."""
        return self.meeting.groups or (f"{self.meeting.audience}*",)

    def meets(self, other: "Session") -> bool:
        """Tell whether two sessions share a group; a delegation is of every group."""
        mine, theirs = self.meeting.groups, other.meeting.groups
        return not mine or not theirs or not set(mine).isdisjoint(theirs)

    def span(self, start: Slot) -> range:
        """Give the dayparts that it takes."""
        return range(start, start + self.module.daypart_count)


def list_sessions(world: World, selection: Selection, ideal: Ideal) -> list[Session]:
    """List the sessions of a selection."""
    found = []
    for module, _, meetings in meet(
        world, selection.modules, selection.attending, dict(selection.counts)
    ):
        for meeting in meetings:
            possible = world.starts(module, meeting.audience, meeting.people)
            for time in range(1, (module.timing.times or 1) + 1):
                pins = [
                    pin
                    for pin in world.brief.pins
                    if pin.module == module.id and pin.group in (None, *meeting.groups)
                ]
                starts = tuple(s for s in possible if all(_keeps(world, p, time, s) for p in pins))
                week = ideal.get((module.id, meeting.audience, time), 0)
                weights = tuple(_weigh(world, module, meeting, week, s) for s in starts)
                needed = world.needed(module)
                found.append(Session(module, meeting, time, starts, weights, needed))
    return found


def _keeps(world: World, pin: Pin, occurrence: int, slot: Slot) -> bool:
    """Tell whether a daypart keeps a pin; a pin to a date is about the first time only."""
    day, part = world.calendar.day(slot), PARTS[slot % A_DAY]
    if pin.date and occurrence > 1:
        return True
    return (
        pin.date in (None, day)
        and pin.daypart in (None, part)
        and (pin.from_ is None or pin.from_ <= day)
        and (pin.to is None or day <= pin.to)
    )


def _weigh(world: World, module: ModuleBase, meeting: Meeting, ideal: int, slot: Slot) -> int:
    weights, calendar = world.brief.weights, world.calendar
    weight = abs(calendar.week(slot) - ideal) * weights.spread
    listed = [part for part in module.dayparts if part != "full-day"]
    part = PARTS[slot % A_DAY]
    weight += (listed.index(part) if part in listed else 0) * weights.daypart
    liked = world.brief.calendar.prefers.get(meeting.audience)
    if liked and not calendar.is_in(slot, liked):
        weight += 2 * weights.daypart
    return weight + calendar.is_avoided(meeting.audience, slot) * weights.avoid


@dataclass(frozen=True)
class Order:
    """Sessions that come before another: how many days at least, and after the last at most."""

    first: tuple[int, ...]
    then: int
    least: int = 0
    most: int | None = None


def list_orders(world: World, sessions: Sequence[Session]) -> Iterator[Order]:
    """Find what comes before what: prerequisites, first and last, one time and the next."""
    for then, session in enumerate(sessions):
        timing = session.module.timing
        if session.occurrence == 1:
            yield from _build_on(world, sessions, then)
        elif not timing.repeat_weeks:
            before = next(n for n, other in enumerate(sessions) if _is_next(other, session))
            yield Order((before,), then)
        if timing.position == "first" and session.occurrence == 1:
            for place, other in enumerate(sessions):
                if _is_in_scope(session, other) and not _is_as_early(session, other):
                    yield Order((then,), place)
        if timing.position == "last":
            yield from _come_last(sessions, then)


def _build_on(world: World, sessions: Sequence[Session], then: int) -> Iterator[Order]:
    """Put a module after the first times of those that it builds on or follows."""
    session = sessions[then]
    module = session.module

    def first_times(names: Collection[str]) -> tuple[int, ...]:
        return tuple(
            place
            for place, other in enumerate(sessions)
            if other.module.id in names and other.occurrence == 1 and session.meets(other)
        )

    first = first_times({name for names in world.needs(module) for name in names})
    gap = module.prerequisites.gap_days
    if first:
        yield Order(first, then, gap.min if gap else 0, gap.max if gap else None)
    if follows := first_times(module.timing.after):
        yield Order(follows, then)


def _come_last(sessions: Sequence[Session], then: int) -> Iterator[Order]:
    session = sessions[then]
    first = [
        place
        for place, other in enumerate(sessions)
        if _is_in_scope(session, other) and other.module.timing.position != "last"
    ]
    if first:
        yield Order(tuple(first), then)
    gap = session.module.timing.gap_days
    practising = tuple(place for place in first if sessions[place].module.goals.practises)
    if gap and practising:
        yield Order(practising, then, gap.min, gap.max)


def _is_in_scope(session: Session, other: Session) -> bool:
    """Tell whether the position of a session is about another one."""
    if session.module.timing.scope == "programme":
        return True
    return session.module.track == other.module.track and session.meets(other)


def _is_as_early(session: Session, other: Session) -> bool:
    """Tell whether another comes first too, or is one that a module says it comes after."""
    timing = session.module.timing
    return other.module.timing.position == "first" or other.module.id in timing.after


def _is_next(one: Session, other: Session) -> bool:
    return (
        one.module.id == other.module.id
        and one.meeting == other.meeting
        and one.occurrence + 1 == other.occurrence
    )


def list_rhythms(sessions: Sequence[Session]) -> Iterator[tuple[int, int, int]]:
    """Find sessions that are so many weeks apart from the time before: both, and the weeks."""
    for first, one in enumerate(sessions):
        for then, other in enumerate(sessions):
            weeks = one.module.timing.repeat_weeks
            if weeks and _is_next(one, other):
                yield first, then, weeks


def list_milder(sessions: Sequence[Session]) -> Iterator[tuple[int, list[list[int]]]]:
    """Give each hard session with sets of sessions, one of each of which comes before it."""
    mild = [p for p, session in enumerate(sessions) if session.module.intensity != "high"]
    for hard, session in enumerate(sessions):
        if session.module.intensity != "high":
            continue
        if session.meeting.groups:
            yield (
                hard,
                [
                    [place for place in mild if group in sessions[place].meeting.groups]
                    for group in session.meeting.groups
                ],
            )
        else:
            track = session.module.track
            yield hard, [[place for place in mild if sessions[place].module.track == track]]
