"""Days on which it is measured what a programme does, each of them a working day."""

import datetime as dt
from collections.abc import Mapping
from functools import reduce
from operator import or_

from dateutil.relativedelta import relativedelta

from abscurriculum.models.measurement import FollowUp, Measurements
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.horizon import Horizon
from abscurriculum.planning.calendar.obstacles import find_obstacles

_A_DAY = relativedelta(days=1)
_OUT, _BACK = relativedelta(weeks=3), relativedelta(weeks=1)
_BEHAVIOUR = relativedelta(months=3)
_RESULTS = relativedelta(weeks=2)
# Summer is the longest stretch without a working day; a brief may block more, but not for ever.
_SEARCHED = relativedelta(months=3)
_WEEKEND = ("saturday", "sunday")


def plan_measurements(request: Request, plan: Plan) -> Measurements:
    """Work out when is measured: before the first session, after the last, and three months on.

    Working days are Monday to Friday, without what the calendar of the brief closes for everyone
    (public holidays, school holidays, blocked days) and without the recess of the council.
    """
    first, last = plan.sessions[0].date, max(session.date for session in plan.sessions)
    days = _Days(request, first - _OUT, last + _BEHAVIOUR + _RESULTS)
    back = days.working(first - _BACK, -1)
    out = days.working(first - _OUT, -1)
    if request.brief.value.agreed:  # nothing is asked before it is agreed that there will be one
        out = max(out, days.working(request.brief.value.agreed))
    rounds = _follow_up(plan, days)
    return Measurements(
        baseline_from=min(out, first),
        baseline_to=min(max(out, back), first),
        follow_ups=rounds,
        results=days.working(rounds[-1].date + _RESULTS),
    )


def _follow_up(plan: Plan, days: "_Days") -> tuple[FollowUp, ...]:
    """Ask once a month at most, so that nobody gets a list of questions every week."""
    ends: dict[str, dt.date] = {}
    for session in plan.sessions:
        ends[session.module] = max(session.date, ends.get(session.module, session.date))
    asked = {module: days.working(end + _BEHAVIOUR) for module, end in ends.items()}
    latest: dict[tuple[int, int], dt.date] = {}
    for day in asked.values():
        month = (day.year, day.month)
        latest[month] = max(day, latest.get(month, day))
    return tuple(
        FollowUp(date=day, modules=_modules_of(month, plan, asked))
        for month, day in sorted(latest.items())
    )


def _modules_of(
    month: tuple[int, int], plan: Plan, asked: Mapping[str, dt.date]
) -> tuple[str, ...]:
    """List the modules asked about in a month, in the order of the programme."""
    return tuple(
        module.id
        for module in plan.modules
        if module.id in asked and (asked[module.id].year, asked[module.id].month) == month
    )


class _Days:
    """The days around a programme, and which of them are working days."""

    def __init__(self, request: Request, first: dt.date, last: dt.date) -> None:
        self._horizon = Horizon(first - _SEARCHED, last + _SEARCHED)
        closed = (
            each.closed
            for each in find_obstacles(request, self._horizon)
            if each.whom == "everyone" or "recess" in each.path
        )
        self._closed = reduce(or_, closed, self._horizon.weekly(_WEEKEND))

    def working(self, day: dt.date, step: int = 1) -> dt.date:
        """Give this day, or the nearest working day after it, or before it with step -1."""
        found = day
        while self._horizon.first <= found <= self._horizon.last:
            morning = self._horizon.slot(found, "morning")
            if not self._closed >> morning & 1:
                return found
            found += _A_DAY * step
        return day
