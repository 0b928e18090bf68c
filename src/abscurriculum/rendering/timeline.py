"""Where things stand on the timeline; numbers only, for a drawing of 960 units wide."""

import datetime as dt
from dataclasses import dataclass

from abscurriculum.models.programme import Programme
from abscurriculum.models.programme_module import ProgrammeModule

WIDTH = 960
_LEFT = 16
_AXIS = 34
_LANE_TITLE = 26
_ROW = 30
_MARK = 30
_LANE_GAP = 10


@dataclass(frozen=True, slots=True)
class Mark:
    """One module in one week."""

    x: float
    y: float
    number: int
    module: ProgrammeModule
    week: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One track."""

    track: str
    y: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """The first week of a month."""

    x: float
    month: dt.date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    end_x: float
    """Where the period ends; what stands right of it comes after it."""
    beyond: bool
    """Whether anything does."""


def lay_out_timeline(programme: Programme) -> Timeline:
    """Place each module by track and week; marks that would touch go one row down."""
    last = max([programme.weeks, *(session.week for session in programme.sessions)])
    step = (WIDTH - 2 * _LEFT - _MARK) / max(1, last - 1)
    modules = {module.id: module for module in programme.modules}
    y: float = _AXIS
    lanes = []
    for track in programme.tracks:
        places = sorted(
            {
                (s.week, modules[s.module].number, s.module)
                for s in programme.sessions
                if s.track == track.id
            }
        )
        rows: list[float] = []
        marks = []
        for week, number, module in places:
            x = _LEFT + (week - 1) * step
            row = next((i for i, end in enumerate(rows) if end + 3 <= x), len(rows))
            rows[row : row + 1] = [x + _MARK]
            top = y + _LANE_TITLE + row * _ROW
            marks.append(Mark(round(x, 1), top, number, modules[module], week))
        height = _LANE_TITLE + max(1, len(rows)) * _ROW + 4
        lanes.append(Lane(track.id, y, height, tuple(marks)))
        y += height + _LANE_GAP
    end_x = round(_LEFT + (programme.weeks - 1) * step + _MARK, 1)
    return Timeline(
        WIDTH, y, tuple(_ticks(programme, step, last)), tuple(lanes), end_x, last > programme.weeks
    )


def _ticks(programme: Programme, step: float, last: int) -> list[Tick]:
    """Mark the first week of each month, leaving some out where they would touch."""
    monday = programme.period_from - dt.timedelta(days=programme.period_from.weekday())
    ticks: list[Tick] = []
    for week in range(last):
        day = monday + dt.timedelta(weeks=week)
        x = round(_LEFT + week * step, 1)
        if day.day <= 7 and (not ticks or x - ticks[-1].x > 64):
            ticks.append(Tick(x, day))
    return ticks
