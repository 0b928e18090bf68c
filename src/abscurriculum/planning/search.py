"""Solve a timetable problem, or find the modules that stand in its way."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from abscurriculum.planning.grid import A_DAY, Grid, reduce_orders
from abscurriculum.planning.problem import Problem, Task
from abscurriculum.planning.settle import Seat, Settler
from abscurriculum.planning.sharing import share
from abscurriculum.planning.solver import Answer, Outcome
from abscurriculum.planning.timetable import TimetableModel

# Linear relaxations pay on these models, presolve does not: docs/planning.md has the figures.
_SETTINGS: dict[str, object] = {
    "linearization_level": 2,
    "cp_model_presolve": False,
    "cp_model_probing_level": 0,
}
_MOST_ROUNDS = 25

OnBetter = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Timetable:
    """A seat for every task, with what shows how good it is."""

    seats: dict[str, Seat]
    objective: int
    bound: int
    proven: bool
    effort: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no timetable: modules that cannot be placed together; empty when unknown."""

    modules: frozenset[str]
    proven: bool


def make_timetable(
    problem: Problem,
    limit: float,
    *,
    any_will_do: bool = False,
    blaming: bool = True,
    on_better: OnBetter | None = None,
) -> Timetable | Failure:
    """Place every task, as well as the limit of deterministic time allows.

    Without `blaming`, a failure does not say which modules are to blame.
    """
    closed = {task.module for task in problem.tasks if not task.open}
    if closed:
        return Failure(frozenset([min(closed)]), proven=True)
    if not problem.tasks:
        return Timetable({}, 0, 0, proven=True, effort=0)
    problem = reduce_orders(problem)
    split: frozenset[int] = frozenset()
    effort = 0.0
    for _ in range(_MOST_ROUNDS):
        grid = Grid(problem, split)
        model = _model(grid)
        if not any_will_do:
            model.weigh()
        answer = model.model.solve(limit, settings=_SETTINGS, on_better=on_better)
        effort += answer.effort
        if not answer.found:
            if answer.outcome is Outcome.INFEASIBLE and blaming:
                return Failure(blame(problem, limit), proven=True)
            return Failure(frozenset(), proven=answer.outcome is Outcome.INFEASIBLE)
        seats, stuck = read(model, answer)
        if not stuck:
            return Timetable(
                seats,
                answer.objective // model.scale + model.fixed_cost,
                min(answer.bound, answer.objective) // model.scale + model.fixed_cost,
                answer.outcome is Outcome.OPTIMAL,
                effort,
            )
        if stuck <= split:
            problem = replace(problem, forbidden=(*problem.forbidden, *_forbid(seats, stuck, grid)))
        split |= stuck
    return Failure(frozenset(), proven=False)


def _model(grid: Grid, *, optional: bool = False) -> TimetableModel:
    model = TimetableModel(grid, optional=optional)
    share(model)
    return model


def read(model: TimetableModel, answer: Answer) -> tuple[dict[str, Seat], frozenset[int]]:
    """Tell groups and days of each kind apart; give also the grains where that did not work out."""
    grid, values = model.grid, answer.values
    fixed: dict[int, dict[str, int]] = defaultdict(dict)
    loose: dict[int, list[tuple[Task, int, tuple[int, ...]]]] = defaultdict(list)
    for number, tasks in enumerate(grid.kinds):
        waiting: dict[int, list[Task]] = defaultdict(list)
        for task in tasks:
            chain = model.chains[task.id]
            place = next(
                (p for p, v in enumerate(chain.variables) if values[v]), len(chain.grains) - 1
            )
            waiting[chain.grains[place]].append(task)
        if number in grid.fine:
            spots: dict[int, list[int]] = defaultdict(list)
            for slot, variable in model.days[number].items():
                spots[slot // A_DAY] += [slot] * values[variable]
            for day, there in waiting.items():
                for task, slot in zip(_keepers_first(there), spots[day], strict=True):
                    fixed[grid.grain_of_day[day]][task.id] = slot
            continue
        cells: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (pool, part), variables in model.starts[number].items():
            count = sum(values[variable] for variable in variables)
            cells[grid.pools[pool].grain] += [(pool, part)] * count
        for end, there in waiting.items():
            grain = grid.grain_of_day[end]
            for task, (pool, part) in _match(there, cells[grain], grid):
                loose[grain].append((task, part, grid.pools[pool].days))
    settler = Settler(grid.problem)
    seats: dict[str, Seat] = {}
    stuck = set()
    windows = _windows(grid.problem, {n: s for by in fixed.values() for n, s in by.items()})
    for grain in sorted({*fixed, *loose}):
        narrowed = [
            (task, part, [day for day in days if day <= windows.get(task.id, day)])
            for task, part, days in loose[grain]
        ]
        found = settler.place(fixed[grain], narrowed)
        if found is None:
            stuck.add(grain)
            found = {n: Seat(slot) for n, slot in fixed[grain].items()}
            found |= {t.id: Seat(days[0] * A_DAY + part) for t, part, days in loose[grain]}
        seats |= found
    return seats, frozenset(stuck)


def _keepers_first(tasks: list[Task]) -> list[Task]:
    return sorted(tasks, key=lambda task: (task.was is None, task.was or 0, task.id))


def _match(
    tasks: list[Task], cells: list[tuple[int, int]], grid: Grid
) -> list[tuple[Task, tuple[int, int]]]:
    """Give each task of a kind one of the kind's cells; those that may stay, stay."""
    free = list(cells)
    matched = []
    rest = []
    for task in tasks:
        old = None
        if task.was is not None:
            day, part = divmod(task.was, A_DAY)
            old = (grid.pool_of_day.get(day, -1), part)
        if old in free:
            free.remove(old)
            matched.append((task, old))
        else:
            rest.append(task)
    return matched + list(zip(rest, free, strict=True))


def _windows(problem: Problem, fixed: dict[str, int]) -> dict[str, int]:
    """Give the last day that a later session with a gap in days leaves to the ones before it."""
    last: dict[str, int] = {}
    for order in problem.orders:
        if order.has_gap and order.then in fixed:
            day = fixed[order.then] // A_DAY - order.least_days
            for first in order.first:
                last[first] = min(last.get(first, day), day)
    return last


def _forbid(
    seats: dict[str, Seat], stuck: frozenset[int], grid: Grid
) -> list[tuple[tuple[str, int], ...]]:
    """Name the sessions of days that could not be staffed, so that they are not tried again."""
    days: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, seat in seats.items():
        if grid.grain_of_day[seat.slot // A_DAY] in stuck:
            days[seat.slot // A_DAY].append((name, seat.slot))
    settler = Settler(grid.problem)
    found = []
    for sessions in days.values():
        if settler.place(dict(sessions), []) is None:
            found.append(tuple(sorted(sessions)))
    return found or [tuple(sorted(s)) for s in days.values()]


def blame(problem: Problem, limit: float) -> frozenset[str]:
    """Name modules that cannot be placed together: a core by assumptions, made smaller."""
    modules = list(dict.fromkeys(task.module for task in problem.tasks))
    model = _model(Grid(problem), optional=True)
    answer = model.model.solve(limit, assumptions=list(model.switches.values()), settings=_SETTINGS)
    names = {variable: module for module, variable in model.switches.items()}
    core = [names[v] for v in answer.core if v in names] or modules
    for module in list(core):
        rest = [each for each in core if each != module]
        if rest and _is_impossible(restrict(problem, frozenset(rest)), limit):
            core = rest
    return frozenset(core)


def _is_impossible(problem: Problem, limit: float) -> bool:
    return (
        _model(Grid(problem)).model.solve(limit, settings=_SETTINGS).outcome is Outcome.INFEASIBLE
    )


def restrict(problem: Problem, modules: frozenset[str]) -> Problem:
    """Leave out all tasks of other modules, and what binds them."""
    tasks = tuple(task for task in problem.tasks if task.module in modules)
    kept = {task.id for task in tasks}
    orders = []
    for order in problem.orders:
        first = tuple(name for name in order.first if name in kept)
        if order.then in kept and first:
            orders.append(replace(order, first=first))
    choices = [
        replace(choice, first=tuple(name for name in choice.first if name in kept))
        for choice in problem.choices
        if choice.then in kept
    ]
    return replace(
        problem,
        tasks=tasks,
        orders=tuple(orders),
        choices=tuple(choices),
        rhythms=tuple(r for r in problem.rhythms if r.then in kept),
        supplies=tuple(
            replace(s, takes={t: n for t, n in s.takes.items() if t in kept})
            for s in problem.supplies
        ),
        allowances=tuple(
            replace(a, tasks=tuple(t for t in a.tasks if t in kept)) for a in problem.allowances
        ),
        forbidden=tuple(f for f in problem.forbidden if all(name in kept for name, _ in f)),
    )
