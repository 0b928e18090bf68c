"""What was found -> the Plan, with a reason for everything."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import (
    ChosenModule,
    CostKind,
    CostLine,
    LeftOut,
    Participant,
    Plan,
    Quality,
    Reason,
    Session,
    Share,
)
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text
from abscurriculum.planning.choice import Choice, Cut
from abscurriculum.planning.costs import PriceList
from abscurriculum.planning.offers import Offers
from abscurriculum.planning.openings import Openings
from abscurriculum.planning.participants import count_client
from abscurriculum.planning.problem import Task
from abscurriculum.planning.search import Timetable
from abscurriculum.planning.settle import Seat
from abscurriculum.planning.tasks import Composition
from abscurriculum.planning.whys import why_then
from abscurriculum.planning.wishes import Wishes, needed_before

_MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Result:
    """Everything that a search has found."""

    request: Request
    wishes: Wishes
    offers: Offers
    openings: Openings
    prices: PriceList
    choice: Choice
    composition: Composition
    timetable: Timetable
    cuts: tuple[Cut, ...]
    effort: str

    def venue_is_hired(self, name: str) -> bool:
        """Tell whether a venue costs the venue rate."""
        venues = self.request.brief.value.venues
        return any(venue.hired for venue in venues if venue.name == name)


def report_plan(result: Result) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Write the plan down."""
    request = result.request
    sessions = _sessions(result)
    first = {session.module: session.number for session in reversed(sessions)}
    ordered = sorted(result.choice.modules, key=lambda module: first[module])
    timetable = result.timetable
    plan = Plan(
        client=request.client,
        partners=request.partners,
        participants=result.offers.participants,
        modules=tuple(
            ChosenModule(id=module, reasons=tuple(_why_in(result, module))) for module in ordered
        ),
        left_out=tuple(_left_out(result)),
        groups=result.composition.groups,
        sessions=sessions,
        weeks=result.openings.horizon.week_of(result.openings.horizon.days * 3 - 1) + 1,
        costs=tuple(_costs(result, sessions)),
        shares=tuple(_shares(result, sessions)),
        quality=Quality(
            selection_proven=result.choice.proven,
            timetable_proven=timetable.proven,
            penalty=timetable.objective,
            bound=timetable.objective if timetable.proven else timetable.bound,
            effort=result.effort,
        ),
    )
    return plan, tuple(_doubts(result, ordered))


def _sessions(result: Result) -> tuple[Session, ...]:
    problem = result.composition.problem
    seats = result.timetable.seats
    tasks = sorted(problem.tasks, key=lambda task: (seats[task.id].slot, task.id))
    return tuple(
        _session(result, task, seats[task.id], number) for number, task in enumerate(tasks, start=1)
    )


def _session(result: Result, task: Task, seat: Seat, number: int) -> Session:
    horizon = result.openings.horizon
    part = horizon.part_of(seat.slot)
    start = result.openings.start_minutes[seat.slot % 3]
    hired = result.venue_is_hired(seat.venue)
    trainers, actors, guests = task.staff
    return Session(
        id=task.id,
        number=number,
        module=task.module,
        audience=task.audience,
        groups=task.groups,
        occurrence=task.occurrence,
        people=tuple(Participant(role=role, number=count) for role, count in task.people),
        trainers=trainers,
        actors=actors,
        guests=guests,
        date=horizon.day_of(seat.slot),
        daypart=part,
        start=_clock(start),
        end=_clock(start + task.minutes),
        venue=seat.venue,
        staff=seat.staff,
        attending=task.must,
        euro_cents=result.prices.session(task.dayparts, task.size, task.staff, hired=hired),
        week=horizon.week_of(seat.slot) + 1,
        reasons=tuple(why_then(task, seat.slot, result.openings, result.wishes)),
    )


def _clock(minutes: int) -> dt.time:
    return dt.time(minutes // _MINUTES_AN_HOUR % 24, minutes % _MINUTES_AN_HOUR)


def _why_in(result: Result, module: str) -> Iterator[Reason]:
    """Give every reason for a module: what asks for it, and the goals it serves."""
    wishes, request = result.wishes, result.request
    for source in (wishes.required, wishes.proposed):
        if module in source:
            yield source[module]
    entry = request.library.modules[module]
    for priority in PRIORITIES:
        for index, goal in enumerate(getattr(request.brief.value.goals, priority)):
            if goal in entry.goals.all:
                yield wishes.reason("goal", goal, "goals", priority, index)
    for other in result.choice.modules:
        all_of, any_of = needed_before(request.library.modules[other], request)
        if module in all_of or module in any_of:
            yield Reason(kind="prerequisite", about=other)


def _left_out(result: Result) -> Iterator[LeftOut]:
    """Say of each module of the routes that is not in why it is not."""
    wishes, library = result.wishes, result.request.library
    routes = library.head.value.routes
    names = result.request.brief.value.routes
    expected = [
        module
        for track in library.vocabulary.value.tracks
        if track in routes and names.get(track, "standard") != "none"
        for module in getattr(routes[track], names.get(track, "standard"))
    ]
    listed = dict.fromkeys([*expected, *result.request.brief.value.modules.exclude])
    for module in listed:
        if module in library.modules and module not in result.choice.modules:
            yield LeftOut(id=module, reason=wishes.barred.get(module) or _why_out(result, module))


def _why_out(result: Result, module: str) -> Text:
    entry = result.request.library.modules[module]
    for other in entry.alternatives:
        if other in result.choice.modules:
            title = result.request.library.modules[other].title
            nl, en = title.in_language("nl")[0], title.in_language("en")[0]
            return Text(nl=f"in plaats daarvan: {nl}", en=f"instead: {en}")
    if not result.offers.can_be_held(module):
        asked = f"{entry.group.min}-{entry.group.max}"
        return Text(
            nl=f"de aantallen deelnemers passen niet bij deze module ({asked} mensen per bijeenkomst)",
            en=f"the numbers of participants do not fit this module ({asked} people per session)",
        )
    if any(module in cut.modules for cut in result.cuts):
        return Text(
            nl="past niet in de kalender binnen deze periode",
            en="does not fit the calendar in this period",
        )
    missing = [
        other
        for other in needed_before(entry, result.request)[0]
        if other not in result.choice.modules
    ]
    if missing:
        title = result.request.library.modules[missing[0]].title
        return Text(
            nl=f"bouwt voort op een module die er niet in zit: {title.in_language('nl')[0]}",
            en=f"builds on a module that is not in: {title.in_language('en')[0]}",
        )
    return Text(
        nl="past niet binnen het budget, de dagdelen of de groepen",
        en="does not fit the budget, the dayparts or the groups",
    )


def _costs(result: Result, sessions: Sequence[Session]) -> Iterator[CostLine]:
    """Add up units per kind of cost; together they are the cost of the programme."""
    dayparts = {task.id: task.dayparts for task in result.composition.problem.tasks}
    quantities: dict[CostKind, int] = {
        "trainer": sum(s.trainers * dayparts[s.id] for s in sessions),
        "actor": sum(s.actors * dayparts[s.id] for s in sessions),
        "guest": sum(s.guests for s in sessions),
        "venue": sum(dayparts[s.id] for s in sessions if result.venue_is_hired(s.venue)),
        "catering": sum(s.size * dayparts[s.id] for s in sessions),
        "travel": sum(s.trainers + s.actors + s.guests for s in sessions),
        "preparation": len(result.choice.modules),
    }
    for kind, quantity in quantities.items():
        if quantity:
            rate = getattr(result.prices, kind)
            assumed = kind in result.prices.assumed
            yield CostLine(kind=kind, quantity=quantity, euro_cents=rate, assumed=assumed)


def _shares(result: Result, sessions: Sequence[Session]) -> Iterator[Share]:
    """Split the cost of a joint programme by the brief's key; cents go to the largest remainder."""
    request = result.request
    joint = request.brief.value.joint
    if joint is None:
        return
    clients = request.clients
    if joint.shares:
        keys = [joint.shares.get(client.name, 0) for client in clients]
    elif joint.split == "equal":
        keys = [1 for _ in clients]
    elif joint.split == "inhabitants":
        keys = [client.inhabitants or 0 for client in clients]
    else:
        keys = [count_client(request, index) for index in range(len(clients))]
    total = sum(line.total for line in _costs(result, sessions))
    whole = sum(keys) or 1
    parts = [total * key // whole for key in keys]
    order = sorted(range(len(keys)), key=lambda i: (-(total * keys[i] % whole), i))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    for client, cents in zip(clients, parts, strict=True):
        yield Share(client=client.name, euro_cents=cents)


def _doubts(result: Result, ordered: Sequence[str]) -> Iterator[Diagnostic]:
    request = result.request
    given = request.brief.value.parameters
    for module in ordered:
        for name, parameter in request.library.modules[module].parameters.items():
            if parameter.required and name not in given.get(module, {}):
                yield request.brief.warning(
                    "ABS414",
                    ["parameters", module] if module in given else ["parameters"],
                    f'"{module}" needs an answer: {parameter.question.in_language("nl")[0]}',
                    f"Add it under parameters: {{{module}: {{{name}: ...}}}}.",
                )
    for module in result.wishes.proposed:
        if not result.offers.can_be_held(module) and module not in result.wishes.barred:
            asked = request.library.modules[module].group
            yield request.brief.warning(
                "ABS421",
                ["participants"],
                f'"{module}" is left out: the numbers of participants do not fit '
                f"(it is for {asked.min}-{asked.max} people at once)",
                "Change the numbers under participants:, or exclude the module.",
            )
