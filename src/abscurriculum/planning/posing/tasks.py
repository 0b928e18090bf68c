"""Chosen modules and groups -> the timetable that must be made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import STAFF, Pin
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.plan import Group
from abscurriculum.planning.calendar.horizon import People
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.costs import PriceList, needs_hire
from abscurriculum.planning.choosing.frame import Choice
from abscurriculum.planning.choosing.groups import name_groups
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.posing.anchors import Anchors, anchor_tasks, forget_missed
from abscurriculum.planning.posing.relations import relate
from abscurriculum.planning.posing.spread import spread_weeks
from abscurriculum.planning.posing.supplies import list_allowances, list_supplies
from abscurriculum.planning.solving.problem import (
    Crew,
    Place,
    Problem,
    Task,
)


@dataclass(frozen=True)
class Composition:
    """Groups and the timetable problem of one choice."""

    groups: tuple[Group, ...]
    problem: Problem


def compose_problem(
    choice: Choice,
    offers: Offers,
    openings: Openings,
    times: Mapping[str, int],
    anchors: Anchors,
    prices: PriceList,
) -> Composition:
    """Turn a choice into tasks with everything that binds them."""
    brief = offers.request.brief.value
    groups = _name_groups(choice, offers)
    tasks = anchor_tasks(_make_tasks(choice, offers, openings, times, groups), anchors)
    orders, choices, rhythms = relate(offers.request, tasks)
    problem = Problem(
        horizon=openings.horizon,
        tasks=tuple(tasks),
        orders=tuple(orders),
        choices=tuple(choices),
        rhythms=tuple(rhythms),
        supplies=tuple(list_supplies(tasks, offers, openings)),
        allowances=tuple(list_allowances(tasks, offers)),
        apart=tuple(tuple(sorted(each)) for each in brief.groups.not_at_once),
        crew=tuple(_crew(openings)),
        places=tuple(
            Place(v.name, v.capacity, openings.room_free(i), v.travel_minutes, v.hired)
            for i, v in enumerate(brief.venues)
        ),
        starts=openings.start_minutes,
        per_week=brief.limits.per_week,
        spread_weight=brief.weights.spread,
        hire_cents=prices.venue,
        room_cents=_room_cents(choice, tasks, brief, prices),
    )
    return Composition(tuple(g for named in groups.values() for g in named), forget_missed(problem))


def _room_cents(
    choice: Choice, tasks: Sequence[Task], brief: Brief, prices: PriceList
) -> int | None:
    """Give what the budget leaves for hired rooms, those included that the choice has counted."""
    if brief.budget.amount is None:
        return None
    counted = sum(task.dayparts for task in tasks if needs_hire(brief.venues, task.size))
    return brief.budget.amount - choice.cents + counted * prices.venue


def _name_groups(choice: Choice, offers: Offers) -> dict[str, tuple[Group, ...]]:
    attending = {audience for _, audience in choice.attending}
    return {
        audience: name_groups(audience, offers.divisions[audience][count])
        for audience, count in choice.groups.items()
        if audience in attending and count
    }


def _make_tasks(
    choice: Choice,
    offers: Offers,
    openings: Openings,
    times: Mapping[str, int],
    groups: Mapping[str, Sequence[Group]],
) -> Iterable[Task]:
    request = offers.request
    brief = request.brief.value
    ideal = spread_weeks(request, choice, times, openings)
    apart = {group for groups_apart in brief.groups.not_at_once for group in groups_apart}
    for module_id in choice.modules:
        module = request.library.modules[module_id]
        for audience, names, people in _meetings(module, choice, offers, groups):
            for occurrence in range(1, times[module_id] + 1):
                yield _make_task(
                    module,
                    (audience, names, people, occurrence),
                    ideal[module_id, audience, occurrence],
                    openings,
                    tuple(name for name in names if name in apart),
                )


def _meetings(
    module: ModuleBase,
    choice: Choice,
    offers: Offers,
    groups: Mapping[str, Sequence[Group]],
) -> Iterable[tuple[str, tuple[str, ...], People]]:
    if module.id in offers.delegations:
        yield module.audiences[0], (), offers.delegations[module.id]
        return
    for audience in offers.divisions:
        if (module.id, audience) not in choice.attending:
            continue
        division = offers.divisions[audience][choice.groups[audience]]
        for meeting in division.meetings[module.id]:
            names = tuple(groups[audience][index].id for index in meeting.groups)
            yield audience, names, meeting.people


def task_id(module: str, audience: str, groups: Sequence[str], occurrence: int) -> str:
    """Name a session by what it is, so that it keeps its name from plan to plan."""
    who = "+".join(groups) or f"{audience}*"
    return f"{module}/{who}/{occurrence}"


def _make_task(
    module: ModuleBase,
    what: tuple[str, tuple[str, ...], People, int],
    ideal: int,
    openings: Openings,
    apart: tuple[str, ...],
) -> Task:
    audience, groups, people, occurrence = what
    size = sum(number for _, number in people)
    staffing = module.staffing
    free = openings.open(module, audience, people)
    for pin in openings.brief.pins:
        if pin.module == module.id and (pin.group is None or pin.group in groups):
            free &= _pinned(pin, openings, occurrence)
    return Task(
        id=task_id(module.id, audience, groups, occurrence),
        module=module.id,
        audience=audience,
        groups=groups,
        occurrence=occurrence,
        people=people,
        staff=(
            staffing.trainers.needed(size),
            staffing.actors.needed(size),
            staffing.guests.needed(size),
        ),
        minutes=module.minutes,
        dayparts=module.daypart_count,
        open=free,
        ideal=ideal,
        lines=groups or (f"{audience}*",),
        high=module.intensity == "high",
        costs=_costs(module, audience, people, openings),
        must=tuple(
            person.name
            for person in openings.brief.people
            if person.role not in STAFF and module.id in person.needed_for
        ),
        apart=apart,
    )


def _pinned(pin: Pin, openings: Openings, occurrence: int) -> int:
    horizon = openings.horizon
    parts: Sequence[Part] = (pin.daypart,) if pin.daypart else PARTS
    if pin.date:
        # A module done more often is pinned by its first time.
        return horizon.stretch(pin.date, pin.date, parts) if occurrence == 1 else -1
    start, end = pin.from_ or horizon.first, pin.to or horizon.last
    return horizon.stretch(start, end, parts)


def _costs(
    module: ModuleBase, audience: str, people: People, openings: Openings
) -> tuple[tuple[int, int], ...]:
    """Weigh dayparts: the module's first is best, the audience has its own, some are avoided."""
    weights, horizon = openings.brief.weights, openings.horizon
    costs = []
    order = [part for part in module.dayparts if part in PARTS]
    for rank, part in enumerate(order):
        if rank and weights.daypart:
            marks = horizon.stretch(
                horizon.first, horizon.last, [each for each in PARTS if each == part]
            )
            costs.append((marks, rank * weights.daypart))
    liked = openings.brief.calendar.prefers.get(audience)
    if liked and weights.daypart:
        costs.append((horizon.everything & ~horizon.weekly(liked), 2 * weights.daypart))
    avoided = openings.avoided(module, audience, people)
    if avoided and weights.avoid:
        costs.append((avoided, weights.avoid))
    return tuple(costs)


def _crew(openings: Openings) -> Iterable[Crew]:
    for kind in STAFF:
        for _, person in openings.diaries.get(kind, ()):
            gives = frozenset(person.gives) if person.gives else None
            yield Crew(person.name, kind, openings.free_of(person), gives)
