"""Days and dayparts of a period as the bits of one whole number.

Bit 3 x day + part stands for one daypart; 0 is the morning of the first day. What suits a session
is then an `and` of numbers, however long the period.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.moment import DAYS_A_WEEK, PARTS, Part, split_moment

_A_DAY = len(PARTS)

People = tuple[tuple[str, int], ...]
"""Numbers per role."""


@dataclass(frozen=True)
class Horizon:
    """The days from the first to the last on which anything may be planned."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @cached_property
    def everything(self) -> int:
        """All dayparts."""
        return (1 << (self.days * _A_DAY)) - 1

    def slot(self, day: dt.date, part: Part) -> int:
        """Give the number of a daypart."""
        return (day - self.first).days * _A_DAY + PARTS.index(part)

    def day_of(self, slot: int) -> dt.date:
        """Give the day of a daypart."""
        return self.first + dt.timedelta(days=slot // _A_DAY)

    def part_of(self, slot: int) -> Part:
        """Give the daypart's name."""
        return PARTS[slot % _A_DAY]

    def week_of(self, slot: int) -> int:
        """Give the calendar week, Monday to Sunday, from 0 for the week of the first day."""
        return (slot // _A_DAY + self.first.weekday()) // DAYS_A_WEEK

    def month_of(self, slot: int) -> tuple[int, int]:
        """Give year and month."""
        day = self.day_of(slot)
        return (day.year, day.month)

    def stretch(self, start: dt.date, end: dt.date, parts: Iterable[Part] = PARTS) -> int:
        """Mark the dayparts from one day to another, both included, as far as they are here."""
        begin = max(0, (start - self.first).days)
        stop = min(self.days - 1, (end - self.first).days)
        if stop < begin:
            return 0
        return self._repeat(_parts(parts), 1, stop - begin + 1) << (begin * _A_DAY)

    def weekly(self, moments: Iterable[str]) -> int:
        """Mark dayparts of the week, such as `tuesday morning`."""
        week = 0
        for moment in moments:
            weekday, parts = split_moment(moment)
            week |= _parts(parts) << (weekday * _A_DAY)
        back = self.first.weekday()
        marks = self._repeat(week, DAYS_A_WEEK, self.days // DAYS_A_WEEK + 2)
        return (marks >> (back * _A_DAY)) & self.everything

    def _repeat(self, marks: int, every: int, times: int) -> int:
        """Repeat the marks of one day or week."""
        width = every * _A_DAY
        return marks * (((1 << (width * times)) - 1) // ((1 << width) - 1))


def _parts(parts: Iterable[Part]) -> int:
    return sum(1 << PARTS.index(part) for part in parts)


def slots_in(mask: int) -> Iterator[int]:
    """Give the numbers of the marked dayparts, earliest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def start_mask(free: int, dayparts: int) -> int:
    """Narrow free dayparts to those where a session of so many can start."""
    return free & (free >> 1) if dayparts == 2 else free
