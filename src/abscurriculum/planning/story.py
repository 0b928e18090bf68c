"""Why a plan is as it is, in words, with the lines of the brief behind it; why-nots are tried."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.moment import PARTS, WEEKDAYS
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.request import Request
from abscurriculum.planning.conflicts import Conflict
from abscurriculum.planning.openings import Openings
from abscurriculum.planning.saying import say_reason
from abscurriculum.planning.trials import (
    attempt,
    compare,
    is_covered,
    measure,
    with_module,
    with_must,
    without_module,
)


@dataclass(frozen=True, slots=True)
class Story:
    """A heading with lines below it."""

    title: str
    lines: tuple[str, ...]


def tell_whole(request: Request, plan: Plan) -> Iterator[Story]:
    """Tell the whole story: goals, modules, groups, time, cost."""
    numbers = measure(request, plan)
    yield Story(
        "In short",
        (
            f"{numbers.modules} modules, {numbers.groups} groups, {numbers.sessions} sessions, "
            f"{numbers.dayparts} dayparts, EUR {numbers.euro_cents / 100:,.2f} without VAT",
            f"at most {numbers.most_dayparts} dayparts for any group",
            *_quality(plan),
        ),
    )
    goals = [
        f'{priority} "{goal}": {_coverage(request, plan, goal)}'
        for priority in PRIORITIES
        for goal in getattr(request.brief.value.goals, priority)
    ]
    if goals:
        yield Story("Goals", tuple(goals))
    yield Story(
        "Modules",
        tuple(f"{e.id}: {'; '.join(say_reason(r) for r in e.reasons[:2])}" for e in plan.modules),
    )
    out = tuple(f"{e.id}: {say_reason(e.reason)}" for e in plan.left_out if e.expected)
    if out:
        yield Story("Left out", out)
    yield Story("Groups", tuple(_groups(plan)))
    moved = [s for s in plan.sessions if s.reasons and s.reasons[0].kind not in ("spread", "kept")]
    if moved:
        lines = (f"{_when(s)} {s.id}: {say_reason(s.reasons[0])}" for s in moved)
        yield Story("Sessions that are not where an even spread would have them", tuple(lines))


def _quality(plan: Plan) -> Iterator[str]:
    quality = plan.quality
    if quality.selection_proven and quality.timetable_proven:
        yield "proven best: no other programme meets this brief better"
    else:
        yield f"the timetable is within {quality.gap_percent} % of the best there could be"


def _coverage(request: Request, plan: Plan, goal: str) -> str:
    modules = request.library.modules
    levels = []
    for level, verb in (("introduces", "introduced"), ("practises", "practised")):
        names = [e.id for e in plan.modules if goal in getattr(modules[e.id].goals, level)]
        levels.append(f"{verb} by {', '.join(names)}" if names else f"not {verb}")
    return "; ".join(levels)


def _groups(plan: Plan) -> Iterator[str]:
    audiences = dict.fromkeys(group.audience for group in plan.groups)
    for audience in audiences:
        groups = [group for group in plan.groups if group.audience == audience]
        sizes = ", ".join(str(group.size) for group in groups)
        yield (
            f"{audience}: {len(groups)} of {sizes} people, the number that costs least "
            "within what its modules allow"
        )


def _when(session: Session) -> str:
    return f"{session.date} {session.daypart}"


def tell_about(request: Request, plan: Plan, what: str) -> Story | None:
    """Tell about one module, goal, session or day; None where there is no such thing."""
    if what in request.library.modules:
        return _module(request, plan, what)
    if what in request.library.goals:
        return _goal(request, plan, what)
    session = find_session(plan, what)
    if session is not None:
        return _session(request, session)
    try:
        day = dt.date.fromisoformat(what)
    except ValueError:
        return None
    return _day(request, plan, day)


def find_session(plan: Plan, what: str) -> Session | None:
    """Find a session by its number, its id, or the only one of a module."""
    of_module = [session for session in plan.sessions if session.module == what]
    if len(of_module) == 1:
        return of_module[0]
    return next((s for s in plan.sessions if what in (s.id, str(s.number))), None)


def _module(request: Request, plan: Plan, module: str) -> Story:
    chosen = next((entry for entry in plan.modules if entry.id == module), None)
    if chosen is None:
        return Story(f"{module} is not in", tuple(_why_not(request, plan, module)))
    lines = [say_reason(reason) for reason in chosen.reasons]
    times = [_when(session) for session in plan.sessions if session.module == module]
    lines.append(f"held on {', '.join(times)}")
    lines.append(f"without it: {_outcome(request, plan, without_module(request, module), module)}")
    return Story(f"{module} is in", tuple(lines))


def _why_not(request: Request, plan: Plan, module: str) -> Iterator[str]:
    for entry in plan.left_out:
        if entry.id == module:
            yield say_reason(entry.reason)
    if request.client.type in request.library.modules[module].closed_to:
        yield f"it is not for a {request.client.type}"
        return
    yield f"forcing it in: {_outcome(request, plan, with_module(request, module), module)}"


def _outcome(request: Request, plan: Plan, changed: Request, about: str) -> str:
    """Try a change, and say what it brings."""
    found = attempt(changed)
    if isinstance(found, Plan):
        return ", ".join(compare(request, plan, found, about=[about]))
    if isinstance(found, Conflict):
        return f"impossible: {_clashes(request, found, about)}"
    return "no plan was found in the time that a trial gets"


def _clashes(request: Request, conflict: Conflict, about: str) -> str:
    words = []
    for condition in conflict.clashes:
        span = request.brief.origin.span(condition.path)
        file = span.file.replace("\\", "/").rsplit("/", 1)[-1]
        if about not in condition.words:
            words.append(f"{condition.words} ({file}:{span.line})")
    return "; ".join(words) or "its own conditions cannot be met"


def _goal(request: Request, plan: Plan, goal: str) -> Story:
    wanted = next((p for p in PRIORITIES if goal in getattr(request.brief.value.goals, p)), None)
    title = f'The goal "{goal}" is a {wanted} goal' if wanted else f'"{goal}" is not asked for'
    lines = [_coverage(request, plan, goal)]
    if wanted != "must":
        changed = with_must(request, goal)
        lines.append(f"as a must goal: {_outcome(request, plan, changed, goal)}")
    elif is_covered(request, plan, goal):
        practising = [
            e.id for e in plan.modules if goal in request.library.modules[e.id].goals.practises
        ]
        minutes = sum(request.library.modules[m].practice_minutes for m in practising)
        lines.append(f"practised for {minutes} minutes")
    return Story(title, tuple(lines))


def _session(request: Request, session: Session) -> Story:
    lines = [say_reason(reason) for reason in session.reasons]
    if session.pinned:
        lines.append("the plan file holds it there")
    if session.held:
        lines.append("it has been held")
    people = ", ".join(f"{entry.number} {entry.role}" for entry in session.people)
    lines.append(f"with {people}")
    if session.venue:
        lines.append(f"in {session.venue}")
    if session.staff:
        lines.append(f"run by {', '.join(session.staff)}")
    lines.append(f"other days: abs dates {request.brief.origin.file} {session.number}")
    return Story(f"Session {session.number}, {session.id}, {_when(session)}", tuple(lines))


def _day(request: Request, plan: Plan, day: dt.date) -> Story:
    openings = Openings(request, {entry.role: entry.number for entry in plan.participants})
    horizon = openings.horizon
    title = f"{WEEKDAYS[day.weekday()]} {day}"
    if not horizon.first <= day <= horizon.last:
        return Story(title, ("outside the period",))
    lines = [
        f"{session.start:%H:%M}-{session.end:%H:%M} {session.id}"
        for session in plan.sessions
        if session.date == day
    ]
    whole = horizon.stretch(day, day)
    for obstacle in openings.obstacles:
        marks = obstacle.closed & whole
        if not marks:
            continue
        parts = [part for part in PARTS if marks >> horizon.slot(day, part) & 1]
        who = obstacle.audience or obstacle.whom
        span = request.brief.origin.span(obstacle.path) if obstacle.path else None
        place = f" ({span.file}:{span.line})" if span else ""
        how = "better avoided" if obstacle.soft else "closed"
        when = "all day" if len(parts) == len(PARTS) else " and ".join(parts)
        reason = obstacle.reason.in_language("en")[0]
        lines.append(f"{how} for {who}, {when}: {reason}{place}")
    return Story(title, tuple(lines) or ("nothing is planned and nothing is in the way",))
