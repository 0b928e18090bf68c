"""What calendars must learn: how often each session changed, and which are no longer there.

A calendar takes a newer version of an appointment only when its number is higher, and drops one
only when it is cancelled; so both are kept from plan to plan.
"""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.plan_file import KeptDropped, KeptRevision, KeptSession, PlanFile
from abscurriculum.planning.keeping.edits import is_held, planned_sessions


def count_revisions(file: PlanFile, plan: Plan, today: dt.date | None = None) -> Plan:
    """Count what changed of each session from the plan before, and list what was dropped."""
    before = planned_sessions(file) or {session.id: session for session in file.sessions}
    known = _known(file)
    sessions = tuple(
        _count(session, before.get(session.id), known.get(session.id)) for session in plan.sessions
    )
    here = {session.id for session in sessions}
    dropped = (each for each in (*read_dropped(file), *_drop(file, today)) if each.id not in here)
    unique = {each.id: each for each in dropped}
    return plan.model_copy(
        update={"sessions": sessions, "dropped": tuple(sorted(unique.values(), key=_order))}
    )


def _order(session: Session) -> tuple[dt.date, dt.time, str]:
    return session.date, session.start, session.id


def _known(file: PlanFile) -> dict[str, KeptRevision]:
    """Give what is known of sessions of earlier plans, those that were dropped too."""
    return {
        each.id: KeptRevision(
            id=each.id, times=each.revision, former_staff=(*each.former_staff, *(each.staff or ()))
        )
        for each in file.dropped
    } | {each.id: each for each in file.revisions}


def _count(session: Session, before: KeptSession | None, known: KeptRevision | None) -> Session:
    """Count one more where the session is not as it was; one that comes back has changed too."""
    times = known.times if known else 0
    gone = known.former_staff if known else ()
    if before is not None:
        times += _shown(before) != _shown(session)
        gone = (*gone, *(before.staff or ()))
    elif known is not None:
        times += 1
    former = tuple(name for name in dict.fromkeys(gone) if name not in session.staff)
    return session.model_copy(update={"revision": times, "former_staff": former})


def _shown(session: Session | KeptSession) -> tuple[object, ...]:
    """Give what calendars show of a session."""
    people = session.people or ()
    numbers = people if isinstance(people, dict) else {each.role: each.number for each in people}
    times = session.date, session.start, session.end
    names = session.venue or "", session.staff or (), session.attending or ()
    return *times, *names, tuple(sorted(numbers.items()))


def _drop(file: PlanFile, today: dt.date | None) -> Iterator[Session]:
    """Give the sessions of the plan before as dropped; what was held stays in calendars."""
    audiences = {group.id: group.audience for group in file.groups}
    written = {session.id: session for session in file.sessions}
    known = _known(file)
    for session in (planned_sessions(file) or written).values():
        if is_held(written.get(session.id, session), today):
            continue
        audience = next((audiences[g] for g in session.groups if g in audiences), "")
        audience = session.delegation or audience or next(iter(session.groups), session.module)
        kept = known.get(session.id)
        yield _read(
            session,
            audience,
            (kept.times if kept else 0) + 1,
            kept.former_staff if kept else (),
        )


def _read(session: KeptSession, audience: str, revision: int, former: tuple[str, ...]) -> Session:
    midnight = dt.time()
    return Session(
        id=session.id,
        number=0,
        module=session.module,
        audience=audience,
        groups=session.groups,
        occurrence=session.occurrence,
        people=(),
        trainers=session.trainers or 0,
        actors=session.actors or 0,
        guests=session.guests or 0,
        date=session.date,
        daypart=session.daypart,
        start=session.start or midnight,
        end=session.end or midnight,
        venue=session.venue or "",
        staff=session.staff or (),
        week=0,
        revision=revision,
        former_staff=former,
    )


def keep_revisions(plan: Plan) -> tuple[KeptRevision, ...]:
    """Write down how often sessions changed, those that never did left out."""
    return tuple(
        KeptRevision(id=each.id, times=each.revision, former_staff=each.former_staff)
        for each in plan.sessions
        if each.revision or each.former_staff
    )


def keep_dropped(plan: Plan) -> tuple[KeptDropped, ...]:
    """Write down the sessions that calendars cancel."""
    return tuple(
        KeptDropped(
            date=each.date,
            daypart=each.daypart,
            start=each.start,
            end=each.end,
            module=each.module,
            groups=each.groups,
            delegation=None if each.groups else each.audience,
            occurrence=each.occurrence,
            venue=each.venue or None,
            staff=each.staff or None,
            trainers=each.trainers or None,
            actors=each.actors or None,
            guests=each.guests or None,
            audience=each.audience,
            revision=each.revision,
            former_staff=each.former_staff,
        )
        for each in plan.dropped
    )


def read_dropped(file: PlanFile) -> tuple[Session, ...]:
    """Read the sessions that calendars cancel."""
    return tuple(
        _read(each, each.audience, each.revision, each.former_staff) for each in file.dropped
    )


def read_revisions(file: PlanFile, plan: Plan) -> Plan:
    """Read how often each session changed."""
    known = {each.id: each for each in file.revisions}
    return plan.model_copy(
        update={
            "sessions": tuple(
                session.model_copy(
                    update={
                        "revision": known[session.id].times,
                        "former_staff": known[session.id].former_staff,
                    }
                )
                if session.id in known
                else session
                for session in plan.sessions
            )
        }
    )
