"""Revisions of a brief, with what one would write to get them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from abscurriculum.models.brief import Brief, RouteName
from abscurriculum.models.conditions import DaypartLimit
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request

_A_EURO = 100


@dataclass(frozen=True, slots=True)
class Revision:
    """A changed brief; its places stay those of the file."""

    request: Request
    writes: tuple[str, ...] = ()
    """What to write in the brief, or to take out of it."""
    about: str = ""
    """The module or goal that it is about."""
    adds: bool = False
    """Whether it only asks for more, so that what had no room before has none now."""


def with_brief(request: Request, brief: Brief) -> Request:
    """Revision the brief of a request."""
    return replace(request, brief=Sourced(brief, request.brief.origin))


def _with(request: Request, key: str, **update: Any) -> Request:
    """Revision some keys below one key of the brief."""
    brief = request.brief.value
    part = getattr(brief, key).model_copy(update=update)
    return with_brief(request, brief.model_copy(update={key: part}))


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in names if each != name)


def with_module(request: Request, module: str) -> Revision:
    """Include a module, whatever the brief says of it."""
    wishes = request.brief.value.modules
    writes = [f"modules: {{include: [{module}]}}"]
    if module in wishes.exclude:
        writes.append(f"take {module} out of modules: exclude")
    if module in wishes.replace:
        writes.append(f"take {module} out of modules: replace")
    changed = _with(
        request,
        "modules",
        include=(*_without(wishes.include, module), module),
        exclude=_without(wishes.exclude, module),
        replace={old: new for old, new in wishes.replace.items() if old != module},
    )
    return Revision(changed, tuple(writes), module, adds=module not in wishes.replace)


def with_modules(request: Request, modules: Sequence[str]) -> Revision:
    """Include several modules that the brief says nothing of."""
    include = (*request.brief.value.modules.include, *modules)
    writes = (f"modules: {{include: [{', '.join(modules)}]}}",)
    return Revision(_with(request, "modules", include=include), writes, adds=True)


def without_module(request: Request, module: str) -> Revision:
    """Exclude a module, whatever the brief says of it."""
    wishes = request.brief.value.modules
    writes = [f"modules: {{exclude: [{module}]}}"]
    if module in wishes.include:
        writes.append(f"take {module} out of modules: include")
    replacing = [old for old, new in wishes.replace.items() if new == module]
    writes += [f"take {old}: {module} out of modules: replace" for old in replacing]
    changed = _with(
        request,
        "modules",
        include=_without(wishes.include, module),
        exclude=(*wishes.exclude, module),
        replace={old: new for old, new in wishes.replace.items() if new != module},
    )
    changed, taken = _without_pins(changed, [module])
    return Revision(changed, (*writes, *taken), module)


def _without_pins(request: Request, modules: Sequence[str]) -> tuple[Request, list[str]]:
    """Take modules out of the pins, as a module that is pinned must be in."""
    brief = request.brief.value
    pinned = dict.fromkeys(pin.module for pin in brief.pins if pin.module in modules)
    if not pinned:
        return request, []
    pins = tuple(pin for pin in brief.pins if pin.module not in pinned)
    changed = with_brief(request, brief.model_copy(update={"pins": pins}))
    return changed, [f"take {', '.join(pinned)} out of pins"]


def with_must(request: Request, goal: str) -> Revision:
    """Make a goal one that must be reached."""
    goals = request.brief.value.goals
    changed = _with(
        request,
        "goals",
        must=(*_without(goals.must, goal), goal),
        should=_without(goals.should, goal),
        could=_without(goals.could, goal),
    )
    return Revision(changed, (f"goals: {{must: [{goal}]}}",), goal, adds=True)


def without_must(request: Request, goal: str) -> Revision:
    """Make a must goal one that matters, but may be missed."""
    goals = request.brief.value.goals
    changed = _with(request, "goals", must=_without(goals.must, goal), should=(*goals.should, goal))
    return Revision(changed, (f"move {goal} from goals: must to goals: should",), goal)


def with_limits(request: Request, dayparts: int | None, budget_cents: int | None) -> Revision:
    """Hold each person to so many dayparts, and the programme to a budget."""
    changed, writes = request, []
    if dayparts is not None:
        old = request.brief.value.limits.per_person
        person = DaypartLimit(in_all=dayparts, per_month=old.per_month)
        changed = _with(changed, "limits", per_person=person)
        writes.append(f"limits: {{per_person: {{in_all: {dayparts}}}}}")
    if budget_cents is not None:
        changed = _with(changed, "budget", amount=budget_cents)
        writes.append(f"budget: {{amount: {say_amount(budget_cents)}}}")
    return Revision(changed, tuple(writes))


def say_amount(cents: int) -> str:
    """Write cents as a brief does: euros, with decimals only where there are any."""
    return str(cents // 100) if cents % 100 == 0 else f"{cents / 100:.2f}"


def with_routes(request: Request, name: RouteName) -> Revision:
    """Take the same route in every track that the brief takes one in."""
    brief = request.brief.value
    tracks = [
        track
        for track in request.library.vocabulary.value.tracks
        if brief.routes.get(track, "standard") != "none"
        and track in request.library.head.value.routes
    ]
    routes = {**brief.routes, **dict.fromkeys(tracks, name)}
    writes = f"routes: {{{', '.join(f'{track}: {name}' for track in tracks)}}}"
    return Revision(with_brief(request, brief.model_copy(update={"routes": routes})), (writes,))


def with_must_only(request: Request) -> Revision:
    """Ask for no more than the must goals and the modules that the brief includes."""
    bare = with_routes(request, "none")
    changed, writes = bare.request, list(bare.writes)
    goals = request.brief.value.goals
    if goals.should or goals.could:
        changed = _with(changed, "goals", should=(), could=())
        writes.append("goals: {should: [], could: []}")
    return Revision(changed, tuple(writes))


def without_bounds(request: Request) -> Request:
    """Let go of the budget, and of the dayparts in all."""
    limits = request.brief.value.limits
    audiences = {name: _endless(limit) for name, limit in limits.per_audience.items()}
    changed = _with(request, "budget", amount=None)
    return _with(
        changed,
        "limits",
        programme=_endless(limits.programme),
        per_person=_endless(limits.per_person),
        per_audience=audiences,
    )


def _endless(limit: DaypartLimit) -> DaypartLimit:
    return limit.model_copy(update={"in_all": None})


@dataclass(frozen=True, slots=True)
class Needs:
    """How much a programme takes of what a brief may bound."""

    cents: int
    dayparts: int
    """Of all sessions."""
    per_person: int
    per_audience: Mapping[str, int]


def with_bounds(request: Request, needs: Needs) -> Revision:
    """Raise the bounds that the brief has to what a programme needs."""
    brief = request.brief.value
    limits, changed, writes = brief.limits, request, []
    if brief.budget.amount is not None and brief.budget.amount < needs.cents:
        cents = -(-needs.cents // _A_EURO) * _A_EURO
        changed = _with(changed, "budget", amount=cents)
        writes.append(f"budget: {{amount: {say_amount(cents)}}}")
    for key, number in (("programme", needs.dayparts), ("per_person", needs.per_person)):
        limit = getattr(limits, key)
        if limit.in_all is not None and limit.in_all < number:
            raised = limit.model_copy(update={"in_all": number})
            changed = _with(changed, "limits", **{key: raised})
            writes.append(f"limits: {{{key}: {{in_all: {number}}}}}")
    audiences = dict(limits.per_audience)
    for name, limit in limits.per_audience.items():
        number = needs.per_audience.get(name, 0)
        if limit.in_all is not None and limit.in_all < number:
            audiences[name] = limit.model_copy(update={"in_all": number})
            writes.append(f"limits: {{per_audience: {{{name}: {{in_all: {number}}}}}}}")
    return Revision(_with(changed, "limits", per_audience=audiences), tuple(writes), adds=True)


def combine(first: Revision, second: Revision) -> Revision:
    """Put a revision after another one; the second was made from the first."""
    writes = (*first.writes, *second.writes)
    return Revision(second.request, writes, second.about, adds=first.adds and second.adds)


def lessen(
    request: Request, goals: Sequence[str], modules: Sequence[str], minutes: Sequence[int]
) -> Revision:
    """Ask for less: must goals become should goals, modules need not be in, practice is shorter.

    Modules that need not be in are neither included nor pinned.
    """
    changed = request
    writes: list[str] = []
    for goal in goals:
        softer = without_must(changed, goal)
        changed = softer.request
        writes += softer.writes
    included = changed.brief.value.modules.include
    named = [module for module in modules if module in included]
    if named:
        changed = _with(changed, "modules", include=tuple(m for m in included if m not in named))
        writes.append(f"take {', '.join(named)} out of modules: include")
    changed, taken = _without_pins(changed, modules)
    writes += taken
    if minutes:
        changed = _with(changed, "limits", practice_minutes=min(minutes))
        writes.append(f"limits: {{practice_minutes: {min(minutes)}}}")
    return Revision(changed, tuple(writes))
