import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abscurriculum.checking import check_brief, open_library
from abscurriculum.diagnostics import Diagnostic
from abscurriculum.sources import agenda
from calendars import FIRST, HEAD, LAST, event, read


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("date\n2027-01-14\n", ["01-14 evening"]),
        ("Datum;Begin;Eind;Omschrijving\n14-01-2027;19:30;22:00;Raad\n", ["01-14 evening"]),
        ("omschrijving,eind,begin,datum\nx,17.30,12.30,14-1-2027", ["01-14 morning afternoon"]),
        (
            "\ufeffdate,start\r\n2027-01-14,13:00\r\n\r\n2027-01-21,\r\n",
            ["01-14 afternoon", "01-21 evening"],
        ),
        (
            'date,summary\n2027-01-14,"twee\nregels, een cel"\n2027-01-15,x\n',
            ["01-14 evening", "01-15 evening"],
        ),
        (
            "date;start;end\n2027-01-14;19:30;00:30\n2027-01-15;9:00;9:00\n",
            ["01-14 evening", "01-15 morning"],
        ),
        ("Dag;Aanvang;Einde;Onderwerp\n14/01/2027;09:30;11:00;Presidium\n", ["01-14 morning"]),
        ("zaal,date\nA,2027-01-14,te veel\nB\n", None),
        ("date\n2026-01-14\n2027-01-14\n", ["01-14 evening"]),
    ],
)
def test_tables(tmp_path: Path, table: str, expected: list[str] | None) -> None:
    """Columns stand in any order, in English or Dutch, with commas or semicolons."""
    meetings, found = read(tmp_path, table, "raad.csv")
    if expected is None:
        assert [(each.code, each.span.line) for each in found] == [("ABS123", 3)]
        return
    assert not found
    assert [f"{each.day:%m-%d} {' '.join(each.parts)}" for each in meetings] == expected


def test_bad_rows_have_their_lines(tmp_path: Path) -> None:
    """Every faulty row is named at its line; the others are read, with theirs."""
    table = (
        "date;start;summary\n2027-01-14;;Raad\n2027-02-30;;\n\nmorgen;;\n"
        "2027-02-04;25:00;\n2027-02-11;zeven uur;\n;19:30;\n2027-02-18;;slot\n"
    )
    meetings, found = read(tmp_path, table, "raad.csv")
    assert [str(each.span) for each in found] == [f"raad.csv:{n}:1" for n in (3, 5, 6, 7, 8)]
    assert {each.code for each in found} == {"ABS123"}
    assert all(each.hint for each in found)
    assert found[1].excerpt == "morgen;;"
    assert [(each.line, each.title) for each in meetings] == [(2, "Raad"), (9, "slot")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("raad.txt", b"", "ABS121"),
        ("raad", b"", "ABS121"),
        ("raad.csv", b"datum,begin\n14-01-2027,caf\xe9", "ABS120"),
        ("raad.ics", "BEGIN:VCALENDAR".encode("utf-16"), "ABS120"),
        ("raad.csv", b"x" * (agenda.MOST_BYTES + 1), "ABS119"),
        ("raad.csv", b"", "ABS122"),
        ("raad.csv", b"wanneer,tijd\n2027-01-14,19:30\n", "ABS122"),
        ("raad.csv", b'date\n"' + b"x" * 200_000, "ABS122"),
        ("raad.ics", b"", "ABS122"),
        ("raad.ics", b"date\n2027-01-14\n", "ABS122"),
        ("raad.ics", b"BEGIN:VEVENT\nDTSTART:20270114\nEND:VEVENT\n", "ABS122"),
        ("raad.csv", b"date\n2029-01-14\n", "ABS124"),
        ("raad.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "ABS124"),
    ],
)
def test_files_that_are_no_calendar(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """Each kind of wrong file has its code and says what to do."""
    meetings, found = read(tmp_path, data, name)
    assert not meetings
    assert [each.code for each in found] == [code]
    assert found[0].hint


def write_brief(folder: Path, file: str, more: str = "") -> list[Diagnostic]:
    """Check a brief that names a calendar file."""
    path = folder / "brief.yaml"
    path.write_text(
        "client: Westland\nperiod: {from: 2027-01-11, to: 2027-07-02}\n"
        f"calendar:\n  council:\n    file: '{file}'\n{more}",
        "utf-8",
    )
    return check_brief(path, open_library())[1]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("weg.ics", "ABS117"),
        ("map.csv", "ABS117"),
        ("x" * 200, "ABS121"),
        ("../raad.ics", "ABS118"),
        ("/etc/raad.ics", "ABS118"),
        ("verwijzing.csv", "ABS118"),
        ("raad.xlsx", "ABS121"),
    ],
)
def test_where_a_calendar_lies(tmp_path: Path, file: str, code: str) -> None:
    """It lies in the brief's own folder; the brief's line says what is wrong."""
    folder = tmp_path / "in"
    (folder / "map.csv").mkdir(parents=True)
    (tmp_path / "geheim.csv").write_text("date\n2027-01-14\n")
    (folder / "verwijzing.csv").symlink_to(tmp_path / "geheim.csv")
    found = write_brief(folder, file)
    assert [(each.code, each.span.line, each.span.column) for each in found] == [(code, 5, 11)]
    assert "file:" in found[0].excerpt


def test_a_request_holds_the_agendas(tmp_path: Path) -> None:
    """First the client's own meetings, then those of each partner."""
    (tmp_path / "een.csv").write_text("date\n2027-01-14\n")
    (tmp_path / "twee.csv").write_text("date\n2027-01-21\n2027-13-01\n")
    partners = (
        "joint:\n  partners:\n    - {client: Delft}\n"
        "    - {client: Midden-Delfland, calendar: {council: {file: twee.csv}}}\n"
    )
    found = write_brief(tmp_path, "een.csv", partners)
    assert [(each.code, each.span.line) for each in found] == [("ABS123", 3)]
    assert found[0].span.file == (tmp_path / "twee.csv").as_posix()
    request, _, _ = check_brief(tmp_path / "brief.yaml", open_library())
    assert request is not None
    assert [body.name for body in request.partners] == ["Delft", "Midden-Delfland"]
    days = [[meeting.day.day for meeting in meetings] for meetings in request.agendas]
    assert days == [[14], [], [21]]


_quiet = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_pieces = st.lists(
    st.sampled_from(
        [
            "BEGIN:VCALENDAR\n",
            "END:VCALENDAR\n",
            "BEGIN:VEVENT\n",
            "END:VEVENT\n",
            "BEGIN:VTIMEZONE\n",
            "END:VTIMEZONE\n",
            "BEGIN:STANDARD\n",
            "END:STANDARD\n",
            "TZID:X\n",
            "UID:1\n",
            "DTSTART:20270114T193000\n",
            "DTSTART;TZID=X:20270114T193000Z\n",
            "DTSTART;VALUE=DATE:99991231\n",
            "DTEND:00010101T000000Z\n",
            "DURATION:-P5000W\n",
            "RRULE:FREQ=WEEKLY;COUNT=99\n",
            "RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=400\n",
            "RDATE;VALUE=PERIOD:20270114T193000/PT5H,20270115T193000/20270116T000000\n",
            "EXDATE:20270114,20270115T193000Z\n",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270114T193000\n",
            "TZOFFSETFROM:+9999\n",
            "TZOFFSETTO:-0100\n",
            "SUMMARY;ENCODING=BASE64;VALUE=BINARY:%%%\n",
            " vervolg\n",
            ":::\n",
        ]
    )
    | st.text(st.characters(codec="utf-8"), max_size=20),
    max_size=25,
)


@_quiet
@given(data=st.binary(max_size=300) | _pieces.map(lambda lines: "".join(lines).encode()))
def test_no_calendar_crashes(tmp_path: Path, data: bytes) -> None:
    """Whatever the bytes, there are meetings in the period or diagnostics, and no traceback."""
    for name in ("raad.ics", "raad.csv"):
        meetings, found = read(tmp_path, data, name)
        assert meetings or found
        assert all(FIRST <= each.day <= LAST and each.parts for each in meetings)


@_quiet
@given(lines=_pieces)
def test_no_event_crashes(tmp_path: Path, lines: list[str]) -> None:
    """An event of any lines is read or named."""
    text = HEAD + event("DTSTART:20270114T193000", *[line.strip("\n") for line in lines])
    meetings, found = read(tmp_path, text + "END:VCALENDAR\n")
    assert meetings or found


def test_the_readers_load_only_when_they_are_needed() -> None:
    """A brief without a calendar file pays nothing for them."""
    code = "import sys; import abscurriculum.checking; assert 'icalendar' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
