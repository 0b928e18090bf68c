"""Place every task in a daypart, by the solver.

Sessions of one module that differ only in their groups are one kind. Of a kind the model counts
how many start in each daypart, and of a task only in which grain of time it is (a week, or a day
where the brief needs it); inside a grain the kinds' counts decide, and groups are told apart
afterwards. That is exact as long as a group has one session in a grain, which the grains see to.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from abscurriculum.planning.chain import Chain, imply, make_chain
from abscurriculum.planning.horizon import slots_in
from abscurriculum.planning.problem import Problem, Task, taken
from abscurriculum.planning.solver import Answer, LinearModel, Outcome

_A_DAY = 3
# A hired room is worth more than any spread: cost comes first.
_A_HIRED_ROOM = 100_000


@dataclass(frozen=True, slots=True)
class Timetable:
    """A daypart for every task, with what shows how good it is."""

    slots: dict[str, int]
    objective: int
    bound: int
    proven: bool
    effort: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no timetable: modules that cannot be placed together; empty when unknown."""

    modules: frozenset[str]
    proven: bool


class TimetableModel:
    """The model behind a timetable."""

    def __init__(self, problem: Problem, *, optional: bool = False) -> None:
        self.problem = problem
        self.model = LinearModel()
        self.fixed_cost = 0
        self.scale = 1
        modules = list(dict.fromkeys(task.module for task in problem.tasks))
        self.switches = {m: self.model.choice() for m in modules} if optional else {}
        self._kinds: dict[tuple[object, ...], list[Task]] = defaultdict(list)
        for task in problem.tasks:
            self._kinds[task.kind].append(task)
        self._grain_of_day, self._grain_ends = self._cut_grains()
        self._fine = self._find_fine()
        self.chains: dict[str, Chain] = {}
        self.starts: dict[tuple[int, int], int] = {}
        self._kind_number: dict[str, int] = {}
        self._slots: list[list[int]] = []
        self._kind_list = list(self._kinds.values())
        self._at: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._build()

    # -- grains -----------------------------------------------------------------------------

    def _cut_grains(self) -> tuple[list[int], list[int]]:
        """Cut the days into weeks, weeks cut again at months where a month is limited."""
        horizon = self.problem.horizon
        monthly = any(each.by_line for each in self.problem.allowances)
        daily = self.problem.per_week > 1
        grain_of_day: list[int] = []
        ends: list[int] = []
        before = None
        for day in range(horizon.days):
            slot = day * _A_DAY
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

    def _find_fine(self) -> frozenset[str]:
        """Name the tasks that need single days: those with gaps in days between them."""
        fine = set()
        for order in self.problem.orders:
            if order.least_days > 1 or order.most_days is not None:
                fine.add(order.then)
                if len(order.first) <= 4:
                    fine.update(order.first)
        by_id = self.problem.by_id
        kinds = {by_id[task].kind for task in fine}
        return frozenset(task.id for task in self.problem.tasks if task.kind in kinds)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for task in self.problem.tasks:
            self.chains[task.id] = make_chain(
                self.model, self._grains_of(task), self.switches.get(task.module)
            )
        for number, tasks in enumerate(self._kinds.values()):
            self._count_starts(number, tasks)
        self._one_at_a_time()
        for order in self.problem.orders:
            if order.least_days > 1 or order.most_days is not None:
                if len(order.first) <= 4:
                    self._keep_gap(order.first, order.then, order.least_days, order.most_days)
                else:
                    self._keep_long_gap(order.first, order.then, order.least_days, order.most_days)
            else:
                for first in order.first:
                    self._keep_order(first, order.then)
        for choice in self.problem.choices:
            self._keep_any(choice.first, choice.then)
        for rhythm in self.problem.rhythms:
            self._keep_rhythm(rhythm.first, rhythm.then, rhythm.weeks)
        self._share_supplies()
        self._share_crew()
        self._share_places()
        self._keep_apart()
        self._keep_allowances()
        self._weigh()

    def _grains_of(self, task: Task) -> list[int]:
        if task.id in self._fine:
            return sorted({slot // _A_DAY for slot in slots_in(task.open)})
        grains = {self._grain_of_day[slot // _A_DAY] for slot in slots_in(task.open)}
        return [self._grain_ends[grain] for grain in sorted(grains)]

    def _count_starts(self, number: int, tasks: Sequence[Task]) -> None:
        """Count how many tasks of a kind start in each daypart, and tie that to their chains."""
        model, task = self.model, tasks[0]
        slots = list(slots_in(task.open))
        self._slots.append(slots)
        by_grain: dict[int, list[int]] = defaultdict(list)
        fine = task.id in self._fine
        for slot in slots:
            variable = model.whole(0, len(tasks))
            self.starts[number, slot] = variable
            day = slot // _A_DAY
            by_grain[day if fine else self._grain_ends[self._grain_of_day[day]]].append(variable)
            for part in taken(slot, task.dayparts):
                self._at[part].append((number, variable))
        for each in tasks:
            self._kind_number[each.id] = number
        for place, grain in enumerate(sorted(by_grain)):
            terms = [(variable, 1) for variable in by_grain[grain]]
            constant = 0
            for each in tasks:
                more, one = self.chains[each.id].within(place)
                terms += [(variable, -factor) for variable, factor in more]
                constant += one
            model.equal(terms, constant)

    def _one_at_a_time(self) -> None:
        """A group has one session in a grain, and so many in a week."""
        lines: dict[str, list[Task]] = defaultdict(list)
        for task in self.problem.tasks:
            for line in task.lines:
                lines[line].append(task)
        for tasks in lines.values():
            if len(tasks) < 2:
                continue
            horizon = self.problem.horizon
            if self.problem.per_week > 1:
                self._limit_grains(tasks, lambda day: day, 1)
            self._limit_grains(
                tasks, lambda day: horizon.week_of(day * _A_DAY), self.problem.per_week
            )

    def _limit_grains(
        self, tasks: Sequence[Task], key: Callable[[int], object], most: int, *, weigh: bool = False
    ) -> None:
        """Hold the tasks in days of the same key to a number."""
        terms: dict[object, list[tuple[int, int]]] = defaultdict(list)
        constants: dict[object, int] = defaultdict(int)
        users: dict[object, set[str]] = defaultdict(set)
        for task in tasks:
            chain = self.chains[task.id]
            weight = task.dayparts if weigh else 1
            for place, grain in enumerate(chain.grains):
                more, constant = chain.within(place)
                where = key(grain)
                terms[where] += [(variable, factor * weight) for variable, factor in more]
                constants[where] += constant * weight
                users[where].add(task.id)
        for where, found in terms.items():
            if len(users[where]) > 1 or weigh:
                self.model.at_most(_sum(found), most - constants[where])

    def _keep_order(self, first: str, then: str) -> None:
        """Hold one task in an earlier grain than another, or on an earlier day within it."""
        one, other = self.chains[first], self.chains[then]
        for grain in other.grains:
            imply(self.model, one, self._start_of_grain(grain) - 1, other, grain)

    def _start_of_grain(self, day: int) -> int:
        grain = self._grain_of_day[day]
        return self._grain_ends[grain - 1] + 1 if grain else 0

    def _keep_gap(
        self, firsts: Sequence[str], then: str, least: int, most: int | None
    ) -> None:
        """Keep days between; all these tasks count single days."""
        other = self.chains[then]
        for first in firsts:
            for grain in other.grains:
                imply(self.model, self.chains[first], grain - max(1, least), other, grain)
        if most is None:
            return
        for day in sorted({g + most for f in firsts for g in self.chains[f].grains}):
            done = [self.chains[first].by(day - most) for first in firsts]
            if None in done:
                continue
            terms = [(variable, 1) for variable in done if variable not in (None, -1)]
            together = len(terms) - 1
            by_then = other.by(day)
            if by_then == -1:
                continue
            if by_then is not None:
                terms.append((by_then, -1))
            if other.present is not None:
                terms.append((other.present, 1))
                together += 1
            self.model.at_most(_sum(terms), together)  # type: ignore[arg-type]

    def _keep_long_gap(
        self, firsts: Sequence[str], then: str, least: int, most: int | None
    ) -> None:
        """Keep days after the last of many tasks: a variable a day says whether any is on it."""
        other = self.chains[then]
        numbers = {self._kind_number[first] for first in firsts}
        by_day: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            for slot in self._slots[number]:
                by_day[slot // _A_DAY].append(self.starts[number, slot])
        busy: dict[int, int] = {}
        for day in sorted(by_day):
            busy[day] = self.model.choice()
            terms = [(variable, 1) for variable in by_day[day]]
            self.model.at_most([*terms, (busy[day], -len(firsts))], 0)
            self.model.at_most([(busy[day], 1), *((v, -1) for v, _ in terms)], 0)
            early = other.by(day + least - 1)
            if early == -1:
                self.model.equal([(busy[day], 1)], 0)
            elif early is not None:
                self.model.at_most([(busy[day], 1), (early, 1)], 1)
        for first in firsts:
            for grain in other.grains:
                start = self._whole_grain(grain - least)
                imply(self.model, self.chains[first], start, other, grain)
        if most is None:
            return
        for day in sorted(busy):
            late = other.by(day + most - 1)
            if late == -1:
                continue
            after = [(busy[other_day], 1) for other_day in busy if other_day >= day]
            if late is not None:
                after.append((late, 1))
            self.model.at_least(after, 1, when=self._if_present(other))

    def _if_present(self, chain: Chain) -> list[int]:
        return [] if chain.present is None else [chain.present]

    def _whole_grain(self, day: int) -> int:
        """Give the end of the grain that a day lies in."""
        return self._grain_ends[self._grain_of_day[day]] if day >= 0 else -1

    def _keep_any(self, firsts: Sequence[str], then: str) -> None:
        """Hold at least one task in an earlier grain."""
        other = self.chains[then]
        for grain in other.grains:
            later = other.by(grain)
            start = self._start_of_grain(grain)
            done = [self.chains[first].by(start - 1) for first in firsts]
            if later is None or -1 in done:
                continue
            terms = [(variable, 1) for variable in done if variable is not None]
            least = 1 if later == -1 else 0
            if later != -1:
                terms.append((later, -1))
            self.model.at_least(terms, least, when=self._if_present(self.chains[firsts[0]]))

    def _keep_rhythm(self, first: str, then: str, weeks: int) -> None:
        """Keep occurrences so many weeks apart, one more or less, counting weeks with a place."""
        one, other = self.chains[first], self.chains[then]
        ends = self._open_weeks(self.problem.by_id[first])
        for index, end in enumerate(ends):
            early = index - max(1, weeks - 1)
            start_day = ends[early] if early >= 0 else -1
            imply(self.model, one, start_day, other, end)
            late = index - (weeks + 1)
            if late >= 0:
                imply(self.model, other, end, one, ends[late])

    def _open_weeks(self, task: Task) -> list[int]:
        """Give the last day of each calendar week in which a task could be."""
        horizon = self.problem.horizon
        last: dict[int, int] = {}
        for slot in slots_in(task.open):
            last[horizon.week_of(slot)] = slot // _A_DAY
        # To the end of the week, so that no grain is cut.
        return [
            min(horizon.days - 1, (week + 1) * 7 - 1 - horizon.first.weekday()) for week in last
        ]

    # -- what sessions share ----------------------------------------------------------------

    def _share_supplies(self) -> None:
        for supply in self.problem.supplies:
            takes: dict[int, int] = {}
            users: dict[int, int] = defaultdict(int)
            for task, number in supply.takes.items():
                kind = self._kind_number[task]
                takes[kind] = number
                users[kind] += 1
            per_day: dict[int, list[tuple[int, int]]] = defaultdict(list)
            for level, there in supply.levels:
                for slot in slots_in(level):
                    found = [(v, takes[k]) for k, v in self._at.get(slot, ()) if k in takes]
                    if supply.by_day:
                        per_day[slot // _A_DAY] += found
                        continue
                    kinds = {k for k, _ in self._at.get(slot, ()) if k in takes}
                    if sum(takes[k] * users[k] for k in kinds) > there:
                        self.model.at_most(found, there)
            there = supply.levels[0][1] if supply.levels else 0
            for found in per_day.values():
                if len(found) > 1:
                    self.model.at_most(_sum(found, once=True), there)

    def _share_crew(self) -> None:
        """Hold what sessions take of each set of people who can do them to those who are free."""
        for index, kind in enumerate(("trainer", "actor", "guest")):
            crew = [member for member in self.problem.crew if member.kind == kind]
            if not crew:
                continue
            sets: dict[frozenset[int], set[str]] = defaultdict(set)
            for tasks in self._kinds.values():
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
                    for number, tasks in enumerate(self._kinds.values())
                    if tasks[0].module in modules and tasks[0].staff[index]
                }
                for slot in sorted(self._at):
                    found = [(v, takes[k]) for k, v in self._at[slot] if k in takes]
                    free = sum(crew[number].free >> slot & 1 for number in union)
                    most = sum(
                        takes[k] * len(self._of_kind(k)) for k, _ in self._at[slot] if k in takes
                    )
                    if found and most > free:
                        self.model.at_most(found, free)

    def _of_kind(self, number: int) -> Sequence[Task]:
        return self._kind_list[number]

    def _share_places(self) -> None:
        """Hold the sessions of each size to the rooms that are free and large enough."""
        places = self.problem.places
        if not places:
            return
        sizes = sorted({tasks[0].size for tasks in self._kinds.values()}, reverse=True)
        free_rooms = [place for place in places if not place.hired]
        hires: list[tuple[int, int]] = []
        mixed = 0 < len(free_rooms) < len(places)
        for slot in sorted(self._at):
            before = -1
            for size in sizes:
                rooms = sum(p.free >> slot & 1 for p in places if p.capacity >= size)
                if rooms == before:
                    continue
                found = [(v, 1) for k, v in self._at[slot] if self._of_kind(k)[0].size >= size]
                users = sum(
                    len(self._of_kind(k))
                    for k, _ in self._at[slot]
                    if self._of_kind(k)[0].size >= size
                )
                # Of all sizes with the same rooms, the smallest holds the most sessions.
                smaller = [
                    s
                    for s in sizes
                    if s < size
                    and sum(p.free >> slot & 1 for p in places if p.capacity >= s) == rooms
                ]
                if smaller:
                    continue
                before = rooms
                if users > rooms:
                    self.model.at_most(found, rooms)
            if mixed:
                hires.append((self._hire(slot, sizes), self.problem.hire_cents))
        if hires:
            self.hires = hires
            for variable, _ in hires:
                self.model.cost(variable, max(1, cents // 100))
            if self.problem.room_cents is not None:
                self.model.at_most(hires, self.problem.room_cents)

    def _hire(self, slot: int, sizes: Sequence[int]) -> int:
        """Count the rooms that must be hired in a daypart."""
        free_rooms = [p for p in self.problem.places if not p.hired]
        hire = self.model.whole(0, len(self.problem.places))
        for size in sizes:
            rooms = sum(p.free >> slot & 1 for p in free_rooms if p.capacity >= size)
            found = [(v, 1) for k, v in self._at[slot] if self._of_kind(k)[0].size >= size]
            if found:
                self.model.at_most([*found, (hire, -1)], rooms)
        return hire

    def _keep_apart(self) -> None:
        for groups in self.problem.apart:
            numbers = {
                self._kind_number[task.id]
                for task in self.problem.tasks
                if set(task.groups) & set(groups)
            }
            for slot in sorted(self._at):
                found = [(v, 1) for k, v in self._at[slot] if k in numbers]
                if len(found) > 1:
                    self.model.at_most(found, 1)

    def _keep_allowances(self) -> None:
        horizon = self.problem.horizon
        for allowance in self.problem.allowances:
            tasks = [self.problem.by_id[task] for task in allowance.tasks]
            if allowance.by_line:
                self._limit_grains(
                    tasks,
                    lambda day: horizon.month_of(day * _A_DAY),
                    allowance.most,
                    weigh=True,
                )
                continue
            terms: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
            for number in sorted({self._kind_number[task.id] for task in tasks}):
                dayparts = self._of_kind(number)[0].dayparts
                for slot in self._slots[number]:
                    month = horizon.month_of(slot)
                    terms[month].append((self.starts[number, slot], dayparts))
            for found in terms.values():
                self.model.at_most(found, allowance.most)

    # -- what is best -----------------------------------------------------------------------

    def _weigh(self) -> None:
        model, horizon = self.model, self.problem.horizon
        for task in self.problem.tasks:
            chain = self.chains[task.id]
            weeks = [horizon.week_of(grain * _A_DAY) for grain in chain.grains]
            ranked = [abs(week - task.ideal) * self.problem.spread_weight for week in weeks]
            # In week k costs r[k]: r[last] plus, for each earlier end, done x (r[k] - r[k + 1]).
            self.fixed_cost += ranked[-1] if ranked else 0
            for variable, (one, two) in zip(chain.variables, pairwise(ranked), strict=False):
                model.cost(variable, one - two)
        for number, tasks in enumerate(self._kinds.values()):
            for marks, weight in tasks[0].costs:
                for slot in slots_in(marks & tasks[0].open):
                    model.cost(self.starts[number, slot], weight)
        self._keep_old()

    def _keep_old(self) -> None:
        """Reward tasks that stay where the plan before had them."""
        at: dict[tuple[int, int], list[int]] = defaultdict(list)
        for task in self.problem.tasks:
            if task.was is None or not task.open >> task.was & 1:
                continue
            number = self._kind_number[task.id]
            stays = self.model.choice()
            chain = self.chains[task.id]
            day = task.was // _A_DAY
            grain = day if task.id in self._fine else self._grain_ends[self._grain_of_day[day]]
            terms, constant = chain.within(list(chain.grains).index(grain))
            self.model.at_most([(stays, 1), *((v, -f) for v, f in terms)], constant)
            at[number, task.was].append(stays)
            self.model.cost(stays, -task.grip)
            self.fixed_cost += task.grip
        for (number, slot), stays_there in at.items():
            terms = [(variable, 1) for variable in stays_there]
            self.model.at_most([*terms, (self.starts[number, slot], -1)], 0)

    # -- answers ----------------------------------------------------------------------------

    def break_ties(self) -> None:
        """Make the best answer the only one, as far as small fixed weights can."""
        model = self.model
        self.scale = 8 * len(self.problem.tasks) + 1
        for variable in list(model.objective):
            model.objective[variable] *= self.scale
        for (number, slot), variable in self.starts.items():
            model.cost(variable, slot % _A_DAY + zlib.crc32(f"{number}/{slot}".encode()) % 4)

    def read(self, answer: Answer) -> dict[str, int]:
        """Tell the groups of each kind apart: in a grain, by their names and the dayparts' order."""
        values = answer.values
        slots: dict[str, int] = {}
        for number, tasks in enumerate(self._kinds.values()):
            fine = tasks[0].id in self._fine
            by_grain: dict[int, list[int]] = defaultdict(list)
            for slot in self._slots[number]:
                day = slot // _A_DAY
                grain = day if fine else self._grain_ends[self._grain_of_day[day]]
                by_grain[grain] += [slot] * values[self.starts[number, slot]]
            waiting: dict[int, list[Task]] = defaultdict(list)
            for task in tasks:
                chain = self.chains[task.id]
                place = next(
                    (p for p, v in enumerate(chain.variables) if values[v]), len(chain.variables)
                )
                waiting[chain.grains[place]].append(task)
            for grain, there in waiting.items():
                free = by_grain[grain]
                rest = []
                for task in there:
                    if task.was in free:
                        free.remove(task.was)
                        slots[task.id] = task.was  # type: ignore[assignment]
                    else:
                        rest.append(task)
                for task, slot in zip(rest, free, strict=True):
                    slots[task.id] = slot
        return slots


def _sum(terms: Sequence[tuple[int, int]], *, once: bool = False) -> list[tuple[int, int]]:
    """Add up the factors of each variable; `once` takes the largest instead."""
    total: dict[int, int] = {}
    for variable, factor in terms:
        if once:
            total[variable] = max(total.get(variable, 0), factor)
        else:
            total[variable] = total.get(variable, 0) + factor
    return [(variable, factor) for variable, factor in total.items() if factor]


def _unions(sets: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Give every union of some of these sets, each once."""
    unions: set[frozenset[int]] = set()
    for each in sets:
        unions |= {each} | {each | other for other in unions}
    return sorted(unions, key=lambda found: (len(found), sorted(found)))


__all__ = ["Failure", "Outcome", "Timetable", "TimetableModel"]
