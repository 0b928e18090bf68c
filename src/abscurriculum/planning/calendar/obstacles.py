"""What closes a daypart, for whom, and which line of the brief says so."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateutil import rrule

from abscurriculum.models.conditions import Calendar
from abscurriculum.models.moment import PARTS, Part, split_moment
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text
from abscurriculum.planning.calendar.days_off import DayOff, carnival_days, public_days, school_days
from abscurriculum.planning.calendar.horizon import Horizon

Path = tuple[str | int, ...]
Whom = Literal["everyone", "audience", "council", "executive", "elected", "newcomers", "appointed"]

# Six weeks, election day included.
_BEFORE_ELECTION = dt.timedelta(days=41)
_CARNIVAL_PROVINCES = ("Limburg", "Noord-Brabant")
_DAYTIME: tuple[Part, ...] = ("morning", "afternoon")
_EVENING: tuple[Part, ...] = ("evening",)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Dayparts that are closed."""

    closed: int
    """The dayparts, as bits of the horizon."""
    whom: Whom
    """everyone; one audience; roles that sit in council or executive; elected roles; elected roles
    in modules that do not come first; or roles that the council appoints anew."""
    reason: Text
    path: Path = ()
    """The place in the brief that says so; empty for what holds without being said."""
    audience: str = ""
    soft: bool = False
    """Whether it is only to be avoided."""


def find_obstacles(request: Request, horizon: Horizon) -> tuple[Obstacle, ...]:
    """Gather everything that closes dayparts, for the client and its partners."""
    found = list(_of_audiences(request, horizon))
    calendars: list[tuple[Organisation, Calendar, Path]] = [
        (request.client, request.brief.value.calendar, ("calendar",))
    ]
    for organisation, (path, calendar) in zip(request.partners, _partners(request), strict=True):
        calendars.append((organisation, calendar, path))
    for number, (client, calendar, path) in enumerate(calendars):
        found += _of_holidays(client, calendar, path, horizon)
        found += _of_council(calendar, path, horizon)
        found += _of_agenda(request, number, path, horizon)
        found += _of_elections(request, client, calendar, path, horizon)
        found += _of_blocked(calendar, path, horizon)
    return _merge(found)


def _merge(obstacles: Sequence[Obstacle]) -> tuple[Obstacle, ...]:
    """Put what has the same reason and place together, such as the meetings of one file."""
    merged: dict[tuple[object, ...], Obstacle] = {}
    for each in obstacles:
        key = (each.whom, each.audience, each.path, each.reason, each.soft)
        before = merged.get(key)
        closed = each.closed | (before.closed if before else 0)
        if closed:
            merged[key] = replace(each, closed=closed)
    return tuple(merged.values())


def _of_audiences(request: Request, horizon: Horizon) -> Iterator[Obstacle]:
    """Close what does not suit an audience; partners add their own patterns to the client's."""
    calendar = request.brief.value.calendar
    weekend = horizon.weekly(["saturday", "sunday"])
    friday = horizon.weekly(["friday evening"])
    for audience in request.library.vocabulary.value.audiences:
        moments = calendar.suits.get(audience)
        if moments is None:
            yield Obstacle(weekend, "audience", Text(nl="weekend", en="weekend"), (), audience)
            # An assumption; a pattern of the audience's own, which may name it, replaces it.
            label = Text(nl="vrijdagavond", en="Friday evening")
            yield Obstacle(friday, "audience", label, (), audience, soft=True)
        else:
            yield _outside(moments, ("calendar", "suits", audience), audience, horizon)
        for path, partner in _partners(request):
            if audience in partner.suits:
                where = (*path, "suits", audience)
                yield _outside(partner.suits[audience], where, audience, horizon)


def _outside(moments: Sequence[str], path: Path, audience: str, horizon: Horizon) -> Obstacle:
    closed = horizon.everything & ~horizon.weekly(moments)
    reason = Text(nl="past niet in het weekpatroon", en="not in the weekly pattern")
    return Obstacle(closed, "audience", reason, path, audience)


def _partners(request: Request) -> list[tuple[Path, Calendar]]:
    joint = request.brief.value.joint
    return [
        (("joint", "partners", index, "calendar"), partner.calendar)
        for index, partner in enumerate(joint.partners if joint else ())
    ]


def _of_holidays(
    client: Organisation, calendar: Calendar, path: Path, horizon: Horizon
) -> Iterator[Obstacle]:
    years = range(horizon.first.year, horizon.last.year + 1)
    if calendar.public_holidays:
        days = [day for year in years for day in public_days(year)]
        yield from _gather(days, (*path, "public_holidays"), horizon)
    region = client.holiday_region
    if calendar.school_holidays != "ignore" and region:
        days = [day for year in years for day in school_days(region, year)]
        soft = calendar.school_holidays == "avoid"
        yield from _gather(days, (*path, "school_holidays"), horizon, soft=soft)
    carnival = calendar.carnival
    if carnival or (carnival is None and client.province in _CARNIVAL_PROVINCES):
        days = [day for year in years for day in carnival_days(year)]
        yield from _gather(days, (*path, "carnival"), horizon)


def _gather(
    days: Sequence[DayOff], path: Path, horizon: Horizon, *, soft: bool = False
) -> Iterator[Obstacle]:
    """Put the days of one name together."""
    marks: dict[tuple[Text, bool], int] = {}
    for each in days:
        key = (each.name, soft or each.soft)
        marks[key] = marks.get(key, 0) | horizon.stretch(each.day, each.day, each.parts)
    for (name, is_soft), closed in marks.items():
        yield Obstacle(closed, "everyone", name, path, soft=is_soft)


def _of_council(calendar: Calendar, path: Path, horizon: Horizon) -> Iterator[Obstacle]:
    meeting = Text(nl="raads- of commissieavond", en="council or committee evening")
    where = (*path, "council")
    council = calendar.council
    if council.meets:
        marks = _rhythm(council.meets, council.first, horizon)
        yield Obstacle(marks, "council", meeting, (*where, "meets"))
    for index, day in enumerate(council.dates):
        marks = horizon.stretch(day, day, _EVENING)
        yield Obstacle(marks, "council", meeting, (*where, "dates", index))
    if calendar.executive_day:
        marks = horizon.weekly(f"{calendar.executive_day} {part}" for part in _DAYTIME)
        label = Text(nl="collegedag", en="day of the executive")
        yield Obstacle(marks, "executive", label, (*path, "executive_day"))
    labels = {
        "recess": Text(nl="reces", en="recess"),
        "budget_weeks": Text(nl="begrotingsweek", en="budget week"),
        "accounts_weeks": Text(nl="week van de jaarrekening", en="accounts week"),
    }
    for key, label in labels.items():
        for index, stretch in enumerate(getattr(calendar, key)):
            marks = horizon.stretch(stretch.from_, stretch.to)
            reason = Text(nl=stretch.reason, en=stretch.reason) if stretch.reason else label
            yield Obstacle(marks, "elected", reason, (*path, key, index))


def _rhythm(meets: str, first: dt.date | None, horizon: Horizon) -> int:
    """Mark the meetings of a rhythm such as `every 2 weeks on thursday evening`."""
    every, _, on = meets.removeprefix("every ").partition(" on ")
    number, _, rest = on.partition(" ")
    ordinal = _NUMBERS.get(number, 0)
    weekday, parts = split_moment(rest if ordinal else on)
    start = first or horizon.first
    if every == "month":
        days = rrule.rrule(
            rrule.MONTHLY,
            dtstart=_at(start),
            until=_at(horizon.last),
            byweekday=rrule.weekday(weekday, ordinal or 1),
        )
    else:
        weeks = 1 if every == "week" else int(every.split()[0])
        days = rrule.rrule(
            rrule.WEEKLY,
            interval=weeks,
            dtstart=_at(start),
            until=_at(horizon.last),
            byweekday=weekday,
        )
    marks = 0
    for moment in days:
        marks |= horizon.stretch(moment.date(), moment.date(), parts)
    return marks


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _of_agenda(request: Request, number: int, path: Path, horizon: Horizon) -> Iterator[Obstacle]:
    if number >= len(request.agendas):
        return
    for meeting in request.agendas[number]:
        marks = horizon.stretch(meeting.day, meeting.day, meeting.parts)
        title = meeting.title or "raadsvergadering"
        yield Obstacle(
            marks,
            "council",
            Text(nl=title, en=meeting.title or "council meeting"),
            (*path, "council", "file"),
        )


def _of_elections(
    request: Request, client: Organisation, calendar: Calendar, path: Path, horizon: Horizon
) -> Iterator[Obstacle]:
    known = request.library.head.value.elections.get(client.type, ())
    days = known if calendar.elections is None else calendar.elections
    for index, day in enumerate(days):
        where = (*path, "elections", index) if calendar.elections is not None else ()
        marks = horizon.stretch(day - _BEFORE_ELECTION, day)
        reason = Text(nl="zes weken voor de verkiezingen", en="six weeks before the elections")
        yield Obstacle(marks, "elected", reason, where)
    appointed = calendar.executive_appointed
    if appointed:
        election = max((day for day in days if day < appointed), default=None)
        if election:
            marks = horizon.stretch(election, appointed - dt.timedelta(days=1))
            reason = Text(nl="er is nog geen nieuw college", en="there is no new executive yet")
            where = (*path, "executive_appointed")
            yield Obstacle(marks, "newcomers", reason, where)
            # The council appoints them in a meeting of that day.
            yield Obstacle(horizon.stretch(election, appointed), "appointed", reason, where)


def _of_blocked(calendar: Calendar, path: Path, horizon: Horizon) -> Iterator[Obstacle]:
    for index, blocked in enumerate(calendar.blocked):
        marks = horizon.stretch(blocked.from_, blocked.to, blocked.dayparts or PARTS)
        label = blocked.reason or "geblokkeerd"
        reason = Text(nl=label, en=blocked.reason or "blocked")
        where = (*path, "blocked", index)
        for audience in blocked.audiences or ("",):
            whom: Whom = "audience" if audience else "everyone"
            yield Obstacle(marks, whom, reason, where, audience)
