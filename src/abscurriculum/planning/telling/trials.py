"""What-ifs: revise the brief, plan again with the least change, and compare.

A trial does what `abs plan` would do after the revision, in less time.
"""

from dataclasses import dataclass, replace

from abscurriculum.models.brief import Brief
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.frame import Aim, Choice
from abscurriculum.planning.choosing.places import look_up
from abscurriculum.planning.clashing.conflicts import find_conflict
from abscurriculum.planning.clashing.setting import Condition, Path, Setting
from abscurriculum.planning.compose import Before, Found, NoPlan, Planner, write_up
from abscurriculum.planning.effort import EFFORTS, Effort
from abscurriculum.planning.keeping.again import look_back
from abscurriculum.planning.keeping.keeping import write_down
from abscurriculum.planning.solving.blaming import blame
from abscurriculum.planning.solving.problem import Problem
from abscurriculum.planning.solving.search import Failure, Timetable, make_timetable
from abscurriculum.planning.solving.watch import Watch
from abscurriculum.planning.telling.differences import Difference, differ
from abscurriculum.planning.telling.revisions import Revision
from abscurriculum.planning.telling.spots import show_place

# A trial may fail so often to place what it has chosen; then it is not known what comes of it.
MOST_FAILURES = 4
# Deterministic time for each question which modules stand in each other's way.
_TO_BLAME = 0.3
_NO_ROOM = ("unplaceable", "crowded")
"""Reasons for which a module is left out that still hold when more is asked for."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A condition that stands in the way of a revision."""

    words: str
    place: str
    """file:line, or the file; empty for what is not written anywhere."""
    is_asked: bool = False
    """Whether it is the revision itself."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A revision of the brief, tried."""

    revision: Revision
    before: Before
    """What the plan asked of the new one."""
    old: Plan
    new: Plan | None = None
    difference: Difference | None = None
    clashes: tuple[Clash, ...] = ()
    """Where there is no plan: conditions that cannot all be kept; without any one they can."""
    conditions: tuple[Condition, ...] = ()
    """The same, as the planner knows them."""
    is_impossible: bool = False
    """Whether it is proven that there is no plan."""
    is_proven: bool = False
    """Whether it is proven that the new plan has the best modules and groups."""


class Trier:
    """Tries revisions of a brief against one plan of it."""

    def __init__(self, request: Request, plan: Plan, *, keep: bool = True) -> None:
        """Take a plan; without `keep` its modules and groups need not stay."""
        self.request, self.plan = request, plan
        self.before = look_back(write_down(plan, request), request)
        if not keep:
            self.before = let_choose(self.before)

    def attempt(self, revision: Revision) -> Trial:
        """Try a revision, and compare what comes of it with the plan."""
        trial = Trial(revision, self.before, self.plan)
        planner, found = self._search(revision)
        if not isinstance(found, NoPlan):
            made = write_up(planner, found, "quick").plan
            difference = differ(self.request, self.plan, made)
            return replace(trial, new=made, difference=difference, is_proven=planner.is_exact)
        return self._explain(trial) if found.proven else trial

    def _search(self, revision: Revision) -> "tuple[QuickPlanner, Found | NoPlan]":
        if revision.adds:
            planner = QuickPlanner(revision.request, self.before)
            planner.leave_out_what_had_no_room(self.plan)
            found = planner.search("quick")
            if isinstance(found, Found) and _has_all(found.choice, self.plan):
                return planner, found
        planner = QuickPlanner(revision.request, self.before)
        return planner, planner.search("quick")

    def _explain(self, trial: Trial) -> Trial:
        """Say which conditions stand in the way."""
        setting = Setting(trial.revision.request, self.before)
        conflict = find_conflict(setting, ways=False)
        if conflict is None or not conflict.proven:
            return trial
        clashes = tuple(self._point(condition, trial.revision) for condition in conflict.clashes)
        return replace(trial, clashes=clashes, conditions=conflict.clashes, is_impossible=True)

    def _point(self, condition: Condition, revision: Revision) -> Clash:
        """Give the place of a condition in the brief as it is written."""
        if condition.firm:
            return Clash(condition.words, "the plan file")
        old, new = self.request.brief.value, revision.request.brief.value
        if _is_new(old, new, condition.path):
            return Clash(condition.words, "", is_asked=True)
        path = _find_again(old, new, condition.place)
        if condition.default and condition.at is None:
            return Clash(condition.words, "")
        return Clash(condition.words, show_place(self.request, path))


def _is_new(old: Brief, new: Brief, path: Path) -> bool:
    """Tell whether a revised brief says something at a path that the old one did not."""
    value, before = look_up(new, path), look_up(old, path[:-1]) if path else None
    if value is None:
        return False
    if isinstance(before, tuple):
        return value not in before
    return bool(look_up(old, path) != value)


def _find_again(old: Brief, new: Brief, path: Path) -> Path:
    """Find an item of a list again in the old brief, where other items may stand before it."""
    before = look_up(old, path[:-1]) if path else None
    value = look_up(new, path)
    if isinstance(before, tuple) and value in before:
        return (*path[:-1], before.index(value))
    return path


def let_choose(before: Before) -> Before:
    """Let modules and groups be chosen anew; sessions stay where they were where they can."""
    groups = {audience: before.groups[audience] for audience in sorted(before.firm_groups)}
    return replace(before, modules=frozenset(), groups=groups)


def _has_all(choice: Choice, plan: Plan) -> bool:
    return {entry.id for entry in plan.modules} <= set(choice.modules)


class QuickPlanner(Planner):
    """Plans as any planner does, but passes over a choice that takes too long to place."""

    is_exact = True
    """Whether no choice was passed over that might be placed after all."""

    def __init__(
        self, request: Request, before: Before, most_failures: int = MOST_FAILURES
    ) -> None:
        """Take how often it may fail to place what it has chosen; with 0, nothing may move."""
        super().__init__(request, before)
        self.most_failures = most_failures

    def leave_out_what_had_no_room(self, plan: Plan) -> None:
        """Leave out what the calendar had no room for: where more is asked, it has none now."""
        for entry in plan.left_out:
            if entry.reason.kind in _NO_ROOM and entry.id not in self.wishes.required:
                self.wishes.barred.setdefault(entry.id, entry.reason)
        modules = self.request.library.modules
        for session in plan.sessions:
            if not modules[session.module].timing.times:
                held = [s.occurrence for s in plan.sessions if s.module == session.module]
                self.times[session.module] = max(held)

    def search(
        self, effort: Effort, aim: Aim = "best", *, watch: Watch | None = None
    ) -> Found | NoPlan:
        """Choose and place until both agree."""
        for_choice, for_timetable = EFFORTS[effort]
        for _ in range(self.most_failures + 1):
            choice = self.selector(aim).choose(for_choice, watch)
            if choice is None:
                return NoPlan(proven=self.is_exact, cuts=tuple(self.frame.cuts))
            self.is_exact = self.is_exact and choice.proven
            composition = self.compose(choice)
            found = _place(composition.problem, for_timetable, may_move=self.most_failures > 0)
            if isinstance(found, Timetable):
                return Found(choice, composition, found)
            self.is_exact = self.is_exact and found.proven
            self.rule_out(choice, found.modules)
        return NoPlan(proven=False, cuts=tuple(self.frame.cuts))


def _place(problem: Problem, limit: float, *, may_move: bool) -> Timetable | Failure:
    """Make a timetable: first with all where it was, as a move outweighs all that it can win."""
    stay = tuple(
        replace(task, open=1 << task.was)
        if task.was is not None and task.open >> task.was & 1
        else task
        for task in problem.tasks
    )
    if stay != problem.tasks:
        found = make_timetable(replace(problem, tasks=stay), limit, blaming=False)
        if isinstance(found, Timetable) or not may_move:
            return found
    found = make_timetable(problem, limit, blaming=False)
    if isinstance(found, Failure) and found.proven and not found.modules:
        return replace(found, modules=blame(problem, _TO_BLAME))
    return found
