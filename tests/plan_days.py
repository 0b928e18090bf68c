"""On which days a session may be held, asked of one daypart at a time."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.models.conditions import STAFF, Person, Pin, StaffKind
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.plan import Session
from plan_calendars import by_calendars
from plan_case import Case, is_in_pattern, monday

_DAY = dt.timedelta(days=1)


def find_in_days(case: Case) -> Iterator[str]:
    """Say which sessions are in a daypart in which they may not be."""
    for session in case.plan.sessions:
        reasons = why_not_start(case, session, session.date, session.daypart)
        reasons += against_pins(case, session, session.date, session.daypart)
        yield from (f"{session.id} {reason}" for reason in reasons)


def why_not(case: Case, session: Session, day: dt.date, part: Part) -> list[str]:
    """Say why a session may not be held in a daypart; where it stands now does not matter."""
    return [*by_calendars(case, session, day, part), *_by_itself(case, session, day, part)]


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


def could_be_held(case: Case, session: Session) -> bool:
    """Tell whether there is any daypart for a session, pins left aside."""
    period = case.brief.period
    days = (period.to - period.from_).days
    return any(
        not why_not_start(case, session, period.from_ + number * _DAY, part)
        for number in range(days + 1)
        for part in PARTS
    )


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
        if case.is_vacant(case.role_of(person.role), day):
            yield f"is before {person.name} is appointed"
    for role, number in case.people_of(session).items():
        if case.there(case.parts(role), day, part) < number:
            yield f"asks for {number} of {role}, and fewer are there"


def needed_people(case: Case, session: Session) -> list[Person]:
    """List the people of the client who must be at a session."""
    return [
        person
        for person in case.brief.people
        if session.module in person.needed_for and person.role not in STAFF
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
