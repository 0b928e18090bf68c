"""Solve a timetable problem, or find the modules that stand in its way."""

from dataclasses import dataclass, replace

from abscurriculum.planning.blaming import blame
from abscurriculum.planning.few_places import use_few_places
from abscurriculum.planning.grid import Grid, reduce_orders
from abscurriculum.planning.problem import Problem
from abscurriculum.planning.seating import read
from abscurriculum.planning.settle import Seat
from abscurriculum.planning.sharing import make_model
from abscurriculum.planning.solver import SETTINGS, Outcome, Watch

_MOST_ROUNDS = 25


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
    watch: Watch | None = None,
) -> Timetable | Failure:
    """Place every task, as well as the limit of deterministic time allows.

    Without `blaming`, a failure does not say which modules are to blame. Grains whose sessions
    cannot be seated as counted are split into days; days that nobody can seat are ruled out.
    """
    closed = {task.module for task in problem.tasks if not task.open}
    if closed:
        return Failure(frozenset([min(closed)]), proven=True)
    if not problem.tasks:
        return Timetable({}, 0, 0, proven=True, effort=0)
    problem = reduce_orders(problem)
    split: frozenset[int] = frozenset()
    effort, exact = 0.0, True
    for _ in range(_MOST_ROUNDS):
        model = make_model(Grid(problem, split))
        model.weigh()
        if any_will_do:
            model.model.objective.clear()
        answer = model.model.solve(limit, settings=SETTINGS, watch=watch)
        effort += answer.effort
        if not answer.found:
            proven = exact and answer.outcome is Outcome.INFEASIBLE
            guilty = blame(problem, limit) if proven and blaming else frozenset[str]()
            return Failure(guilty, proven=proven)
        reading = read(model, answer)
        exact = exact and reading.exact
        if not reading.stuck and _is_affordable(problem, reading.seats):
            proven = exact and answer.outcome is Outcome.OPTIMAL and not any_will_do
            weight, bound = model.weight_of(answer)
            if any_will_do or not exact:
                bound = 0
            seats = use_few_places(problem, reading.seats)
            return Timetable(seats, weight, bound, proven, effort)
        if reading.stuck - split:
            split |= reading.stuck
        elif reading.impossible:
            problem = replace(problem, forbidden=(*problem.forbidden, *reading.impossible))
        else:
            break
    return Failure(frozenset(), proven=False)


def _is_affordable(problem: Problem, seats: dict[str, Seat]) -> bool:
    """Tell whether the hired rooms are within what is left of the budget."""
    if problem.room_cents is None:
        return True
    hired = {place.name for place in problem.places if place.hired}
    dayparts = sum(
        problem.by_id[name].dayparts for name, seat in seats.items() if seat.venue in hired
    )
    return dayparts * problem.hire_cents <= problem.room_cents
