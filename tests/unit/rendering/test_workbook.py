import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from abscurriculum import workflow
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render_all
from conftest import ROOT
from planned import make_plan

_HOSTILE = (
    '=HYPERLINK("http://kwaad.example","klik")',
    "+1+1",
    "-2",
    "@SUM(A1:A9)",
    "https://kwaad.example",
    "0123",
    "_x0041_ & <b>",
    "regel 1\r\nregel 2",
    "\x00\x07 klok 👩‍🚒 \u202eomgekeerd",
    "&R&P &&",
    "x" * 40_000,
)


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme of two clients with people, rooms, a budget and shares."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def make(programme: Programme) -> bytes:
    """Make the workbook."""
    (made,) = render_all(programme, (), ["xlsx"])
    assert made.name == ("programma.xlsx" if programme.language == "nl" else "programme.xlsx")
    assert made.readers == ("client",)
    return made.data


def read(data: bytes, *, values: bool = False) -> dict[str, Worksheet]:
    """Read the sheets back with another library than the one that wrote them."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    return {sheet.title: sheet for sheet in book.worksheets}


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """Give the rows below the heading, by heading."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_every_session_is_there_with_real_values(programme: Programme) -> None:
    """Dates, times, numbers and euros are values and no texts, for each session in order."""
    *rows, total = rows_of(read(make(programme))["Bijeenkomsten"])
    assert len(rows) == len(programme.sessions)
    for row, session in zip(rows, programme.sessions, strict=True):
        assert row["Nr."] == session.number
        assert row["Datum"] == dt.datetime.combine(session.date, dt.time())
        assert (row["Begin"], row["Einde"]) == (session.start, session.end)
        assert row["Module"] == session.title.text
        assert row["Wie"] == "; ".join(each.text for each in session.groups)
        assert row["Deelnemers"] == session.size
        assert row["Waar"] == session.venue
        assert row["Bedrag zonder btw"] == session.euro_cents / 100
    assert total["Bedrag zonder btw"] == f"=SUBTOTAL(109,P2:P{len(rows) + 1})"


def test_the_cost_adds_up(programme: Programme) -> None:
    """Formulas work amounts out, and their stored values are those of the programme."""
    data = make(programme)
    costs = rows_of(read(data, values=True)["Kosten"])
    amounts = {row["Onderdeel"]: row["Bedrag zonder btw"] for row in costs}
    for line in programme.costs:
        assert amounts[line.label.title.text] == line.total / 100
    assert programme.budget is not None
    assert amounts["Totaal"] == programme.euro_cents / 100
    assert amounts["Blijft over"] == (programme.budget - programme.euro_cents) / 100
    first, *_ = rows_of(read(data)["Kosten"])
    assert first["Bedrag zonder btw"] == "=B2*C2"
    *shares, total = rows_of(read(data, values=True)["Verdeling"])
    assert [row["Bedrag zonder btw"] for row in shares] == [
        share.euro_cents / 100 for share in programme.shares
    ]
    assert total["Bedrag zonder btw"] == programme.euro_cents / 100


def test_people_and_materials_are_there(programme: Programme) -> None:
    """Each member of a group, each trainer and actor of a session, each material with its total."""
    sheets = read(make(programme))
    members = rows_of(sheets["Deelnemers"])
    assert sum(row["Aantal"] for row in members) == sum(group.size for group in programme.groups)
    staff = rows_of(sheets["Begeleiding"])
    assert len(staff) == sum(each.number for s in programme.sessions for each in s.staff)
    named = {row["Naam"] for row in staff}
    assert named == {"trainer Noord", "trainer Zuid", "nog geen naam"}
    materials = rows_of(sheets["Materiaal"])
    for module in programme.modules:
        own = [row for row in materials if row["Module"] == module.title.text]
        assert len(own) == len(module.materials)
        for row, material in zip(own, module.materials, strict=True):
            sessions = [each for each in programme.sessions if each.module == module.id]
            times = len(sessions) if material.per == "group" else sum(s.size for s in sessions)
            assert row["Totaal"] == row["Aantal per keer"] * times == material.quantity * times


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_works_on_screen_and_on_paper(programme: Programme, language: str) -> None:
    """Headings stay in view, columns filter and fit, dates are written as people do."""
    sheets = read(make(programme.model_copy(update={"language": language})))
    titles = {
        "nl": ["Bijeenkomsten", "Deelnemers", "Begeleiding", "Materiaal", "Kosten", "Verdeling"],
        "en": ["Sessions", "Participants", "Staff", "Materials", "Cost", "Split"],
    }
    assert list(sheets) == titles[language]
    for sheet in sheets.values():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(cell.value and cell.font.bold for cell in sheet[1])
        widths = [
            sheet.column_dimensions[get_column_letter(n + 1)].width for n in range(len(sheet[1]))
        ]
        assert min(widths) >= 6
    sessions = sheets[titles[language][0]]
    assert sessions["B2"].number_format.endswith("ddd d mmm yyyy")
    assert "€" in sessions["P2"].number_format
    assert sessions["C2"].number_format == "hh:mm"


@pytest.mark.parametrize("hostile", _HOSTILE)
def test_hostile_text_stays_text(programme: Programme, hostile: str) -> None:
    """In any cell it is a string, never a formula, link or number, and reads as it was written."""
    text = Filled(text=hostile, language="nl")
    session = programme.sessions[0]
    staff = session.staff[0].model_copy(update={"names": (hostile, hostile)})
    changes = {"title": text, "venue": hostile, "groups": (text,), "staff": (staff,)}
    group = programme.groups[0].model_copy(update={"title": text})
    share = programme.shares[0].model_copy(update={"client": hostile})
    changed = programme.model_copy(
        update={
            "client_title": hostile,
            "groups": (group,),
            "sessions": (session.model_copy(update=changes), *programme.sessions[1:]),
            "shares": (share, *programme.shares[1:]),
        }
    )
    sheets = read(make(changed))
    wanted = hostile.replace("\r\n", "\n").replace("\x00", "").replace("\x07", "")[:32_767]
    cells = (
        ("Bijeenkomsten", "FHJ"),
        ("Deelnemers", "A"),
        ("Begeleiding", "AF"),
        ("Verdeling", "A"),
    )
    for title, columns in cells:
        for column in columns:
            cell = sheets[title][f"{column}2"]
            assert cell.hyperlink is None
            assert cell.data_type == "s"
            assert str(cell.value).removesuffix("; " + wanted)[: len(wanted)] == wanted
            assert bool(cell.quotePrefix) == hostile.startswith(("=", "+", "-", "@"))
    formulas = {c.value for s in sheets.values() for r in s for c in r if c.data_type == "f"}
    assert all(str(each).startswith(("=SUM(", "=SUBTOTAL(", "=B", "=D")) for each in formulas)


def test_same_bytes_and_no_clock(programme: Programme) -> None:
    """Two runs give the same bytes; every date in it is fixed."""
    data = make(programme)
    assert data == make(programme)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
    assert f"{programme.agreed}T00:00:00Z" in core


def test_an_empty_programme_has_its_headings(programme: Programme) -> None:
    """Without sessions, people or prices there is still a workbook that opens."""
    empty = dict.fromkeys(("sessions", "groups", "modules", "costs", "shares"), ())
    sheets = read(make(programme.model_copy(update=empty)))
    assert [sheet.max_row for sheet in sheets.values()] == [1] * 5
