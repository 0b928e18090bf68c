"""Programme -> iCalendar files (RFC 5545); the one file of rendering that loads icalendar."""

import datetime as dt
import uuid
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import icalendar

from abscurriculum.models.programme import Programme
from abscurriculum.rendering.calendars import Appointment, Calendar, list_calendars
from abscurriculum.rendering.characters import clean_line, clean_text
from abscurriculum.rendering.documents import Output

_ZONE = ZoneInfo("Europe/Amsterdam")
# The rules, and not the dates of each year: with a list of dates some readers are an hour late.
_TIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
_MAKER = "-//abs//abscurriculum//NL"
_UIDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:abscurriculum:session")
# RFC 5546 wants an organiser of what is published; nobody is to be mailed.
_NOBODY = "invalid:nomail"
_END = b"END:VCALENDAR\r\n"


def render_calendars(programme: Programme) -> Iterator[Output]:
    """Make a calendar for all, and one for each group, delegation, trainer and actor."""
    writer = _Writer(programme)
    for calendar in list_calendars(programme):
        yield Output(calendar.name, writer.write(calendar), calendar.readers)


class _Writer:
    def __init__(self, programme: Programme) -> None:
        self.client = programme.client
        self.events: dict[Appointment, bytes] = {}
        self.zone = icalendar.Timezone.from_ical(_TIMEZONE)
        self.stamp = dt.datetime.combine(programme.agreed, dt.time(), dt.UTC)
        self.organiser = icalendar.vCalAddress(_NOBODY)
        self.organiser.params["CN"] = clean_line(programme.client_title)

    def write(self, calendar: Calendar) -> bytes:
        """Write a calendar; published as a whole, cancelled appointments marked in it."""
        made = icalendar.Calendar()
        made.add("prodid", _MAKER)
        made.add("version", "2.0")
        made.add("calscale", "GREGORIAN")
        made.add("method", "PUBLISH")
        made.add("name", calendar.title)
        made.add("x-wr-calname", calendar.title)
        made.add_component(self.zone)
        head, tail, _ = bytes(made.to_ical()).partition(_END)
        return b"".join([head, *map(self._write_event, calendar.appointments), tail])

    def _write_event(self, appointment: Appointment) -> bytes:
        """Write an appointment; once, as the same one stands in several calendars."""
        if appointment not in self.events:
            self.events[appointment] = bytes(self._make_event(appointment).to_ical())
        return self.events[appointment]

    def _make_event(self, appointment: Appointment) -> icalendar.Event:
        event = icalendar.Event()
        event.add("uid", self._uid(appointment.id))
        event.add("sequence", appointment.revision)
        event.add("dtstamp", self.stamp)
        event.add("dtstart", appointment.start.replace(tzinfo=_ZONE))
        event.add("dtend", appointment.end.replace(tzinfo=_ZONE))
        event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
        event["organizer"] = self.organiser
        event.add("summary", clean_line(appointment.title))
        for name, text in (
            ("location", clean_line(appointment.place)),
            ("description", clean_text(appointment.description)),
        ):
            if text:
                event.add(name, text)
        return event

    def _uid(self, session: str) -> str:
        """Name an appointment by client and session: the same wherever and whenever it is."""
        return str(uuid.uuid5(_UIDS, f"{self.client.type}/{self.client.name}/{session}"))
