"""The best other days for one session, with for and against; the rest of the plan stays."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from abscurriculum.models.moment import Part
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.request import Request
from abscurriculum.planning.anchors import Anchors
from abscurriculum.planning.choice import Choice
from abscurriculum.planning.compose import Before, Planner
from abscurriculum.planning.horizon import slots_in
from abscurriculum.planning.openings import Openings
from abscurriculum.planning.problem import Problem, Task
from abscurriculum.planning.search import Timetable, make_timetable

_MOST_TRIED = 60
_A_TRY = 2.0


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A daypart for a session, with what speaks for it and against."""

    date: dt.date
    daypart: Part
    weight: int
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    now: bool


def best_dates(request: Request, plan: Plan, session: Session, number: int) -> list[DateChoice]:
    """Find the best days for a session that leave all other sessions where they are."""
    problem, openings = _problem(request, plan)
    task = problem.by_id.get(session.id)
    if task is None:
        return []
    now = openings.horizon.slot(session.date, session.daypart)
    ranked = sorted(slots_in(task.open), key=lambda slot: (_weigh(task, slot, openings), slot))
    found: list[DateChoice] = []
    days: set[dt.date] = set()
    for slot in ranked[:_MOST_TRIED]:
        day = openings.horizon.day_of(slot)
        if day in days or not _fits(problem, plan, task, slot):
            continue
        days.add(day)
        found.append(_describe(request, task, slot, openings, now=slot == now))
        if len(found) == number:
            break
    return found


def _problem(request: Request, plan: Plan) -> tuple[Problem, Openings]:
    """Build the timetable problem of the plan as it is."""
    counts: dict[str, int] = {}
    for group in plan.groups:
        counts[group.audience] = counts.get(group.audience, 0) + 1
    planner = Planner(request, Before(anchors=Anchors()))
    attending = frozenset((s.module, s.audience) for s in plan.sessions if s.groups)
    modules = tuple(
        m for m in planner.wishes.candidates if any(entry.id == m for entry in plan.modules)
    )
    choice = Choice(modules, attending, counts, plan.euro_cents, 0, proven=True)
    return planner.compose(choice).problem, planner.openings


def _weigh(task: Task, slot: int, openings: Openings) -> int:
    spread = abs(openings.horizon.week_of(slot) - task.ideal) * openings.brief.weights.spread
    return spread + sum(weight for marks, weight in task.costs if marks >> slot & 1)


def _fits(problem: Problem, plan: Plan, task: Task, slot: int) -> bool:
    """Try one daypart with all other sessions where they are."""
    horizon = problem.horizon
    slots = {session.id: horizon.slot(session.date, session.daypart) for session in plan.sessions}
    tasks = tuple(
        replace(each, open=1 << (slot if each.id == task.id else slots[each.id]))
        for each in problem.tasks
        if each.id in slots
    )
    found = make_timetable(replace(problem, tasks=tasks), _A_TRY, any_will_do=True, blaming=False)
    return isinstance(found, Timetable)


def _describe(
    request: Request, task: Task, slot: int, openings: Openings, *, now: bool
) -> DateChoice:
    horizon = openings.horizon
    good, bad = [], []
    away = horizon.week_of(slot) - task.ideal
    if away:
        weeks = f"{abs(away)} week{'s'[: abs(away) - 1]}"
        bad.append(f"{weeks} {'later' if away > 0 else 'earlier'} than an even spread")
    else:
        good.append("the week that an even spread gives")
    module = request.library.modules[task.module]
    part = horizon.part_of(slot)
    order = [each for each in module.dayparts if each != "full-day"]
    if order and order[0] == part:
        good.append(f"the {part} suits this module best")
    elif order:
        bad.append(f"the {part} is not the best part of the day for it")
    liked = openings.brief.calendar.prefers.get(task.audience)
    if liked:
        on = bool(horizon.weekly(liked) >> slot & 1)
        (good if on else bad).append(f"{'' if on else 'not '}a daypart that {task.audience} prefer")
    bad += _avoided(request, task, slot, openings)
    return DateChoice(
        horizon.day_of(slot), part, _weigh(task, slot, openings), tuple(good), tuple(bad), now
    )


def _avoided(request: Request, task: Task, slot: int, openings: Openings) -> Iterator[str]:
    module = request.library.modules[task.module]
    for closing in openings.closings(module, task.audience, task.people):
        if closing.soft and closing.closed >> slot & 1:
            yield closing.reason.in_language("en")[0]
