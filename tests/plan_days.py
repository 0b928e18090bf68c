"""On which days a session may be held, asked of one daypart at a time."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from dateutil.easter import easter
from holidays import country_holidays

from abscurriculum.models.conditions import Calendar, Person, Pin, StaffKind
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, WEEKDAYS, Part, split_moment
from abscurriculum.models.organisation import HolidayRegion, Organisation
from abscurriculum.models.plan import Session
from plan_case import Case, is_in_pattern, monday

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_ORDINALS = ("first", "second", "third", "fourth")
_CARNIVAL_PROVINCES = ("Limburg", "Noord-Brabant")


@cache
def _public_days(year: int) -> frozenset[dt.date]:
    good_friday = easter(year) - 2 * _DAY
    found = country_holidays("NL", categories=("public",), years=year)
    return frozenset(found) - {good_friday}


@cache
def _school_days(region: HolidayRegion, year: int) -> frozenset[dt.date]:
    return frozenset(country_holidays("NL", subdiv=region, categories=("school",), years=year))


def why_not(case: Case, session: Session, day: dt.date, part: Part) -> list[str]:
    """Say why a session may not be held in a daypart; where it stands now does not matter."""
    return [*_by_calendars(case, session, day, part), *_by_itself(case, session, day, part)]


def why_not_start(case: Case, session: Session, day: dt.date, part: Part) -> list[str]:
    """Say why a session may not start in a daypart."""
    module = case.module(session.module)
    found = []
    whole = "full-day" in module.dayparts
    if part not in module.dayparts and not (whole and part == "morning"):
        found.append(f"does not start in a {part}")
    parts = case.parts_from(session.module, part)
    if len(parts) < module.daypart_count:
        found.append(f"runs past the end of the day from the {part}")
    for each in parts:
        found += why_not(case, session, day, each)
    return list(dict.fromkeys(found))


def possible_weeks(case: Case, session: Session) -> list[dt.date]:
    """List the Mondays of the weeks in which a session could be held."""
    period = case.brief.period
    weeks = set()
    day = period.from_
    while day <= period.to:
        if monday(day) not in weeks and any(
            not why_not_start(case, session, day, part)
            and not list(against_pins(case, session, day, part))
            for part in PARTS
        ):
            weeks.add(monday(day))
        day += _DAY
    return sorted(weeks)


def against_pins(case: Case, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    """Say which pins a daypart is against."""
    for pin in case.brief.pins:
        about = pin.module == session.module
        if about and (pin.group is None or pin.group in session.groups):
            yield from _against(pin, session, day, part)


def _against(pin: Pin, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    # A module done more often is pinned to a day by its first time.
    if pin.date and session.occurrence > 1:
        return
    if pin.date and day != pin.date:
        yield f"is pinned to {pin.date}"
    if pin.daypart and part != pin.daypart:
        yield f"is pinned to the {pin.daypart}"
    if pin.from_ and day < pin.from_:
        yield f"is pinned to {pin.from_} and after"
    if pin.to and day > pin.to:
        yield f"is pinned to {pin.to} and before"


def _by_calendars(case: Case, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    brief = case.brief
    calendars: list[tuple[Organisation, Calendar]] = [(case.request.client, brief.calendar)]
    if brief.joint:
        partners = zip(case.request.partners, brief.joint.partners, strict=True)
        calendars += [(client, partner.calendar) for client, partner in partners]
    for number, (client, calendar) in enumerate(calendars):
        # A partner that is silent about an audience leaves it to the others.
        suits = calendar.suits.get(session.audience)
        if suits is None and number == 0:
            suits = WEEKDAYS[:5]
        if suits is not None and not is_in_pattern(day, part, suits):
            yield f"does not suit the audience on a {WEEKDAYS[day.weekday()]} {part}"
        yield from _by_holidays(client, calendar, day)
        yield from _by_blocked(calendar, session, day, part)
        bodies = _bodies(case, session)
        if "council" in bodies:
            yield from _by_council(case, number, calendar, day, part)
        if "executive" in bodies and calendar.executive_day == WEEKDAYS[day.weekday()]:
            if part != "evening":
                yield "is on the day of the executive"
        if _has_elected(case, session):
            yield from _by_elected(case, client, calendar, session, day)


def _by_holidays(client: Organisation, calendar: Calendar, day: dt.date) -> Iterator[str]:
    if calendar.public_holidays and day in _public_days(day.year):
        yield "is on a public holiday"
    region = client.holiday_region
    if calendar.school_holidays == "block" and region and day in _school_days(region, day.year):
        yield f"is in a school holiday of {region}"
    keeps = calendar.carnival
    if keeps is None:
        keeps = client.province in _CARNIVAL_PROVINCES
    ash_wednesday = easter(day.year) - 46 * _DAY
    if keeps and ash_wednesday - 3 * _DAY <= day < ash_wednesday:
        yield "is at carnival"


def _by_blocked(calendar: Calendar, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    for blocked in calendar.blocked:
        whom = not blocked.audiences or session.audience in blocked.audiences
        when = blocked.holds(day) and (not blocked.dayparts or part in blocked.dayparts)
        if whom and when:
            yield "is in a daypart that is blocked"


def _bodies(case: Case, session: Session) -> set[str]:
    """Name the bodies in which all who can stand for some role of the session sit."""
    bodies: set[str] = set()
    for role in case.people_of(session):
        sits = [set(case.vocabulary.roles[part].sits_in) for part in case.parts(role)]
        bodies |= set.intersection(*map(set, sits))
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
    known = case.request.library.head.value.elections.get(client.type, ())
    days = known if calendar.elections is None else calendar.elections
    if any(election - 41 * _DAY <= day <= election for election in days):
        yield "is in the six weeks before elections"
    appointed = calendar.executive_appointed
    if appointed and case.module(session.module).timing.position != "first":
        before = [election for election in days if election < appointed]
        if before and max(before) <= day < appointed:
            yield "is before the new executive takes office"


def _by_itself(case: Case, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    module = case.module(session.module)
    period = case.brief.period
    if not period.from_ <= day <= period.to:
        yield "is outside the period"
    lead = max((need.lead_days for need in module.needs), default=0)
    if day < case.asked_from + lead * _DAY:
        yield f"is sooner than {lead} days after {case.asked_from}"
    if module.timing.position == "halfway":
        days = (period.to - period.from_).days + 1
        place = (day - period.from_).days
        if 3 * (place + 1) <= days or 3 * place >= 2 * days:
            yield "is not halfway"
    yield from _by_people(case, session, day, part)
    yield from _by_staff(case, module, session.size, day, part)
    if case.brief.venues and not any(
        venue.capacity >= session.size and is_venue_free(case, venue.name, day, part)
        for venue in case.brief.venues
    ):
        yield "has no free venue that holds its people"


def _by_people(case: Case, session: Session, day: dt.date, part: Part) -> Iterator[str]:
    for person in needed_people(case, session):
        if not case.is_free(person, day, part):
            yield f"is while {person.name} is away"
    for role, number in case.people_of(session).items():
        if case.there(case.parts(role), day, part) < number:
            yield f"asks for {number} of {role}, and fewer are there"


def needed_people(case: Case, session: Session) -> list[Person]:
    """List the people of the client who must be at a session."""
    kinds = ("trainer", "actor", "guest")
    roles = {part for role in case.people_of(session) for part in case.parts(role)}
    return [
        person
        for person in case.brief.people
        if session.module in person.needed_for
        and person.role not in kinds
        and case.role_of(person.role) in roles
    ]


def _by_staff(case: Case, module: ModuleBase, size: int, day: dt.date, part: Part) -> Iterator[str]:
    staffing = module.staffing
    needed: dict[StaffKind, int] = {
        "trainer": staffing.trainers.needed(size),
        "actor": staffing.actors.needed(size),
        "guest": staffing.guests.needed(size),
    }
    for kind, number in needed.items():
        crew = [person for person in case.brief.people if person.role == kind]
        able = [person for person in crew if not person.gives or module.id in person.gives]
        if crew and sum(case.is_free(person, day, part) for person in able) < number:
            yield f"finds too few free people for {number} of {kind}"


def is_venue_free(case: Case, name: str, day: dt.date, part: Part) -> bool:
    """Tell whether a venue of the brief is free in a daypart."""
    venue = next(venue for venue in case.brief.venues if venue.name == name)
    return not any(stretch.holds(day) for stretch in venue.absent) and (
        not venue.days or is_in_pattern(day, part, venue.days)
    )
