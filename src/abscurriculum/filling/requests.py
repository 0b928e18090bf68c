"""What is asked of the client: everything to supply and every open question, by its last day."""

import datetime as dt
from collections.abc import Iterator, Sequence

from abscurriculum.models.brief import Brief
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme_module import ProgrammeModule
from abscurriculum.models.programme_request import ProgrammeRequest

# An answer fills texts and props of a session; where nothing else is asked for it, two weeks do.
_ANSWERED_BEFORE = dt.timedelta(weeks=2)


def list_requests(
    brief: Brief, plan: Plan, modules: Sequence[ProgrammeModule]
) -> tuple[ProgrammeRequest, ...]:
    """List what is asked, early first; nothing for modules that have begun."""
    found: list[ProgrammeRequest] = []
    for module in modules:
        sessions = [session for session in plan.sessions if session.module == module.id]
        first = min(sessions, key=lambda session: (session.date, session.start))
        if not first.held:
            found += _ask(brief, module, first, len(sessions) - 1)
    return tuple(sorted(found, key=lambda each: each.due))  # stable: in order of the modules


def _ask(
    brief: Brief, module: ProgrammeModule, first: Session, more: int
) -> Iterator[ProgrammeRequest]:
    """Ask for what one module needs; its questions come along with the first thing it needs."""
    usual = max(first.date - _ANSWERED_BEFORE, min(brief.asked_from, first.date))
    answered = min((need.due for need in module.needs), default=usual)
    for question in module.open_questions:
        yield ProgrammeRequest(
            kind="question",
            text=question.question,
            stand_in=question.stand_in,
            required=question.required,
            by_participants=False,
            due=answered,
            module=module.id,
            session=first.number,
            more=more,
        )
    for need in module.needs:
        yield ProgrammeRequest(
            kind="need",
            text=need.text,
            stand_in=None,
            required=True,
            by_participants=need.brought_by == "participants",
            due=need.due,
            module=module.id,
            session=first.number,
            more=more,
        )
