"""Groups and sessions as a reader sees them."""

from collections.abc import Iterator, Sequence

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.labels import Phrases, make_label
from abscurriculum.filling.reasons import why_then
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme import ProgrammeGroup, ProgrammeSession

_AND = {"nl": "en", "en": "and"}


def fill_groups(library: Library, plan: Plan, filler: Filler) -> Iterator[ProgrammeGroup]:
    """Name the groups and their members."""
    audiences = library.vocabulary.value.audiences
    for group in plan.groups:
        audience = filler.fill(audiences[group.audience].title)
        title = (
            filler.say(Phrases.group, name=audience.text, letter=group.letter)
            if group.letter
            else audience
        )
        yield ProgrammeGroup(
            id=group.id,
            title=title,
            audience=Label(id=group.audience, title=audience),
            size=group.size,
            roles=tuple(filler.count_role(p.role, p.number) for p in group.people),
        )


def fill_session(
    library: Library, session: Session, groups: Sequence[ProgrammeGroup], filler: Filler
) -> ProgrammeSession:
    """Fill in one session."""
    module = library.modules[session.module]
    audience = filler.fill(library.vocabulary.value.audiences[session.audience].title)
    daypart = "full-day" if module.daypart_count > 1 else session.daypart
    return ProgrammeSession(
        number=session.number,
        module=session.module,
        title=_title(module, session.occurrence, filler),
        track=module.track,
        audience=Label(id=session.audience, title=audience),
        groups=_name_groups(session, groups, audience, filler),
        people=tuple(filler.count_role(p.role, p.number) for p in session.people),
        size=session.size,
        trainers=session.trainers,
        actors=session.actors,
        guests=session.guests,
        date=session.date,
        daypart=make_label("daypart", daypart, filler.language),
        start=session.start,
        end=session.end,
        week=session.week,
        venue=session.venue,
        staff=session.staff,
        attending=session.attending,
        euro_cents=session.euro_cents,
        reasons=tuple(why_then(library, reason, filler) for reason in session.reasons),
        pinned=session.pinned,
    )


def _title(module: ModuleBase, occurrence: int, filler: Filler) -> Filled:
    title = filler.fill(module.title)
    if occurrence == 1:
        return title
    return filler.say(Phrases.occurrence, name=title.text, number=str(occurrence))


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
    return (filler.say(Phrases.groups, name=audience.text, letters=listed),)
