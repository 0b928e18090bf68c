"""Days between the last of many sessions and one that comes after them.

A yes or no per day says whether any of the many is on it. So the gap is counted from days, however
many sessions there are, and they need no single days of their own.
"""

from collections import defaultdict
from collections.abc import Iterable

from abscurriculum.planning.solving.grid import A_DAY
from abscurriculum.planning.solving.problem import Before
from abscurriculum.planning.solving.solver import sum_up
from abscurriculum.planning.solving.timetable import TimetableModel


def keep_long_gaps(timetable: TimetableModel) -> None:
    """Keep every gap after more sessions than can be counted one by one."""
    for order in timetable.problem.orders:
        if order.is_long:
            _LongGap(timetable, order).keep()


class _LongGap:
    def __init__(self, timetable: TimetableModel, order: Before) -> None:
        self.timetable, self.order = timetable, order
        self.grid, self.model = timetable.grid, timetable.model
        self.then = timetable.chains[order.then]
        self.single: dict[int, list[int]] = defaultdict(list)
        """Day -> variables of sessions that are on just that day."""
        self.pooled: dict[int, list[int]] = defaultdict(list)
        """Pool -> variables of sessions on any of its days."""
        for number in dict.fromkeys(self.grid.kind_of[first] for first in order.first):
            if number in self.grid.fine:
                for slot, variable in timetable.days[number].items():
                    self.single[slot // A_DAY].append(variable)
            else:
                for (pool, _), variables in timetable.starts[number].items():
                    self.pooled[pool] += variables
        days = {*self.single, *(d for pool in self.pooled for d in self.grid.pools[pool].days)}
        self.busy = {day: self.model.choice() for day in sorted(days)}

    def keep(self) -> None:
        """Tie the days to the sessions, and the session after them to the days."""
        self._tie()
        least = self.order.least_days
        for day, busy in self.busy.items():
            early = self.then.by(day + least - 1)
            if early == -1:
                self.model.equal([(busy, 1)], 0)
            elif early is not None:
                self.model.at_most([(busy, 1), (early, 1)], 1)
        for first in self.order.first:
            self.timetable.hold(
                first, self.order.then, lambda day: self.grid.end_of_grain(day - least)
            )
        if self.order.most_days is not None:
            self._keep_most(self.order.most_days)

    def _keep_most(self, most_days: int) -> None:
        """Keep the session within so many days of the last busy one.

        For each two days in a row on which any of the many could be: done so many days after the
        first of them, or something on the second or later.
        """
        days = list(self.busy)
        for before, day in zip(days, [*days[1:], None], strict=True):
            late = self.then.by(before + most_days)
            if late == -1:
                continue
            after = [(busy, 1) for later, busy in self.busy.items() if day and later >= day]
            if late is not None:
                after.append((late, 1))
            self.model.at_least(after, 1, when=self.timetable.if_present(self.then))

    def _tie(self) -> None:
        """Call a day busy when a session is on it, and only then."""
        most = len(self.order.first)
        for day, variables in self.single.items():
            for variable in variables:
                self.model.at_most([(variable, 1), (self.busy[day], -most)], 0)
        for pool, variables in self.pooled.items():
            days = self.grid.pools[pool].days
            self.model.at_most([*_ones(variables), *((self.busy[d], -most) for d in days)], 0)
        for day, busy in self.busy.items():
            there = self.pooled.get(self.grid.pool_of_day[day], []) + self.single.get(day, [])
            self.model.at_most(sum_up([(busy, 1), *((v, -1) for v in there)]), 0)


def _ones(variables: Iterable[int]) -> list[tuple[int, int]]:
    return [(variable, 1) for variable in variables]
