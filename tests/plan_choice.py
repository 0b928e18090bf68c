"""Whether the right modules are in: asked for, allowed, with what they build on, and all goals."""

from collections.abc import Iterator

from plan_case import Case


def find_in_choice(case: Case) -> Iterator[str]:
    """Say which modules should be in or out, and which goals are not reached."""
    yield from _by_lists(case)
    yield from _by_names(case)
    for module in case.chosen:
        yield from _by_others(case, module)
    for goal in case.brief.goals.must:
        yield from _by_goal(case, goal)


def _by_names(case: Case) -> Iterator[str]:
    """Compare with what the brief says of modules by name."""
    chosen, wishes, asked = set(case.chosen), case.brief.modules, _asked(case)
    if not case.plan.sessions and any(_is_welcome(case, module) for module in asked):
        yield "the programme holds nothing"
    replaced = {old: new for old, new in wishes.replace.items() if old in asked}
    wanted = [(module, "included") for module in wishes.include if module not in replaced]
    wanted += [(pin.module, "pinned") for pin in case.brief.pins]
    wanted += [(new, "in the place of another") for new in replaced.values()]
    yield from (f"{module} is {why} and not in" for module, why in wanted if module not in chosen)
    barred = [(module, "excluded") for module in wishes.exclude]
    barred += [(old, "replaced") for old in replaced]
    yield from (f"{module} is {why} and in" for module, why in barred if module in chosen)


def route_of(case: Case, track: str) -> tuple[str, ...]:
    """Give the modules of the route that counts for a track."""
    name = case.brief.routes.get(track, "standard")
    routes = case.request.library.head.value.routes.get(track)
    if name == "none" or routes is None:
        return ()
    found = {"short": routes.short, "standard": routes.standard, "long": routes.long}[name]
    return tuple(module for module in found if module in case.request.library.modules)


def _asked(case: Case) -> set[str]:
    """Name the modules that routes or the brief ask for."""
    tracks = case.vocabulary.tracks
    return {*case.brief.modules.include, *(m for track in tracks for m in route_of(case, track))}


def _is_welcome(case: Case, module: str) -> bool:
    """Tell whether nothing stands against a module by its name."""
    named = case.brief.modules
    return case.is_open(module) and module not in named.exclude and module not in named.replace


def _by_lists(case: Case) -> Iterator[str]:
    chosen = case.chosen
    left = [entry.id for entry in case.plan.left_out]
    for module in sorted(set(chosen)):
        if chosen.count(module) > 1:
            yield f"{module} is in the list of modules twice"
        if not case.sessions_of(module):
            yield f"{module} is in, and has no session"
        if not case.is_open(module):
            yield f"{module} is in, and closed to this type of organisation"
    if sorted([*set(chosen), *left]) != sorted(case.request.library.modules):
        yield "the modules in and the modules left out are not together those of the library"
    yield from (f"{e.id} is in without a reason" for e in case.plan.modules if not e.reasons)


def _by_others(case: Case, module: str) -> Iterator[str]:
    chosen, entry = set(case.chosen), case.module(module)
    for other in entry.alternatives:
        if other in chosen:
            yield f"{module} is an alternative of {other}, and both are in"
    for other in entry.prerequisites.all_of:
        if case.is_open(other) and other not in chosen:
            yield f"{module} builds on {other}, which is not in"
    any_of = [other for other in entry.prerequisites.any_of if case.is_open(other)]
    if any_of and not chosen & set(any_of):
        yield f"{module} builds on any of {any_of}, and none is in"


def _by_goal(case: Case, goal: str) -> Iterator[str]:
    if not any(goal in case.module(module).goals.introduces for module in case.chosen):
        yield f"no module introduces {goal}"
    practising = [m for m in case.chosen if goal in case.module(m).goals.practises]
    if not practising:
        yield f"no module practises {goal}"
    minutes = 0
    for module in practising:
        for activity in case.module(module).agenda:
            minutes += activity.minutes if activity.form in ("practice", "scene", "debate") else 0
    if minutes < case.brief.limits.practice_minutes:
        yield f"{goal} is practised for {minutes} minutes"
