"""Compare ways to write a timetable for CP-SAT on the generated instances.

    python benchmarks/formulations.py [--sizes small,medium,large] [--limit 60]

Three models of one problem, each with one worker, a fixed seed and the same objective (weeks away
from an even spread, less liked dayparts), without tie-breaks:

- `counts`: the planner's own: a task only has a week, and of equal tasks a cell counts how many;
- `slots`: a yes or no for every session and daypart;
- `intervals`: a start for every session, no-overlap for groups, cumulative for rooms and people.

`slots` and `intervals` leave out what needs a search afterwards (who of the trainers, which room),
as `counts` does. All that prove an optimum must find the same one.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ortools.sat.python import cp_model

from abscurriculum import workflow
from abscurriculum.models.conditions import STAFF
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.compose import Planner
from abscurriculum.planning.solving.grid import A_DAY, Grid, reduce_orders
from abscurriculum.planning.solving.problem import Problem, Supply, Task, taken
from abscurriculum.planning.solving.search import Timetable, make_timetable
from abscurriculum.planning.solving.sharing import make_model
from instances import SIZES, write_instance


@dataclass(frozen=True)
class Result:
    """What one model came to."""

    variables: int
    seconds: float
    weight: float | None
    bound: float | None
    status: str


@dataclass(frozen=True)
class Demand:
    """What sessions take of something, and how much of it there is in a daypart."""

    takes: Callable[[Task], int]
    there: Callable[[int], int]


def list_demands(problem: Problem) -> list[Demand]:
    """List people, staff and rooms of each size."""
    demands = [_of_supply(supply) for supply in problem.supplies if not supply.by_day]
    for index, kind in enumerate(STAFF):
        crew = [member.free for member in problem.crew if member.kind == kind]
        if crew:
            demands.append(Demand(partial(_staff_of, index), partial(_count_free, crew)))
    for size in sorted({task.size for task in problem.tasks}) if problem.places else ():
        rooms = [place.free for place in problem.places if place.capacity >= size]
        demands.append(Demand(partial(_is_as_large, size), partial(_count_free, rooms)))
    return demands


def _of_supply(supply: Supply) -> Demand:
    def there(slot: int) -> int:
        return next((there for marks, there in supply.levels if marks >> slot & 1), 0)

    return Demand(lambda task: supply.takes.get(task.id, 0), there)


def _staff_of(index: int, task: Task) -> int:
    return task.staff[index]


def _is_as_large(size: int, task: Task) -> int:
    return int(task.size >= size)


def _count_free(masks: Sequence[int], slot: int) -> int:
    return sum(mask >> slot & 1 for mask in masks)


def read_problem(folder: Path, name: str) -> Problem:
    """Make the timetable problem of a generated instance."""
    brief = write_instance(folder, SIZES[name])
    library = workflow.open_library(folder / "library")
    request, _ = workflow.read_request(brief, library=library)
    planner = Planner(request)
    choice = planner.selector().choose(60)
    assert choice is not None  # noqa: S101 - the shipped instances have a choice
    return reduce_orders(planner.compose(choice).problem)


def solve_counts(problem: Problem, limit: float) -> Result:
    """Solve as the planner does: counts, then seats, and again where these do not fit."""
    begin = time.perf_counter()
    count = make_model(Grid(problem)).model.count
    found = make_timetable(problem, limit)
    seconds = time.perf_counter() - begin
    if not isinstance(found, Timetable):
        return Result(count, seconds, None, None, "unknown")
    status = "optimal" if found.proven else "feasible"
    return Result(count, seconds, found.objective, found.bound, status)


def weigh(problem: Problem, task: Task, slot: int) -> int:
    """Weigh a session at a daypart."""
    away = abs(problem.horizon.week_of(slot) - task.ideal)
    return away * problem.spread_weight + task.weight_at(slot)


class _Plain:
    """What `slots` and `intervals` share: weeks, orders, gaps and limits by month."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        # Expressions of the solver, whose types say little of what adds to what.
        self.week: dict[str, Any] = {}
        self.day: dict[str, Any] = {}

    def order(self) -> None:
        for order in self.problem.orders:
            then_day = self.day[order.then]
            for first in order.first:
                if order.has_gap:
                    self.model.add(then_day - self.day[first] >= order.least_days)
                else:
                    self.model.add(self.week[order.then] >= self.week[first] + 1)
            if order.most_days is not None:
                last = self.model.new_int_var(0, self.problem.horizon.days, "")
                self.model.add_max_equality(last, [self.day[first] for first in order.first])
                self.model.add(then_day - last <= order.most_days)
        for choice in self.problem.choices:
            earlier = []
            for first in choice.first:
                is_earlier = self.model.new_bool_var("")
                self.model.add(self.week[choice.then] >= self.week[first] + 1).only_enforce_if(
                    is_earlier
                )
                earlier.append(is_earlier)
            self.model.add_bool_or(earlier)

    def solve(self, limit: float) -> tuple[float | None, float | None, str]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_time_in_seconds = limit
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, None, solver.status_name(status).lower()
        name = solver.status_name(status).lower()
        return solver.objective_value, solver.best_objective_bound, name

    def result(self, begin: float, limit: float) -> Result:
        count = len(self.model.proto.variables)
        weight, bound, status = self.solve(limit)
        return Result(count, time.perf_counter() - begin, weight, bound, status)


def solve_slots(problem: Problem, limit: float) -> Result:
    """Solve with a yes or no for every session and daypart."""
    begin = time.perf_counter()
    plain = _Plain(problem)
    model, horizon = plain.model, problem.horizon
    at: dict[int, list[tuple[Task, Any]]] = defaultdict(list)
    by_line_week: dict[tuple[str, int], list[Any]] = defaultdict(list)
    by_month: dict[tuple[int, tuple[int, int]], list[Any]] = defaultdict(list)
    objective = []
    for task in problem.tasks:
        chosen = {slot: model.new_bool_var("") for slot in slots_in(task.open)}
        model.add_exactly_one(chosen.values())
        plain.week[task.id] = sum(horizon.week_of(slot) * v for slot, v in chosen.items())
        plain.day[task.id] = sum(slot // A_DAY * v for slot, v in chosen.items())
        limits = [n for n, each in enumerate(problem.allowances) if task.id in each.tasks]
        for slot, variable in chosen.items():
            objective.append(weigh(problem, task, slot) * variable)
            for each in taken(slot, task.dayparts):
                at[each].append((task, variable))
            for line in task.lines:
                by_line_week[line, horizon.week_of(slot)].append(variable)
            for number in limits:
                by_month[number, horizon.month_of(slot)].append(task.dayparts * variable)
    for variables in by_line_week.values():
        model.add(sum(variables) <= problem.per_week)
    for (number, _), terms in by_month.items():
        model.add(sum(terms) <= problem.allowances[number].most)
    plain.order()
    for demand in list_demands(problem):
        for slot, here in at.items():
            taken_here: Any = sum(demand.takes(task) * variable for task, variable in here)
            model.add(taken_here <= demand.there(slot))
    model.minimize(sum(objective))
    return plain.result(begin, limit)


def solve_intervals(problem: Problem, limit: float) -> Result:
    """Solve with a start for every session, and intervals for all that they share."""
    begin = time.perf_counter()
    plain = _Plain(problem)
    model, horizon = plain.model, problem.horizon
    offset = horizon.first.weekday() * A_DAY
    intervals: dict[str, cp_model.IntervalVar] = {}
    months = sorted({horizon.month_of(day * A_DAY) for day in range(horizon.days)})
    in_month: dict[str, cp_model.IntVar] = {}
    objective = []
    for task in problem.tasks:
        slots = list(slots_in(task.open))
        start = model.new_int_var_from_domain(cp_model.Domain.from_values(slots), "")
        week = model.new_int_var(0, horizon.week_of(slots[-1]), "")
        day = model.new_int_var(0, horizon.days, "")
        model.add_division_equality(week, start + offset, 7 * A_DAY)
        model.add_division_equality(day, start, A_DAY)
        weights = [weigh(problem, task, slot) for slot in slots]
        weight = model.new_int_var(0, max(weights), "")
        month = model.new_int_var(0, len(months), "")
        rows = [
            (slot, each, months.index(horizon.month_of(slot)))
            for slot, each in zip(slots, weights, strict=True)
        ]
        model.add_allowed_assignments([start, weight, month], rows)
        plain.week[task.id], plain.day[task.id], in_month[task.id] = week, day, month
        objective.append(weight)
        intervals[task.id] = model.new_fixed_size_interval_var(start, task.dayparts, "")
    lines: dict[str, list[str]] = defaultdict(list)
    for task in problem.tasks:
        for line in task.lines:
            lines[line].append(task.id)
    for names in lines.values():
        if problem.per_week == 1 and len(names) > 1:
            model.add_all_different([plain.week[name] for name in names])
    for allowance in problem.allowances:
        spans = [model.new_fixed_size_interval_var(in_month[n], 1, "") for n in allowance.tasks]
        sizes = [problem.by_id[n].dayparts for n in allowance.tasks]
        model.add_cumulative(spans, sizes, allowance.most)
    plain.order()
    for demand in list_demands(problem):
        _share(model, problem, intervals, demand)
    model.minimize(sum(objective))
    return plain.result(begin, limit)


def _share(
    model: cp_model.CpModel,
    problem: Problem,
    intervals: dict[str, cp_model.IntervalVar],
    demand: Demand,
) -> None:
    """Hold what sessions take to a supply that changes: fixed intervals fill up what lacks."""
    levels = [demand.there(slot) for slot in range(problem.horizon.days * A_DAY)]
    most = max(levels)
    users = [task for task in problem.tasks if demand.takes(task)]
    spans = [intervals[task.id] for task in users]
    sizes = [demand.takes(task) for task in users]
    for slot, there in enumerate(levels):
        if there < most:
            spans.append(model.new_fixed_size_interval_var(slot, 1, ""))
            sizes.append(most - there)
    model.add_cumulative(spans, sizes, most)


_MODELS = {"counts": solve_counts, "slots": solve_slots, "intervals": solve_intervals}


def main() -> None:
    """Solve every instance by every model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--sizes", default="small,medium")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each model")
    options = parser.parse_args()
    print("| instance | model | variables | seconds | weight | bound | status |")
    print("|---|---|---:|---:|---:|---:|---|")
    for name in options.sizes.split(","):
        with tempfile.TemporaryDirectory() as place:
            problem = read_problem(Path(place), name)
        for kind, solve in _MODELS.items():
            result = solve(problem, options.limit)
            print(
                f"| {name}, {len(problem.tasks)} sessions | {kind} | {result.variables:,} "
                f"| {result.seconds:.2f} | {result.weight} | {result.bound} | {result.status} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
