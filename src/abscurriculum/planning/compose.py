"""Library, brief and the plan before -> a plan, or that there is none.

First modules and numbers of groups are chosen, then the timetable is made. What cannot be placed
goes back to the choice as a cut, until both agree.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.moment import DAYS_A_WEEK
from abscurriculum.models.plan import Plan, Reason
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.choice import Selector
from abscurriculum.planning.choosing.costs import PriceList, read_prices
from abscurriculum.planning.choosing.frame import Aim, Choice, Cut, Frame
from abscurriculum.planning.choosing.offers import Offers, gather_offers
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.choosing.reasons import Choosing
from abscurriculum.planning.choosing.wishes import Wishes, read_wishes
from abscurriculum.planning.effort import EFFORTS, Effort
from abscurriculum.planning.posing.anchors import Anchors
from abscurriculum.planning.posing.spread import open_weeks
from abscurriculum.planning.posing.tasks import Composition, compose_problem
from abscurriculum.planning.report import Result, report_plan
from abscurriculum.planning.solving.blaming import is_impossible
from abscurriculum.planning.solving.problem import Problem
from abscurriculum.planning.solving.search import Failure, Timetable, make_timetable
from abscurriculum.planning.solving.solver import Outcome
from abscurriculum.planning.solving.watch import Watch

_MOST_CUTS = 200


@dataclass(frozen=True, slots=True)
class Before:
    """What a plan before asks of a new one."""

    modules: frozenset[str] = frozenset()
    """Modules that stay where they can."""
    required: frozenset[str] = frozenset()
    """Modules that stay, because sessions of them are firm."""
    groups: Mapping[str, int] = field(default_factory=dict)
    """Numbers of groups that stay where they can."""
    firm_groups: frozenset[str] = frozenset()
    """Audiences whose groups stay, because sessions of them are firm."""
    anchors: Anchors = field(default_factory=Anchors)
    lenient: bool = False
    """Whether must goals and included modules are only wishes, though above all others."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan and what is doubtful about it."""

    plan: Plan
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class NoPlan:
    """There is no plan, or none was found within the effort allowed."""

    proven: bool
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A choice with its timetable."""

    choice: Choice
    composition: Composition
    timetable: Timetable


class Planner:
    """The parts that every attempt at a plan of one request shares."""

    def __init__(self, request: Request, before: Before | None = None) -> None:
        self.request = request
        self.before = before or Before()
        self.wishes: Wishes = read_wishes(request)
        for module in sorted(self.before.required):
            self.wishes.barred.pop(module, None)
            self.wishes.required.setdefault(module, Reason(kind="kept", about=module))
        numbers = {entry.role: entry.number for entry in count_participants(request)}
        self.openings = Openings(request, numbers)
        self.offers: Offers = gather_offers(self.wishes, self.openings)
        self.prices: PriceList = read_prices(request)
        self.weeks = open_weeks(self.openings)
        self.times = {m: self._times(m) for m in self.wishes.candidates}
        per_week = request.brief.value.limits.per_week
        horizon, free = self.openings.horizon, self.openings.free_slots
        weeks = len({horizon.week_of(slot) for slot in free})
        self.frame = Frame(
            times=self.times,
            weeks=dict.fromkeys(self.offers.divisions, weeks * per_week),
            months=len({horizon.month_of(slot) for slot in free}),
            places=weeks * (DAYS_A_WEEK if per_week > 1 else 1),
            kept=self.before.modules,
            kept_groups=dict(self.before.groups),
            firm_groups=self.before.firm_groups,
            lenient=self.before.lenient,
        )

    def _times(self, module: str) -> int:
        """Count how often a group does a module: as it says, or as often as the weeks allow."""
        timing = self.request.library.modules[module].timing
        if timing.times or not timing.repeat_weeks:
            return timing.times or 1
        weeks = self.weeks[-1] - self.weeks[0] if self.weeks else 0
        return 1 + weeks // timing.repeat_weeks

    def _lessen(self, choice: Choice, modules: Iterable[str]) -> bool:
        """Do one of these modules once less, where it may be done as often as fits."""
        often = [module for module in modules if choice.times.get(module, 1) > 1]
        if not often:
            return False
        module = max(often, key=lambda each: (choice.times[each], each))
        self.times[module] = choice.times[module] - 1
        # What was ruled out with more of its sessions may be possible with fewer.
        self.frame.cuts[:] = [cut for cut in self.frame.cuts if module not in cut.modules]
        return True

    def selector(self, aim: Aim = "best") -> Selector:
        """Make the model of the choice with all cuts found so far."""
        frame = replace(self.frame, aim=aim)
        return Selector(self.wishes, self.offers, self.prices, frame)

    def compose(self, choice: Choice) -> Composition:
        """Turn a choice into a timetable problem."""
        times = {**self.times, **choice.times}
        return compose_problem(
            choice, self.offers, self.openings, times, self.before.anchors, self.prices
        )

    def rule_out(self, choice: Choice, guilty: frozenset[str]) -> None:
        """Learn from a choice that cannot be placed: do a module once less, or else never so.

        Where nobody is to blame on their own, just this choice is ruled out.
        """
        if self._lessen(choice, guilty or choice.modules):
            return
        if not guilty:
            everyone = {audience for _, audience in choice.attending}
            self._cut(choice, frozenset(choice.modules), everyone, only=True)
            return
        audiences = {audience for module, audience in choice.attending if module in guilty}
        for audience in sorted(audiences):
            if self._never_fits(choice, guilty, audiences - {audience}):
                audiences -= {audience}
        self._cut(choice, guilty, audiences)
        if len(audiences) == 1:
            self._cut_other_numbers(choice, guilty, audiences)

    def _cut_other_numbers(
        self, choice: Choice, guilty: frozenset[str], audiences: Collection[str]
    ) -> None:
        """Rule out the other numbers of groups of an audience that do not help either."""
        (audience,) = audiences
        attending = [module for module, other in choice.attending if other == audience]
        for count, division in self.offers.divisions[audience].items():
            held = all(division.meetings.get(m) for m in attending if m in guilty)
            other = replace(choice, groups={**choice.groups, audience: count})
            if held and other != choice and self._never_fits(other, guilty, audiences):
                self._cut(other, guilty, audiences)

    def _never_fits(
        self, choice: Choice, guilty: frozenset[str], audiences: Collection[str]
    ) -> bool:
        """Tell whether some modules of a choice can never be placed for these audiences alone."""
        attending = frozenset(
            (m, audience)
            for m, audience in choice.attending
            if m in guilty and audience in audiences
        )
        known = {module for module, _ in attending} | set(self.offers.delegations)
        part = replace(
            choice,
            modules=tuple(m for m in choice.modules if m in guilty and m in known),
            attending=attending,
        )
        return is_impossible(self.compose(part).problem)

    def _cut(
        self,
        choice: Choice,
        modules: frozenset[str],
        audiences: Collection[str],
        *,
        only: bool = False,
    ) -> None:
        attending = tuple(
            sorted(k for k in choice.attending if k[0] in modules and k[1] in audiences)
        )
        groups = tuple((audience, choice.groups[audience]) for audience in sorted(audiences))
        self.frame.cuts.append(Cut(modules, groups, attending, only=only))

    def search(
        self, effort: Effort, aim: Aim = "best", *, watch: Watch | None = None
    ) -> Found | NoPlan:
        """Choose and place until both agree; only the best programme gets the best timetable."""
        for_choice, for_timetable = EFFORTS[effort]
        for _ in range(_MOST_CUTS):
            selector = self.selector(aim)
            choice = selector.choose(for_choice, watch)
            if choice is None:
                proven = selector.outcome is Outcome.INFEASIBLE
                return NoPlan(proven=proven, cuts=tuple(self.frame.cuts))
            composition = self.compose(choice)
            found = _place(composition.problem, for_timetable, aim, watch)
            if isinstance(found, Timetable):
                return Found(choice, composition, found)
            if not found.proven:
                return NoPlan(proven=False, cuts=tuple(self.frame.cuts))
            self.rule_out(choice, found.modules)
        return NoPlan(proven=False, cuts=tuple(self.frame.cuts))


def _place(problem: Problem, limit: float, aim: Aim, watch: Watch | None) -> Timetable | Failure:
    """Make a timetable: first with all that may stay where it was, as a move outweighs all else."""
    stay = tuple(
        replace(task, open=1 << task.was)
        if task.was is not None and task.open >> task.was & 1
        else task
        for task in problem.tasks
    )
    if stay != problem.tasks:
        found = make_timetable(replace(problem, tasks=stay), limit, blaming=False, watch=watch)
        if isinstance(found, Timetable):
            return found
    if aim != "best":
        return make_timetable(problem, limit, any_will_do=True, watch=watch)
    found = make_timetable(problem, limit, watch=watch)
    if isinstance(found, Failure) and not found.proven:
        # Not even one timetable within the limit: any at all is better than none.
        return make_timetable(problem, 10 * limit, any_will_do=True, watch=watch)
    return found


def plan(
    request: Request,
    before: Before | None = None,
    *,
    effort: Effort = "normal",
    watch: Watch | None = None,
) -> Planned | NoPlan:
    """Compose the best plan of one client, or say that there is none."""
    planner = Planner(request, before)
    found = planner.search(effort, watch=watch)
    return found if isinstance(found, NoPlan) else write_up(planner, found, effort)


def write_up(planner: Planner, found: Found, effort: Effort) -> Planned:
    """Write down what a search has found, with a reason for everything."""
    kept = planner.before.groups
    choosing = Choosing(
        request=planner.request,
        wishes=planner.wishes,
        offers=planner.offers,
        choice=found.choice,
        cuts=tuple(planner.frame.cuts),
        kept_groups=frozenset(a for a, n in found.choice.groups.items() if kept.get(a) == n),
    )
    result = Result(
        choosing=choosing,
        openings=planner.openings,
        prices=planner.prices,
        composition=found.composition,
        timetable=found.timetable,
        effort=effort,
        keeps=bool(planner.before.modules or planner.before.groups),
    )
    return Planned(*report_plan(result))


def is_possible(request: Request, before: Before | None = None) -> bool | None:
    """Tell whether there is any plan; None when that was not found out."""
    found = Planner(request, before).search("normal", "fewest")
    if isinstance(found, NoPlan):
        return False if found.proven else None
    return True
