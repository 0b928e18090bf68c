"""Tell again and again, for settings that are much alike, whether there is any plan.

What was learnt from one setting is tried first on the next: modules that could not be placed
together, and timetables. Both are checked anew, so that they only ever save time.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from abscurriculum.planning.choosing.frame import Aim, Choice, Cut
from abscurriculum.planning.clashing.setting import Setting
from abscurriculum.planning.compose import Planner
from abscurriculum.planning.effort import EFFORTS
from abscurriculum.planning.solving.problem import Problem
from abscurriculum.planning.solving.search import Failure, Timetable, make_timetable
from abscurriculum.planning.solving.solver import Outcome

_MOST_CUTS = 200
_MOST_TIMETABLES = 6
# Choices that are ruled out alone, one by one, can be thousands.
_MOST_LONELY = 24
_RICH_AFTER = (1, 5, 12)
# Trying what was learnt may take so much deterministic time; past it the question is put in full.
_A_LITTLE = 2.0
# Patience counts dayparts on which sessions of a timetable may start: so many are about a second.
_A_SECOND = 10_000

Slots = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """What the calendar ruled out in a setting."""

    cuts: tuple[Cut, ...] = ()
    times: Mapping[str, int] = field(default_factory=dict)
    """How often modules can be done."""


class Judge:
    """Answers whether any plan exists; None when that was not found out in time."""

    def __init__(self, guilty: Iterable[frozenset[str]] = ()) -> None:
        self.guilty: list[frozenset[str]] = list(dict.fromkeys(guilty))
        """Sets of modules that could not be placed together in some setting."""
        self.timetables: list[Slots] = []
        """Dayparts of sessions in plans of some settings, the latest first."""
        self.ruled_out = RuledOut()
        self.patience = math.inf
        """About how many seconds of work are left."""
        self.limit = EFFORTS["normal"][1]
        """Deterministic time for each timetable."""

    def allow(self, seconds: float, limit: float) -> None:
        """Allow about so much more work, and so much for each timetable."""
        self.patience, self.limit = seconds, limit

    def __call__(self, setting: Setting) -> bool | None:
        """Tell whether there is a plan; one with few sessions is looked for."""
        found = self._search(setting, "fewest")
        return found if found is None or isinstance(found, bool) else True

    def least_cost(self, setting: Setting) -> int | None:
        """Give the euro cents below which there is no plan, rooms at their cheapest."""
        found = self._search(setting, "least cost")
        return found.cents if isinstance(found, Choice) else None

    def _search(self, setting: Setting, aim: Aim) -> Choice | bool | None:
        """Give the first choice by some aim that can be placed, False where there is none."""
        for_choice = EFFORTS["normal"][0]
        planner = Planner(setting.request, setting.before)
        answer: Choice | bool | None = None
        for _ in range(_MOST_CUTS):
            lonely = sum(cut.only for cut in planner.frame.cuts)
            if self.patience <= 0 or lonely > _MOST_LONELY:
                break
            # Where nobody is to blame a choice may lack something, which a rich one has.
            is_rich = aim == "fewest" and lonely in _RICH_AFTER
            selector = planner.selector("best" if is_rich else aim)
            choice = selector.choose(for_choice)
            if choice is None:
                answer = False if selector.outcome is Outcome.INFEASIBLE else None
                break
            verdict = self._place(planner, choice)
            if verdict is not False:
                answer = choice if verdict else None
                break
        self.ruled_out = RuledOut(tuple(planner.frame.cuts), dict(planner.times))
        return answer

    def _place(self, planner: Planner, choice: Choice) -> bool | None:
        """Tell whether a choice can be placed; where it cannot, rule it out."""
        for modules in sorted(self.guilty, key=len):
            if modules <= set(choice.modules) and self._clash(planner, choice, modules):
                planner.rule_out(choice, modules)
                return False
        problem = planner.compose(choice).problem
        if self._fits(problem):
            return True
        self._lose_patience(problem)
        found = make_timetable(problem, self.limit, any_will_do=True)
        if isinstance(found, Timetable):
            self._remember(found)
            return True
        if not found.proven:
            return None
        if found.modules and found.modules not in self.guilty:
            self.guilty.append(found.modules)
        planner.rule_out(choice, found.modules)
        return False

    def _remember(self, found: Timetable) -> None:
        slots = {task: seat.slot for task, seat in found.seats.items()}
        self.timetables = [slots, *self.timetables[: _MOST_TIMETABLES - 1]]

    def _fits(self, problem: Problem) -> bool:
        """Tell whether a known timetable will do: sessions stay where they can."""
        if not all(task.open for task in problem.tasks):
            return False

        def staying(slots: Slots) -> dict[str, int]:
            at = ((task, slots.get(task.id)) for task in problem.tasks)
            return {t.id: slot for t, slot in at if slot is not None and t.open >> slot & 1}

        before = {task.id: task.was for task in problem.tasks if task.was is not None}
        stay = max(map(staying, [*self.timetables, before]), key=len, default={})
        if not stay:
            return False
        tasks = tuple(
            replace(task, open=1 << stay[task.id]) if task.id in stay else task
            for task in problem.tasks
        )
        held = replace(problem, tasks=tasks)
        found = make_timetable(held, _A_LITTLE, any_will_do=True, blaming=False)
        if isinstance(found, Failure):
            return False
        self._remember(found)
        return True

    def _clash(self, planner: Planner, choice: Choice, modules: frozenset[str]) -> bool:
        """Prove that some of the modules cannot be placed, whatever else is chosen.

        What further modules could relax is left aside: a milder session before a hard one, and a
        greatest number of days after the last of several.
        """
        part = replace(
            choice,
            modules=tuple(module for module in choice.modules if module in modules),
            attending=frozenset(key for key in choice.attending if key[0] in modules),
        )
        problem = planner.compose(part).problem
        orders = tuple(replace(order, most_days=None) for order in problem.orders)
        problem = replace(problem, orders=orders, choices=())
        self._lose_patience(problem)
        found = make_timetable(problem, self.limit, any_will_do=True, blaming=False)
        return isinstance(found, Failure) and found.proven

    def _lose_patience(self, problem: Problem) -> None:
        dayparts = sum(task.open.bit_count() for task in problem.tasks)
        self.patience -= dayparts / _A_SECOND


def can_choose(setting: Setting, ruled_out: RuledOut) -> bool:
    """Tell whether modules and groups can be chosen, given what is ruled out."""
    planner = Planner(setting.request, setting.before)
    planner.frame.cuts.extend(ruled_out.cuts)
    planner.times.update(ruled_out.times)
    selector = planner.selector("fewest")
    return bool(selector.choose(EFFORTS["normal"][0])) or selector.outcome is Outcome.UNKNOWN
