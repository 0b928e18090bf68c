"""Plan again with the least change: what is firm stays, the rest moves as little as it can."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Move, Plan
from abscurriculum.models.plan_file import KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text
from abscurriculum.planning.compose import Before, Planner
from abscurriculum.planning.keeping import firm_sessions
from abscurriculum.planning.openings import Openings
from abscurriculum.planning.tasks import Anchors
from abscurriculum.planning.whys import closings_at

# Moving one session weighs more than all that an even spread could win.
_A_MOVE = 20_000
_BOOKED = 20_000
_SOON = 1_000
_SOON_WEEKS = 20
_DAYS_A_WEEK = 7


def look_back(file: PlanFile, request: Request, today: dt.date | None = None) -> Before:
    """Say what a plan file asks of the next plan."""
    openings = Openings(request, {})
    horizon = openings.horizon
    inside = [s for s in file.sessions if horizon.first <= s.date <= horizon.last]
    slots = {s.id: horizon.slot(s.date, s.daypart) for s in inside}
    firm = [each for each in firm_sessions(file, today) if each.session.id in slots]
    counts = Counter(group.audience for group in file.groups)
    audiences = {group.id: group.audience for group in file.groups}
    begin = today or min((s.date for s in inside), default=horizon.first)
    return Before(
        modules=frozenset(entry.id for entry in file.modules),
        required=frozenset(
            each.session.module for each in firm if each.session.module in request.library.modules
        ),
        groups=dict(counts),
        firm_groups=frozenset(
            audiences[group] for each in firm for group in each.session.groups if group in audiences
        ),
        anchors=Anchors(
            slots=slots,
            grips={s.id: _grip(s, begin) for s in inside},
            fixed={each.session.id: slots[each.session.id] for each in firm},
            held=frozenset(each.session.id for each in firm if each.held),
            from_slot=horizon.slot(today, "morning") if today and today > horizon.first else 0,
        ),
    )


def _grip(session: KeptSession, begin: dt.date) -> int:
    """Weigh a move: more when it is soon, and when people were booked."""
    weeks = max(0, (session.date - begin).days // _DAYS_A_WEEK)
    return _A_MOVE + _SOON * max(0, _SOON_WEEKS - weeks) + (_BOOKED if session.booked else 0)


def check_firm(
    file: Sourced[PlanFile], request: Request, today: dt.date | None = None
) -> list[Diagnostic]:
    """Find firm sessions that the brief does not allow where they are."""
    planner = Planner(request, look_back(file.value, request, today))
    openings = planner.openings
    horizon = openings.horizon
    found = []
    for each in firm_sessions(file.value, today):
        session = each.session
        module = request.library.modules.get(session.module)
        if each.held:
            continue
        path = ["sessions", each.index, "date"]
        if module is None:
            hint = "Take the session out of the plan file, or put the module back."
            message = f'there is no module "{session.module}" any more'
            found.append(file.diagnostic("ABS502", path, message, hint))
            continue
        if not horizon.first <= session.date <= horizon.last:
            message = f"{session.date} lies outside the period of the brief"
            hint = f"Choose a day from {horizon.first} to {horizon.last}."
            found.append(file.diagnostic("ABS501", path, message, hint))
            continue
        slot = horizon.slot(session.date, session.daypart)
        people = tuple(session.people.items())
        audience = session.audience or next(
            (g.audience for g in file.value.groups if g.id in session.groups), module.audiences[0]
        )
        if openings.open(module, audience, people) >> slot & 1:
            continue
        reasons = "; ".join(_words(openings, session, audience, slot)) or "its daypart does not fit"
        message = f"{session.module} cannot be on {session.date} {session.daypart}: {reasons}"
        hint = "Choose another day, or change what stands in the way."
        found.append(file.diagnostic("ABS501", path, message, hint))
    return found


def _words(openings: Openings, session: KeptSession, audience: str, slot: int) -> Iterator[str]:
    module = openings.request.library.modules[session.module]
    if not openings.parts_of(module) >> slot & 1:
        yield f"the module is for {' or '.join(module.dayparts)}"
    for closing in closings_at(openings, module, audience, tuple(session.people.items()), slot):
        words = closing.reason.in_language("en")[0]
        span = openings.request.brief.origin.span(closing.path) if closing.path else None
        yield f"{words} ({span.file}:{span.line})" if span else words


def list_moves(file: PlanFile, plan: Plan, request: Request) -> tuple[Move, ...]:
    """Say what changed from the plan before, and why."""
    openings = Openings(request, {entry.role: entry.number for entry in plan.participants})
    old = {session.id: session for session in file.sessions}
    new = {session.id: session for session in plan.sessions}
    moves = []
    for name, session in new.items():
        before = old.get(name)
        now = f"{session.date} {session.daypart}"
        if before is None:
            reason = Text(nl="nieuw in het programma", en="new in the programme")
            moves.append(Move(session=name, kind="added", now=now, reason=reason))
        elif file.planned.get(name, now) != now:
            was = file.planned[name]
            reason = _why_moved(openings, before, session.audience, edited=_edited(before, now))
            moves.append(Move(session=name, kind="moved", was=was, now=now, reason=reason))
    for name, before in old.items():
        if name not in new:
            reason = Text(nl="niet meer in het programma", en="no longer in the programme")
            was = f"{before.date} {before.daypart}"
            moves.append(Move(session=name, kind="dropped", was=was, reason=reason))
    return tuple(moves)


def _edited(before: KeptSession, now: str) -> bool:
    return f"{before.date} {before.daypart}" == now


def _why_moved(openings: Openings, before: KeptSession, audience: str, *, edited: bool) -> Text:
    if edited:
        return Text(nl="verplaatst in het planbestand", en="moved in the plan file")
    horizon = openings.horizon
    module = openings.request.library.modules[before.module]
    if not horizon.first <= before.date <= horizon.last:
        return Text(nl="valt buiten de periode", en="lies outside the period")
    slot = horizon.slot(before.date, before.daypart)
    people = tuple(before.people.items())
    for closing in closings_at(openings, module, audience, people, slot):
        return closing.reason
    return Text(nl="maakt plaats voor wat anders niet past", en="makes room for what would not fit")


def carry_over(file: PlanFile, plan: Plan, today: dt.date | None = None) -> Plan:
    """Take over what people wrote in the plan file: pinned, booked, held."""
    marks = {session.id: session for session in file.sessions}
    firm = {each.session.id: each.held for each in firm_sessions(file, today)}
    sessions = tuple(
        session.model_copy(
            update={
                "pinned": session.id in firm and not firm[session.id],
                "held": firm.get(session.id, False),
                "booked": session.id in marks and marks[session.id].booked,
            }
        )
        for session in plan.sessions
    )
    return plan.model_copy(update={"sessions": sessions})
