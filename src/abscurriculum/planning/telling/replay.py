"""A plan that is made, as the timetable problem that it answers."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.choosing.frame import Choice
from abscurriculum.planning.compose import Before, Planner
from abscurriculum.planning.keeping.again import look_back
from abscurriculum.planning.keeping.keeping import write_down
from abscurriculum.planning.posing.anchors import forget_missed
from abscurriculum.planning.solving.problem import Problem, Rhythm, Task
from abscurriculum.planning.solving.search import Timetable, make_timetable

_A_TRY = 2.0


@dataclass(frozen=True, slots=True)
class Try:
    """Whether sessions can be placed so, what that weighs, and where the others then are."""

    weight: int
    slots: Mapping[str, int]


class Replay:
    """The timetable problem of a plan, with every session where the plan has it."""

    def __init__(self, request: Request, plan: Plan) -> None:
        self.request, self.plan = request, plan
        # Where sessions may be is what the brief allows, not what a plan file holds them to.
        required = look_back(write_down(plan, request), request).required
        planner = Planner(request, Before(required=required))
        for session in plan.sessions:
            others = [s.occurrence for s in plan.sessions if s.module == session.module]
            planner.times[session.module] = max(others)
        self.openings = planner.openings
        self.horizon = planner.openings.horizon
        self.sessions = {session.id: session for session in plan.sessions}
        self.slots = {
            session.id: self.horizon.slot(session.date, session.daypart)
            for session in plan.sessions
            if self.horizon.first <= session.date <= self.horizon.last
        }
        problem = planner.compose(_choose(planner, plan)).problem
        tasks = tuple(self._seat(task) for task in problem.tasks)
        self.problem: Problem = forget_missed(replace(problem, tasks=tasks))

    def _seat(self, task: Task) -> Task:
        """Give a task the venue and the people of its session, which stay where they can."""
        session = self.sessions.get(task.id)
        if session is None:
            return task
        slot = self.slots.get(task.id) if session.held else None
        return replace(
            task,
            could=task.open,
            was=slot,
            held=slot is not None,
            venue_was=session.venue,
            staff_was=session.staff,
            seat_is_firm=session.pinned or session.held,
        )

    def task(self, session: Session) -> Task | None:
        """Give the task of a session; None where the brief has no such session any more."""
        return self.problem.by_id.get(session.id)

    @cached_property
    def weight(self) -> int | None:
        """What the plan weighs as it is; None where it breaks its own brief."""
        found = self.try_at({})
        return found.weight if found else None

    def try_at(self, at: Mapping[str, int], free: Collection[str] = ()) -> Try | None:
        """Try some sessions at other dayparts, some free to move, and all others where they are."""
        tasks = tuple(
            replace(task, open=1 << at.get(task.id, self.slots.get(task.id, 0)))
            if task.id in at or (task.id not in free and task.id in self.slots)
            else task
            for task in self.problem.tasks
        )
        found = make_timetable(replace(self.problem, tasks=tasks), _A_TRY, blaming=False)
        if not isinstance(found, Timetable):
            return None
        return Try(found.objective, {name: seat.slot for name, seat in found.seats.items()})

    def keeps(self, rhythm: Rhythm, slots: Mapping[str, int]) -> bool:
        """Tell whether two times of a module are as far apart as they should be."""
        if rhythm.first not in slots or rhythm.then not in slots:
            return True
        begin = self.horizon.week_of(slots[rhythm.first])
        least = begin + max(1, rhythm.weeks - 1)
        after = [week for week in self._weeks(rhythm.then) if week >= least]
        near = [week for week in after if week <= begin + rhythm.weeks + 1] or after[:1]
        return bool(near) and near[0] <= self.horizon.week_of(slots[rhythm.then]) <= near[-1]

    def _weeks(self, task: str) -> list[int]:
        """List the weeks in which a session could be held."""
        return sorted({self.horizon.week_of(s) for s in slots_in(self.problem.by_id[task].open)})

    def weigh(self, task: Task, slot: int) -> int:
        """Weigh a session in a daypart, its own part of what the plan weighs."""
        away = abs(self.horizon.week_of(slot) - task.ideal)
        return away * self.problem.spread_weight + task.weight_at(slot)

    def monday(self, week: int) -> dt.date:
        """Give the Monday of a calendar week of the period, from 0."""
        first = self.horizon.first
        return first + dt.timedelta(days=7 * week - first.weekday())


def _choose(planner: Planner, plan: Plan) -> Choice:
    """Give the choice that a plan was made from."""
    counts: dict[str, int] = dict.fromkeys(planner.offers.divisions, 0)
    for group in plan.groups:
        counts[group.audience] = counts.get(group.audience, 0) + 1
    # An audience whose groups go through nothing is not in the plan; any number will do.
    for audience, divisions in planner.offers.divisions.items():
        if not counts[audience]:
            counts[audience] = min(divisions)
    modules = {session.module for session in plan.sessions}
    return Choice(
        modules=tuple(m for m in planner.wishes.candidates if m in modules),
        attending=frozenset((s.module, s.audience) for s in plan.sessions if s.groups),
        groups=counts,
        cents=plan.euro_cents,
        points=0,
        proven=True,
    )
