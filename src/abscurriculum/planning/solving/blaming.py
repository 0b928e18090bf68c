"""Which modules stand in each other's way when there is no timetable.

What is found holds for every choice that has these modules, whatever else is in it. So what further
modules could relax is left aside: a milder session before a hard one, and a greatest number of days
after the last of several.
"""

from dataclasses import replace

from abscurriculum.planning.solving.grid import Grid, reduce_orders
from abscurriculum.planning.solving.problem import Problem
from abscurriculum.planning.solving.sharing import make_model
from abscurriculum.planning.solving.solver import A_LITTLE, QUICK, SETTINGS, Outcome

_MOST_SHRUNK = 8


def blame(problem: Problem, limit: float) -> frozenset[str]:
    """Name modules that can never be placed together; none where only this choice is to blame."""
    problem = _relax(problem)
    modules = list(dict.fromkeys(task.module for task in problem.tasks))
    model = make_model(Grid(problem), optional=True)
    answer = model.model.solve(limit, assumptions=list(model.switches.values()), settings=SETTINGS)
    if answer.outcome is not Outcome.INFEASIBLE:
        return frozenset()
    names = {variable: module for module, variable in model.switches.items()}
    core = [names[v] for v in answer.core if v in names] or modules
    return frozenset(_shrink(problem, core, limit))


def _shrink(problem: Problem, core: list[str], limit: float) -> list[str]:
    """Leave out modules that are not to blame: large parts first, then one by one.

    Any core will do as a cut, so a large one is not shrunk to the last.
    """
    size = len(core) // 2
    while size:
        for start in range(0, len(core), size):
            rest = core[:start] + core[start + size :]
            if rest and _is_impossible(_restrict(problem, frozenset(rest)), limit):
                core = rest
                break
        else:
            size = size // 2 if size > 1 and len(core) <= _MOST_SHRUNK else 0
    return core


def is_impossible(problem: Problem) -> bool:
    """Tell whether tasks can never be placed together, whatever comes beside them."""
    if any(not task.open for task in problem.tasks):
        return True
    return bool(problem.tasks) and _is_impossible(reduce_orders(_relax(problem)), A_LITTLE)


def _is_impossible(problem: Problem, limit: float) -> bool:
    model = make_model(Grid(problem)).model
    answer = model.solve(min(limit, A_LITTLE), settings=QUICK)
    if answer.outcome is Outcome.UNKNOWN:
        answer = model.solve(limit, settings=SETTINGS)
    return answer.outcome is Outcome.INFEASIBLE


def _relax(problem: Problem) -> Problem:
    orders = tuple(replace(order, most_days=None) for order in problem.orders)
    return replace(problem, orders=orders, choices=())


def _restrict(problem: Problem, modules: frozenset[str]) -> Problem:
    """Leave out all tasks of other modules, and what binds them."""
    tasks = tuple(task for task in problem.tasks if task.module in modules)
    kept = {task.id for task in tasks}
    orders = []
    for order in problem.orders:
        first = tuple(name for name in order.first if name in kept)
        if order.then in kept and first:
            orders.append(replace(order, first=first))
    return replace(
        problem,
        tasks=tasks,
        orders=tuple(orders),
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
