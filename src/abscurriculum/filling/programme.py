"""Request and plan -> programme."""

from collections.abc import Iterator, Sequence

from abscurriculum.filling.assumptions import list_assumptions
from abscurriculum.filling.cost import fill_costs, fill_quality, fill_shares
from abscurriculum.filling.dropped import fill_dropped
from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.filling.module import fill_module, links_of
from abscurriculum.filling.quote import fill_quote
from abscurriculum.filling.reasons import fill_title, say_reasons
from abscurriculum.filling.requests import list_requests
from abscurriculum.filling.sentences import NUMBERS
from abscurriculum.filling.sessions import fill_groups, fill_session
from abscurriculum.models.brief import PRIORITIES, Brief, LocalColour, Priority
from abscurriculum.models.goal import Goal
from abscurriculum.models.library import Library
from abscurriculum.models.measurement import Measurements
from abscurriculum.models.plan import Plan
from abscurriculum.models.programme import (
    CoverageEntry,
    LeftOutModule,
    Programme,
    ProgrammeCase,
    ProgrammeColour,
    ProgrammeContact,
    ProgrammeGoal,
    ProgrammeTrack,
    ProgrammeWords,
)
from abscurriculum.models.programme_module import ProgrammeReason
from abscurriculum.models.request import Request, role_names
from abscurriculum.models.text import Language


def fill_in(
    request: Request, plan: Plan, language: Language, measurements: Measurements | None
) -> Programme:
    """Make the programme of one client in one language."""
    filler = make_filler(request, language)
    library, brief = request.library, request.brief.value
    chosen = [module.id for module in plan.modules]
    groups = tuple(fill_groups(request, plan, filler))
    filled = tuple(
        fill_module(request, plan, module, number, filler)
        for number, module in enumerate(plan.modules, start=1)
    )
    return Programme(
        language=language,
        client=plan.client,
        client_title=plan.client.title,
        partners=tuple(partner.title for partner in plan.partners),
        library=f"{library.head.value.name} {library.head.value.version}",
        period_from=brief.period.from_,
        period_to=brief.period.to,
        weeks=plan.weeks,
        agreed=brief.asked_from,
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
        modules=filled,
        left_out=tuple(_fill_left_out(request, plan, filler)),
        groups=groups,
        sessions=tuple(fill_session(request, session, groups, filler) for session in plan.sessions),
        dropped=tuple(fill_dropped(request, plan, groups, filler)),
        costs=tuple(fill_costs(plan, filler)),
        euro_cents=plan.euro_cents,
        budget=brief.budget.amount,
        shares=tuple(fill_shares(plan)),
        quote=fill_quote(request, plan, filler),
        requests=list_requests(brief, plan, filled),
        quality=fill_quality(plan.quality, filler),
        assumptions=tuple(list_assumptions(request, plan, filler)),
        measurements=measurements,
        cases=tuple(_fill_cases(request, filler)),
        colour=_fill_colour(brief.local_colour, filler),
    )


def _fill_left_out(request: Request, plan: Plan, filler: Filler) -> Iterator[LeftOutModule]:
    """Say what is not in and why, save what is not for this type of organisation at all."""
    for entry in plan.left_out:
        if entry.reason.kind == "closed" and not entry.expected:
            continue
        reason = say_reasons(request, (entry.reason,), filler)[0]
        if reason.kind == "numbers" and not entry.expected:
            reason = ProgrammeReason(kind=reason.kind, text=filler.say(NUMBERS))
        yield LeftOutModule(
            title=fill_title(request, request.library.modules[entry.id], filler),
            reason=reason,
            expected=entry.expected,
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
                practice_minutes=library.modules[module].practice_minutes,
            )
            for module in chosen
            for linked, level in links_of(library.modules[module])
            if linked == goal.id
        ),
    )


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
