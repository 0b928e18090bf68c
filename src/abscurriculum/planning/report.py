"""What was found -> the Plan, with a reason for everything."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.plan import (
    ChosenModule,
    CostKind,
    CostLine,
    Participant,
    Plan,
    Quality,
    Session,
    Share,
)
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.costs import PriceList
from abscurriculum.planning.choosing.participants import count_clients
from abscurriculum.planning.choosing.reasons import Choosing, left_out, why_groups, why_in
from abscurriculum.planning.posing.doubts import (
    find_in_plan,
    find_missing,
    find_nothing,
    find_unfit,
    unknown_holidays,
)
from abscurriculum.planning.posing.tasks import Composition
from abscurriculum.planning.posing.whys import why_then
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.solving.search import Timetable
from abscurriculum.planning.solving.staffing import Seat

_MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Result:
    """Everything that a search has found."""

    choosing: Choosing
    openings: Openings
    prices: PriceList
    composition: Composition
    timetable: Timetable
    effort: str
    keeps: bool = False
    """Whether modules and groups of a plan before had to stay where they could."""

    @property
    def request(self) -> Request:
        """What was asked."""
        return self.choosing.request

    def venue_is_hired(self, name: str) -> bool:
        """Tell whether a venue costs the venue rate."""
        venues = self.request.brief.value.venues
        return any(venue.hired for venue in venues if venue.name == name)


def report_plan(result: Result) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Write the plan down."""
    request = result.request
    sessions = _sessions(result)
    first = {session.module: session.number for session in reversed(sessions)}
    ordered = sorted(result.choosing.choice.modules, key=lambda module: first[module])
    timetable, choosing = result.timetable, result.choosing
    plan = Plan(
        client=request.client,
        partners=request.partners,
        participants=choosing.offers.participants,
        modules=tuple(
            ChosenModule(id=module, reasons=tuple(why_in(choosing, module))) for module in ordered
        ),
        left_out=tuple(left_out(choosing)),
        groups=tuple(
            group.model_copy(update={"reasons": tuple(why_groups(choosing, group.audience))})
            for group in result.composition.groups
        ),
        sessions=sessions,
        weeks=result.openings.horizon.week_of(result.openings.horizon.days * 3 - 1) + 1,
        costs=tuple(_costs(result, sessions)),
        shares=tuple(_shares(result, sessions)),
        quality=Quality(
            selection_proven=choosing.choice.proven,
            timetable_proven=timetable.proven,
            penalty=timetable.objective,
            bound=timetable.objective if timetable.proven else timetable.bound,
            effort=result.effort,
            keeps=result.keeps,
        ),
        unknown_holidays=unknown_holidays(request),
    )
    doubts = (
        *find_nothing(request, ordered),
        *find_unfit(choosing.wishes, choosing.offers),
        *find_missing(choosing.offers, ordered),
        *find_in_plan(plan, request),
    )
    return plan, doubts


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
        reasons=tuple(why_then(task, seat.slot, result.openings)),
    )


def _clock(minutes: int) -> dt.time:
    return dt.time(minutes // _MINUTES_AN_HOUR % 24, minutes % _MINUTES_AN_HOUR)


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
        "preparation": len(result.choosing.choice.modules),
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
        keys = [sum(entry.number for entry in each) for each in count_clients(request)]
    total = sum(line.total for line in _costs(result, sessions))
    whole = sum(keys) or 1
    parts = [total * key // whole for key in keys]
    order = sorted(range(len(keys)), key=lambda i: (-(total * keys[i] % whole), i))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    for client, cents in zip(clients, parts, strict=True):
        yield Share(client=client.name, euro_cents=cents)
