"""The times at which sessions start."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from abscurriculum.models.filled import Label
from abscurriculum.models.programme import ProgrammeSession


@dataclass(frozen=True, slots=True)
class Start:
    """A time at which sessions of a module start, and the daypart."""

    time: dt.time
    daypart: Label


def list_starts(sessions: Iterable[ProgrammeSession]) -> tuple[Start, ...]:
    """List the times at which sessions start, each once, early first."""
    starts = {each.start: Start(each.start, each.daypart) for each in sessions}
    return tuple(start for _, start in sorted(starts.items()))
