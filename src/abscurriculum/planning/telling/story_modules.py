"""Why one module is in or out, and what one goal gets; a why-not is answered by trying."""

from collections.abc import Iterator

from abscurriculum.models.plan import LeftOut, Reason, Session
from abscurriculum.models.text import count
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.telling.measures import priority_of, reach_goal
from abscurriculum.planning.telling.replay import Replay
from abscurriculum.planning.telling.revisions import (
    Revision,
    with_module,
    with_must,
    without_module,
    without_must,
)
from abscurriculum.planning.telling.saying import say_reason
from abscurriculum.planning.telling.spots import place_if_written
from abscurriculum.planning.telling.story_trials import tell_trial
from abscurriculum.planning.telling.story_words import (
    Line,
    Names,
    Story,
    lines_of,
    say_money,
    say_places,
    say_short,
    say_who,
)
from abscurriculum.planning.telling.trials import Trier

_LEVELS = (("introduces", "introduced"), ("practises", "practised"), ("anchors", "anchored"))
_MOST_SESSIONS = 12


def tell_module(replay: Replay, trier: Trier, names: Names, module: str) -> Iterator[Story]:
    """Tell why a module is in or out, and what it would be like without it, or with it."""
    plan, request = replay.plan, replay.request
    chosen = next((entry for entry in plan.modules if entry.id == module), None)
    title = names.module(module)
    if chosen is not None:
        yield Story(f"{title} is in", tuple(_why_in(replay, names, module, chosen.reasons)))
        yield Story("Held", tuple(_held(replay, module)))
        revision = without_module(request, module)
        yield _try(trier, names, revision, "Without it")
        return
    out = next((entry for entry in plan.left_out if entry.id == module), None)
    yield Story(f"{title} is not in", tuple(_why_out(replay, names, module, out)))
    if out is None or out.reason.kind != "closed":
        yield _try(trier, names, with_module(request, module), "With it")


def _try(trier: Trier, names: Names, revision: Revision, title: str) -> Story:
    trial = trier.attempt(revision)
    writes = " and ".join(revision.writes)
    lines = tuple(tell_trial(trial, names))
    return Story(f"{title} (tried: {writes})", lines, (trial,))


def _why_in(
    replay: Replay, names: Names, module: str, reasons: tuple[Reason, ...]
) -> Iterator[Line]:
    entry = replay.request.library.modules[module]
    for reason in reasons:
        if reason.kind == "goal":
            levels = [w for key, w in _LEVELS if reason.about in getattr(entry.goals, key)]
            priority = priority_of(replay.request, reason.about)
            goal = f"the {priority} goal {names.goal(reason.about)}"
            yield Line(f"{goal} is {' and '.join(levels)} by it{say_places(reason.place)}")
        elif reason.kind == "prerequisite":
            yield Line(f"{names.module(reason.about)} builds on it{say_places(reason.place)}")
        else:
            yield Line(say_reason(reason))
    if not reasons:
        yield Line("the plan before had it, and it can stay")


def _held(replay: Replay, module: str) -> Iterator[Line]:
    sessions = [session for session in replay.plan.sessions if session.module == module]
    entry = replay.request.library.modules[module]
    cents = sum(session.euro_cents for session in sessions)
    preparation = sum(line.euro_cents for line in replay.plan.costs if line.kind == "preparation")
    yield Line(
        f"{count(len(sessions), 'session')} of {entry.minutes} minutes, of which "
        f"{entry.practice_minutes} practice; {say_money(cents)}, and {say_money(preparation)} "
        "preparation"
    )
    yield Line(", ".join(_say_held(replay, each) for each in sessions[:_MOST_SESSIONS]))
    if len(sessions) > _MOST_SESSIONS:
        yield Line(f"and {len(sessions) - _MOST_SESSIONS} more")


def _say_held(replay: Replay, session: Session) -> str:
    return f"{session.number} on {say_short(session.date)} ({say_who(replay.plan, session)})"


def _why_out(replay: Replay, names: Names, module: str, out: LeftOut | None) -> Iterator[Line]:
    request = replay.request
    if out is not None:
        reason = out.reason
        if reason.about in request.library.modules:
            shown = reason.model_copy(
                update={"about": names.modules.get(reason.about, reason.about)}
            )
            yield Line(say_reason(shown))
        else:
            yield Line(say_reason(reason))
    yield from lines_of(_routes(replay, module))
    goals = request.library.modules[module].goals.all
    asked = [goal for goal in goals if priority_of(request, goal)]
    for goal in asked:
        found = reach_goal(request, replay.plan, goal)
        also = [m for m in (*found.introduces, *found.practises) if m != module]
        priority = priority_of(request, goal)
        words = f"it would serve the {priority} goal {names.goal(goal)}"
        if found.is_reached:
            words += f", which is reached without it ({', '.join(dict.fromkeys(also))})"
        yield Line(words)
    if goals and not asked:
        named = ", ".join(names.goal(goal) for goal in goals)
        yield Line(f"it is for goals that the brief does not ask for: {named}")


def _routes(replay: Replay, module: str) -> Iterator[str]:
    """Name the routes that have a module, where the brief takes another one."""
    request = replay.request
    brief = request.brief.value
    for track, routes in request.library.head.value.routes.items():
        taken = brief.routes.get(track, "standard")
        having = [n for n in ("short", "standard", "long") if module in getattr(routes, n)]
        if having and taken not in having:
            place = say_places(place_if_written(request, ("routes", track)))
            takes = "none" if taken == "none" else f"the {taken} one"
            route = f"the {' and '.join(having)} route of {track}"
            yield f"it is in {route}; the brief takes {takes}{place}"


def tell_goal(replay: Replay, trier: Trier, names: Names, goal: str) -> Iterator[Story]:
    """Tell what a goal gets, why it is not reached, and what it would cost as a must."""
    request, plan = replay.request, replay.plan
    priority = priority_of(request, goal)
    title = names.goal(goal)
    if priority:
        index = getattr(request.brief.value.goals, priority).index(goal)
        place = say_places(place_of(request, f"goals.{priority}.{index}"))
        title = f"{title} is a {priority} goal{place}"
    else:
        title = f"{title} is not asked for"
    reach = reach_goal(request, plan, goal)
    title += ", and reached" if reach.is_reached else ", and not reached"
    yield Story(title, tuple(_levels(replay, goal)))
    if not reach.is_reached:
        yield Story("What could serve it", tuple(_candidates(replay, names, goal)))
    if priority == "must":
        yield _try(trier, names, without_must(request, goal), "If it were a should goal")
    else:
        yield _try(trier, names, with_must(request, goal), "As a must goal")


def _levels(replay: Replay, goal: str) -> Iterator[Line]:
    reach = reach_goal(replay.request, replay.plan, goal)
    for (_, verb), modules in zip(
        _LEVELS, (reach.introduces, reach.practises, reach.anchors), strict=True
    ):
        if modules:
            yield Line(f"{verb} by {', '.join(modules)}")
        elif verb != "anchored":
            yield Line(f"not {verb}")
    if reach.practises:
        least = replay.request.brief.value.limits.practice_minutes
        words = f"{reach.minutes} minutes of practice"
        if least and priority_of(replay.request, goal) == "must":
            place = say_places(place_of(replay.request, "limits.practice_minutes"))
            words += f"; the brief asks for {least}{place}"
        yield Line(words)


def _candidates(replay: Replay, names: Names, goal: str) -> Iterator[Line]:
    """Name modules that work on a goal and are not in, each with why not."""
    modules = replay.request.library.modules
    for entry in replay.plan.left_out:
        links = modules[entry.id].goals
        verbs = [verb for key, verb in _LEVELS[:2] if goal in getattr(links, key)]
        if verbs:
            would = " and ".join(verbs).replace("introduced", "introduces")
            would = would.replace("practised", "practises")
            yield Line(f"{names.module(entry.id)} {would} it, but {say_reason(entry.reason)}")
