"""Whether staff and venues are right: able, free, nowhere twice, and with time to travel."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from abscurriculum.models.conditions import STAFF, Person
from abscurriculum.models.plan import Session
from plan_case import Case
from plan_days import is_venue_free
from plan_people import by_daypart


def find_in_places(case: Case) -> Iterator[str]:
    """Say which sessions have the wrong people or venue."""
    for session in case.plan.sessions:
        yield from _by_staff(case, session)
        yield from _by_venue(case, session)
    yield from _by_use(case)
    yield from _by_travel(case)


def _by_staff(case: Case, session: Session) -> Iterator[str]:
    crew = {person.name: person for person in case.brief.people if person.role in STAFF}
    unknown = [name for name in session.staff if name not in crew]
    if unknown:
        yield f"{session.id} is run by {unknown}, whom the brief does not name"
    asked = (session.trainers, session.actors, session.guests)
    for kind, number in zip(STAFF, asked, strict=True):
        there = [name for name in session.staff if name in crew and crew[name].role == kind]
        named = any(person.role == kind for person in crew.values())
        if len(set(there)) != len(there):
            yield f"{session.id} names someone twice"
        if len(there) != (number if named else 0):
            yield f"{session.id} has {len(there)} named for {number} of {kind}"
        for name in there:
            yield from _by_diary(case, session, crew[name])


def _by_diary(case: Case, session: Session, person: Person) -> Iterator[str]:
    if person.gives and session.module not in person.gives:
        yield f"{person.name} cannot do {session.id}"
    for part in case.parts_taken(session):
        if not case.is_free(person, session.date, part):
            yield f"{person.name} is not free for {session.id}"


def _by_venue(case: Case, session: Session) -> Iterator[str]:
    venues = {venue.name: venue for venue in case.brief.venues}
    if not venues:
        if session.venue:
            yield f"{session.id} is in {session.venue}, which the brief does not name"
        return
    venue = venues.get(session.venue)
    if venue is None:
        yield f'{session.id} is in "{session.venue}", which the brief does not name'
        return
    if venue.capacity < session.size:
        yield f"{session.id} has {session.size} people, and {venue.name} holds {venue.capacity}"
    for part in case.parts_taken(session):
        if not is_venue_free(case, venue.name, session.date, part):
            yield f"{venue.name} is not free for {session.id}"


def _by_use(case: Case) -> Iterator[str]:
    """Look for who runs, and what holds, two sessions of one daypart."""
    for (day, part), sessions in by_daypart(case).items():
        used = Counter(name for session in sessions for name in session.staff)
        used.update(session.venue for session in sessions if session.venue)
        for name, number in used.items():
            if number > 1:
                yield f"{name} is used {number} times on {day} {part}"


def _by_travel(case: Case) -> Iterator[str]:
    """Look for who cannot get from one venue to the next: the travel time of both lies between."""
    minutes = {venue.name: venue.travel_minutes for venue in case.brief.venues}
    days: dict[tuple[str, dt.date], list[Session]] = defaultdict(list)
    for session in case.plan.sessions:
        for name in (*session.staff, *session.attending):
            days[name, session.date].append(session)
    for (name, day), sessions in days.items():
        for one, other in combinations(sorted(sessions, key=lambda each: each.start), 2):
            if set(case.parts_taken(one)) & set(case.parts_taken(other)):
                continue
            travel = 0
            if one.venue != other.venue:
                travel = minutes.get(one.venue, 0) + minutes.get(other.venue, 0)
            if _clock(other.start) - _clock(one.end) < travel:
                yield f"{name} cannot get from {one.id} to {other.id} in time on {day}"


def _clock(time: dt.time) -> int:
    return time.hour * 60 + time.minute
