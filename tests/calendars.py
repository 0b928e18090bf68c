"""Calendar files of a council, for tests."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import CouncilMeeting
from abscurriculum.sources.agenda import read_agenda

FIRST, LAST = dt.date(2027, 1, 11), dt.date(2027, 7, 2)
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Raad//NL\n"


def event(*lines: str, uid: str = "een") -> str:
    """Write one event."""
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""])


def read(
    folder: Path, text: str | bytes, name: str = "raad.ics"
) -> tuple[Sequence[CouncilMeeting], list[Diagnostic]]:
    """Read a calendar file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_agenda(path, name, FIRST, LAST)
