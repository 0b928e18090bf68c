"""What-ifs: change the brief, plan again, and compare."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from abscurriculum.models.brief import PRIORITIES, Brief, RouteName
from abscurriculum.models.conditions import DaypartLimit
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.compose import Before, NoPlan, plan
from abscurriculum.planning.conditions import Setting
from abscurriculum.planning.conflicts import Conflict, find_conflict
from abscurriculum.planning.effort import Effort


@dataclass(frozen=True, slots=True)
class Measures:
    """What a programme comes to."""

    modules: int
    groups: int
    sessions: int
    dayparts: int
    """Of all sessions together."""
    most_dayparts: int
    """Of the group with the most."""
    goals: dict[str, tuple[int, int]]
    """Priority -> how many goals are introduced and practised, of how many."""
    practice_minutes: int
    euro_cents: int


def measure(request: Request, made: Plan) -> Measures:
    """Count what a programme comes to."""
    modules = request.library.modules
    loads: dict[str, int] = {}
    dayparts = 0
    for session in made.sessions:
        count = modules[session.module].daypart_count
        dayparts += count
        for group in session.groups:
            loads[group] = loads.get(group, 0) + count
    goals = {}
    for priority in PRIORITIES:
        wanted = getattr(request.brief.value.goals, priority)
        goals[priority] = (sum(is_covered(request, made, goal) for goal in wanted), len(wanted))
    return Measures(
        modules=len(made.modules),
        groups=len(made.groups),
        sessions=len(made.sessions),
        dayparts=dayparts,
        most_dayparts=max(loads.values(), default=0),
        goals=goals,
        practice_minutes=sum(modules[entry.id].practice_minutes for entry in made.modules),
        euro_cents=made.euro_cents,
    )


def is_covered(request: Request, made: Plan, goal: str) -> bool:
    """Tell whether a goal is introduced and practised."""
    links = [request.library.modules[entry.id].goals for entry in made.modules]
    return any(goal in link.introduces for link in links) and any(
        goal in link.practises for link in links
    )


def with_brief(request: Request, brief: Brief) -> Request:
    """Change the brief of a request; places stay those of the file."""
    return replace(request, brief=Sourced(brief, request.brief.origin))


def with_module(request: Request, module: str) -> Request:
    """Include a module, whatever the brief says of it."""
    wishes = request.brief.value.modules
    changed = wishes.model_copy(
        update={
            "include": (*wishes.include, module),
            "exclude": tuple(each for each in wishes.exclude if each != module),
            "replace": {old: new for old, new in wishes.replace.items() if old != module},
        }
    )
    return with_brief(request, request.brief.value.model_copy(update={"modules": changed}))


def without_module(request: Request, module: str) -> Request:
    """Exclude a module, whatever the brief says of it."""
    wishes = request.brief.value.modules
    changed = wishes.model_copy(
        update={
            "include": tuple(each for each in wishes.include if each != module),
            "exclude": (*wishes.exclude, module),
        }
    )
    return with_brief(request, request.brief.value.model_copy(update={"modules": changed}))


def with_must(request: Request, goal: str) -> Request:
    """Make a goal one that must be reached."""
    goals = request.brief.value.goals
    changed = goals.model_copy(
        update={
            "must": (*goals.must, goal),
            "should": tuple(each for each in goals.should if each != goal),
            "could": tuple(each for each in goals.could if each != goal),
        }
    )
    return with_brief(request, request.brief.value.model_copy(update={"goals": changed}))


def with_limits(request: Request, dayparts: int | None, budget_cents: int | None) -> Request:
    """Hold each person to so many dayparts and the programme to a budget."""
    brief = request.brief.value
    update: dict[str, object] = {}
    if dayparts is not None:
        person = DaypartLimit(in_all=dayparts, per_month=brief.limits.per_person.per_month)
        update["limits"] = brief.limits.model_copy(update={"per_person": person})
    if budget_cents is not None:
        update["budget"] = brief.budget.model_copy(update={"amount": budget_cents})
    return with_brief(request, brief.model_copy(update=update))


def with_routes(request: Request, name: RouteName) -> Request:
    """Take the same route in every track that has one."""
    brief = request.brief.value
    routes = {
        track: name
        for track in request.library.vocabulary.value.tracks
        if brief.routes.get(track, "standard") != "none"
    }
    return with_brief(request, brief.model_copy(update={"routes": {**brief.routes, **routes}}))


def attempt(
    request: Request, effort: Effort = "quick", *, lenient: bool = False
) -> Plan | Conflict | None:
    """Plan a changed request: a plan, why there is none, or None where neither was found.

    `lenient` takes must goals and included modules as wishes.
    """
    before = Before(lenient=lenient)
    found = plan(request, before, effort=effort)
    if not isinstance(found, NoPlan):
        return found.plan
    if not found.proven:
        return None
    return find_conflict(Setting(request, before), ways=False)


def compare(request: Request, old: Plan, new: Plan, *, about: Iterable[str] = ()) -> list[str]:
    """Say in words what a change brings and takes."""
    words = []
    cents = new.euro_cents - old.euro_cents
    if cents:
        words.append(f"costs EUR {abs(cents) / 100:,.2f} {'more' if cents > 0 else 'less'}")
    was, now = measure(request, old), measure(request, new)
    if now.most_dayparts != was.most_dayparts:
        change = now.most_dayparts - was.most_dayparts
        words.append(f"takes {abs(change)} {'more' if change > 0 else 'fewer'} dayparts per person")
    before = {entry.id for entry in old.modules}
    after = {entry.id for entry in new.modules}
    skip = set(about)
    if after - before - skip:
        words.append(f"brings in {', '.join(sorted(after - before - skip))}")
    if before - after - skip:
        words.append(f"drops {', '.join(sorted(before - after - skip))}")
    for priority in PRIORITIES:
        for goal in getattr(request.brief.value.goals, priority):
            had, has = is_covered(request, old, goal), is_covered(request, new, goal)
            if had != has:
                words.append(f'{"reaches" if has else "drops"} the {priority} goal "{goal}"')
    return words or ["changes nothing else"]
