"""Give the sessions of a grain their days, once the solver has counted them."""

from collections.abc import Collection, Mapping, Sequence

from abscurriculum.planning.solving.grid import A_DAY
from abscurriculum.planning.solving.problem import Problem, Task, taken
from abscurriculum.planning.solving.staffing import MOST_STEPS, Seat, Session, Staffer

# Of days that are alike, those on which most people are in the office: an assumption.
_WEEKDAY_ORDER = (1, 3, 0, 2, 4, 5, 6)

Loose = tuple[Task, int, Sequence[int]]
"""A task, its part of the day, and the days that it may be on."""
Days = dict[int, list[Session]]
"""Day -> its sessions so far."""


class Settler:
    """Shares days out among sessions, each day with its rooms and people."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._staffer = Staffer(problem)
        self._by_part = [supply for supply in problem.supplies if not supply.by_day]
        self._by_day = [supply for supply in problem.supplies if supply.by_day]

    @property
    def gave_up(self) -> bool:
        """Whether the last search ended before it had seen everything."""
        return self._staffer.steps > MOST_STEPS

    def place(self, fixed: Mapping[str, int], loose: Sequence[Loose]) -> dict[str, Seat] | None:
        """Give seats to the sessions of one grain, or None where it cannot be done.

        Some have their daypart, others only a part of the day and days to choose from.
        """
        self._staffer.steps = 0
        days: Days = {}
        for name, slot in fixed.items():
            days.setdefault(slot // A_DAY, []).append((self.problem.by_id[name], slot))
        order = sorted(loose, key=lambda each: (each[0].was is None, -each[0].size, each[0].id))
        if not self._spread(order, 0, days):
            return None
        seats: dict[str, Seat] = {}
        for _, sessions in sorted(days.items()):
            found = self._staffer.staff(sessions) if self._fits(sessions) else None
            if found is None:
                return None
            seats |= found
        self._count(seats, 1)
        return seats

    def place_anew(
        self, seats: dict[str, Seat], slots: Mapping[str, int], hired: Collection[str]
    ) -> dict[str, Seat]:
        """Give sessions other dayparts, where nobody and no hired room is needed more for it."""
        self._count(seats, -1)
        found = self.place(slots, [])
        if found is not None and _count_in(found, hired) <= _count_in(seats, hired):
            return found
        if found is not None:
            self._count(found, -1)
        self._count(seats, 1)
        return seats

    def _count(self, seats: Mapping[str, Seat], times: int) -> None:
        """Count what everyone has done on the days so far."""
        for name, seat in seats.items():
            for person in seat.staff:
                self._staffer.load[person] += times * self.problem.by_id[name].dayparts

    def _spread(self, order: Sequence[Loose], index: int, days: Days) -> bool:
        if index == len(order):
            return True
        task, part, choices = order[index]
        for day in self._preferred(task, part, choices, days):
            self._staffer.steps += 1
            if self._staffer.steps > MOST_STEPS:
                return False
            sessions = days.setdefault(day, [])
            sessions.append((task, day * A_DAY + part))
            if (
                self._fits(sessions)
                and self._staffer.staff(sessions)
                and self._spread(order, index + 1, days)
            ):
                return True
            sessions.pop()
        return False

    def _preferred(
        self, task: Task, part: int, choices: Sequence[int], days: Mapping[int, Sequence[Session]]
    ) -> list[int]:
        """Order days: where it was, then the usual weekdays with the fewest sessions."""
        first = self.problem.horizon.first.weekday()

        def rank(day: int) -> tuple[bool, int, int]:
            weekday = _WEEKDAY_ORDER.index((day + first) % len(_WEEKDAY_ORDER))
            return (task.was != day * A_DAY + part, len(days.get(day, ())), weekday)

        return sorted(choices, key=rank)

    def _fits(self, sessions: Sequence[Session]) -> bool:
        """Check roles, named people and groups kept apart."""
        parts: dict[int, list[Task]] = {}
        for task, slot in sessions:
            for each in taken(slot, task.dayparts):
                parts.setdefault(each, []).append(task)
        for slot, tasks in parts.items():
            for supply in self._by_part:
                wanted = sum(supply.takes.get(task.id, 0) for task in tasks)
                if wanted > supply.there(slot):
                    return False
            for groups in self.problem.apart:
                met = [t for t in tasks if set(t.groups) & set(groups) and not t.held]
                if len(met) > 1:
                    return False
        return all(
            sum(supply.takes.get(task.id, 0) for task, _ in sessions) <= supply.levels[0][1]
            for supply in self._by_day
        )


def _count_in(seats: Mapping[str, Seat], venues: Collection[str]) -> int:
    return sum(seat.venue in venues for seat in seats.values())
