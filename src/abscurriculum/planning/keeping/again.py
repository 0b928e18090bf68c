"""Plan again with the least change: what is firm stays, the rest moves as little as it can."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.plan_file import KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.horizon import Horizon
from abscurriculum.planning.compose import Before
from abscurriculum.planning.keeping.edits import (
    Firm,
    clock,
    firm_sessions,
    own_start,
    planned_sessions,
)
from abscurriculum.planning.posing.anchors import Anchors, Past, match_sessions

# What moving one session weighs against moving others: docs/planning.md tells.
_A_MOVE = 10
_BOOKED = 10
_SOON_WEEKS = 10
_DAYS_A_WEEK = 7
_A_DAY = dt.timedelta(days=1)
_MINUTES_A_DAY = 24 * 60
# What a firm session keeps as it is written, also where the brief does not know it.
_SEAT = ("venue", "staff")


def look_back(
    file: PlanFile, request: Request, today: dt.date | None = None, *, fresh: bool = False
) -> Before:
    """Say what a plan file asks of the next plan; when planned afresh, only what is firm counts."""
    period = request.brief.value.period
    horizon = Horizon(period.from_, period.to)
    firm = {each.session.id: each for each in firm_sessions(file, today)}
    audiences = {group.id: group.audience for group in file.groups}
    begin = _begin(file, firm.values(), today)
    sessions = {
        session.id: Past(
            module=session.module,
            audience=_audience(session, audiences),
            groups=session.groups,
            occurrence=session.occurrence,
            slot=_slot(session, horizon, firm.get(session.id), today),
            grip=_grip(session, begin),
            venue=session.venue or "",
            staff=session.staff or (),
        )
        for session in _sessions(file)
    }
    fixed = {name: slot for name in firm if (slot := sessions[name].slot) is not None}
    counts = Counter(group.audience for group in file.groups)
    firm_groups = frozenset(
        audiences[group] for name in fixed for group in sessions[name].groups if group in audiences
    )
    if fresh:
        sessions = {name: sessions[name] for name in fixed}
        counts = Counter({audience: counts[audience] for audience in firm_groups})
    return Before(
        modules=frozenset() if fresh else frozenset(s.module for s in file.sessions),
        required=frozenset(sessions[name].module for name in fixed)
        & frozenset(request.library.modules),
        groups=dict(counts),
        firm_groups=firm_groups,
        anchors=Anchors(
            sessions=sessions,
            fixed=fixed,
            held=frozenset(name for name in fixed if firm[name].held),
            seated=frozenset(name for name in fixed if firm[name].holds_seat),
            from_slot=_from_slot(firm.values(), horizon, today),
        ),
    )


def _sessions(file: PlanFile) -> Iterable[KeptSession]:
    """Give the sessions as they stand in the file, and those that were taken out of it."""
    here = {session.id for session in file.sessions}
    yield from file.sessions
    for name, session in planned_sessions(file).items():
        if name not in here:
            yield session


def _audience(session: KeptSession, audiences: dict[str, str]) -> str:
    if session.delegation:
        return session.delegation
    return next((audiences[group] for group in session.groups if group in audiences), "")


def _slot(
    session: KeptSession, horizon: Horizon, firm: Firm | None, today: dt.date | None
) -> int | None:
    """Give the daypart of a session; none outside the period, or for one that was called off."""
    if not horizon.first <= session.date <= horizon.last:
        return None
    held = firm is not None and firm.held
    if today is not None and session.date < today and not held:
        return None
    return horizon.slot(session.date, session.daypart)


def _begin(file: PlanFile, firm: Iterable[Firm], today: dt.date | None) -> dt.date:
    """Give the day from which nearness counts: today, or that of the first session to come."""
    held = {each.session.id for each in firm if each.held}
    ahead = (session.date for session in file.sessions if session.id not in held)
    return today or min(ahead, default=dt.date.min)


def _grip(session: KeptSession, begin: dt.date) -> int:
    """Weigh a move: more when it is soon, and when people were booked."""
    weeks = max(0, (session.date - begin).days // _DAYS_A_WEEK)
    return _A_MOVE + max(0, _SOON_WEEKS - weeks) + _BOOKED * bool(session.booked)


def _from_slot(firm: Iterable[Firm], horizon: Horizon, today: dt.date | None) -> int:
    """Give the first daypart for what is moved: today, or the day after the last one held."""
    last = max((each.session.date for each in firm if each.held), default=None)
    first = today or (last + _A_DAY if last else horizon.first)
    if first <= horizon.first:
        return 0
    return horizon.slot(min(first, horizon.last + _A_DAY), "morning")


def carry_over(file: PlanFile, plan: Plan, anchors: Anchors, today: dt.date | None = None) -> Plan:
    """Take over what people wrote in the plan file: pinned, booked, held, and their own times."""
    held_before = {
        task
        for task, name in match_sessions(plan.sessions, anchors).items()
        if name in anchors.held
    }
    marks = {session.id: session for session in file.sessions}
    planned = planned_sessions(file)
    firm = {each.session.id: each for each in firm_sessions(file, today)}
    sessions = []
    for session in plan.sessions:
        kept = marks.get(session.id)
        held = session.id in held_before
        update: dict[str, object] = {
            "pinned": session.id in firm and not held,
            "held": held,
            "booked": kept is not None and bool(kept.booked) and _is_there(session, kept),
        }
        if kept is not None and session.id in firm and _is_there(session, kept):
            update |= _times(session, kept, own_start(kept, planned.get(session.id)), held=held)
            if firm[session.id].holds_seat:
                update |= {key: getattr(kept, key) for key in _SEAT if getattr(kept, key)}
        sessions.append(session.model_copy(update=update))
    return plan.model_copy(update={"sessions": tuple(sessions)})


def _is_there(session: Session, kept: KeptSession) -> bool:
    return (session.date, session.daypart) == (kept.date, kept.daypart)


def _times(
    session: Session, kept: KeptSession, start: dt.time | None, *, held: bool
) -> dict[str, object]:
    """Give a firm session its own times; what was held ended when it did."""
    if start is None:
        return {}
    minutes = (clock(session.end) - clock(session.start)) % _MINUTES_A_DAY
    end = (clock(start) + minutes) % _MINUTES_A_DAY
    if held and kept.end is not None:
        end = clock(kept.end)
    return {"start": start, "end": dt.time(end // 60, end % 60)}


def lost_sessions(file: PlanFile, plan: Plan, today: dt.date | None = None) -> list[Firm]:
    """List firm sessions that a plan no longer has, because groups have changed.

    What was held is not lost as long as its groups have it behind them.
    """
    there = {session.id for session in plan.sessions}
    done = {
        (session.module, session.occurrence, group)
        for session in plan.sessions
        if session.held
        for group in session.groups
    }
    lost = []
    for each in firm_sessions(file, today):
        kept = each.session
        had = all((kept.module, kept.occurrence, group) in done for group in kept.groups)
        if kept.id not in there and not (each.held and kept.groups and had):
            lost.append(each)
    return lost
