"""Every selection of modules and numbers of groups that a brief allows, the calendar aside."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from abscurriculum.models.module import ModuleBase
from small_world import World
from small_world_facts import Meeting

Attending = frozenset[tuple[str, str]]
"""Which audiences go through which modules, as groups."""


@dataclass(frozen=True)
class Selection:
    """Modules, who goes through them, and the number of groups of each audience."""

    modules: tuple[str, ...]
    attending: Attending
    counts: tuple[tuple[str, int], ...]
    points: int
    cents: int
    """With the cheapest rooms."""

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return sum(count for _, count in self.counts)

    @property
    def value(self) -> tuple[int, int, int]:
        """Give what makes one selection better than another: less is better."""
        return (-self.points, self.cents, self.groups)


def list_selections(world: World) -> list[Selection]:
    """List every selection that is allowed, best first."""
    candidates, required = _read_wishes(world)
    asked = {name for name in candidates if _is_asked_for(world, name, required)}
    found: list[Selection] = []
    for number in range(len(candidates) + 1):
        for names in combinations(candidates, number):
            # A programme holds something of what is asked for, if there is anything.
            if required <= set(names) and not (asked and asked.isdisjoint(names)):
                found += _size(world, names)
    return sorted(found, key=lambda each: (each.value, each.modules, each.counts))


def _read_wishes(world: World) -> tuple[list[str], set[str]]:
    wishes = world.brief.modules
    required = {*wishes.include, *(pin.module for pin in world.brief.pins)}
    gone = {*wishes.exclude}
    for old, new in wishes.replace.items():
        if old in required | _routed(world):
            gone.add(old)
            required = required - {old} | {new}
    return sorted(m for m in world.modules if world.is_open(m) and m not in gone), required


def _is_asked_for(world: World, name: str, required: Collection[str]) -> bool:
    goals = world.brief.goals
    wanted = {*goals.must, *goals.should, *goals.could}
    routed = _routed(world) - set(world.brief.modules.replace)
    return (
        name in required or name in routed or not wanted.isdisjoint(world.modules[name].goals.all)
    )


def _routed(world: World) -> set[str]:
    found: set[str] = set()
    for track, routes in world.request.library.head.value.routes.items():
        route = world.brief.routes.get(track, "standard")
        found |= set() if route == "none" else set(getattr(routes, route))
    return found


def _size(world: World, names: tuple[str, ...]) -> Iterator[Selection]:
    modules = [world.modules[name] for name in names]
    attending = _attend(world, modules)
    if attending is None or not _may_go_together(world, modules, attending):
        return
    audiences = sorted({audience for _, audience in attending})
    for counts in product(*(world.counts(audience) for audience in audiences)):
        size = dict(zip(audiences, counts, strict=True))
        met = list(meet(world, names, attending, size))
        if not all(meetings for _, _, meetings in met) or not _within_limits(world, met):
            continue
        cents = world.rate("preparation") * len(names) + sum(
            (module.timing.times or 1) * world.price(module, each.size)
            for module, _, meetings in met
            for each in meetings
        )
        if world.brief.budget.amount is None or cents <= world.brief.budget.amount:
            points = _count_points(world, modules)
            yield Selection(names, attending, tuple(size.items()), points, cents)


Met = tuple[ModuleBase, str, tuple[Meeting, ...]]


def meet(
    world: World, names: Sequence[str], attending: Attending, size: Mapping[str, int]
) -> Iterator[Met]:
    """Give the meetings of each module, for each audience or a delegation."""
    for name in names:
        module = world.modules[name]
        if module.attendance == "delegation":
            meeting = world.delegation(module)
            yield module, module.audiences[0], (meeting,) if meeting else ()
        for audience, count in size.items():
            if (name, audience) in attending:
                yield module, audience, world.meetings(module, audience, count)


def _attend(world: World, modules: Sequence[ModuleBase]) -> Attending | None:
    """Tell who goes through what; None where a module finds nobody."""
    attending: set[tuple[str, str]] = set()
    delegated = {module.id for module in modules if module.attendance == "delegation"}
    rounds = [module for module in modules if module.id not in delegated]
    for _ in rounds:  # what builds on any of several waits until it is known who goes through those
        for module in rounds:
            _, any_of = world.needs(module)
            attending |= {
                (module.id, audience)
                for audience in world.audiences(module)
                if not any_of
                or any(other in delegated or (other, audience) in attending for other in any_of)
            }
    if {module for module, _ in attending} | delegated != {module.id for module in modules}:
        return None
    return frozenset(attending)


def _may_go_together(world: World, modules: Sequence[ModuleBase], attending: Attending) -> bool:
    names = {module.id for module in modules}
    for module in modules:
        every, some = world.needs(module)
        if not names.issuperset(every) or (some and names.isdisjoint(some)):
            return False
        if names & {*module.alternatives}:
            return False
        if module.intensity == "high" and not _has_milder(module, modules, attending):
            return False
    return all(_is_covered(world, goal, modules) for goal in world.brief.goals.must)


def _has_milder(module: ModuleBase, modules: Sequence[ModuleBase], attending: Attending) -> bool:
    milder = [other for other in modules if other.intensity != "high"]
    if module.attendance == "delegation":
        return any(other.track == module.track for other in milder)
    audiences = [audience for name, audience in attending if name == module.id]
    return all(any((m.id, audience) in attending for m in milder) for audience in audiences)


def _is_covered(world: World, goal: str, modules: Sequence[ModuleBase]) -> bool:
    practising = [module for module in modules if goal in module.goals.practises]
    minutes = sum(
        each.minutes
        for module in practising
        for each in module.agenda
        if each.form in {"practice", "scene", "debate"}
    )
    introduced = any(goal in module.goals.introduces for module in modules)
    enough = minutes >= world.brief.limits.practice_minutes
    return introduced and bool(practising) and enough


def _within_limits(world: World, met: Sequence[Met]) -> bool:
    """Check dayparts in all: of the programme, of each audience, of each person."""
    limits = world.brief.limits
    each, held = Counter[str](), Counter[str]()
    for module, audience, meetings in met:
        dayparts = module.daypart_count * (module.timing.times or 1)
        held[audience] += dayparts * len(meetings)
        if module.attendance == "all":
            each[audience] += dayparts
        for meeting in meetings:
            for name in world.individuals(module, meeting.people):
                each[name] += dayparts
    most = {audience: limit.in_all for audience, limit in limits.per_audience.items()}
    return (
        _within(held.total(), limits.programme.in_all)
        and all(_within(number, limits.per_person.in_all) for number in each.values())
        and all(_within(held[audience], number) for audience, number in most.items())
    )


def _within(number: int, most: int | None) -> bool:
    return most is None or number <= most


def _count_points(world: World, modules: Sequence[ModuleBase]) -> int:
    brief = world.brief
    introduced = {goal for module in modules for goal in module.goals.introduces}
    practised = {goal for module in modules for goal in module.goals.practises}
    met = {
        weight: sum((goal in introduced) + (goal in practised) for goal in goals)
        for weight, goals in (("should", brief.goals.should), ("could", brief.goals.could))
    }
    routed = _routed(world) - set(brief.modules.replace)
    followed = sum(module.id in routed for module in modules)
    weights = brief.weights
    return met["should"] * weights.should + met["could"] * weights.could + followed * weights.route
