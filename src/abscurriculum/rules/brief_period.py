"""ABS407: a programme runs from a week to three years."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule

_SHORTEST_DAYS = 7
_LONGEST_YEARS = 3


def _check(request: Request) -> Iterator[Diagnostic]:
    period = request.brief.value.period
    days = (period.to - period.from_).days + 1
    message = hint = ""
    if period.to < period.from_:
        message, hint = "the period ends before it begins", "Swap from and to, or check the year."
    elif days < _SHORTEST_DAYS:
        message = f"the period is {days} {'day' if days == 1 else 'days'} long"
        hint = "A programme takes at least a week."
    elif _years_before(period.to) > _as_numbers(period.from_):
        message = "the period is longer than three years"
        hint = "Check the year, or make a brief for each part."
    if message:
        yield request.brief.diagnostic("ABS407", ["period", "to"], message, hint)


def _as_numbers(day: dt.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _years_before(day: dt.date) -> tuple[int, int, int]:
    """Count back as a calendar does; numbers, because 29 February has no such day before it."""
    return day.year - _LONGEST_YEARS, day.month, day.day


RULE = BriefRule(
    code="ABS407",
    name="brief-period",
    why="A period of another length is nearly always a slip in a date.",
    check=_check,
)
