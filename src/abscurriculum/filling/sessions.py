"""Groups and sessions as a reader sees them."""

from collections.abc import Iterator, Sequence

from abscurriculum.filling.dropped import label_staff
from abscurriculum.filling.filler import Filler
from abscurriculum.filling.labels import make_label
from abscurriculum.filling.reasons import fill_title, say_reasons, why_then
from abscurriculum.filling.sentences import GROUP, GROUPS, OCCURRENCE, STAFF_NAMES
from abscurriculum.models.conditions import STAFF, Person
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme import ProgrammeGroup, ProgrammeSession, ProgrammeStaff
from abscurriculum.models.request import Request

_AND = {"nl": "en", "en": "and"}


def fill_groups(request: Request, plan: Plan, filler: Filler) -> Iterator[ProgrammeGroup]:
    """Name the groups and their members."""
    audiences = request.library.vocabulary.value.audiences
    for group in plan.groups:
        audience = filler.fill(audiences[group.audience].title)
        title = (
            filler.say(GROUP, name=audience.text, letter=group.letter) if group.letter else audience
        )
        if group.department:
            title = title.model_copy(update={"text": f"{title.text} ({group.department})"})
        yield ProgrammeGroup(
            id=group.id,
            title=title,
            audience=Label(id=group.audience, title=audience),
            size=group.size,
            roles=tuple(filler.count_role(p.role, p.number) for p in group.people),
            reasons=say_reasons(request, group.reasons, filler),
        )


def fill_session(
    request: Request, session: Session, groups: Sequence[ProgrammeGroup], filler: Filler
) -> ProgrammeSession:
    """Fill in one session."""
    library = request.library
    module = library.modules[session.module]
    audience = filler.fill(library.vocabulary.value.audiences[session.audience].title)
    daypart = "full-day" if module.daypart_count > 1 else session.daypart
    return ProgrammeSession(
        id=session.id,
        number=session.number,
        module=session.module,
        title=_title(request, module, session.occurrence, filler),
        track=module.track,
        audience=Label(id=session.audience, title=audience),
        groups=_name_groups(session, groups, audience, filler),
        group_ids=session.groups,
        people=tuple(filler.count_role(p.role, p.number) for p in session.people),
        size=session.size,
        date=session.date,
        daypart=make_label("daypart", daypart, filler.language),
        start=session.start,
        end=session.end,
        week=session.week,
        venue=session.venue,
        staff=tuple(_name_staff(session, request.brief.value.people, filler)),
        attending=session.attending,
        euro_cents=session.euro_cents,
        reasons=why_then(request, session, filler),
        held=session.held,
        revision=session.revision,
        former_staff=label_staff(request, session.former_staff),
    )


def _title(request: Request, module: ModuleBase, occurrence: int, filler: Filler) -> Filled:
    title = fill_title(request, module, filler)
    if occurrence == 1:
        return title
    return filler.say(OCCURRENCE, name=title.text, number=str(occurrence))


def _name_staff(
    session: Session, people: Sequence[Person], filler: Filler
) -> Iterator[ProgrammeStaff]:
    """Put names to kinds of staff; a name that the brief no longer knows goes where one lacks."""
    order = {person.name: place for place, person in enumerate(people)}
    left = sorted(session.staff, key=lambda name: order.get(name, len(order)))
    for kind, number in zip(STAFF, (session.trainers, session.actors, session.guests), strict=True):
        others = {person.name for person in people if person.role != kind}
        own = {person.name for person in people if person.role == kind}
        names = [name for name in left if name in own or name not in others][:number]
        left = [name for name in left if name not in names]
        if number:
            title = filler.fill(STAFF_NAMES[kind][number != 1])
            yield ProgrammeStaff(
                title=Label(id=kind, title=title), number=number, names=tuple(names)
            )


def _name_groups(
    session: Session, groups: Sequence[ProgrammeGroup], audience: Filled, filler: Filler
) -> tuple[Filled, ...]:
    """Name the groups that meet; several at once share the name of their audience."""
    names = {group.id: group.title for group in groups if group.audience.id == session.audience}
    if len(session.groups) < 2:
        return tuple(names[group] for group in session.groups)
    if set(names) == set(session.groups):
        return (audience,)
    letters = [group.rsplit("-", 1)[-1].upper() for group in session.groups]
    listed = f"{', '.join(letters[:-1])} {_AND[filler.language]} {letters[-1]}"
    return (filler.say(GROUPS, name=audience.text, letters=listed),)
