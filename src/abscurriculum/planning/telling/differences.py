"""What one plan brings and takes against another, as data."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.moment import Part
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.telling.measures import Reach, load_groups, reach_goal, wanted_goals

Pair = tuple[int, int]
"""How many before, and how many after."""


@dataclass(frozen=True, slots=True)
class GoalShift:
    """A goal for which the programme does more or less than before."""

    goal: str
    priority: str
    was: Reach
    now: Reach

    @property
    def is_loss(self) -> bool:
        """Whether it is introduced or practised no more, or practised for fewer minutes."""
        pairs = zip(self.was.levels, self.now.levels, strict=True)
        return any(was and not now for was, now in pairs) or self.now.minutes < self.was.minutes


@dataclass(frozen=True, slots=True)
class Moved:
    """A session that is at another time."""

    session: str
    was: tuple[dt.date, Part]
    now: tuple[dt.date, Part]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one plan brings and takes against another."""

    cents: int
    brought: tuple[str, ...]
    dropped: tuple[str, ...]
    goals: tuple[GoalShift, ...]
    groups: Mapping[str, Pair]
    dayparts: Mapping[str, Pair]
    """Audience -> dayparts of the group that has most."""
    sessions: Pair
    moved: tuple[Moved, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was."""
        lists = (self.brought, self.dropped, self.goals, self.groups, self.dayparts, self.moved)
        return not (self.cents or any(lists) or self.sessions[0] != self.sessions[1])


def differ(request: Request, old: Plan, new: Plan) -> Difference:
    """Compare two plans by the goals that a brief asks for."""
    before, after = ([entry.id for entry in plan.modules] for plan in (old, new))
    was, now = (Counter(group.audience for group in plan.groups) for plan in (old, new))
    loads = load_groups(request, old), load_groups(request, new)
    return Difference(
        cents=new.euro_cents - old.euro_cents,
        brought=tuple(module for module in after if module not in before),
        dropped=tuple(module for module in before if module not in after),
        goals=tuple(_shift_goals(request, old, new)),
        groups=_pair(was, now),
        dayparts=_pair(*loads),
        sessions=(len(old.sessions), len(new.sessions)),
        moved=tuple(_list_moved(old, new)),
    )


def _pair(was: Mapping[str, int], now: Mapping[str, int]) -> dict[str, Pair]:
    pairs = {name: (was.get(name, 0), now.get(name, 0)) for name in {**was, **now}}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _shift_goals(request: Request, old: Plan, new: Plan) -> list[GoalShift]:
    shifts = []
    for priority in PRIORITIES:
        for goal in wanted_goals(request, priority):
            was, now = reach_goal(request, old, goal), reach_goal(request, new, goal)
            if (was.levels, was.minutes) != (now.levels, now.minutes):
                shifts.append(GoalShift(goal, priority, was, now))
    return shifts


def _list_moved(old: Plan, new: Plan) -> list[Moved]:
    times = {session.id: (session.date, session.daypart) for session in old.sessions}
    moved = []
    for session in new.sessions:
        now = (session.date, session.daypart)
        was = times.get(session.id, now)
        if was != now:
            moved.append(Moved(session.id, was, now))
    return moved
