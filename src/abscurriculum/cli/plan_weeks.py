"""The weeks of a plan at a glance: how many sessions each has, a line per track."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from abscurriculum.cli.calendar_words import MONTHS
from abscurriculum.models.plan import Session

_THURSDAY = dt.timedelta(days=3)
_MOST_NAME = 30
_LEAST_NAME = 12
_LABEL = 3


@dataclass(frozen=True, slots=True)
class Track:
    """A track with its look and its sessions."""

    name: str
    style: str
    sessions: Sequence[Session]


@dataclass(frozen=True, slots=True)
class _Month:
    label: str
    year: int
    weeks: tuple[int, ...]

    @property
    def width(self) -> int:
        return max(_LABEL, len(self.weeks))


def show_weeks(tracks: Sequence[Track], first: dt.date, weeks: int, width: int) -> Iterator[Text]:
    """Give a ruler of months and a line per track; long periods take several rows."""
    months = _months(first, weeks)
    longest = max((len(track.name) for track in tracks), default=0)
    everything = sum(month.width + 1 for month in months)
    name = max(_LEAST_NAME, min(longest, _MOST_NAME, width - 1 - everything))
    counts: list[Counter[int]] = [Counter(s.week for s in track.sessions) for track in tracks]
    for row in _rows(months, width - name - 1):
        ruler = " ".join(month.label.ljust(month.width) for month in row)
        yield Text(f"{row[0].year}".ljust(name + 1) + ruler.rstrip(), "dim")
        for track, count in zip(tracks, counts, strict=True):
            marks = " ".join(_marks(count, month) for month in row)
            yield Text.assemble(
                _shorten(track.name, name).ljust(name + 1), (marks.rstrip(), track.style)
            )


def _months(first: dt.date, weeks: int) -> list[_Month]:
    """Sort weeks into months by their Thursdays."""
    monday = first - dt.timedelta(days=first.weekday())
    by_month: dict[tuple[int, int], list[int]] = defaultdict(list)
    for week in range(1, weeks + 1):
        day = monday + dt.timedelta(weeks=week - 1) + _THURSDAY
        by_month[day.year, day.month].append(week)
    return [
        _Month(MONTHS[month - 1][:_LABEL].lower(), year, tuple(found))
        for (year, month), found in by_month.items()
    ]


def _rows(months: Sequence[_Month], width: int) -> Iterator[list[_Month]]:
    """Break months into rows that fit."""
    row: list[_Month] = []
    for month in months:
        if row and sum(m.width + 1 for m in row) + month.width > width:
            yield row
            row = []
        row.append(month)
    if row:
        yield row


def _marks(count: Counter[int], month: _Month) -> str:
    marks = (str(count[week]) if count[week] < 10 else "+" for week in month.weeks)
    return "".join("·" if mark == "0" else mark for mark in marks).ljust(month.width)


def _shorten(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"
