"""Where sessions stand on the timeline; numbers only, for a drawing of 960 units wide."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.models.programme_module import ProgrammeModule

WIDTH = 960
MARK_WIDTH = 24
MARK_HEIGHT = 20
_EDGE = 12
_AXIS = 46
_LANE_TITLE = 30
_ROW = 24
_LANE_FOOT = 8
_LANE_GAP = 8
_APART = 2
"""Room between two marks of one row."""
_DATE_ROOM = 50
"""Room that "28 sep" asks."""
_MONTH_ROOM = 30
_YEAR_ROOM = 44
_MONDAYS_AT_MOST = 20
_STEPS = (1, 3, 12, 60)


@dataclass(frozen=True, slots=True)
class Mark:
    """One session at its date; x is the middle of the mark, y its top."""

    x: float
    y: float
    session: ProgrammeSession
    module: ProgrammeModule


@dataclass(frozen=True, slots=True)
class Lane:
    """One track."""

    track: str
    y: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a month, or in a short period a week, begins."""

    x: float
    width: float
    day: dt.date
    labelled: bool
    """Whether there is room for its name."""
    new_year: bool
    """Whether the year is to be named here."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing."""

    width: int
    height: float
    top: float
    """Where the axis ends and the lanes begin."""
    by_week: bool
    """Whether ticks are Mondays; months otherwise."""
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


class _Scale:
    """Days to units: the first day stands at the left, the last at the right."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first, self.last = first, last
        self._left = _EDGE + MARK_WIDTH / 2
        self._length = WIDTH - 2 * self._left
        self.days = (last - first).days

    def x(self, day: dt.date) -> float:
        share = (day - self.first).days / self.days if self.days else 0.5
        return round(self._left + share * self._length, 1)

    def edge(self, day: dt.date) -> float:
        """Give where a day begins: half a day before its middle."""
        return round(self.x(day) - self._length / self.days / 2, 1) if self.days else 0.0


def lay_out_timeline(programme: Programme) -> Timeline:
    """Place each session in the lane of its track, at its date; marks that touch go down."""
    dates = [session.date for session in programme.sessions]
    scale = _Scale(min([programme.period_from, *dates]), max([programme.period_to, *dates]))
    modules = {module.id: module for module in programme.modules}
    y: float = _AXIS
    lanes = []
    for track in programme.tracks:
        sessions = (each for each in programme.sessions if each.track == track.id)
        ordered = sorted(sessions, key=lambda each: (each.date, each.start, each.number))
        rows = list(_assign_rows(scale.x(session.date) for session in ordered))
        marks = tuple(
            Mark(
                scale.x(session.date),
                y + _LANE_TITLE + row * _ROW,
                session,
                modules[session.module],
            )
            for session, row in zip(ordered, rows, strict=True)
        )
        height = _LANE_TITLE + (max(rows, default=0) + 1) * _ROW + _LANE_FOOT
        lanes.append(Lane(track.id, y, height, marks))
        y += height + _LANE_GAP
    by_week = 0 < scale.days <= 7 * _MONDAYS_AT_MOST
    return Timeline(WIDTH, y, _AXIS, by_week, tuple(_ticks(scale, by_week=by_week)), tuple(lanes))


def _assign_rows(places: Iterable[float]) -> Iterator[int]:
    """Give each mark, from left to right, the highest row in which it touches no other."""
    ends: list[float] = []
    for x in places:
        row = next(
            (i for i, end in enumerate(ends) if end + _APART <= x - MARK_WIDTH / 2), len(ends)
        )
        ends[row : row + 1] = [x + MARK_WIDTH / 2]
        yield row


def _ticks(scale: _Scale, *, by_week: bool) -> Iterator[Tick]:
    """Divide the axis; a name is left out where the next one would touch it."""
    starts = [scale.first]
    starts += _mondays(scale) if by_week else _months(scale)
    edges = [0.0, *(scale.edge(day) for day in starts[1:]), float(WIDTH)]
    room = _DATE_ROOM if by_week else _MONTH_ROOM
    years = {day.year: edges[index] for index, day in reversed(list(enumerate(starts)))}
    for index, day in enumerate(starts):
        x, after = edges[index], edges[index + 1]
        opens = years[day.year] == x
        # A year of a few days gives way to the next.
        year_ends = years.get(day.year + 1, WIDTH)
        yield Tick(
            x=x,
            width=round(after - x, 1),
            day=day,
            labelled=after - max(x, _EDGE) >= room,
            new_year=opens and year_ends - x >= _YEAR_ROOM,
        )


def _mondays(scale: _Scale) -> list[dt.date]:
    ahead = 7 - scale.first.weekday()
    days = range(ahead, scale.days + 1, 7)
    return [scale.first + dt.timedelta(days=day) for day in days]


def _months(scale: _Scale) -> list[dt.date]:
    """Give first days of months; in long periods of quarters, years, or five years."""
    first, last = scale.first, scale.last
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = next((each for each in _STEPS if len(months) / each * _MONTH_ROOM <= WIDTH), _STEPS[-1])
    return [dt.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
