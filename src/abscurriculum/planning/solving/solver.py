"""A small model of linear conditions over whole numbers, solved by OR-Tools CP-SAT.

The one file that knows the solver, and nothing of training programmes. It fills CP-SAT's own model
message directly: the usual Python layer above it would import pandas, which takes five times as
long to load as the solver itself.

One worker, a fixed seed, and limits in deterministic time: the same model gives the same answer on
every machine.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ortools.sat.python import cp_model_helper as cp_sat

from abscurriculum.planning.solving.watch import Watch

_INFINITE = 1 << 52
_A_LOOK = 0.05
# Linear relaxations pay on timetables, presolve does not: benchmarks/README.md has the figures.
SETTINGS: Mapping[str, object] = {
    "linearization_level": 2,
    "cp_model_presolve": False,
    "cp_model_probing_level": 0,
}

# Where any answer will do: the objective steers away from full weeks, the first answer ends it.
FIRST: Mapping[str, object] = {**SETTINGS, "stop_after_first_solution": True}
# Without linear relaxations easy models are answered much sooner, and hard ones never.
QUICK: Mapping[str, object] = {**FIRST, "linearization_level": 0}
A_LITTLE = 2.0
"""Deterministic time that `QUICK` gets before `FIRST` has its turn."""

# The solver's own types say nothing of what it takes and gives.
_Solve = Callable[[cp_sat.CpModelProto], cp_sat.CpSolverResponse]

Terms = Iterable[tuple[int, int]]
"""Pairs of variable and coefficient."""


class Outcome(Enum):
    """What the solver could show."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """An assignment with its objective and the bound below which there is none."""

    outcome: Outcome
    values: Sequence[int] = ()
    objective: int = 0
    bound: int = 0
    core: tuple[int, ...] = ()
    """For an infeasible model with assumptions: assumptions that suffice for that."""
    effort: float = 0.0
    """Deterministic time used."""

    @property
    def found(self) -> bool:
        """Whether there is an assignment."""
        return self.outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE)


@dataclass
class LinearModel:
    """Variables, conditions and an objective to be made as small as can be."""

    proto: cp_sat.CpModelProto = field(default_factory=cp_sat.CpModelProto)
    count: int = 0
    objective: dict[int, int] = field(default_factory=dict)
    hints: dict[int, int] = field(default_factory=dict)

    def whole(self, least: int, most: int) -> int:
        """Add a whole number between two bounds."""
        self.proto.variables.add().domain.extend([least, most])
        self.count += 1
        return self.count - 1

    def choice(self) -> int:
        """Add a yes or no."""
        return self.whole(0, 1)

    def between(self, terms: Terms, least: int, most: int, *, when: Sequence[int] = ()) -> None:
        """Hold a sum between bounds; `when` lists choices that switch the condition on."""
        constraint = self.proto.constraints.add()
        constraint.enforcement_literal.extend(list(when))
        variables, factors = [], []
        for variable, factor in terms:
            variables.append(variable)
            factors.append(factor)
        constraint.linear.vars.extend(variables)
        constraint.linear.coeffs.extend(factors)
        constraint.linear.domain.extend([least, most])

    def at_most(self, terms: Terms, most: int, *, when: Sequence[int] = ()) -> None:
        """Hold a sum at or below a bound."""
        self.between(terms, -_INFINITE, most, when=when)

    def at_least(self, terms: Terms, least: int, *, when: Sequence[int] = ()) -> None:
        """Hold a sum at or above a bound."""
        self.between(terms, least, _INFINITE, when=when)

    def equal(self, terms: Terms, value: int, *, when: Sequence[int] = ()) -> None:
        """Hold a sum at a value."""
        self.between(terms, value, value, when=when)

    def cost(self, variable: int, factor: int) -> None:
        """Let a variable weigh in the objective."""
        if factor:
            self.objective[variable] = self.objective.get(variable, 0) + factor

    def weigh(self, terms: Terms, weight: int) -> None:
        """Let a sum weigh so much in the objective."""
        for variable, factor in terms:
            self.cost(variable, factor * weight)

    def hint(self, variable: int, value: int) -> None:
        """Propose a value to start from."""
        self.hints[variable] = value

    def solve(
        self,
        limit: float,
        *,
        assumptions: Sequence[int] = (),
        settings: Mapping[str, object] | None = None,
        watch: Watch | None = None,
    ) -> Answer:
        """Solve within so much deterministic time."""
        proto = cp_sat.CpModelProto()
        proto.copy_from(self.proto)
        if self.objective:
            proto.objective.vars.extend(list(self.objective))
            proto.objective.coeffs.extend(list(self.objective.values()))
        if self.hints:
            proto.solution_hint.vars.extend(list(self.hints))
            proto.solution_hint.values.extend(list(self.hints.values()))
        proto.assumptions.extend(list(assumptions))
        wrapper = cp_sat.SolveWrapper()
        wrapper.set_parameters(_settings(limit, settings or {}))
        solve: _Solve = wrapper.solve
        if watch is None:
            return _answer(solve(proto))
        return _answer(_solve_watched(wrapper, proto, watch))


def _solve_watched(
    wrapper: cp_sat.SolveWrapper, proto: cp_sat.CpModelProto, watch: Watch
) -> cp_sat.CpSolverResponse:
    """Solve beside this thread, which stays free to hear that it is enough."""
    found: list[cp_sat.CpSolverResponse] = []
    listener = _Listener(watch)
    wrapper.add_solution_callback(listener)
    solve: _Solve = wrapper.solve
    worker = threading.Thread(target=lambda: found.append(solve(proto)), daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(_A_LOOK)
        if watch.stopped():
            wrapper.stop_search()
    return found[0]


class _Listener(cp_sat.SolutionCallback):
    """Passes each better answer on."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def on_solution_callback(self) -> None:
        """Report the new best answer."""
        self._watch.better(round(self.ObjectiveValue()), round(self.BestObjectiveBound()))

    def OnSolutionCallback(self) -> None:  # noqa: N802 - the solver calls it by this name
        """Report the new best answer."""
        self.on_solution_callback()


def sum_up(terms: Sequence[tuple[int, int]], *, once: bool = False) -> list[tuple[int, int]]:
    """Add up the factors of each variable; `once` takes the largest instead."""
    total: dict[int, int] = {}
    for variable, factor in terms:
        if once:
            total[variable] = max(total.get(variable, 0), factor)
        else:
            total[variable] = total.get(variable, 0) + factor
    return [(variable, factor) for variable, factor in total.items() if factor]


def _settings(limit: float, more: Mapping[str, object]) -> cp_sat.SatParameters:
    parameters = cp_sat.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = 20260318
    parameters.max_deterministic_time = limit
    # Whoever looks on decides what Ctrl-C means; the solver's own handler would end the process.
    parameters.catch_sigint_signal = False
    for name, value in more.items():
        setattr(parameters, name, value)
    return parameters


def _answer(response: cp_sat.CpSolverResponse) -> Answer:
    status = response.status
    if status == cp_sat.CpSolverStatus.MODEL_INVALID:
        raise OverflowError("the weights of a model are too large for the solver")
    effort = response.deterministic_time
    if status == cp_sat.CpSolverStatus.INFEASIBLE:
        core = tuple(cp_sat.ResponseHelper.sufficient_assumptions_for_infeasibility(response))
        return Answer(Outcome.INFEASIBLE, core=core, effort=effort)
    if status not in (cp_sat.CpSolverStatus.OPTIMAL, cp_sat.CpSolverStatus.FEASIBLE):
        return Answer(Outcome.UNKNOWN, effort=effort)
    best = status == cp_sat.CpSolverStatus.OPTIMAL
    return Answer(
        Outcome.OPTIMAL if best else Outcome.FEASIBLE,
        list(response.solution),
        round(response.objective_value),
        round(response.best_objective_bound),
        effort=effort,
    )
