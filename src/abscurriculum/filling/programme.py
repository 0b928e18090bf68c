"""Request and plan -> programme."""

import datetime as dt
from collections.abc import Iterator, Sequence

from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.filling.labels import Phrases
from abscurriculum.filling.module import fill_module, links_of, practice_minutes
from abscurriculum.models.brief import PRIORITIES, Brief, LocalColour, Priority
from abscurriculum.models.goal import Goal
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme import (
    CoverageEntry,
    Filled,
    Label,
    LeftOutModule,
    Programme,
    ProgrammeCase,
    ProgrammeColour,
    ProgrammeContact,
    ProgrammeGoal,
    ProgrammeGroup,
    ProgrammeSession,
    ProgrammeTrack,
    ProgrammeWords,
)
from abscurriculum.models.request import Request, role_names
from abscurriculum.models.text import Language

# Usual starts; a consultant changes them with the client, so they are round and early enough.
_STARTS = {
    "morning": dt.time(9, 0),
    "afternoon": dt.time(13, 0),
    "evening": dt.time(19, 30),
    "full-day": dt.time(9, 30),
}


def fill_in(request: Request, plan: Plan, language: Language) -> Programme:
    """Make the programme of one client in one language."""
    filler = make_filler(request, language)
    library, brief = request.library, request.brief.value
    chosen = [module.id for module in plan.modules]
    monday = brief.period.from_ - dt.timedelta(days=brief.period.from_.weekday())
    groups = tuple(_fill_groups(library, plan, filler))
    names = {group.id: group.title for group in groups}
    return Programme(
        language=language,
        client=plan.client,
        client_title=plan.client.full_name[:1].upper() + plan.client.full_name[1:],
        library=f"{library.head.value.name} {library.head.value.version}",
        period_from=brief.period.from_,
        period_to=brief.period.to,
        weeks=plan.weeks,
        contact=_fill_contact(brief),
        occasion=filler.quote(brief.occasion) if brief.occasion else None,
        words=ProgrammeWords(
            organisation=filler.form("organisation", "the"),
            council=filler.form("council", "the"),
            executive=filler.form("executive", "the"),
            executive_members=filler.form("executive_member", "plural"),
            officials=filler.form("official", "plural"),
        ),
        participants=tuple(
            filler.count_role(p.role, p.number, assumed=p.assumed, source=p.source)
            for p in plan.participants
        ),
        goals=tuple(_fill_goals(library, brief, chosen, filler)),
        tracks=tuple(
            ProgrammeTrack(
                id=track,
                title=filler.fill(entry.title),
                summary=filler.fill(entry.summary),
                modules=modules,
            )
            for track, entry in library.vocabulary.value.tracks.items()
            if (modules := tuple(m for m in chosen if library.modules[m].track == track))
        ),
        modules=tuple(
            fill_module(request, plan, module, number, filler)
            for number, module in enumerate(plan.modules, start=1)
        ),
        left_out=tuple(
            LeftOutModule(
                title=filler.fill(library.modules[entry.id].title),
                reason=filler.quote(entry.reason),
            )
            for entry in plan.left_out
        ),
        groups=groups,
        sessions=tuple(
            _fill_session(library, session, names, monday, filler) for session in plan.sessions
        ),
        cases=tuple(_fill_cases(request, filler)),
        colour=_fill_colour(brief.local_colour, filler),
    )


def _fill_contact(brief: Brief) -> ProgrammeContact | None:
    contact = brief.contact
    if contact is None:
        return None
    return ProgrammeContact(
        name=contact.name or "", role=contact.role or "", email=contact.email or ""
    )


def _fill_goals(
    library: Library, brief: Brief, chosen: Sequence[str], filler: Filler
) -> Iterator[ProgrammeGoal]:
    """Give the goals asked for, by weight; without wishes, all that the programme works on."""
    wanted: list[tuple[Priority | None, str]] = [
        (priority, goal) for priority in PRIORITIES for goal in getattr(brief.goals, priority)
    ]
    served = {goal for module in chosen for goal, _ in links_of(library.modules[module])}
    wanted = wanted or [(None, goal) for goal in library.goals if goal in served]
    for priority, goal in wanted:
        yield _fill_goal(library, library.goals[goal], priority, chosen, filler)


def _fill_goal(
    library: Library,
    goal: Goal,
    priority: Priority | None,
    chosen: Sequence[str],
    filler: Filler,
) -> ProgrammeGoal:
    return ProgrammeGoal(
        id=goal.id,
        title=filler.fill(goal.title),
        description=filler.fill(goal.description),
        track=goal.track,
        priority=priority,
        coverage=tuple(
            CoverageEntry(
                module=module,
                level=level,
                practice_minutes=practice_minutes(library.modules[module]),
            )
            for module in chosen
            for linked, level in links_of(library.modules[module])
            if linked == goal.id
        ),
    )


def _fill_groups(library: Library, plan: Plan, filler: Filler) -> Iterator[ProgrammeGroup]:
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


def _fill_session(
    library: Library,
    session: Session,
    names: dict[str, Filled],
    monday: dt.date,
    filler: Filler,
) -> ProgrammeSession:
    module = library.modules[session.module]
    start = _STARTS[module.dayparts[0]]
    end = dt.datetime.combine(monday, start) + dt.timedelta(minutes=module.minutes)
    title = filler.fill(module.title)
    if session.occurrence > 1:
        title = filler.say(Phrases.occurrence, name=title.text, number=str(session.occurrence))
    audience = library.vocabulary.value.audiences[session.audience]
    return ProgrammeSession(
        number=session.number,
        module=session.module,
        title=title,
        track=module.track,
        audience=Label(id=session.audience, title=filler.fill(audience.title)),
        groups=_name_groups(session, names, filler.fill(audience.title), filler),
        people=tuple(filler.count_role(p.role, p.number) for p in session.people),
        size=session.size,
        trainers=session.trainers,
        actors=session.actors,
        guests=session.guests,
        week=session.week,
        week_of=monday + dt.timedelta(weeks=session.week - 1),
        beyond_period=session.beyond_period,
        start=start,
        end=end.time(),
    )


def _name_groups(
    session: Session, names: dict[str, Filled], audience: Filled, filler: Filler
) -> tuple[Filled, ...]:
    """Name the groups that meet; several at once share the name of their audience."""
    letters = [group.rsplit("-", 1)[-1].upper() for group in session.groups]
    if len(letters) < 2:
        return tuple(names[group] for group in session.groups)
    word = "en" if filler.language == "nl" else "and"
    listed = f"{', '.join(letters[:-1])} {word} {letters[-1]}"
    return (filler.say(Phrases.groups, name=audience.text, letters=listed),)


def _fill_cases(request: Request, filler: Filler) -> Iterator[ProgrammeCase]:
    roles = role_names(request.library.vocabulary.value, request.client.type)
    for case in request.brief.value.cases:
        yield ProgrammeCase(
            title=filler.quote(case.title),
            owner=filler.plain(filler.word(roles.get(case.owner.casefold(), case.owner))),
            track=case.track,
            summary=filler.quote(case.summary) if case.summary else None,
            confidential=case.confidential,
        )


def _fill_colour(colour: LocalColour, filler: Filler) -> ProgrammeColour:
    return ProgrammeColour(
        sayings=tuple(filler.quote(text) for text in colour.sayings),
        places=tuple(filler.quote(text) for text in colour.places),
        events=tuple(filler.quote(text) for text in colour.events),
        strengths=tuple(filler.quote(text) for text in colour.strengths),
        adjustments=tuple(filler.quote(text) for text in colour.adjustments),
    )
