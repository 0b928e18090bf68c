"""The week that an even spread would give each session."""

from collections.abc import Mapping, Sequence

from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.frame import Choice
from abscurriculum.planning.posing.order import order_modules, schedule_weeks


def spread_weeks(
    request: Request, choice: Choice, times: Mapping[str, int], openings: Openings
) -> dict[tuple[str, str, int], int]:
    """Give the ideal week, from 0, per module, audience and occurrence.

    Weeks in which nothing can be planned do not count; a rhythm that the brief asks for goes
    before an even spread.
    """
    weeks = open_weeks(openings)
    library = request.library
    ordered = order_modules(library, choice.modules, request.brief.value.goals.must)
    slots = schedule_weeks(library, ordered, len(weeks)) if weeks else []
    spread = {
        (slot.module, slot.occurrence): weeks[min(slot.week, len(weeks)) - 1] for slot in slots
    }
    rhythm = request.brief.value.rhythm
    ideal: dict[tuple[str, str, int], int] = {}
    for audience in library.vocabulary.value.audiences:
        place = 0
        for module in ordered:
            for occurrence in range(1, times[module] + 1):
                week = spread.get((module, occurrence))
                if week is None:
                    again = (library.modules[module].timing.repeat_weeks or 1) * (occurrence - 1)
                    week = _nearest(weeks, spread.get((module, 1), 0) + again)
                step = rhythm.get(audience)
                if step and (module, audience) in choice.attending and weeks:
                    week = weeks[min(place * step, len(weeks) - 1)]
                    place += 1
                ideal[module, audience, occurrence] = week
    return ideal


def _nearest(weeks: Sequence[int], week: int) -> int:
    return min(weeks, key=lambda each: (abs(each - week), each), default=week)


def open_weeks(openings: Openings) -> list[int]:
    """List the calendar weeks, from 0, in which not every working day is closed for everyone."""
    working_days = openings.horizon.everything & ~openings.horizon.weekly(["saturday", "sunday"])
    free = (slot for slot in openings.free_slots if working_days >> slot & 1)
    return sorted({openings.horizon.week_of(slot) for slot in free})
