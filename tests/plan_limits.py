"""Whether the limits of a brief hold, and sessions are numbered, named and timed by the rules."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from abscurriculum.models.conditions import DaypartLimit
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.plan import Session
from plan_case import Case, monday

_USUAL: dict[Part, dt.time] = {
    "morning": dt.time(9),
    "afternoon": dt.time(13, 30),
    "evening": dt.time(19, 30),
}


def find_in_limits(case: Case) -> Iterator[str]:
    """Say which limits are passed."""
    limits = case.brief.limits
    sessions = case.plan.sessions
    yield from _by_limit(case, "the programme", sessions, limits.programme)
    for group in case.plan.groups:
        theirs = [session for session in sessions if group.id in session.groups]
        yield from _by_limit(case, group.id, theirs, limits.per_person)
    for who, theirs in _by_individual(case).items():
        yield from _by_limit(case, who, theirs, limits.per_person)
    for audience, limit in limits.per_audience.items():
        theirs = [session for session in sessions if session.audience == audience]
        yield from _by_limit(case, f"the audience {audience}", theirs, limit)


def _by_individual(case: Case) -> dict[str, list[Session]]:
    """Give the sessions of people who are known one by one: alone in a role, or by name."""
    found: dict[str, list[Session]] = defaultdict(list)
    for session in case.plan.sessions:
        for role in case.people_of(session):
            if case.numbers.get(role) == 1:
                found[f"the only {role}"].append(session)
        for name in session.attending:
            found[name].append(session)
    return found


def _by_limit(
    case: Case, who: str, sessions: Sequence[Session], limit: DaypartLimit
) -> Iterator[str]:
    months: Counter[str] = Counter()
    for session in sessions:
        months[f"{session.date:%Y-%m}"] += len(case.parts_taken(session))
    if limit.in_all is not None and months.total() > limit.in_all:
        yield f"{who} has {months.total()} dayparts, more than {limit.in_all}"
    for month, number in months.items():
        if limit.per_month is not None and number > limit.per_month:
            yield f"{who} has {number} dayparts in {month}, more than {limit.per_month}"


def find_in_form(case: Case) -> Iterator[str]:
    """Say what is not written down by the rules."""
    plan = case.plan
    if (plan.client, plan.partners) != (case.request.client, case.request.partners):
        yield "the plan is not of the clients of the brief"
    numbers = {entry.role: entry.number for entry in plan.participants}
    if numbers != case.numbers:
        yield f"there are {case.numbers} participants, not {numbers}"
    period = case.brief.period
    weeks = (monday(period.to) - monday(period.from_)).days // 7 + 1
    if plan.weeks != weeks:
        yield f"the period has {weeks} weeks, not {plan.weeks}"
    order = sorted(plan.sessions, key=lambda each: (each.date, PARTS.index(each.daypart), each.id))
    if list(plan.sessions) != order:
        yield "the sessions are not in order of time"
    if [session.number for session in plan.sessions] != list(range(1, len(order) + 1)):
        yield "the sessions are not numbered from 1"
    firsts = list(dict.fromkeys(session.module for session in plan.sessions))
    if [module for module in case.chosen if module in firsts] != firsts:
        yield "the modules are not in the order of their first sessions"
    yield from _by_sessions(case)
    for name, number in Counter(session.id for session in plan.sessions).items():
        if number > 1:
            yield f"{number} sessions are called {name}"


def _by_sessions(case: Case) -> Iterator[str]:
    for session in case.plan.sessions:
        who = "+".join(session.groups) or f"{session.audience}*"
        if session.id != f"{session.module}/{who}/{session.occurrence}":
            yield f"{session.id} is not called by its module, groups and time"
        week = (monday(session.date) - monday(case.brief.period.from_)).days // 7 + 1
        if session.week != week:
            yield f"{session.id} is in week {week}, not {session.week}"
        start = start_of(case, session.daypart)
        if session.start != start:
            yield f"{session.id} starts at {session.start}, not {start}"
        minutes = sum(activity.minutes for activity in case.module(session.module).agenda)
        end = dt.datetime.combine(session.date, start) + dt.timedelta(minutes=minutes)
        if session.end != end.time():
            yield f"{session.id} ends at {session.end}, not {end.time()}"
        if not session.reasons:
            yield f"{session.id} is then without a reason"


def start_of(case: Case, part: Part) -> dt.time:
    """Give the time at which sessions of a daypart start."""
    own = case.brief.calendar.start_times
    usual = case.request.library.head.value.start_times
    for times in (own, usual):
        named: dict[Part, dt.time | None] = {
            "morning": times.morning,
            "afternoon": times.afternoon,
            "evening": times.evening,
        }
        time = named[part]
        if time is not None:
            return time
    return _USUAL[part]
