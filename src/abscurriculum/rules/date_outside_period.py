"""ABS425: the days that a brief names lie where the programme runs."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic, Severity
from abscurriculum.models.brief import Brief
from abscurriculum.models.request import Request
from abscurriculum.rules.conditions import Place, list_calendars, list_stretches
from abscurriculum.rules.rule import BriefRule

# A calendar of the council may well hold the year before and after; elections come every four.
_NEAR = dt.timedelta(days=366)
_NEAR_ELECTIONS = dt.timedelta(days=5 * 366)
_NONE = dt.timedelta()


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    first, last = brief.period.from_, brief.period.to
    if last < first:
        return  # ABS407 says so already
    period = f"the period, {first} to {last}"
    for place, day in _list_pinned(brief):
        if not first <= day <= last:
            message = f"{day} lies outside {period}"
            hint = "Choose a day in the period, or make the period longer."
            yield request.brief.diagnostic("ABS425", place, message, hint)
    for place, start, end, margin in _list_others(brief):
        if end < start or (end >= _move(first, -margin) and start <= _move(last, margin)):
            continue
        message = f"{start} lies outside {period}, and changes nothing"
        if start != end:
            message = f"{start} to {end} lies outside {period}, and changes nothing"
        hint = "Check the year, or remove it."
        warning = Severity.WARNING
        yield request.brief.diagnostic("ABS425", place, message, hint, severity=warning)


def _move(day: dt.date, by: dt.timedelta) -> dt.date:
    """Add days to a day, as far as there are years."""
    try:
        return day + by
    except OverflowError:
        return dt.date.min if by < _NONE else dt.date.max


def _list_pinned(brief: Brief) -> Iterator[tuple[Place, dt.date]]:
    for index, pin in enumerate(brief.pins):
        for key, day in (("date", pin.date), ("from", pin.from_), ("to", pin.to)):
            if day:
                yield ("pins", index, key), day


def _list_others(brief: Brief) -> Iterator[tuple[Place, dt.date, dt.date, dt.timedelta]]:
    """Yield first and last days with how far from the period they may lie."""
    for place, stretch in list_stretches(brief):
        yield place, stretch.from_, stretch.to, _NONE if "blocked" in place else _NEAR
    for place, calendar in list_calendars(brief):
        for index, day in enumerate(calendar.council.dates):
            yield (*place, "council", "dates", index), day, day, _NEAR
        for index, day in enumerate(calendar.elections or ()):
            yield (*place, "elections", index), day, day, _NEAR_ELECTIONS
        if calendar.executive_appointed:
            day = calendar.executive_appointed
            yield (*place, "executive_appointed"), day, day, _NEAR


RULE = BriefRule(
    code="ABS425",
    name="date-outside-period",
    why="A day in another year is nearly always a slip, and would change nothing in silence.",
    check=_check,
)
