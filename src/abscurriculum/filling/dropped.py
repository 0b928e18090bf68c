"""Sessions that are no longer in the plan, and staff who left one: what calendars cancel."""

from collections.abc import Iterator, Mapping, Sequence

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.reasons import fill_title
from abscurriculum.filling.sentences import GROUP, OCCURRENCE
from abscurriculum.models.conditions import STAFF
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme import DroppedSession, ProgrammeGroup
from abscurriculum.models.request import Request
from abscurriculum.models.text import FIRST_LANGUAGE


def fill_dropped(
    request: Request, plan: Plan, groups: Sequence[ProgrammeGroup], filler: Filler
) -> Iterator[DroppedSession]:
    """Fill in what is no longer there; its module, audience and groups may be gone too."""
    titles = {group.id: group.title for group in groups}
    for session in plan.dropped:
        audience = _name_audience(request, session.audience, filler)
        yield DroppedSession(
            id=session.id,
            title=_name_module(request, session, filler),
            audience=Label(id=session.audience, title=audience),
            groups=tuple(
                Label(id=group, title=_name_group(group, session, titles, audience, filler))
                for group in session.groups
            ),
            date=session.date,
            start=session.start,
            end=session.end,
            venue=session.venue,
            staff=label_staff(request, dict.fromkeys((*session.staff, *session.former_staff))),
            revision=session.revision,
        )


def label_staff(request: Request, names: Sequence[str] | Mapping[str, None]) -> tuple[Label, ...]:
    """Say of each name what it is; whom the brief no longer knows was most likely a trainer."""
    roles = {person.name: person.role for person in request.brief.value.people}
    return tuple(
        Label(
            id=role if (role := roles.get(name, "")) in STAFF else STAFF[0],
            title=Filled(text=name, language=FIRST_LANGUAGE),
        )
        for name in names
    )


def _name_module(request: Request, session: Session, filler: Filler) -> Filled:
    module = request.library.modules.get(session.module)
    title = fill_title(request, module, filler) if module else filler.plain(session.module)
    if session.occurrence == 1:
        return title
    return filler.say(OCCURRENCE, name=title.text, number=str(session.occurrence))


def _name_audience(request: Request, audience: str, filler: Filler) -> Filled:
    known = request.library.vocabulary.value.audiences.get(audience)
    return filler.fill(known.title) if known else filler.plain(audience)


def _name_group(
    group: str,
    session: Session,
    titles: Mapping[str, Filled],
    audience: Filled,
    filler: Filler,
) -> Filled:
    """Name a group, by its letter where it is no longer there."""
    if group in titles:
        return titles[group]
    letter = group.removeprefix(session.audience).strip("-").upper()
    return filler.say(GROUP, name=audience.text, letter=letter) if letter else audience
