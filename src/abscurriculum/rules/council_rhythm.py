"""ABS433: the rhythm in which a council meets can be counted out."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.conditions import CouncilCalendar
from abscurriculum.models.moment import WEEKDAYS
from abscurriculum.models.request import Request
from abscurriculum.rules.conditions import list_calendars
from abscurriculum.rules.rule import BriefRule

_ORDINALS = frozenset({"first", "second", "third", "fourth", "last"})


def _check(request: Request) -> Iterator[Diagnostic]:
    for place, calendar in list_calendars(request.brief.value):
        for key, message, hint in _find_faults(calendar.council):
            path = (*place, "council", key)
            yield request.brief.diagnostic("ABS433", path, message, hint)


def _find_faults(council: CouncilCalendar) -> Iterator[tuple[str, str, str]]:
    if council.meets is None:
        if council.first:
            yield (
                "first",
                "there is no rhythm of which this is the first meeting",
                "Add meets: every 2 weeks on thursday evening, or put the day under dates:.",
            )
        return
    every, _, on = council.meets.removeprefix("every ").partition(" on ")
    ordinal = [word for word in on.split() if word in _ORDINALS]
    moment = " ".join(word for word in on.split() if word not in _ORDINALS)
    weekday = moment.split()[0]
    if every == "month" and not ordinal:
        hint = f"Write which: every month on last {on}."
        yield "meets", f"a month has more than one {weekday.capitalize()}", hint
    if every != "month" and ordinal:
        hint = f"Write every {every} on {moment}, or every month on {on}."
        yield "meets", f"a week has no {ordinal[0]} {weekday.capitalize()}", hint
    if every not in ("week", "month") and council.first is None:
        message = f"it is not known in which weeks the council meets: every {every}, from when?"
        yield "meets", message, "Add first: with the day of one meeting, such as 2027-01-14."
    first_day = WEEKDAYS[council.first.weekday()] if council.first else weekday
    if first_day != weekday:
        message = f"{council.first} is a {first_day.capitalize()}, not a {weekday.capitalize()}"
        yield "first", message, "Give the day of a meeting in that rhythm, or change meets:."


RULE = BriefRule(
    code="ABS433",
    name="council-rhythm",
    why="A rhythm that is counted from the wrong day plans sessions on evenings of the council.",
    check=_check,
)
