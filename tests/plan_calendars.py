"""What the calendars of a brief close, asked of one daypart at a time."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from dateutil.easter import easter
from holidays import country_holidays

from abscurriculum.models.conditions import Calendar
from abscurriculum.models.moment import PARTS, WEEKDAYS, Part, split_moment
from abscurriculum.models.organisation import HolidayRegion, Organisation
from abscurriculum.models.plan import Session
from plan_case import Case, is_in_pattern, monday

_DAY = dt.timedelta(days=1)
_FRIDAY = 4
_WEEK = dt.timedelta(days=7)
_ORDINALS = ("first", "second", "third", "fourth")
_CARNIVAL_PROVINCES = ("Limburg", "Noord-Brabant")


@cache
def _public_days(year: int) -> frozenset[dt.date]:
    found = country_holidays("NL", categories=("public",), years=year)
    # Working days at many organisations, which are only to be avoided.
    return frozenset(found) - {easter(year) - 2 * _DAY, dt.date(year, 5, 5)}


@cache
def _school_days(region: HolidayRegion, year: int) -> frozenset[dt.date]:
    return frozenset(country_holidays("NL", subdiv=region, categories=("school",), years=year))


def by_calendars(case: Case, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    """Say which lines of the calendars, the client's and its partners', close a daypart."""
    for number, (client, calendar) in enumerate(case.calendars):
        # A partner that is silent about an audience leaves it to the others.
        suits = calendar.suits.get(session.audience)
        if suits is None and number == 0:
            suits = WEEKDAYS[:5]
        if suits is not None and not is_in_pattern(day, part, suits):
            yield f"does not suit the audience on a {WEEKDAYS[day.weekday()]} {part}"
        yield from _by_holidays(client, calendar, day, part)
        yield from _by_blocked(calendar, session.audience, day, part)
        bodies = _bodies(case, session)
        if "council" in bodies:
            yield from _by_council(case, number, calendar, day, part)
        theirs = calendar.executive_day == WEEKDAYS[day.weekday()] and part != "evening"
        if "executive" in bodies and theirs:
            yield "is on the day of the executive"
        if _has_elected(case, session):
            yield from _by_elected(case, client, calendar, session, day)


def open_weeks(case: Case) -> list[dt.date]:
    """Give the Mondays of weeks with a working day on which not all is closed for everyone."""
    period = case.brief.period
    days = [period.from_ + number * _DAY for number in range((period.to - period.from_).days + 1)]
    weeks = {
        monday(day)
        for day in days
        for part in PARTS
        if day.weekday() < 5
        and not any(
            [*_by_holidays(client, calendar, day, part), *_by_blocked(calendar, None, day, part)]
            for client, calendar in case.calendars
        )
    }
    return sorted(weeks)


def _by_holidays(
    client: Organisation, calendar: Calendar, day: dt.date, part: Part
) -> Iterator[str]:
    if calendar.public_holidays and day in _public_days(day.year):
        yield "is on a public holiday"
    if calendar.public_holidays and (day.month, day.day) == (5, 4) and part == "evening":
        yield "is in the evening of 4 May"
    region = client.holiday_region
    if calendar.school_holidays == "block" and region and day in _school_days(region, day.year):
        yield f"is in a school holiday of {region}"
    keeps = calendar.carnival
    if keeps is None:
        keeps = client.province in _CARNIVAL_PROVINCES
    ash_wednesday = easter(day.year) - 46 * _DAY
    if keeps and ash_wednesday - 3 * _DAY <= day < ash_wednesday:
        yield "is at carnival"


def is_avoided(case: Case, audience: str, day: dt.date, part: Part) -> bool:
    """Tell whether a daypart is better avoided by an audience, though it may be used."""
    at_friday_evening = day.weekday() == _FRIDAY and part == "evening"
    if at_friday_evening and audience not in case.brief.calendar.suits:
        return True
    ascension = easter(day.year) + 39 * _DAY
    around = (easter(day.year) - 2 * _DAY, dt.date(day.year, 5, 5), ascension + _DAY)
    for client, calendar in case.calendars:
        region = client.holiday_region
        if calendar.public_holidays and day in around:
            return True
        if calendar.public_holidays and (day.month, day.day, part) == (12, 5, "evening"):
            return True
        if calendar.school_holidays == "avoid" and region and day in _school_days(region, day.year):
            return True
    return False


def _by_blocked(
    calendar: Calendar, audience: str | None, day: dt.date, part: Part
) -> Iterator[str]:
    for blocked in calendar.blocked:
        whom = not blocked.audiences or audience in blocked.audiences
        when = blocked.holds(day) and (not blocked.dayparts or part in blocked.dayparts)
        if whom and when:
            yield "is in a daypart that is blocked"


def _bodies(case: Case, session: Session) -> set[str]:
    """Name the bodies in which all who can stand for some role of the session sit."""
    bodies: set[str] = set()
    for role in case.people_of(session):
        sits: list[set[str]] = [
            set(case.vocabulary.roles[part].sits_in) for part in case.parts(role)
        ]
        bodies |= set.intersection(*sits)
    return bodies


def _has_elected(case: Case, session: Session) -> bool:
    return any(
        all(case.vocabulary.roles[part].elected for part in case.parts(role))
        for role in case.people_of(session)
    )


def _by_council(
    case: Case, number: int, calendar: Calendar, day: dt.date, part: Part
) -> Iterator[str]:
    council = calendar.council
    start = council.first or case.brief.period.from_
    if council.meets and _meets(council.meets, start, day, part):
        yield "is while the council meets"
    if day in council.dates and part == "evening":
        yield "is in the evening of a council meeting"
    if number < len(case.request.agendas):
        for meeting in case.request.agendas[number]:
            if meeting.day == day and part in meeting.parts:
                yield "is while the council or a committee meets, by its calendar"


def _meets(rhythm: str, start: dt.date, day: dt.date, part: Part) -> bool:
    """Tell whether a rhythm, such as `every 2 weeks on thursday evening`, falls in a daypart."""
    every, _, on = rhythm.removeprefix("every ").partition(" on ")
    words = on.split()
    weekday, parts = split_moment(" ".join(words[-2:]))
    if day < start or day.weekday() != weekday or part not in parts:
        return False
    if every == "month":
        ordinal = words[0] if len(words) > 2 else "first"
        if ordinal == "last":
            return (day + _WEEK).month != day.month
        return (day.day - 1) // 7 == _ORDINALS.index(ordinal)
    weeks = 1 if every == "week" else int(every.split()[0])
    first = start + ((weekday - start.weekday()) % 7) * _DAY
    # Weeks are counted from the week of the start.
    return (monday(day) - monday(start)).days // 7 % weeks == 0 and day >= min(first, start)


def _by_elected(
    case: Case, client: Organisation, calendar: Calendar, session: Session, day: dt.date
) -> Iterator[str]:
    stretches = (*calendar.recess, *calendar.budget_weeks, *calendar.accounts_weeks)
    if any(stretch.holds(day) for stretch in stretches):
        yield "is in recess, budget or accounts weeks"
    days = case.elections_of(client, calendar)
    if any(election - 41 * _DAY <= day <= election for election in days):
        yield "is in the six weeks before elections"
    appointed = calendar.executive_appointed
    if appointed and case.module(session.module).timing.position != "first":
        before = [election for election in days if election < appointed]
        if before and max(before) <= day < appointed:
            yield "is before the new executive takes office"
