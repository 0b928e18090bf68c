"""Solve a timetable problem, or find the modules that stand in its way."""

from dataclasses import dataclass, replace

from abscurriculum.planning.solving.blaming import blame
from abscurriculum.planning.solving.few_places import use_few_places
from abscurriculum.planning.solving.grid import Grid, reduce_orders
from abscurriculum.planning.solving.problem import Problem
from abscurriculum.planning.solving.seating import Reading, read
from abscurriculum.planning.solving.sharing import make_model
from abscurriculum.planning.solving.solver import A_LITTLE, FIRST, QUICK, SETTINGS, Answer, Outcome
from abscurriculum.planning.solving.staffing import Seat
from abscurriculum.planning.solving.timetable import TimetableModel
from abscurriculum.planning.solving.watch import Watch

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

    Without `blaming`, a failure does not say which modules are to blame.
    """
    closed = {task.module for task in problem.tasks if not task.open}
    if closed:
        return Failure(frozenset([min(closed)]), proven=True)
    if not problem.tasks:
        return Timetable({}, 0, 0, proven=True, effort=0)
    problem = reduce_orders(problem)
    how = _How(limit, any_will_do=any_will_do, blaming=blaming, watch=watch)
    is_first = all(task.was is None for task in problem.tasks)
    if is_first and len({place.hired for place in problem.places}) > 1:
        # A hired room weighs more than all but moves: where own rooms will do, nothing is better.
        found = _search(replace(problem, hiring=False), replace(how, blaming=False))
        if isinstance(found, Timetable):
            return found
    return _search(problem, how)


@dataclass(frozen=True, slots=True)
class _How:
    """How to look for a timetable."""

    limit: float
    any_will_do: bool
    blaming: bool
    watch: Watch | None

    def solve(self, model: TimetableModel) -> Answer:
        """Solve a model; where any answer will do, the first one."""
        model.weigh()
        if self.any_will_do:
            answer = model.model.solve(min(self.limit, A_LITTLE), settings=QUICK)
            if answer.outcome is not Outcome.UNKNOWN:
                return answer
            return model.model.solve(self.limit, settings=FIRST, watch=self.watch)
        answer = model.model.solve(self.limit, settings=SETTINGS, watch=self.watch)
        if answer.outcome is Outcome.UNKNOWN and self.watch and self.watch.stopped():
            # Asked to stop before there was anything: the first answer must do.
            return model.model.solve(self.limit, settings=FIRST)
        return answer


def _search(problem: Problem, how: _How) -> Timetable | Failure:
    """Count, seat, and count again where that does not work out.

    Grains whose sessions cannot be seated as counted are split into days; days that nobody can seat
    are ruled out.
    """
    split: frozenset[int] = frozenset()
    effort, exact = 0.0, True
    for _ in range(_MOST_ROUNDS):
        model = make_model(Grid(problem, split))
        answer = how.solve(model)
        effort += answer.effort
        if not answer.found:
            proven = exact and answer.outcome is Outcome.INFEASIBLE
            guilty = blame(problem, how.limit) if proven and how.blaming else frozenset[str]()
            return Failure(guilty, proven=proven)
        reading = read(model, answer)
        exact = exact and reading.exact
        if not reading.stuck and _is_affordable(problem, reading.seats):
            return _finish(model, answer, reading, effort, exact=exact and not how.any_will_do)
        if reading.stuck - split:
            split |= reading.stuck
        elif reading.impossible:
            problem = replace(problem, forbidden=(*problem.forbidden, *reading.impossible))
        else:
            break
    return Failure(frozenset(), proven=False)


def _finish(
    model: TimetableModel, answer: Answer, reading: Reading, effort: float, *, exact: bool
) -> Timetable:
    seats = reading.seats
    if not any(task.venue_was for task in model.problem.tasks):
        seats = use_few_places(model.problem, seats)
    weight, bound = model.weight_of(answer)
    proven = exact and answer.outcome is Outcome.OPTIMAL
    return Timetable(seats, weight, bound if exact else 0, proven, effort)


def _is_affordable(problem: Problem, seats: dict[str, Seat]) -> bool:
    """Tell whether the hired rooms are within what is left of the budget."""
    if problem.room_cents is None:
        return True
    hired = {place.name for place in problem.places if place.hired}
    dayparts = sum(
        problem.by_id[name].dayparts for name, seat in seats.items() if seat.venue in hired
    )
    return dayparts * problem.hire_cents <= problem.room_cents
