"""A timetable to be made: tasks, what binds them in time, and who and what they share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.conditions import StaffKind
from abscurriculum.planning.calendar.horizon import Horizon, People

MOST_A_DAY = 2
"""Dayparts that one person works or takes part on one day, at most: an assumption."""
# Gaps after more sessions than this are counted by days on which any of them is held.
_FEW = 4


@dataclass(frozen=True)
class Task:
    """One session that must get a daypart."""

    id: str
    module: str
    audience: str
    groups: tuple[str, ...]
    """Ids of its groups; empty for a delegation."""
    occurrence: int
    people: People
    staff: tuple[int, int, int]
    """Trainers, actors and guests."""
    minutes: int
    """How long it takes, breaks included."""
    dayparts: int
    """1, or 2 for a whole day: morning and afternoon."""
    open: int
    """Dayparts on which it may start, as bits of the horizon."""
    ideal: int
    """Week from 0, that an even spread would give it."""
    lines: tuple[str, ...]
    """Its groups, or the line of delegations that it belongs to: each has one place at a time."""
    high: bool
    costs: tuple[tuple[int, int], ...] = ()
    """Pairs of dayparts (bits) and what starting there weighs."""
    must: tuple[str, ...] = ()
    """Named people of the client who must be there."""
    apart: tuple[str, ...] = ()
    """Groups that other groups must not meet at the same time as."""
    was: int | None = None
    """Its daypart in the plan before."""
    grip: int = 0
    """What moving it from there weighs, against other moves."""
    could: int = 0
    """Dayparts on which it could start if nobody held it to one; 0 where nobody does."""
    held: bool = False
    """Whether it has taken place: it is as it was, and takes nothing from what is to come."""
    venue_was: str = ""
    staff_was: tuple[str, ...] = ()
    """Its venue and people in the plan before, which stay where they can."""
    seat_is_firm: bool = False
    """Whether they have to stay."""

    @cached_property
    def size(self) -> int:
        """How many people take part."""
        return sum(number for _, number in self.people)

    def weight_at(self, slot: int) -> int:
        """Give what starting in a daypart weighs, its week aside."""
        return sum(weight for marks, weight in self.costs if marks >> slot & 1)

    @cached_property
    def kind(self) -> tuple[object, ...]:
        """What makes two tasks the same but for their groups."""
        return (
            self.module,
            self.audience,
            self.people,
            self.staff,
            self.dayparts,
            self.open,
            self.costs,
            self.must,
            self.apart,
            self.held,
            (self.venue_was, self.staff_was) if self.seat_is_firm else None,
        )


@dataclass(frozen=True, slots=True)
class Before:
    """A task comes in a later week than others, or on a later day where a week may hold more."""

    first: tuple[str, ...]
    then: str
    least_days: int = 0
    """Days from the last of them, at least."""
    most_days: int | None = None
    """Days from the last of them, at most."""

    @property
    def has_gap(self) -> bool:
        """Whether days are counted between them."""
        return self.least_days > 1 or self.most_days is not None

    @property
    def is_long(self) -> bool:
        """Whether they are too many to be counted day by day."""
        return self.has_gap and len(self.first) > _FEW


@dataclass(frozen=True, slots=True)
class AnyBefore:
    """At least one of several tasks comes before another."""

    first: tuple[str, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Two occurrences so many weeks apart, one more or less; weeks without a place do not count."""

    first: str
    then: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Supply:
    """People or places that sessions take at the same time."""

    name: str
    takes: Mapping[str, int]
    """Task -> how many it takes."""
    levels: tuple[tuple[int, int], ...]
    """Pairs of dayparts (bits) and how many there are then."""
    by_day: bool = False
    """Whether what is taken in one daypart is gone for the day; there is then one level."""

    def there(self, slot: int) -> int:
        """Count how many there are in a daypart."""
        return next((there for marks, there in self.levels if marks >> slot & 1), 0)


@dataclass(frozen=True, slots=True)
class Allowance:
    """A greatest number of dayparts, of tasks of certain lines, in each month."""

    tasks: tuple[str, ...]
    most: int
    by_line: bool
    """Whether it counts for one line, so that sessions of one kind cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Crew:
    """A named trainer, actor or guest."""

    name: str
    kind: StaffKind
    free: int
    gives: frozenset[str] | None
    """Modules this one can do; None for all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named venue."""

    name: str
    capacity: int
    free: int
    travel_minutes: int
    hired: bool


@dataclass(frozen=True)
class Problem:
    """Everything that the timetable must keep to."""

    horizon: Horizon
    tasks: tuple[Task, ...]
    orders: tuple[Before, ...] = ()
    choices: tuple[AnyBefore, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    supplies: tuple[Supply, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    """Groups that must not meet in the same daypart."""
    crew: tuple[Crew, ...] = ()
    places: tuple[Place, ...] = ()
    starts: tuple[int, int, int] = (540, 810, 1170)
    """Minutes after midnight at which morning, afternoon and evening sessions start."""
    forbidden: tuple[tuple[tuple[str, int], ...], ...] = ()
    """Sets of task and daypart that were found not to go together."""
    per_week: int = 1
    spread_weight: int = 10
    hiring: bool = True
    """Whether rooms may be hired where own ones would do on another day."""
    hire_cents: int = 0
    room_cents: int | None = None
    """Euro cents left for hired rooms beyond the cheapest; None without a limit."""

    @cached_property
    def by_id(self) -> dict[str, Task]:
        """Tasks by their ids."""
        return {task.id: task for task in self.tasks}


def taken(slot: int, dayparts: int) -> tuple[int, ...]:
    """Give the dayparts that a session takes from its start."""
    return (slot, slot + 1) if dayparts == 2 else (slot,)


def reach(after: Mapping[str, Collection[str]], start: str) -> set[str]:
    """Find everything that comes after something, in however many steps."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in after.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found
