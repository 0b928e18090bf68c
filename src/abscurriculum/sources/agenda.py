"""The calendar file of a council -> its meetings, or what is wrong with the file."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.models.brief import Brief
from abscurriculum.models.moment import PARTS
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import CouncilMeeting
from abscurriculum.sources.meeting_times import Fault, UnreadableError

MOST_BYTES = 5_000_000
_MOST_FAULTS = 200
# A period that is longer is an error of its own, and would take long to write out.
_LONGEST = dt.timedelta(days=4 * 366)
# A row or an event; all else is about the file, and is said where the brief names it.
_ROW = "ABS123"
_LINE_BREAK = re.compile("\r\n|[\r\n]")

Meetings = tuple[CouncilMeeting, ...]


def read_agendas(
    brief: Sourced[Brief], path: Path
) -> tuple[tuple[Meetings, ...], list[Diagnostic]]:
    """Read the calendar files that a brief names: of the client first, then of each partner."""
    agendas: list[Meetings] = []
    found: list[Diagnostic] = []
    period = brief.value.period
    partners = brief.value.joint.partners if brief.value.joint else ()
    for number, calendar in enumerate((brief.value.calendar, *(p.calendar for p in partners))):
        file = calendar.council.file
        agendas.append(())
        if file is None or period.to < period.from_:
            continue  # ABS407 says so already
        name = (Path(brief.origin.file).parent / file).as_posix()
        problem = _refuse_place(path.parent, file, name)
        if problem:
            problems = [problem]
        else:
            agendas[-1], problems = read_agenda(path.parent / file, name, period.from_, period.to)
        place = ("joint", "partners", number - 1) if number else ()
        span = brief.origin.span((*place, "calendar", "council", "file"))
        excerpt = brief.origin.excerpt(span)
        found += (
            each if each.code == _ROW else replace(each, span=span, excerpt=excerpt)
            for each in problems
        )
    return tuple(agendas), found


def read_agenda(
    path: Path, name: str, first: dt.date, last: dt.date
) -> tuple[Meetings, list[Diagnostic]]:
    """Read the meetings between two days; `name` is what messages call the file."""
    kind = path.suffix.lower()
    if kind not in (".ics", ".csv"):
        message = f'"{path.name}" is neither an .ics nor a .csv file'
        hint = "Export the calendar as iCalendar (.ics) or as a table (.csv)."
        return (), [_refuse("ABS121", name, message, hint)]
    text, problem = _read_text(path, name)
    if problem:
        return (), [problem]
    last = first + min(last - first, _LONGEST)
    try:
        meetings, faults = _read_meetings(kind, text, first, last)
    except UnreadableError as error:
        return (), [_refuse("ABS122", name, f"{path.name}: {error.message}", error.hint)]
    inside = {each for each in meetings if first <= each.day <= last}
    lines = _LINE_BREAK.split(text) if faults else []
    found = [_place(fault, name, lines) for fault in faults[:_MOST_FAULTS]]
    if not inside and not found:
        message = f"{path.name} has no meeting from {first} to {last}"
        hint = "Check that it is the calendar of the right years."
        found.append(Diagnostic("ABS124", Severity.WARNING, Span(name), message, hint))
    return tuple(sorted(inside, key=_order)), found


def _read_meetings(
    kind: str, text: str, first: dt.date, last: dt.date
) -> tuple[list[CouncilMeeting], list[Fault]]:
    """Read by the kind of file; what that takes loads only for a brief that names one."""
    if kind == ".csv":
        from abscurriculum.sources.agenda_csv import read_csv

        return read_csv(text)
    from abscurriculum.sources.agenda_ics import read_ics

    return read_ics(text, first, last)


def _read_text(path: Path, name: str) -> tuple[str, Diagnostic | None]:
    try:
        if path.exists() and not path.is_file():
            hint = "Name a file in the brief's own folder."
            return "", _refuse("ABS117", name, f'"{path.name}" is not a file', hint)
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        message = f'there is no calendar file "{path.name}" beside the brief'
        return "", _refuse("ABS117", name, message, "Check its name and its folder.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        message = f'the calendar file "{path.name}" cannot be read: {reason}'
        return "", _refuse("ABS117", name, message, "Check its name, and who may read it.")
    if len(data) > MOST_BYTES:
        message = f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB"
        hint = "Export only the meetings of the period."
        return "", _refuse("ABS119", name, message, hint)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"{path.name} is not UTF-8: see its line {line}"
        hint = "Save it as UTF-8; in Excel that is: CSV UTF-8."
        return "", _refuse("ABS120", name, message, hint)


def _refuse_place(folder: Path, file: str, name: str) -> Diagnostic | None:
    """Refuse a file that lies elsewhere, by dots, by its full name or through a link."""
    try:
        if (folder / file).resolve().is_relative_to(folder.resolve()):
            return None
    except (OSError, ValueError, RuntimeError):
        message, hint = "this is not a file's name", "Write raadsagenda.ics or raadsagenda.csv."
        return _refuse("ABS117", name, message, hint)
    hint = "Put the calendar in the same folder as the brief, or below it."
    return _refuse("ABS118", name, "the calendar file leads out of the brief's folder", hint)


def _refuse(code: str, name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span(name), message, hint)


def _place(fault: Fault, name: str, lines: Sequence[str]) -> Diagnostic:
    excerpt = lines[fault.line - 1] if fault.line <= len(lines) else ""
    span = Span(name, fault.line)
    return Diagnostic(_ROW, Severity.ERROR, span, fault.message, fault.hint, excerpt)


def _order(meeting: CouncilMeeting) -> tuple[dt.date, list[int], str, int]:
    parts = [PARTS.index(part) for part in meeting.parts]
    return meeting.day, parts, meeting.title, meeting.line
