"""A module of the library -> the module as this client reads it."""

import datetime as dt
from collections.abc import Container, Iterator

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.kind_facts import list_facts
from abscurriculum.filling.labels import make_label
from abscurriculum.filling.reasons import say_reasons
from abscurriculum.models.activity import PRACTICE_FORMS
from abscurriculum.models.filled import Label
from abscurriculum.models.module import ModuleBase, RolePlayModule
from abscurriculum.models.plan import ChosenModule, Plan
from abscurriculum.models.programme_module import (
    CoverageLevel,
    OpenQuestion,
    ProgrammeActivity,
    ProgrammeActorRole,
    ProgrammeMaterial,
    ProgrammeModule,
    ProgrammeNeed,
    ProgrammeObjective,
    ProgrammeQuestion,
    ProgrammeScene,
)
from abscurriculum.models.request import Request


def links_of(module: ModuleBase) -> tuple[tuple[str, CoverageLevel], ...]:
    """List the goals of a module with what it does for each."""
    links = module.goals
    return (
        *((goal, "introduces") for goal in links.introduces),
        *((goal, "practises") for goal in links.practises),
        *((goal, "anchors") for goal in links.anchors),
    )


def fill_module(
    request: Request, plan: Plan, chosen: ChosenModule, number: int, client_filler: Filler
) -> ProgrammeModule:
    """Fill in one module."""
    library = request.library
    module = library.modules[chosen.id]
    answers = request.brief.value.parameters.get(module.id, {})
    filler = client_filler.with_parameters(module.parameters, answers)
    vocabulary = library.vocabulary.value
    bloom = vocabulary.bloom
    language = filler.language
    sessions = [session for session in plan.sessions if session.module == module.id]
    present = {session.audience for session in sessions}
    first = min(session.date for session in sessions)
    return ProgrammeModule(
        id=module.id,
        version=module.version,
        number=number,
        title=filler.fill(module.title),
        summary=filler.fill(module.summary),
        kind=Label(id=module.kind, title=filler.fill(vocabulary.kinds[module.kind])),
        method=filler.fill(module.method) if module.method else None,
        track=module.track,
        audiences=tuple(
            Label(id=audience, title=filler.fill(entry.title))
            for audience, entry in vocabulary.audiences.items()
            if audience in present
        ),
        minutes=module.minutes,
        practice_minutes=module.practice_minutes,
        group_min=module.group.min,
        group_max=module.group.max,
        intensity=make_label("intensity", module.intensity, language),
        dayparts=tuple(make_label("daypart", each, language) for each in module.dayparts),
        objectives=tuple(
            ProgrammeObjective(
                bloom=Label(id=each.bloom, title=filler.fill(bloom[each.bloom].title)),
                text=filler.fill(each.text),
            )
            for each in module.objectives
        ),
        goals=links_of(module),
        agenda=tuple(_fill_agenda(module, filler)),
        scenes=tuple(_fill_scenes(module, filler)),
        feedback_rule=(
            filler.fill(module.role_play.feedback_rule)
            if isinstance(module, RolePlayModule)
            else None
        ),
        facts=tuple(list_facts(module, filler, request.client.type)),
        needs=tuple(
            ProgrammeNeed(
                text=filler.fill(need.text),
                lead_days=need.lead_days,
                due=first - dt.timedelta(days=need.lead_days),
                brought_by=need.brought_by,
            )
            for need in module.needs
        ),
        open_questions=tuple(_open_questions(module, filler, answers)),
        materials=tuple(
            ProgrammeMaterial(text=filler.fill(m.text), per=m.per, quantity=m.quantity)
            for m in module.materials
        ),
        room_setup=filler.fill(module.room.setup),
        breakout_rooms=module.room.breakout_rooms,
        evaluation=tuple(
            ProgrammeQuestion(
                level=make_label("level", each.level, language), text=filler.fill(each.text)
            )
            for each in module.evaluation
        ),
        reasons=say_reasons(request, chosen.reasons, client_filler),
    )


def _fill_agenda(module: ModuleBase, filler: Filler) -> Iterator[ProgrammeActivity]:
    start = 0
    for activity in module.agenda:
        yield ProgrammeActivity(
            start_minute=start,
            minutes=activity.minutes,
            title=filler.fill(activity.title),
            form=make_label("form", activity.form, filler.language),
            is_break=activity.form == "break",
            is_practice=activity.form in PRACTICE_FORMS,
            participants=filler.fill(activity.participants) if activity.participants else None,
            trainer=filler.fill(activity.trainer) if activity.trainer else None,
        )
        start += activity.minutes


def _fill_scenes(module: ModuleBase, filler: Filler) -> Iterator[ProgrammeScene]:
    titles = {activity.id: activity.title for activity in module.agenda if activity.id}
    for scene in module.scenes:
        yield ProgrammeScene(
            activity=filler.fill(titles.get(scene.activity, module.title)),
            title=filler.fill(scene.title),
            situation=filler.fill(scene.situation),
            actor_roles=tuple(
                ProgrammeActorRole(
                    name=filler.fill(role.name),
                    goal=filler.fill(role.goal),
                    opening=filler.fill(role.opening),
                    escalation=filler.fill_all(role.escalation),
                    yields_when=filler.fill(role.yields_when),
                )
                for role in scene.actor_roles
            ),
        )


def _open_questions(
    module: ModuleBase, filler: Filler, answered: Container[str]
) -> Iterator[OpenQuestion]:
    for name, parameter in module.parameters.items():
        if name not in answered:
            yield OpenQuestion(
                parameter=f"{module.id}.{name}",
                question=filler.fill(parameter.question),
                stand_in=filler.fill(parameter.default),
                required=parameter.required,
            )
