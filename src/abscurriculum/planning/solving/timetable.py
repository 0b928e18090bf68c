"""Place every task in a grain of time and a pool of days, by the solver.

Sessions of one module that differ only in their groups are one kind. Of a kind the model counts
how many start in each cell, and of a task only in which grain it is; inside a grain the counts
decide, and groups and days are told apart afterwards. That is exact as long as a group has one
session in a grain, which the grains see to, and the days of a pool are alike.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.solving.chain import Chain, imply, make_chain
from abscurriculum.planning.solving.grid import A_DAY, Cell, Grid
from abscurriculum.planning.solving.problem import Before, Problem, Task
from abscurriculum.planning.solving.solver import Answer, LinearModel, sum_up

_TIES = 4


class TimetableModel:
    """Chains of tasks, counts of kinds per cell, and all that orders them."""

    def __init__(self, grid: Grid, *, optional: bool = False) -> None:
        self.grid = grid
        self.problem: Problem = grid.problem
        self.model = LinearModel()
        self.fixed_cost = 0
        self.scale = 1
        self.plain: dict[int, int] = {}
        """What weeks and dayparts weigh."""
        self.penalty: dict[int, int] = {}
        """All that is weighed but ties."""
        self._most_ties = 0
        modules = list(dict.fromkeys(task.module for task in self.problem.tasks))
        self.switches = {m: self.model.choice() for m in modules} if optional else {}
        self.chains: dict[str, Chain] = {}
        self.starts: list[dict[Cell, list[int]]] = []
        """Per kind: cell -> the variables that count its starts there."""
        self.days: list[dict[int, int]] = []
        """Per fine kind: daypart -> its variable."""
        self.hires: dict[Cell, int] = {}
        """Cell -> the variable that counts its hired rooms; sharing fills it."""
        self.at: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
        """Cell -> pairs of kind and variable of what takes place there."""
        for task in self.problem.tasks:
            switch = self.switches.get(task.module)
            self.chains[task.id] = make_chain(self.model, grid.grains_of(task), switch)
        for number, tasks in enumerate(grid.kinds):
            self._count_starts(number, tasks)
        self._one_at_a_time()
        for order in self.problem.orders:
            self._keep(order)
        for choice in self.problem.choices:
            self._keep_any(choice.first, choice.then)
        for rhythm in self.problem.rhythms:
            self._keep_rhythm(rhythm.first, rhythm.then, rhythm.weeks)

    def _count_starts(self, number: int, tasks: Sequence[Task]) -> None:
        """Count how many tasks of a kind start in each cell, and tie that to their chains."""
        grid, task = self.grid, tasks[0]
        starts: dict[Cell, list[int]] = defaultdict(list)
        by_grain: dict[int, list[int]] = defaultdict(list)
        days: dict[int, int] = {}
        if number in grid.fine:
            for slot in slots_in(task.open):
                day, part = divmod(slot, A_DAY)
                variable = self.model.whole(0, len(tasks))
                days[slot] = variable
                starts[grid.pool_of_day[day], part].append(variable)
                by_grain[day].append(variable)
        else:
            for pool, part in grid.cells_of(task):
                variable = self.model.whole(0, len(tasks))
                starts[pool, part].append(variable)
                by_grain[grid.grain_ends[grid.pools[pool].grain]].append(variable)
        self.starts.append(dict(starts))
        self.days.append(days)
        for (pool, part), variables in starts.items():
            for taken in range(part, part + task.dayparts * (not task.held)):
                self.at[pool, taken] += [(number, variable) for variable in variables]
        for place, grain in enumerate(sorted(by_grain)):
            terms = [(variable, 1) for variable in by_grain[grain]]
            constant = 0
            for each in tasks:
                more, one = self.chains[each.id].within(place)
                terms += [(variable, -factor) for variable, factor in more]
                constant += one
            self.model.equal(sum_up(terms), constant)

    def _one_at_a_time(self) -> None:
        """Hold a group to one session a day, and so many a week."""
        lines: dict[str, list[Task]] = defaultdict(list)
        for task in self.problem.tasks:
            for line in task.lines:
                lines[line].append(task)
        for tasks in dict.fromkeys(tuple(found) for found in lines.values()):
            if len(tasks) > 1:
                if self.problem.per_week > 1:
                    self.limit(tasks, lambda day: day, 1)
                self.limit(tasks, self.grid.week_of, self.problem.per_week)

    def limit(
        self, tasks: Sequence[Task], key: Callable[[int], object], most: int, *, weigh: bool = False
    ) -> None:
        """Hold the tasks in grains of the same key to a number, or to a number of dayparts."""
        terms: dict[object, list[tuple[int, int]]] = defaultdict(list)
        constants: dict[object, int] = defaultdict(int)
        users: dict[object, set[str]] = defaultdict(set)
        held: dict[object, int] = defaultdict(int)
        for task in tasks:
            chain = self.chains[task.id]
            weight = task.dayparts if weigh else 1
            for place, grain in enumerate(chain.grains):
                more, constant = chain.within(place)
                where = key(grain)
                terms[where] += [(variable, factor * weight) for variable, factor in more]
                constants[where] += constant * weight
                users[where].add(task.id)
                held[where] += weight * task.held
        for where, found in terms.items():
            if len(users[where]) > most or weigh:
                self.model.at_most(sum_up(found), max(most, held[where]) - constants[where])

    # -- what comes before what -------------------------------------------------------------

    def _keep(self, order: Before) -> None:
        if not order.has_gap:
            self.hold(order.first[0], order.then, self.grid.last_day_before)
        elif not order.is_long:
            self._keep_gap(order)

    def hold(self, first: str, then: str, deadline: Callable[[int], int]) -> None:
        """Hold `first` to be done by a deadline that depends on the day `then` is done by.

        Of the days with the same deadline the last says it all.
        """
        one, other = self.chains[first], self.chains[then]
        last: dict[int, tuple[int, int]] = {}
        for grain in other.grains:
            due = deadline(grain)
            last[one.place(due)] = (due, grain)
        for due, grain in last.values():
            imply(self.model, one, due, other, grain)

    def _keep_gap(self, order: Before) -> None:
        """Keep days between; all these tasks count single days."""
        other, most_days = self.chains[order.then], order.most_days
        for first in order.first:
            self.hold(first, order.then, lambda day: day - order.least_days)
        if most_days is None:
            return
        for day in sorted({g + most_days for f in order.first for g in self.chains[f].grains}):
            done = [self.chains[first].by(day - most_days) for first in order.first]
            by_then = other.by(day)
            if None in done or by_then == -1:
                continue
            terms = [(variable, 1) for variable in done if variable is not None and variable >= 0]
            together = len(terms) - 1
            if by_then is not None:
                terms.append((by_then, -1))
            if other.present is not None:
                terms.append((other.present, 1))
                together += 1
            self.model.at_most(sum_up(terms), together)

    def if_present(self, chain: Chain) -> list[int]:
        """Give the choice that a condition hangs on, for a task that may be left out."""
        return [] if chain.present is None else [chain.present]

    def _keep_any(self, firsts: Sequence[str], then: str) -> None:
        """Hold at least one task in an earlier grain."""
        other = self.chains[then]
        for grain in other.grains:
            later = other.by(grain)
            start = self.grid.last_day_before(grain)
            done = [self.chains[first].by(start) for first in firsts]
            if later is None or -1 in done:
                continue
            terms = [(variable, 1) for variable in done if variable is not None]
            least = 1 if later == -1 else 0
            if later != -1:
                terms.append((later, -1))
            gate = [p for f in firsts if (p := self.chains[f].present) is not None]
            self.model.at_least(terms, least, when=gate)

    def _keep_rhythm(self, first: str, then: str, weeks: int) -> None:
        """Keep occurrences so many weeks apart, one more or less, or else in the next open week."""
        one, other = self.chains[first], self.chains[then]
        later = self.grid.open_weeks(self.problem.by_id[then])
        earliest: dict[int, int] = {}
        for week, end in self.grid.open_weeks(self.problem.by_id[first]).items():
            after = [w for w in later if w >= week + max(1, weeks - 1)]
            near = [w for w in after if w <= week + weeks + 1] or after[:1]
            if not near:
                before_it = self.grid.end_of_week(week - 1)
                imply(self.model, one, before_it, other, self.grid.horizon_end)
                break
            imply(self.model, other, later[near[-1]], one, end)
            earliest[week] = near[0]
        ends = self.grid.open_weeks(self.problem.by_id[first])
        for week, end in later.items():
            before = [w for w, near in earliest.items() if near <= week]
            imply(self.model, one, ends[before[-1]] if before else -1, other, end)

    # -- what is best -----------------------------------------------------------------------

    def weigh(self) -> None:
        """Weigh weeks, dayparts, and staying where the plan before had it; ties last."""
        model, grid = self.model, self.grid
        for task in self.problem.tasks:
            chain = self.chains[task.id]
            weeks = [grid.week_of(grain) for grain in chain.grains]
            aim = self._aim(task)
            ranked = [abs(week - aim) * self.problem.spread_weight for week in weeks]
            self._hint(chain, weeks, aim)
            # Grain k costs r[k]: r[last], and for each earlier end done x (r[k] - r[k + 1]).
            self.fixed_cost += ranked[-1]
            for variable, (one, two) in zip(chain.variables, pairwise(ranked), strict=False):
                model.cost(variable, one - two)
        for number, tasks in enumerate(grid.kinds):
            for (pool, part), variables in self.starts[number].items():
                slot = grid.pools[pool].days[0] * A_DAY + part
                weight = tasks[0].weight_at(slot)
                for variable in variables:
                    model.cost(variable, weight)
        self.plain = dict(model.objective)
        more_than_all = 1 + self._most() if self.hires else 0
        for variable in self.hires.values():
            model.cost(variable, more_than_all)
        self._keep_old()
        self._break_ties()

    def _aim(self, task: Task) -> int:
        """Give the week that suits a task best: what must move stays near where it was."""
        return task.ideal if task.was is None else self.problem.horizon.week_of(task.was)

    def _hint(self, chain: Chain, weeks: Sequence[int], aim: int) -> None:
        """Propose the week nearest to the best one, so that a short search ends well."""
        nearest = min(range(len(weeks)), key=lambda place: abs(weeks[place] - aim))
        for place, variable in enumerate(chain.variables[: len(weeks) - 1]):
            self.model.hint(variable, int(place >= nearest))

    def _most(self) -> int:
        """Give more than all weeks and dayparts of a timetable can weigh together."""
        most = 0
        for task in self.problem.tasks:
            weeks = (self.grid.week_of(grain) for grain in self.chains[task.id].grains)
            away = max(abs(week - self._aim(task)) for week in weeks)
            most += away * self.problem.spread_weight
            most += sum(weight for _, weight in task.costs)
        return most

    def _keep_old(self) -> None:
        """Reward tasks that stay where the plan before had them: a move outweighs what it wins."""
        # One session less in a daypart spares a hired room in two dayparts at most.
        weight = 3 * (1 + self._most())
        at: dict[tuple[int, int], list[int]] = defaultdict(list)
        for task in self.problem.tasks:
            if task.was is None or task.held or not task.open >> task.was & 1:
                continue
            number = self.grid.kind_of[task.id]
            stays = self.model.choice()
            chain = self.chains[task.id]
            day = task.was // A_DAY
            grain = day if number in self.grid.fine else self.grid.end_of_grain(day)
            terms, constant = chain.within(list(chain.grains).index(grain))
            self.model.at_most([(stays, 1), *((v, -f) for v, f in terms)], constant)
            at[number, task.was].append(stays)
            self.model.cost(stays, -task.grip * weight)
        for (number, slot), stays_there in at.items():
            day, part = divmod(slot, A_DAY)
            there = (
                [self.days[number][slot]]
                if number in self.grid.fine
                else self.starts[number][self.grid.pool_of_day[day], part]
            )
            terms = [(variable, 1) for variable in stays_there]
            self.model.at_most([*terms, *((v, -1) for v in there)], 0)

    def _break_ties(self) -> None:
        """Make the best answer the only one, as far as small fixed weights can.

        Groups come in the order of their letters: in each kind a later group weighs less by week.
        """
        ties: dict[int, int] = {}
        most = 0
        for tasks in self.grid.kinds:
            for place, task in enumerate(sorted(tasks, key=lambda each: each.id)):
                chain = self.chains[task.id]
                weight = len(tasks) - place
                most += weight * len(chain.grains)
                for variable in chain.variables[: len(chain.grains) - 1]:
                    ties[variable] = -weight
        for number, starts in enumerate(self.starts):
            for (pool, part), variables in starts.items():
                most += _TIES * len(self.grid.kinds[number])
                for place, variable in enumerate(variables):
                    key = f"{number}/{self.grid.pools[pool].days[0]}/{part}/{place}"
                    ties[variable] = zlib.crc32(key.encode()) % _TIES
        self.penalty = dict(self.model.objective)
        self.scale = most + 1
        for variable in self.penalty:
            self.model.objective[variable] *= self.scale
        for variable, weight in ties.items():
            self.model.cost(variable, weight)
        self._most_ties = most

    def weight_of(self, answer: Answer) -> tuple[int, int]:
        """Give what the weeks and dayparts of an answer weigh, and how little it could be.

        Moves, hired rooms and ties are left out of both.
        """
        values = answer.values
        weight = self.fixed_cost + sum(w * values[v] for v, w in self.plain.items())
        whole = sum(w * values[v] for v, w in self.penalty.items())
        least = -((self._most_ties - answer.bound) // self.scale)
        return weight, min(weight, max(0, weight - (whole - least)))
