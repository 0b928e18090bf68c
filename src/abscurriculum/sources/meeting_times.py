"""From when to when a meeting lasts -> the days and dayparts that it takes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from abscurriculum.models.moment import PARTS, Part

MIDNIGHT = dt.time()
# A meeting that ends past midnight takes the evening, not the morning after it.
_SMALL_HOURS = dt.time(6)
_LONGEST_TITLE = 300
_ENDS = {"morning": dt.time(13), "afternoon": dt.time(18), "evening": dt.time.max}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row or event, and its line, from 1."""

    line: int
    message: str
    hint: str


class UnreadableError(Exception):
    """A calendar file that cannot be used at all."""

    def __init__(self, message: str, hint: str) -> None:
        """Say what is wrong and what to do."""
        super().__init__(message)
        self.message, self.hint = message, hint


def clean_title(text: str) -> str:
    """Put a title on one line, without what cannot be shown, and not longer than a line may be."""
    plain = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return plain[:_LONGEST_TITLE]


def touched_parts(start: dt.time, end: dt.time) -> tuple[Part, ...]:
    """Give the dayparts of one day from one time to another; of no length, that of its start."""
    found: list[Part] = []
    begins = MIDNIGHT
    for part in PARTS:
        ends = _ENDS[part]
        if begins <= start < ends or (start < ends and end > begins):
            found.append(part)
        begins = ends
    return tuple(found) or (PARTS[-1],)


def split_days(
    start: dt.datetime, end: dt.datetime, first: dt.date, last: dt.date
) -> Iterator[tuple[dt.date, tuple[Part, ...]]]:
    """Give each day of a meeting with its dayparts, as far as it lies between two days."""
    day = max(start.date(), first)
    while day <= min(end.date(), last):
        begins = start.time() if day == start.date() else MIDNIGHT
        ends = end.time() if day == end.date() else dt.time.max
        if day == start.date() or ends > _SMALL_HOURS:
            yield day, touched_parts(begins, ends)
        if day == dt.date.max:
            return
        day += dt.timedelta(days=1)
