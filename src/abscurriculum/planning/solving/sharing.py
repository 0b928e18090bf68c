"""What sessions share at one time: people, staff, rooms, months."""

from collections import defaultdict
from collections.abc import Sequence

from abscurriculum.models.conditions import STAFF
from abscurriculum.planning.solving.grid import A_DAY, Cell, Grid
from abscurriculum.planning.solving.long_gap import keep_long_gaps
from abscurriculum.planning.solving.problem import MOST_A_DAY, Crew, Place, Supply
from abscurriculum.planning.solving.solver import sum_up
from abscurriculum.planning.solving.timetable import TimetableModel


def make_model(grid: Grid, *, optional: bool = False) -> TimetableModel:
    """Make the whole model of a timetable; `optional` lets every module stay out."""
    timetable = TimetableModel(grid, optional=optional)
    keep_long_gaps(timetable)
    _share(timetable)
    return timetable


def _share(timetable: TimetableModel) -> None:
    """Add every condition on what sessions share."""
    sharing = _Sharing(timetable)
    for supply in timetable.problem.supplies:
        sharing.keep_supply(supply)
    sharing.keep_crew()
    if timetable.problem.places:
        sharing.keep_places()
    sharing.keep_apart()
    sharing.keep_months()
    sharing.keep_forbidden()


BySize = Sequence[tuple[int, dict[int, int]]]
"""Sizes with the kinds of sessions that are as large or larger."""


class _Sharing:
    def __init__(self, timetable: TimetableModel) -> None:
        self.timetable = timetable
        self.problem, self.grid = timetable.problem, timetable.grid
        self.model = timetable.model

    def cells(self) -> list[Cell]:
        """Every cell in which anything may be."""
        return sorted(self.timetable.at)

    def days(self, cell: Cell) -> int:
        """How many days a cell stands for."""
        return len(self.grid.pools[cell[0]].days)

    def free(self, cell: Cell, mask: int) -> bool:
        """Tell whether a mask marks a cell; its days are alike."""
        slot = self.grid.pools[cell[0]].days[0] * A_DAY + cell[1]
        return bool(mask >> slot & 1)

    def hold(self, cell: Cell, takes: dict[int, int], most: int) -> None:
        """Hold what kinds take in a cell to a number per day."""
        found = [(v, takes[k]) for k, v in self.timetable.at[cell] if k in takes]
        kinds = {k for k, _ in self.timetable.at[cell] if k in takes}
        total = sum(takes[k] * len(self.grid.kinds[k]) for k in kinds)
        room = most * self.days(cell)
        if found and total > room:
            self.model.at_most(sum_up(found), room)
        for variable, takes_each in found:
            if takes_each and most // takes_each == 0:
                self.model.equal([(variable, 1)], 0)

    def keep_supply(self, supply: Supply) -> None:
        takes = {self.grid.kind_of[task]: number for task, number in supply.takes.items()}
        if supply.by_day:
            there = supply.levels[0][1]
            for number, pool in enumerate(self.grid.pools):
                found = [
                    (v, takes[k])
                    for part in range(A_DAY)
                    for k, v in self.timetable.at.get((number, part), ())
                    if k in takes
                ]
                if len(found) > 1:
                    self.model.at_most(sum_up(found, once=True), there * len(pool.days))
            return
        for cell in self.cells():
            for level, there in supply.levels:
                if self.free(cell, level):
                    self.hold(cell, takes, there)

    def keep_crew(self) -> None:
        """Hold what sessions take of each set of people who can do them to those who are free."""
        for index, kind in enumerate(STAFF):
            crew = [member for member in self.problem.crew if member.kind == kind]
            if not crew:
                continue
            sets: dict[frozenset[int], set[str]] = defaultdict(set)
            for tasks in self.grid.kinds:
                if tasks[0].staff[index]:
                    able = frozenset(
                        number
                        for number, member in enumerate(crew)
                        if member.gives is None or tasks[0].module in member.gives
                    )
                    sets[able].add(tasks[0].module)
            for union in _unions(list(sets)):
                modules = {m for able, names in sets.items() if able <= union for m in names}
                takes = {
                    number: tasks[0].staff[index]
                    for number, tasks in enumerate(self.grid.kinds)
                    if tasks[0].module in modules and tasks[0].staff[index]
                }
                members = [crew[number] for number in sorted(union)]
                for cell in self.cells():
                    there = sum(self.free(cell, member.free) for member in members)
                    self.hold(cell, takes, there)
                self._keep_days(takes, members)

    def _keep_days(self, takes: dict[int, int], members: Sequence[Crew]) -> None:
        """Hold what sessions take on a day to the dayparts that people work on one."""
        for number, pool in enumerate(self.grid.pools):
            found = [
                (v, takes[k])
                for part in range(A_DAY)
                for k, v in self.timetable.at.get((number, part), ())
                if k in takes
            ]
            free = [
                sum(self.free((number, part), member.free) for part in range(A_DAY))
                for member in members
            ]
            if found and max(free, default=0) > MOST_A_DAY:
                most = sum(min(MOST_A_DAY, each) for each in free)
                self.model.at_most(sum_up(found), most * len(pool.days))

    def keep_places(self) -> None:
        """Hold the sessions of each size to the rooms that are free and large enough."""
        places = self.problem.places
        own = [place for place in places if not place.hired]
        largest = max((place.capacity for place in own), default=0)
        hiring = self.problem.hiring and 0 < len(own) < len(places)
        by_size = [
            (size, {n: 1 for n, tasks in enumerate(self.grid.kinds) if tasks[0].size >= size})
            for size in sorted({tasks[0].size for tasks in self.grid.kinds})
        ]
        smaller = {n for n, tasks in enumerate(self.grid.kinds) if tasks[0].size <= largest}
        for cell in self.cells():
            self._hold_rooms(cell, by_size, places)
            if hiring:
                self.timetable.hires[cell] = self._hire(cell, own, by_size)
            elif own:
                some = [(s, {k: 1 for k in takes if k in smaller}) for s, takes in by_size]
                self._hold_rooms(cell, [each for each in some if each[1]], own)
        cents, most = self.problem.hire_cents, self.problem.room_cents
        if self.timetable.hires and cents and most is not None:
            self.model.at_most([(v, 1) for v in self.timetable.hires.values()], most // cents)

    def _hold_rooms(self, cell: Cell, by_size: BySize, places: Sequence[Place]) -> None:
        """Hold sessions to rooms; of all sizes with the same rooms the smallest says it all."""
        seen = None
        for size, takes in by_size:
            rooms = self.rooms(cell, places, size)
            if rooms != seen:
                self.hold(cell, takes, rooms)
            seen = rooms

    def rooms(self, cell: Cell, places: Sequence[Place], size: int) -> int:
        """Count the rooms that are free in a cell and hold so many people."""
        return sum(self.free(cell, place.free) for place in places if place.capacity >= size)

    def _hire(self, cell: Cell, own: Sequence[Place], by_size: BySize) -> int:
        """Count the rooms that must be hired in a cell."""
        days = self.days(cell)
        hire = self.model.whole(0, len(self.problem.places) * days)
        for size, takes in by_size:
            found = [(v, 1) for k, v in self.timetable.at[cell] if k in takes]
            if found:
                rooms = self.rooms(cell, own, size) * days
                self.model.at_most([*sum_up(found), (hire, -1)], rooms)
        return hire

    def keep_apart(self) -> None:
        for groups in self.problem.apart:
            takes = {
                self.grid.kind_of[task.id]: 1
                for task in self.problem.tasks
                if set(task.groups) & set(groups) and not task.held
            }
            for cell in self.cells():
                self.hold(cell, takes, 1)

    def keep_months(self) -> None:
        horizon = self.problem.horizon
        for allowance in self.problem.allowances:
            tasks = [self.problem.by_id[task] for task in allowance.tasks]
            if allowance.by_line:
                self.timetable.limit(
                    tasks,
                    lambda day: horizon.month_of(day * A_DAY),
                    allowance.most,
                    weigh=True,
                )
                continue
            terms: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
            for number in sorted({self.grid.kind_of[task.id] for task in tasks}):
                dayparts = self.grid.kinds[number][0].dayparts
                for (pool, _), variables in self.timetable.starts[number].items():
                    month = horizon.month_of(self.grid.pools[pool].days[0] * A_DAY)
                    terms[month] += [(variable, dayparts) for variable in variables]
            for month, found in terms.items():
                held = sum(
                    task.dayparts
                    for task in tasks
                    if task.held and horizon.month_of(task.was or 0) == month
                )
                self.model.at_most(sum_up(found), max(allowance.most, held))

    def keep_forbidden(self) -> None:
        """Do not try again what could not be staffed: not all of these kinds at these dayparts."""
        for sessions in self.problem.forbidden:
            counts: dict[tuple[int, int], int] = defaultdict(int)
            for task, slot in sessions:
                counts[self.grid.kind_of[task], slot] += 1
            again = []
            for (kind, slot), count in counts.items():
                day, part = divmod(slot, A_DAY)
                cell = (self.grid.pool_of_day[day], part)
                own = self.timetable.days[kind].get(slot)
                there = [own] if own is not None else self.timetable.starts[kind].get(cell, [])
                reached = self.model.choice()
                cap = len(self.grid.kinds[kind])
                self.model.at_most([*((v, 1) for v in there), (reached, -cap)], count - 1)
                again.append((reached, 1))
            self.model.at_most(again, len(again) - 1)


def _unions(sets: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Give every union of some of these sets, each once."""
    unions: set[frozenset[int]] = set()
    for each in sets:
        unions |= {each} | {each | other for other in unions}
    return sorted(unions, key=lambda found: (len(found), sorted(found)))
