"""Plan <-> plan file: what is written down, and the same plan read back without planning."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from abscurriculum.models.moment import WEEKDAYS
from abscurriculum.models.plan import (
    ChosenModule,
    CostLine,
    Group,
    LeftOut,
    Participant,
    Plan,
    Reason,
    Session,
    Share,
)
from abscurriculum.models.plan_file import (
    KeptCost,
    KeptGroup,
    KeptLeftOut,
    KeptLibrary,
    KeptModule,
    KeptReason,
    KeptSession,
    KeptShare,
    MadeFrom,
    PlanFile,
)
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.keeping.calendars import (
    keep_dropped,
    keep_revisions,
    read_dropped,
    read_revisions,
)
from abscurriculum.planning.keeping.prints import (
    PLANNER,
    print_brief,
    print_library,
    print_module,
    print_others,
    print_parts,
)

_DAYS_A_WEEK = 7
_MARKS = ("pinned", "booked", "held")


def write_down(plan: Plan, request: Request) -> PlanFile:
    """Turn a plan into what lies beside the brief."""
    library = request.library
    file = PlanFile(
        client=plan.client.name,
        cost=_euros(plan.euro_cents),
        moves=plan.moves,
        sessions=tuple(_keep(session) for session in plan.sessions),
        groups=tuple(
            KeptGroup(
                id=group.id,
                audience=group.audience,
                letter=group.letter,
                people=_numbers(group.people),
                department=group.department,
                why=_keep_reasons(group.reasons),
            )
            for group in plan.groups
        ),
        left_out=tuple(
            KeptLeftOut(id=entry.id, why=_keep_reason(entry.reason), expected=entry.expected)
            for entry in plan.left_out
        ),
        costs=tuple(
            KeptCost(
                kind=line.kind,
                quantity=line.quantity,
                rate=_euros(line.euro_cents),
                assumed=line.assumed,
            )
            for line in plan.costs
        ),
        shares=tuple(
            KeptShare(client=share.client, cost=_euros(share.euro_cents)) for share in plan.shares
        ),
        quality=plan.quality,
        unknown_holidays=plan.unknown_holidays,
        modules=tuple(
            KeptModule(
                id=entry.id,
                version=library.modules[entry.id].version,
                print=print_module(library.modules[entry.id]),
                why=_keep_reasons(entry.reasons),
            )
            for entry in plan.modules
        ),
        planned=tuple(_remember(session) for session in plan.sessions),
        revisions=keep_revisions(plan),
        dropped=keep_dropped(plan),
    )
    return file.model_copy(update={"made_from": _made_from(file, request)})


def _made_from(file: PlanFile, request: Request) -> MadeFrom:
    head = request.library.head.value
    return MadeFrom(
        planner=PLANNER,
        library=KeptLibrary(
            name=head.name, version=head.version, print=print_library(request.library)
        ),
        others=print_others(request.library, (entry.id for entry in file.modules)),
        brief=print_brief(request),
        parts=print_parts(file),
    )


def _euros(cents: int) -> Any:
    """Give cents as the euros that the model reads."""
    return cents / 100


def _keep(session: Session) -> KeptSession:
    """Write a session down as people read it: what is empty or usual is left out."""
    return KeptSession(
        date=session.date,
        weekday=WEEKDAYS[session.date.weekday()],
        daypart=session.daypart,
        start=session.start,
        end=session.end,
        module=session.module,
        groups=session.groups,
        delegation=None if session.groups else session.audience,
        occurrence=session.occurrence,
        venue=session.venue or None,
        staff=session.staff or None,
        attending=session.attending or None,
        people=_numbers(session.people) or None,
        trainers=session.trainers or None,
        actors=session.actors or None,
        guests=session.guests or None,
        cost=_euros(session.euro_cents),
        pinned=session.pinned or None,
        booked=session.booked or None,
        held=session.held or None,
    )


def _remember(session: Session) -> KeptSession:
    """Write a session down as abs planned it."""
    unsaid = dict.fromkeys(("weekday", *_MARKS))
    return _keep(session).model_copy(update={**unsaid, "why": _keep_reasons(session.reasons)})


def _keep_reasons(reasons: tuple[Reason, ...]) -> tuple[KeptReason, ...]:
    return tuple(_keep_reason(each) for each in reasons)


def _keep_reason(reason: Reason) -> KeptReason:
    return KeptReason(kind=reason.kind, about=reason.about, words=reason.words, at=reason.at)


def _numbers(people: tuple[Participant, ...]) -> dict[str, int]:
    return {entry.role: entry.number for entry in people}


def read_back(file: PlanFile, request: Request) -> Plan:
    """Turn a plan file that still fits into the plan, without planning."""
    audiences = {group.id: group.audience for group in file.groups}
    marks = {session.id: session for session in file.sessions}
    if file.quality is None:
        message = "a plan file that fits has all its parts"
        raise ValueError(message)
    plan = Plan(
        client=request.client,
        partners=request.partners,
        participants=count_participants(request),
        modules=tuple(
            ChosenModule(id=entry.id, reasons=_read_reasons(entry.why, request))
            for entry in file.modules
        ),
        left_out=tuple(
            LeftOut(id=entry.id, reason=_read_reason(entry.why, request), expected=entry.expected)
            for entry in file.left_out
        ),
        groups=tuple(
            Group(
                id=group.id,
                audience=group.audience,
                letter=group.letter,
                people=_people(group.people),
                department=group.department,
                reasons=_read_reasons(group.why, request),
            )
            for group in file.groups
        ),
        sessions=tuple(
            _read_session(session, marks[session.id], number, audiences, request)
            for number, session in enumerate(file.planned, start=1)
        ),
        weeks=_week(request.brief.value.period.to, request),
        costs=tuple(
            CostLine(
                kind=line.kind, quantity=line.quantity, euro_cents=line.rate, assumed=line.assumed
            )
            for line in file.costs
        ),
        shares=tuple(Share(client=each.client, euro_cents=each.cost) for each in file.shares),
        quality=file.quality,
        unknown_holidays=file.unknown_holidays,
        moves=file.moves,
        dropped=read_dropped(file),
    )
    return read_revisions(file, plan)


def _read_session(
    planned: KeptSession,
    marks: KeptSession,
    number: int,
    audiences: Mapping[str, str],
    request: Request,
) -> Session:
    midnight = dt.time()
    return Session(
        id=planned.id,
        number=number,
        module=planned.module,
        audience=planned.delegation or audiences.get(next(iter(planned.groups), ""), ""),
        groups=planned.groups,
        occurrence=planned.occurrence,
        people=_people(planned.people or {}),
        trainers=planned.trainers or 0,
        actors=planned.actors or 0,
        guests=planned.guests or 0,
        date=planned.date,
        daypart=planned.daypart,
        start=planned.start or midnight,
        end=planned.end or midnight,
        venue=planned.venue or "",
        staff=planned.staff or (),
        attending=planned.attending or (),
        euro_cents=planned.cost or 0,
        week=_week(planned.date, request),
        reasons=_read_reasons(planned.why, request),
        pinned=bool(marks.pinned),
        held=bool(marks.held),
        booked=bool(marks.booked),
    )


def _read_reasons(kept: tuple[KeptReason, ...], request: Request) -> tuple[Reason, ...]:
    return tuple(_read_reason(each, request) for each in kept)


def _read_reason(kept: KeptReason, request: Request) -> Reason:
    place = place_of(request, kept.at)
    return Reason(kind=kept.kind, about=kept.about, words=kept.words, at=kept.at, place=place)


def _people(numbers: Mapping[str, int]) -> tuple[Participant, ...]:
    return tuple(Participant(role=role, number=number) for role, number in numbers.items())


def _week(day: dt.date, request: Request) -> int:
    """Give the calendar week of a day, counted from 1 for that of the first day of the period."""
    first = request.brief.value.period.from_
    return ((day - first).days + first.weekday()) // _DAYS_A_WEEK + 1
