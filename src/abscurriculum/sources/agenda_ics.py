"""An iCalendar file (RFC 5545) -> the meetings in it, those that repeat written out.

icalendar and recurring-ical-events do the reading and the counting. What would keep them counting
for ever is refused before they see it: a file is someone else's, and may mean harm.
"""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]
from icalendar.timezone import tzp

from abscurriculum.models.moment import Part
from abscurriculum.models.request import CouncilMeeting
from abscurriculum.sources.meeting_times import (
    MIDNIGHT,
    Fault,
    UnreadableError,
    clean_title,
    split_days,
)

_HERE = ZoneInfo("Europe/Amsterdam")
_A_DAY = dt.timedelta(days=1)
_LAST = dt.date.max - 3 * _A_DAY
# A series that began before this is no series of this council.
_OLDEST = 2000
# Of other properties a fault does not change when a meeting is.
_MATTERS = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})

_FOLD = re.compile(r"(?:\r?\n)+[ \t]")
_MOST_EVENTS = 10_000
_MOST_RULES = 200
_MOST_TROUBLE = 40
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "WKST"})
_DAYS = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_PLAIN_DAYS = re.compile(rf"{_DAYS}(?:,{_DAYS})*")
_COUNTED_DAYS = re.compile(rf"[+-]?[1-4]?{_DAYS}(?:,[+-]?[1-4]?{_DAYS})*")
_TOO_OFTEN = re.compile(r"SECONDLY|MINUTELY|HOURLY|BYHOUR|BYMINUTE|BYSECOND")
# A step of nothing, or back, never gets to the end.
_NO_STEP = re.compile(r"INTERVAL=(?!0*[1-9][0-9]{0,3}(?:[;\s]|$))")
_BEGIN = re.compile(r"^BEGIN:VEVENT[ \t\r]*$", re.IGNORECASE | re.MULTILINE)

# Time that a calendar shows as free is no meeting: RFC 5545, 3.8.2.7.
_OFF = {
    "STATUS": "CANCELLED",
    "TRANSP": "TRANSPARENT",
    "X-MICROSOFT-CDO-BUSYSTATUS": "FREE",
}
_CALLED_OFF = re.compile(r"(geannuleerd|afgelast|vervallen|cancell?ed)\s*:", re.IGNORECASE)


def read_ics(text: str, first: dt.date, last: dt.date) -> tuple[list[CouncilMeeting], list[Fault]]:
    """Read the meetings between two days, in Dutch time; cancelled ones are passed over."""
    _refuse_endless(text)
    meetings: list[CouncilMeeting] = []
    faults: list[Fault] = []
    with warnings.catch_warnings():
        # What the two libraries doubt about a file is not for the reader of a brief.
        warnings.simplefilter("ignore")
        # A time zone that another file described must not count in this one.
        tzp.use_zoneinfo()
        for events in _series(_parse(text), _event_lines(text)):
            try:
                meetings += _expand(events, first, last)
            except Exception:  # noqa: BLE001 - whatever a hostile event makes a library do
                line, event = events[0]
                title = clean_title(str(event.get("SUMMARY", "")))
                message = f'the event "{title}" cannot be read'[:200]
                hint = "Check its DTSTART, DTEND and RRULE, or take it out of the file."
                faults.append(Fault(line, message, hint))
    return meetings, faults


def _parse(text: str) -> list[Any]:
    """Give the events of all calendars in a file, in its order."""
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        if any(each.name == "VCALENDAR" for each in calendars):
            # Not walk(): an event inside an event is no event.
            return [e for each in calendars for e in each.subcomponents if e.name == "VEVENT"]
    except Exception as error:
        raise _no_calendar() from error
    raise _no_calendar()


def _no_calendar() -> UnreadableError:
    message = "this is not an iCalendar file"
    return UnreadableError(message, "Export the calendar again as .ics, or use .csv.")


def _event_lines(text: str) -> list[int]:
    """Give the line on which each event begins."""
    lines, here, line = [], 0, 1
    for found in _BEGIN.finditer(text):
        line += text.count("\n", here, found.start())
        here = found.start()
        lines.append(line)
    return lines


def _series(events: Sequence[Any], lines: Sequence[int]) -> Iterator[list[tuple[int, Any]]]:
    """Put an event and the changes to its repetitions together: they share a UID."""
    series: dict[str, list[tuple[int, Any]]] = {}
    for index, event in enumerate(events):
        line = lines[index] if len(lines) == len(events) else 1
        series.setdefault(str(event.get("UID", f"-{index}")), []).append((line, event))
    yield from series.values()


def _expand(
    events: Sequence[tuple[int, Any]], first: dt.date, last: dt.date
) -> list[CouncilMeeting]:
    calendar = icalendar.Calendar()
    for _, event in events:
        is_broken = any(name in _MATTERS for name, _ in event.errors)
        if is_broken or ("RRULE" in event and event["DTSTART"].dt.year < _OLDEST):
            raise ValueError(event)
        calendar.add_component(event)
    # A day more on each side: a meeting in another time zone may fall on the day before or after.
    window = max(first, dt.date.min + _A_DAY) - _A_DAY, min(last, _LAST) + 2 * _A_DAY
    query = recurring_ical_events.of(calendar, components=["VEVENT"])
    found = []
    for event in query.between(*window):
        summary = event.get("SUMMARY", "")
        title = clean_title(str(summary[0] if isinstance(summary, list) else summary))
        if _is_cancelled(event, title):
            continue
        found += [CouncilMeeting(day, parts, title, 0) for day, parts in _days(event, first, last)]
    return found


def _is_cancelled(event: Any, title: str) -> bool:
    """Tell whether a meeting is off; Outlook often says so in the title alone."""
    values = {name: str(event.get(name, "")).strip().upper() for name in _OFF}
    return any(values[name] == off for name, off in _OFF.items()) or bool(_CALLED_OFF.match(title))


def _days(event: Any, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, tuple[Part, ...]]]:
    """Give days and dayparts of one meeting; a whole day takes all three."""
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    if not isinstance(start, dt.datetime):
        last_day = end.date() if isinstance(end, dt.datetime) else end
        # The end of a whole day is the day after it.
        last_day = max(start, last_day - _A_DAY if last_day > start else start)
        until = dt.datetime.combine(last_day, dt.time.max)
        return split_days(dt.datetime.combine(start, MIDNIGHT), until, first, last)
    return split_days(_at_home(start), _at_home(end), first, last)


def _at_home(moment: dt.datetime) -> dt.datetime:
    """Turn a moment into Dutch time; one without a time zone is in Dutch time already."""
    if not isinstance(moment, dt.datetime):
        return dt.datetime.combine(moment, MIDNIGHT)
    home = moment.astimezone(_HERE) if moment.tzinfo else moment
    return home.replace(tzinfo=None)


def _refuse_endless(text: str) -> None:
    """Refuse more than can be written out, and rules that never come to an end."""
    whole = _FOLD.sub("", text)
    if len(_BEGIN.findall(whole)) > _MOST_EVENTS:
        message = f"the calendar holds more than {_MOST_EVENTS:,} events"
        raise UnreadableError(message, "Export only the meetings of the period.")
    lines = [line.upper() for line in whole.split("\n") if _is_rule(line)]
    if len(lines) > _MOST_RULES or sum(map(_trouble, lines)) > _MOST_TROUBLE:
        message = "the calendar holds too many events that repeat"
        raise UnreadableError(message, "Export the meetings one by one, as .csv.")
    if any(_TOO_OFTEN.search(line) or _NO_STEP.search(line) for line in lines):
        message = "an event in the calendar repeats more often than once a day"
        raise UnreadableError(message, "Take it out of the file; it is no meeting.")


def _is_rule(line: str) -> bool:
    return line[:6].upper() in ("RRULE:", "RRULE;", "EXRULE")


def _trouble(line: str) -> int:
    """Weigh a rule by how long its next time may be sought: until the year 9999, day by day."""
    # Parameters of the line count as parts too, so that none is overlooked.
    parts = [part.partition("=") for part in re.split(r"[;:]", line.strip())[1:]]
    rule = {key.strip(): value.strip() for key, _, value in parts}
    if len(rule) == len(parts) and _is_plain(rule):
        return 0
    return 1 if rule.get("FREQ") in ("MONTHLY", "YEARLY") else 10


def _is_plain(rule: Mapping[str, str]) -> bool:
    """Tell whether a rule surely has a next time."""
    if not set(rule) <= _PARTS:
        return False
    days, month, often = rule.get("BYDAY"), rule.get("BYMONTH"), rule.get("FREQ")
    if month is not None:
        yearly = often == "YEARLY" and "INTERVAL" not in rule and _MONTH.fullmatch(month)
        return bool(yearly and _COUNTED_DAYS.fullmatch(days or ""))
    if days is None:
        return often in ("DAILY", "WEEKLY")
    if often == "WEEKLY" or (often == "DAILY" and "INTERVAL" not in rule):
        return bool(_PLAIN_DAYS.fullmatch(days))
    return bool(often == "MONTHLY" and _COUNTED_DAYS.fullmatch(days))
