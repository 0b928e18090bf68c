"""The best programme within limits, whatever must give way for it, and what is lost."""

from dataclasses import replace

from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.wishes import list_routes
from abscurriculum.planning.compose import Before, NoPlan, write_up
from abscurriculum.planning.telling.compared import Fitted, MissedGoal
from abscurriculum.planning.telling.differences import differ
from abscurriculum.planning.telling.measures import measure, reach_goal, wanted_goals
from abscurriculum.planning.telling.revisions import (
    Revision,
    combine,
    lessen,
    with_limits,
    with_modules,
)
from abscurriculum.planning.telling.trials import MOST_FAILURES, QuickPlanner, Trier


def fit(
    request: Request, asked: Plan | None, dayparts: int | None, budget_cents: int | None
) -> Fitted:
    """Find the best programme within limits; must goals and included modules give way last."""
    limits = with_limits(request, dayparts, budget_cents)
    before = Trier(request, asked, keep=False).before if asked else Before()
    found = search(limits.request, replace(before, lenient=True))
    if found is None or not found.sessions:
        return Fitted(limits, None, asked)
    missed = tuple(_missed(limits.request, found))
    chosen = {entry.id for entry in found.modules}
    wanted = [*request.brief.value.modules.include, *(m for m, *_ in list_routes(request))]
    excluded = request.brief.value.modules.exclude
    return Fitted(
        limits,
        found,
        asked,
        measure(request, found),
        measure(request, asked) if asked else None,
        differ(request, asked, found) if asked else None,
        missed,
        tuple(m for m in dict.fromkeys(wanted) if m not in chosen and m not in excluded),
        _write_down(before, limits, found, missed),
    )


def search(request: Request, before: Before, most_failures: int = MOST_FAILURES) -> Plan | None:
    """Plan in the time that a trial takes."""
    planner = QuickPlanner(request, before, most_failures)
    found = planner.search("quick")
    return None if isinstance(found, NoPlan) else write_up(planner, found, "quick").plan


def _missed(request: Request, plan: Plan) -> list[MissedGoal]:
    least = request.brief.value.limits.practice_minutes
    found = [
        MissedGoal(goal, reach_goal(request, plan, goal), least)
        for goal in wanted_goals(request, "must")
    ]
    return [each for each in found if not each.reach.is_reached or each.reach.minutes < least]


def _write_down(
    before: Before, limits: Revision, plan: Plan, missed: tuple[MissedGoal, ...]
) -> Revision | None:
    """Find what to write in the brief so that `abs plan` gives this programme."""
    chosen = [entry.id for entry in plan.modules]
    brief = limits.request.brief.value
    wanted = [*brief.modules.include, *(pin.module for pin in brief.pins)]
    given_up = [module for module in dict.fromkeys(wanted) if module not in chosen]
    unreached = [each.goal for each in missed if not each.reach.is_reached]
    minutes = [each.reach.minutes for each in missed if each.reach.is_reached]
    softer = combine(limits, lessen(limits.request, unreached, given_up, minutes))
    others = [m for m in chosen if m not in softer.request.brief.value.modules.include]
    for revision in (softer, combine(softer, with_modules(softer.request, others))):
        made = search(revision.request, before)
        if made is not None and {entry.id for entry in made.modules} == set(chosen):
            return revision
    return None
