"""Plan <-> plan file, and what a plan file asks of the next plan."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

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
    KeptModule,
    KeptReason,
    KeptSession,
    KeptShare,
    MadeFrom,
    PlanFile,
)
from abscurriculum.models.request import Request
from abscurriculum.planning.participants import count_participants
from abscurriculum.planning.prints import PLANNER, print_brief, print_library, print_module
from abscurriculum.planning.places import place_of

_DAYS_A_WEEK = 7


def write_down(plan: Plan, request: Request) -> PlanFile:
    """Turn a plan into what lies beside the brief."""
    library = request.library
    return PlanFile(
        made_from=MadeFrom(
            brief=print_brief(request),
            library=print_library(library),
            library_name=library.head.value.name,
            library_version=library.head.value.version,
            planner=PLANNER,
        ),
        client=plan.client.name,
        cost=_euros(plan.euro_cents),
        quality=plan.quality,
        sessions=tuple(_keep(session) for session in plan.sessions),
        groups=tuple(
            KeptGroup(
                id=group.id,
                audience=group.audience,
                letter=group.letter,
                people={entry.role: entry.number for entry in group.people},
                why=_keep_reasons(group.reasons),
            )
            for group in plan.groups
        ),
        modules=tuple(
            KeptModule(
                id=entry.id,
                version=library.modules[entry.id].version,
                print=print_module(library.modules[entry.id]),
                why=_keep_reasons(entry.reasons),
            )
            for entry in plan.modules
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
        moves=plan.moves,
        planned={session.id: _moment(session) for session in plan.sessions},
    )


def _euros(cents: int) -> int:
    """Give cents as the euros that the model reads."""
    return cents / 100  # type: ignore[return-value]


def _moment(session: Session | KeptSession) -> str:
    return f"{session.date} {session.daypart}"


def _keep(session: Session) -> KeptSession:
    return KeptSession(
        id=session.id,
        date=session.date,
        weekday=WEEKDAYS[session.date.weekday()],
        daypart=session.daypart,
        start=session.start,
        end=session.end,
        venue=session.venue,
        staff=session.staff,
        attending=session.attending,
        people={entry.role: entry.number for entry in session.people},
        trainers=session.trainers,
        actors=session.actors,
        guests=session.guests,
        cost=_euros(session.euro_cents),
        why=_keep_reasons(session.reasons),
        pinned=session.pinned,
        booked=session.booked,
        held=session.held,
    )


def _keep_reasons(reasons: tuple[Reason, ...]) -> tuple[KeptReason, ...]:
    return tuple(_keep_reason(each) for each in reasons)


def _keep_reason(reason: Reason) -> KeptReason:
    return KeptReason(kind=reason.kind, about=reason.about, words=reason.words, at=reason.at)


def _read_reasons(kept: tuple[KeptReason, ...], request: Request) -> tuple[Reason, ...]:
    return tuple(_read_reason(each, request) for each in kept)


def _read_reason(kept: KeptReason, request: Request) -> Reason:
    place = place_of(request, kept.at)
    return Reason(kind=kept.kind, about=kept.about, words=kept.words, at=kept.at, place=place)


def edited(file: PlanFile) -> dict[str, KeptSession]:
    """Give the sessions that a person moved, by id."""
    return {
        session.id: session
        for session in file.sessions
        if session.id in file.planned and file.planned[session.id] != _moment(session)
    }


def still_fits(file: PlanFile, request: Request) -> bool:
    """Tell whether nothing that the plan rests on has changed since it was made."""
    return (
        file.made_from.planner == PLANNER
        and not edited(file)
        and all(session.id in file.planned for session in file.sessions)
        and len(file.planned) == len(file.sessions)
        and file.made_from.brief == print_brief(request)
        and file.made_from.library == print_library(request.library)
    )


def what_changed(file: PlanFile, request: Request) -> list[str]:
    """Name what has changed since the plan was made."""
    made = file.made_from
    library = request.library
    changed = []
    if made.brief != print_brief(request):
        changed.append("the brief or its calendar")
    if made.library != print_library(library):
        prints = {module.id: print_module(module) for module in library.modules.values()}
        names = [m.id for m in file.modules if prints.get(m.id) != m.print]
        changed.append(f"modules {', '.join(names)}" if names else "the library")
    if edited(file) or set(file.planned) != {session.id for session in file.sessions}:
        changed.append("sessions in the plan file")
    if made.planner != PLANNER:
        changed.append("the way abs plans")
    return changed


def read_back(file: PlanFile, request: Request) -> Plan:
    """Turn a plan file that still fits into the plan, without planning."""
    period = request.brief.value.period
    audiences = {group.id: group.audience for group in file.groups}
    return Plan(
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
                reasons=_read_reasons(group.why, request),
            )
            for group in file.groups
        ),
        sessions=tuple(
            _read_session(session, number, audiences, request)
            for number, session in enumerate(file.sessions, start=1)
        ),
        weeks=_week(period.to, period.from_),
        costs=tuple(
            CostLine(
                kind=line.kind, quantity=line.quantity, euro_cents=line.rate, assumed=line.assumed
            )
            for line in file.costs
        ),
        shares=tuple(Share(client=each.client, euro_cents=each.cost) for each in file.shares),
        quality=file.quality,
        moves=file.moves,
    )


def _people(numbers: Mapping[str, int]) -> tuple[Participant, ...]:
    return tuple(Participant(role=role, number=number) for role, number in numbers.items())


def _week(day: dt.date, first: dt.date) -> int:
    """Give the calendar week of a day, counted from 1 for that of the first day."""
    return ((day - first).days + first.weekday()) // _DAYS_A_WEEK + 1


def _read_session(
    session: KeptSession, number: int, audiences: Mapping[str, str], request: Request
) -> Session:
    midnight = dt.time()
    return Session(
        id=session.id,
        number=number,
        module=session.module,
        audience=session.audience or audiences.get(next(iter(session.groups), ""), ""),
        groups=session.groups,
        occurrence=session.occurrence,
        people=_people(session.people),
        trainers=session.trainers,
        actors=session.actors,
        guests=session.guests,
        date=session.date,
        daypart=session.daypart,
        start=session.start or midnight,
        end=session.end or midnight,
        venue=session.venue,
        staff=session.staff,
        attending=session.attending,
        euro_cents=session.cost,
        week=_week(session.date, request.brief.value.period.from_),
        reasons=_read_reasons(session.why, request),
        pinned=session.pinned,
        held=session.held,
        booked=session.booked,
    )


@dataclass(frozen=True, slots=True)
class Firm:
    """A session of the plan before that may not move, and the place that says so."""

    session: KeptSession
    index: int
    held: bool


def firm_sessions(file: PlanFile, today: dt.date | None) -> tuple[Firm, ...]:
    """List the sessions that stay where they are: held, pinned, or moved by a person."""
    moved = edited(file)
    return tuple(
        Firm(session, index, held=_is_held(session, today))
        for index, session in enumerate(file.sessions)
        if session.pinned or session.id in moved or _is_held(session, today)
    )


def _is_held(session: KeptSession, today: dt.date | None) -> bool:
    return session.held or (today is not None and session.date < today)
