"""A table of meetings, as a clerk's office exports it -> the meetings."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping

from abscurriculum.models.moment import Part
from abscurriculum.models.request import CouncilMeeting
from abscurriculum.sources.meeting_times import (
    Fault,
    UnreadableError,
    clean_title,
    touched_parts,
)

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "datum", "dag"),
    "start": ("start", "begin", "aanvang", "begintijd", "starttijd", "aanvangstijd", "tijd", "van"),
    "end": ("end", "eind", "einde", "eindtijd", "tot"),
    "summary": ("summary", "omschrijving", "onderwerp", "titel", "vergadering"),
}
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.][0-9]{2})?")
_MOST_ROWS = 20_000


class _RowError(Exception):
    """A row that cannot be read."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def read_csv(text: str) -> tuple[list[CouncilMeeting], list[Fault]]:
    """Read every row of a table; one that is faulty leaves the others as they are."""
    meetings: list[CouncilMeeting] = []
    faults: list[Fault] = []
    rows = _rows(text)
    first = next(rows, None)
    if first is None:
        message = "the table is empty"
        raise UnreadableError(message, "Export it again, with the names of the columns above it.")
    columns = _find_columns(first[1])
    for number, (line, row) in enumerate(rows):
        if number == _MOST_ROWS:
            message = f"the table has more than {_MOST_ROWS:,} rows"
            raise UnreadableError(message, "Export only the meetings of the period.")
        cells = {
            key: row[place].strip() if place < len(row) else "" for key, place in columns.items()
        }
        try:
            meetings.append(_read_row(cells, line))
        except _RowError as error:
            faults.append(Fault(line, error.message, error.hint))
    return meetings, faults


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line on which it begins."""
    heading = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = ";" if ";" in heading else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"the table cannot be read beyond line {line}"
        raise UnreadableError(message, "A quotation mark may not be closed there.") from error


def _find_columns(headings: list[str]) -> dict[str, int]:
    plain = [heading.strip().casefold() for heading in headings]
    columns = {
        key: plain.index(name)
        for key, names in _HEADINGS.items()
        for name in reversed(names)
        if name in plain
    }
    if "date" not in columns:
        message = "the table has no column date"
        hint = (
            "Name the columns in its first row: date, start, end, summary, or datum, begin, eind."
        )
        if any("\t" in heading for heading in headings):
            hint = "Part the columns with commas or semicolons, not with tabs."
        raise UnreadableError(message, hint)
    return columns


def _read_row(cells: Mapping[str, str], line: int) -> CouncilMeeting:
    day = _read_date(cells["date"])
    start, end = (_read_time(cells.get(key, "")) for key in ("start", "end"))
    parts: tuple[Part, ...] = ("evening",)
    if start is not None:
        # A meeting that ends at an earlier hour than it begins goes on past midnight.
        ends = start if end is None else end
        parts = touched_parts(start, ends if ends >= start else dt.time.max)
    return CouncilMeeting(day, parts, clean_title(cells.get("summary", "")), line)


def _read_date(text: str) -> dt.date:
    year_first, day_first = _YEAR_FIRST.fullmatch(text), _DAY_FIRST.fullmatch(text)
    if year_first:
        numbers = year_first.groups()
    elif day_first:
        numbers = day_first.groups()[::-1]
    else:
        message = f'"{text[:40]}" is no date' if text else "this row has no date"
        raise _RowError(message, "Write it as 2027-01-14 or 14-01-2027.")
    try:
        return dt.date(*map(int, numbers))
    except ValueError as error:
        raise _RowError(f"there is no such day: {text}", "Check the day and the month.") from error


def _read_time(text: str) -> dt.time | None:
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return dt.time(int(found[1]), int(found[2]))
    raise _RowError(f'"{text[:40]}" is no time', "Write it as 19:30, or leave it empty.")
