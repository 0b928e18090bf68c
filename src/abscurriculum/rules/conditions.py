"""The calendars, stretches of days and pins of a brief, each with its place."""

from collections.abc import Iterator

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import Calendar
from abscurriculum.models.moment import Stretch

Place = tuple[str | int, ...]


def list_calendars(brief: Brief) -> Iterator[tuple[Place, Calendar]]:
    """List the calendar of the client, then those of its partners."""
    yield ("calendar",), brief.calendar
    for index, partner in enumerate(brief.joint.partners if brief.joint else ()):
        yield ("joint", "partners", index, "calendar"), partner.calendar


def list_stretches(brief: Brief) -> Iterator[tuple[Place, Stretch]]:
    """List every stretch of days under calendar, people and venues."""
    for place, calendar in list_calendars(brief):
        for key in ("recess", "budget_weeks", "accounts_weeks", "blocked"):
            for index, stretch in enumerate(getattr(calendar, key)):
                yield (*place, key, index), stretch
    for index, person in enumerate(brief.people):
        for number, stretch in enumerate(person.absent):
            yield ("people", index, "absent", number), stretch
    for index, venue in enumerate(brief.venues):
        for number, stretch in enumerate(venue.absent):
            yield ("venues", index, "absent", number), stretch
