"""Whether sessions are in the right order: prerequisites, positions, rhythm, mild before hard."""

from collections.abc import Iterator, Sequence

from abscurriculum.models.activity import GapDays
from abscurriculum.models.plan import Session
from plan_case import Case, monday
from plan_days import possible_weeks


def find_in_order(case: Case) -> Iterator[str]:
    """Say which sessions come too early, too late or too soon after others."""
    for session in case.plan.sessions:
        yield from _by_prerequisites(case, session)
        position = case.module(session.module).timing.position
        if position == "first" and session.occurrence == 1:
            yield from _by_first(case, session)
        if position == "last":
            yield from _by_last(case, session)
        if session.occurrence > 1:
            yield from _by_repeat(case, session)
        if case.module(session.module).intensity == "high":
            yield from _by_intensity(case, session)


def _by_prerequisites(case: Case, session: Session) -> Iterator[str]:
    needs = case.module(session.module).prerequisites
    before = [
        other
        for module in (*needs.all_of, *needs.any_of)
        if case.is_open(module)
        for other in case.sessions_of(module)
        if other.occurrence == 1 and case.share_people(session, other)
    ]
    for other in before:
        if not case.comes_before(other, session):
            yield f"{session.id} builds on {other.id}, which does not come before it"
    if before and needs.gap_days and session.occurrence == 1:
        yield from _by_gap(session, before, needs.gap_days)
    for module in case.module(session.module).timing.after:
        for other in case.sessions_of(module):
            first = other.occurrence == 1 and case.share_people(session, other)
            if first and not case.comes_before(other, session):
                yield f"{session.id} comes after {other.id}, which is not before it"


def _by_gap(session: Session, before: Sequence[Session], gap: GapDays) -> Iterator[str]:
    days = (session.date - max(other.date for other in before)).days
    if days < gap.min:
        yield f"{session.id} is {days} days after what it follows, sooner than {gap.min}"
    if gap.max is not None and days > gap.max:
        yield f"{session.id} is {days} days after what it follows, later than {gap.max}"


def _others(case: Case, session: Session) -> list[Session]:
    """List the sessions before or after which one of a position has to come."""
    module = case.module(session.module)
    whole = module.timing.scope == "programme"
    others = []
    for other in case.plan.sessions:
        entry = case.module(other.module)
        same = entry.timing.position == module.timing.position
        awaited = module.timing.position == "first" and other.module in module.timing.after
        in_scope = whole or (entry.track == module.track and case.share_people(session, other))
        if in_scope and not same and not awaited:
            others.append(other)
    return others


def _by_first(case: Case, session: Session) -> Iterator[str]:
    for other in _others(case, session):
        if not case.comes_before(session, other):
            yield f"{session.id} comes first, and {other.id} is not after it"


def _by_last(case: Case, session: Session) -> Iterator[str]:
    others = _others(case, session)
    for other in others:
        if not case.comes_before(other, session):
            yield f"{session.id} comes last, and {other.id} is not before it"
    gap = case.module(session.module).timing.gap_days
    practice = [other for other in others if case.module(other.module).goals.practises]
    if gap and practice:
        yield from _by_gap(session, practice, gap)


def _by_repeat(case: Case, session: Session) -> Iterator[str]:
    before = next(
        (
            other
            for other in case.sessions_of(session.module)
            if (other.groups, other.audience) == (session.groups, session.audience)
            and other.occurrence == session.occurrence - 1
        ),
        None,
    )
    if before is None:
        yield f"{session.id} has no time before it"
        return
    if not case.comes_before(before, session):
        yield f"{session.id} does not come after {before.id}"
    weeks = case.module(session.module).timing.repeat_weeks
    if weeks is None:
        return
    apart = _weeks_apart(before, session)
    near = [(week - monday(before.date)).days // 7 for week in possible_weeks(case, session)]
    near = [each for each in near if each >= max(1, weeks - 1)]
    # Where none of the weeks about then will do, it is the next that will.
    near = [each for each in near if each <= weeks + 1] or near[:1]
    if apart not in near:
        yield f"{session.id} is {apart} weeks after {before.id}, and is held every {weeks}"


def _weeks_apart(before: Session, session: Session) -> int:
    return (monday(session.date) - monday(before.date)).days // 7


def _by_intensity(case: Case, session: Session) -> Iterator[str]:
    """Want something milder before in each of its groups, or for a delegation in its track."""
    track = case.module(session.module).track
    milder = [
        other
        for other in case.plan.sessions
        if case.module(other.module).intensity != "high" and case.comes_before(other, session)
    ]
    for group in session.groups:
        if not any(group in other.groups for other in milder):
            yield f"{session.id} is hard, and {group} has nothing milder before it"
    if not session.groups and all(case.module(other.module).track != track for other in milder):
        yield f"{session.id} is hard, and its track has nothing milder before it"
