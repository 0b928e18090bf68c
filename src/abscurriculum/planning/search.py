"""Solve a timetable problem, or find the modules that stand in its way."""

from collections.abc import Callable
from dataclasses import replace

from abscurriculum.planning.problem import Problem
from abscurriculum.planning.solver import Outcome
from abscurriculum.planning.timetable import Failure, Timetable, TimetableModel

# Linear relaxations pay on these models, presolve does not: docs/planning.md has the figures.
_SETTINGS: dict[str, object] = {"linearization_level": 2, "cp_model_presolve": False}


def make_timetable(
    problem: Problem,
    limit: float,
    *,
    any_will_do: bool = False,
    on_better: Callable[[int, int], bool] | None = None,
) -> Timetable | Failure:
    """Place every task, as well as the limit of deterministic time allows."""
    closed = frozenset(task.module for task in problem.tasks if not task.open)
    if closed:
        return Failure(frozenset([min(closed)]), proven=True)
    if not problem.tasks:
        return Timetable({}, 0, 0, proven=True, effort=0)
    model = TimetableModel(problem)
    if any_will_do:
        model.model.objective.clear()
    else:
        model.break_ties()
    answer = model.model.solve(
        limit, settings={} if any_will_do else _SETTINGS, on_better=on_better
    )
    if answer.found:
        scale = model.scale
        return Timetable(
            model.read(answer),
            answer.objective // scale + model.fixed_cost,
            answer.bound // scale + model.fixed_cost,
            answer.outcome is Outcome.OPTIMAL,
            answer.effort,
        )
    if answer.outcome is Outcome.INFEASIBLE:
        return Failure(blame(problem, limit), proven=True)
    return Failure(frozenset(), proven=False)


def blame(problem: Problem, limit: float) -> frozenset[str]:
    """Name modules that cannot be placed together: a core by assumptions, made smaller."""
    modules = list(dict.fromkeys(task.module for task in problem.tasks))
    model = TimetableModel(problem, optional=True)
    model.model.objective.clear()
    switches = model.switches
    answer = model.model.solve(limit, assumptions=list(switches.values()))
    names = {variable: module for module, variable in switches.items()}
    core = [names[v] for v in answer.core if v in names] or modules
    for module in list(core):
        rest = [each for each in core if each != module]
        if rest and _is_impossible(restrict(problem, frozenset(rest)), limit):
            core = rest
    return frozenset(core)


def _is_impossible(problem: Problem, limit: float) -> bool:
    model = TimetableModel(problem)
    model.model.objective.clear()
    return model.model.solve(limit).outcome is Outcome.INFEASIBLE


def restrict(problem: Problem, modules: frozenset[str]) -> Problem:
    """Leave out all tasks of other modules, and what binds them."""
    tasks = tuple(task for task in problem.tasks if task.module in modules)
    kept = {task.id for task in tasks}
    orders = []
    for order in problem.orders:
        first = tuple(name for name in order.first if name in kept)
        if order.then in kept and first:
            orders.append(replace(order, first=first))
    choices = []
    for choice in problem.choices:
        if choice.then in kept:
            choices.append(replace(choice, first=tuple(n for n in choice.first if n in kept)))
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
    )
