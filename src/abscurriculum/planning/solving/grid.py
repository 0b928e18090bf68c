"""The time of a timetable, cut as coarsely as the problem allows.

Grains are weeks (cut at months where a month is limited; days where a week may hold more sessions).
Inside a grain, days on which everything is open, weighed and staffed alike form a pool: sessions in
a pool can change days freely, so the model only counts them. Tasks with gaps counted in days are
fine: for them every day is told apart.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from abscurriculum.models.moment import DAYS_A_WEEK
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.solving.problem import Problem, Task, reach

A_DAY = 3
_ALL_PARTS = 7

Cell = tuple[int, int]
"""A pool and a part of the day."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Days of one grain that are alike for every session."""

    grain: int
    days: tuple[int, ...]


class Grid:
    """Grains and pools of a problem, and the kinds of its tasks."""

    def __init__(self, problem: Problem, split: frozenset[int] = frozenset()) -> None:
        self.problem = problem
        self.split = split
        kinds: dict[tuple[object, ...], list[Task]] = defaultdict(list)
        for task in problem.tasks:
            kinds[task.kind].append(task)
        self.kinds: list[list[Task]] = list(kinds.values())
        self.kind_of = {t.id: n for n, tasks in enumerate(self.kinds) for t in tasks}
        self.grain_of_day, self.grain_ends = self._cut_grains()
        self.fine = self._find_fine()

    def _cut_grains(self) -> tuple[list[int], list[int]]:
        horizon = self.problem.horizon
        monthly = bool(self.problem.allowances)
        daily = self.problem.per_week > 1
        grain_of_day: list[int] = []
        ends: list[int] = []
        before = None
        for day in range(horizon.days):
            slot = day * A_DAY
            key = (
                horizon.week_of(slot),
                horizon.month_of(slot) if monthly else None,
                day if daily else None,
            )
            if key != before:
                ends.append(day)
                before = key
            ends[-1] = day
            grain_of_day.append(len(ends) - 1)
        return grain_of_day, ends

    def _find_fine(self) -> frozenset[int]:
        """Find the numbers of the kinds that need single days."""
        fine = set()
        for order in self.problem.orders:
            if order.has_gap:
                fine.add(self.kind_of[order.then])
                if not order.is_long:
                    fine.update(self.kind_of[first] for first in order.first)
        return frozenset(fine)

    def end_of_grain(self, day: int) -> int:
        """Give the last day of the grain that a day lies in; -1 before the first."""
        return self.grain_ends[self.grain_of_day[day]] if day >= 0 else -1

    def last_day_before(self, day: int) -> int:
        """Give the last day that counts as before a day: of the week before, or the day before.

        It is the end of a grain, as these are cut at weeks, or at days where they may be days.
        """
        if self.problem.per_week > 1:
            return day - 1
        return self.end_of_week(self.week_of(day) - 1) if self.week_of(day) else -1

    def week_of(self, day: int) -> int:
        """Give the calendar week of a day."""
        return self.problem.horizon.week_of(day * A_DAY)

    @cached_property
    def pools(self) -> list[Pool]:
        """Every pool, in the order of its first day."""
        grouped: dict[tuple[object, ...], list[int]] = {}
        levels = [level for supply in self.problem.supplies for level, _ in supply.levels]
        frees = [m.free for m in self.problem.crew] + [p.free for p in self.problem.places]
        masks = [tasks[0].open for tasks in self.kinds]
        masks += [marks for tasks in self.kinds for marks, _ in tasks[0].costs]
        masks += levels + frees
        kept = defaultdict(list)
        for task in self.problem.tasks:
            if task.was is not None:
                kept[task.was // A_DAY].append(task.id)
        used = 0
        for tasks in self.kinds:
            used |= tasks[0].open
        for day in range(self.problem.horizon.days):
            shift = day * A_DAY
            # A task that starts in the morning of a whole day takes the afternoon as well.
            if not used >> shift & _ALL_PARTS:
                continue
            look = tuple(mask >> shift & _ALL_PARTS for mask in masks)
            grain = self.grain_of_day[day]
            alone = day if grain in self.split or day in kept else None
            grouped.setdefault((grain, alone, look), []).append(day)
        return [Pool(self.grain_of_day[days[0]], tuple(days)) for days in grouped.values()]

    @cached_property
    def pool_of_day(self) -> dict[int, int]:
        """Day -> its pool."""
        return {day: number for number, pool in enumerate(self.pools) for day in pool.days}

    def cells_of(self, task: Task) -> list[Cell]:
        """List the cells in which a task may start."""
        cells = []
        for number, pool in enumerate(self.pools):
            shift = pool.days[0] * A_DAY
            cells += [(number, part) for part in range(A_DAY) if task.open >> (shift + part) & 1]
        return cells

    def grains_of(self, task: Task) -> list[int]:
        """List the last days of the grains in which a task may be; for fine ones the days."""
        days = {slot // A_DAY for slot in slots_in(task.open)}
        if self.kind_of[task.id] in self.fine:
            return sorted(days)
        return sorted({self.end_of_grain(day) for day in days})

    def open_weeks(self, task: Task) -> dict[int, int]:
        """Give the calendar weeks in which a task could be, each with its last day."""
        horizon = self.problem.horizon
        weeks = sorted({horizon.week_of(slot) for slot in slots_in(task.could or task.open)})
        return {week: self.end_of_week(week) for week in weeks}

    def end_of_week(self, week: int) -> int:
        """Give the last day of a calendar week."""
        offset = self.problem.horizon.first.weekday()
        return min(self.horizon_end, (week + 1) * DAYS_A_WEEK - 1 - offset)

    @property
    def horizon_end(self) -> int:
        """The last day."""
        return self.problem.horizon.days - 1


def reduce_orders(problem: Problem) -> Problem:
    """Leave out orders that follow from others: what is before the one before is before too.

    Orders in a circle all stay: there is no timetable for them, and the solver must see that.
    """
    after: dict[str, set[str]] = defaultdict(set)
    for order in problem.orders:
        for first in order.first:
            after[first].add(order.then)
    later = {name: reach(after, name) for name in after}
    kept = []
    for order in problem.orders:
        first = order.first[0]
        in_circle = first in later.get(order.then, ())
        if not order.has_gap and not in_circle:
            others = after[first] - {order.then}
            if any(order.then in later.get(other, ()) for other in others):
                continue
        kept.append(order)
    return replace(problem, orders=tuple(kept))
