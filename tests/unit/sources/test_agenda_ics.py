from pathlib import Path

import pytest

from calendars import HEAD, event, read

_ZONE = """\
BEGIN:VTIMEZONE
TZID:Eigen tijd
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def read_events(folder: Path, *events: str, before: str = "") -> list[str]:
    """Read events that have nothing wrong; give each as `01-14 evening`."""
    text = HEAD + before + "".join(events) + "END:VCALENDAR\n"
    meetings, found = read(folder, text.replace("\n", "\r\n"))
    assert not [each for each in found if each.code != "ABS124"]
    return [f"{each.day:%m-%d} {' '.join(each.parts)}" for each in meetings]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (":20270114T183000Z", ":20270114T210000Z", ["01-14 evening"]),
        (":20270610T160000Z", ":20270610T190000Z", ["06-10 evening"]),
        (":20270610T153000Z", ":20270610T160000Z", ["06-10 afternoon"]),
        (":20270114T163000Z", ":20270114T170000Z", ["01-14 afternoon"]),
        (":20270114T230000Z", ":20270115T010000Z", ["01-15 morning"]),
        (":20270114T193000", ":20270115T003000", ["01-14 evening"]),
        (";TZID=Europe/Amsterdam:20270114T120000", ":20270114T130000", ["01-14 morning"]),
        (
            ";TZID=W. Europe Standard Time:20270114T120000",
            ";TZID=W. Europe Standard Time:20270114T140000",
            ["01-14 morning afternoon"],
        ),
        (
            ";TZID=America/New_York:20270114T200000",
            ";TZID=America/New_York:20270114T210000",
            ["01-15 morning"],
        ),
        (":20270114T123000", ":20270114T190000", ["01-14 morning afternoon evening"]),
        (
            ";VALUE=DATE:20270114",
            ";VALUE=DATE:20270116",
            ["01-14 morning afternoon evening", "01-15 morning afternoon evening"],
        ),
        (
            ":20270114T193000",
            ":20270116T100000",
            ["01-14 evening", "01-15 morning afternoon evening", "01-16 morning"],
        ),
        (":20270110T193000", ":20270110T213000", []),
        (":20270702T193000", ":20270702T213000", ["07-02 evening"]),
        (":20270703T193000", ":20270703T213000", []),
    ],
)
def test_when_a_meeting_is(tmp_path: Path, start: str, end: str, expected: list[str]) -> None:
    """Times become Dutch ones, in winter and in summer, and a meeting takes what it touches."""
    text = event(f"DTSTART{start}", f"DTEND{end}")
    if start.startswith(";TZID=Europe"):
        text = text.replace("DTEND:", "DTEND;TZID=Europe/Amsterdam:")
    assert read_events(tmp_path, text) == expected


def test_a_time_zone_that_the_file_describes(tmp_path: Path) -> None:
    """A zone of the file's own counts, and not in the next file that uses its name."""
    text = event("DTSTART;TZID=Eigen tijd:20270610T170000", "DTEND;TZID=Eigen tijd:20270610T175900")
    assert read_events(tmp_path, text, before=_ZONE) == ["06-10 afternoon"]
    far = _ZONE.replace("+0200", "-0500").replace("+0100", "-0600")
    assert read_events(tmp_path, text, before=far) == ["06-11 morning"]


def test_meetings_that_repeat(tmp_path: Path) -> None:
    """A rule is written out; the clock stays what it is in summer, and EXDATE takes a day out."""
    zone = ";TZID=Europe/Amsterdam:"
    text = event(
        f"DTSTART{zone}20270311T193000",
        f"DTEND{zone}20270311T220000",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270510T000000Z",
        f"EXDATE{zone}20270325T193000",
    )
    days = ["03-11", "04-08", "04-22", "05-06"]
    assert read_events(tmp_path, text) == [f"{day} evening" for day in days]


def test_one_repetition_is_moved_and_one_is_cancelled(tmp_path: Path) -> None:
    """A change to one of the repetitions takes its place; a cancelled one leaves it free."""
    series = event(
        "DTSTART:20270114T193000", "DTEND:20270114T220000", "RRULE:FREQ=MONTHLY;COUNT=4;BYDAY=2TH"
    )
    moved = event(
        "RECURRENCE-ID:20270211T193000", "DTSTART:20270216T140000", "DTEND:20270216T160000"
    )
    off = event(
        "RECURRENCE-ID:20270311T193000",
        "DTSTART:20270311T193000",
        "DTEND:20270311T220000",
        "STATUS:CANCELLED",
    )
    assert read_events(tmp_path, series, moved, off) == [
        "01-14 evening",
        "02-16 afternoon",
        "04-08 evening",
    ]


def test_a_cancelled_meeting_is_none(tmp_path: Path) -> None:
    """STATUS:CANCELLED is skipped, tentative meetings are not; without an end its start counts."""
    off = event("DTSTART:20270114T193000", "STATUS:CANCELLED")
    perhaps = event("DTSTART:20270121T193000", "STATUS:TENTATIVE", uid="twee")
    lasting = event("DTSTART:20270128T100000", "DURATION:PT4H", uid="drie")
    expected = ["01-21 evening", "01-28 morning afternoon"]
    assert read_events(tmp_path, off, perhaps, lasting) == expected


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:Geannuleerd: Commissie Ruimte",
        "SUMMARY:Canceled: Council",
        "SUMMARY:AFGELAST : raad",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ],
)
def test_what_outlook_calls_off_or_shows_as_free_is_no_meeting(tmp_path: Path, line: str) -> None:
    """A title that says so, or time that is free, keeps no evening; other meetings do."""
    start = "DTSTART:20270114T193000"
    off = event(start, line)
    held = event("DTSTART:20270121T193000", "SUMMARY:Over geannuleerde besluiten", uid="twee")
    assert read_events(tmp_path, off, held) == ["01-21 evening"]


def test_titles_stand_on_one_line(tmp_path: Path) -> None:
    """A folded or escaped title is made whole, and what cannot be shown is left out."""
    text = event("DTSTART:20270114T193000", "SUMMARY:Raad\\, deel\n  twee\\nslot\x07 \u202eom")
    meetings, _ = read(tmp_path, HEAD + text + "END:VCALENDAR\n")
    assert [each.title for each in meetings] == ["Raad, deel twee slot om"]


def test_a_broken_event_has_its_line(tmp_path: Path) -> None:
    """One faulty event is named, and the others are read."""
    good = event("DTSTART:20270114T193000", uid="goed")
    faulty = [
        event("DTSTART:morgen", "SUMMARY:Eerste", uid="a"),
        event("SUMMARY:Tweede", uid="b"),
        event("DTSTART:20270114T193000", "RRULE:FREQ=SOMS", uid="c"),
        event("DTSTART:20270114T193000", "RRULE:FREQ=DAILY", "EXDATE:nooit", uid="d"),
        event("DTSTART:00010114T193000", "RRULE:FREQ=DAILY", uid="e"),
    ]
    meetings, found = read(tmp_path, HEAD + good + "".join(faulty) + "END:VCALENDAR\n")
    assert [each.day.day for each in meetings] == [14]
    assert [(each.code, each.span.line) for each in found] == [
        ("ABS123", line) for line in (8, 13, 17, 22, 28)
    ]
    assert "Eerste" in found[0].message
    assert found[0].excerpt == "BEGIN:VEVENT"


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=MINUTELY;COUNT=5",
        "rrule;x=y:INTERVAL=1;FREQ=HOURLY",
        "RR\n ULE:FREQ=SEC\n ONDLY",
        "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;INTERVAL=-1",
        "EXRULE:FREQ=SECONDLY",
    ],
)
def test_no_rule_counts_for_ever(tmp_path: Path, rule: str) -> None:
    """What repeats more often than daily, or never gets on, is refused before it is counted."""
    meetings, found = read(
        tmp_path, HEAD + event("DTSTART:20270114T193000", rule) + "END:VCALENDAR\n"
    )
    assert not meetings
    assert [each.code for each in found] == ["ABS122"]
    assert "more often" in found[0].message


def test_not_too_much_to_write_out(tmp_path: Path) -> None:
    """Many events, many rules, and more than a few odd rules are refused."""
    start = "DTSTART:20270114T193000"
    odd = [event(start, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=f"{n}") for n in range(5)]
    plain = [event(start, "RRULE:FREQ=WEEKLY;BYDAY=TH", uid=f"{n}") for n in range(201)]
    many = [event(start, uid=f"{n}") for n in range(10_001)]
    for events in (odd, plain, many):
        _, found = read(tmp_path, HEAD + "".join(events) + "END:VCALENDAR\n")
        assert [each.code for each in found] == ["ABS122"]
    _, found = read(tmp_path, "date\n" + "2027-01-14\n" * 20_001, "raad.csv")
    assert [each.code for each in found] == ["ABS122"]
