"""What documents show of sessions: days, times, places, people, reasons, due dates, clock times."""

import datetime as dt
import re

import pytest

from abscurriculum import workflow
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.models.programme_module import ProgrammeReason
from abscurriculum.rendering import render
from conftest import ROOT
from pages import read_page, tables_of, words_of
from planned import make_plan

_ROLES, _TALK = "rollen-en-spelregels", "adviesgesprek-met-acteur"


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme whose first module is held in a morning and in an afternoon."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def rows_of(programme: Programme, document: str, caption: str) -> list[str]:
    """Give the rows below the head of the tables with a caption, each as one text."""
    tables = tables_of(read_page(programme, document), caption)
    return [" ".join(row) for table in tables for row in table[1:] if len(row) > 1]


def first_of(programme: Programme, module: str) -> ProgrammeSession:
    """Give the first session of a module."""
    return next(session for session in programme.sessions if session.module == module)


def change(programme: Programme, session: ProgrammeSession, **update: object) -> Programme:
    """Give a programme with one session changed."""
    sessions = [
        each.model_copy(update=update) if each.number == session.number else each
        for each in programme.sessions
    ]
    return programme.model_copy(update={"sessions": tuple(sessions)})


@pytest.mark.parametrize(
    ("document", "caption"),
    [("programme", "Alle bijeenkomsten op volgorde van datum."), ("run-sheet", "Bijeenkomsten")],
)
def test_a_session_shows_when_where_and_with_whom(
    programme: Programme, document: str, caption: str
) -> None:
    """Day, times, group, number of people, room and trainers by name stand in one row."""
    row = rows_of(programme, document, caption)[0]
    assert row.startswith("di 19 januari 2027 9.00–13.00")
    assert "Ambtenaren, groepen A en B" in row
    assert "21 deelnemers" in row
    assert "De Schuur trainers: trainer Noord, trainer Zuid" in row


def test_markdown_shows_the_same(programme: Programme) -> None:
    """A Markdown row holds day, times, who must be there, room, staff and the reason."""
    shown = render(programme, "programme", "md").decode()
    assert (
        "| di 19 januari 2027 | 9.00–13.00 | 1. Rollen en spelregels van het gemeentehuis "
        "| Ambtenaren, groepen A en B: 21; altijd erbij: wethouder ruimte | De Schuur "
        "| trainers: trainer Noord, trainer Zuid |  |" in shown
    )
    assert re.search(r"\| do 10 juni 2027 \|.*\| zo gevraagd in de opdracht \|", shown)


def test_staff_without_names_are_counted(programme: Programme) -> None:
    """The brief names trainers and no actors: the trainer goes by name, the actors by number."""
    row = next(r for r in rows_of(programme, "run-sheet", "Bijeenkomsten") if "10 juni" in r)
    assert re.search(r"trainer: trainer (Noord|Zuid); 2 acteurs", row)


def test_who_must_be_there_is_named(programme: Programme) -> None:
    """The alderman who is needed stands with each session of the module, and with no other."""
    for document in ("programme", "run-sheet"):
        rows = [words_of(row) for row in read_page(programme, document).iter("tr")]
        named = [row for row in rows if "Altijd erbij: wethouder ruimte" in row]
        assert len(named) == sum(s.module == _ROLES for s in programme.sessions) == 2


def test_only_more_than_an_even_spread_is_explained(programme: Programme) -> None:
    """A pin has its reason; a session in its target week has none."""
    rows = rows_of(programme, "programme", "Alle bijeenkomsten op volgorde van datum.")
    pinned = next(row for row in rows if "10 juni" in row)
    assert "zo gevraagd in de opdracht" in pinned
    assert not any("gelijkmatig gespreid" in row for row in rows)


@pytest.mark.parametrize(
    ("kind", "told"), [("calendar", True), ("shared", True), ("kept", False), ("pin", False)]
)
def test_the_target_week_is_explained_where_it_is_named(
    programme: Programme, kind: str, *, told: bool
) -> None:
    """What a target week is stands there only when a session is not in it."""
    reason = ProgrammeReason.model_validate(
        {"kind": kind, "text": {"text": "om een reden", "language": "nl"}}
    )
    calm = programme
    for session in programme.sessions:
        calm = change(calm, session, reasons=())
    changed = change(calm, first_of(programme, _TALK), reasons=(reason,))
    for form in ("md", "html"):
        shown = render(changed, "programme", form).decode()
        assert "om een reden" in shown
        assert ("De streefweek is" in shown) is told


def test_sessions_are_told_by_month(programme: Programme) -> None:
    """Each month has its heading once, before its sessions."""
    page = read_page(programme, "programme")
    months = [words_of(row) for row in page.find_class("month") if row.tag == "tr"]
    assert months == ["januari 2027", "juni 2027"]


def test_what_was_held_is_marked(programme: Programme) -> None:
    """A session that has taken place says so in both documents and formats."""
    held = change(programme, programme.sessions[0], held=True)
    for document in ("programme", "run-sheet"):
        for form in ("md", "html"):
            assert "geweest" in render(held, document, form).decode()
            assert "geweest" not in render(programme, document, form).decode()


def test_needs_have_the_day_on_which_they_are_due(programme: Programme) -> None:
    """So many days before the first session, in order of time, with the module they are for."""
    rows = rows_of(programme, "programme", _ASK)
    module = programme.module(_ROLES)
    first = first_of(programme, _ROLES).date
    assert all(need.due == first - dt.timedelta(need.lead_days) for need in module.needs)
    assert rows[0].startswith("di 29 december 2026 21 dagen vooraf")
    dues = [need.due for module in programme.modules for need in module.needs]
    assert len(rows) == len(dues)
    assert sorted(dues) == [
        next(due for due in dues if row.startswith(_write(due))) for row in rows
    ]
    shown = render(programme, "run-sheet", "md").decode()
    assert "(uiterlijk di 29 december 2026, 21 dagen vooraf)" in shown


_ASK = (
    "Goede voorbereiding maakt de bijeenkomsten van u. Dit hebben wij nodig, en wanneer uiterlijk. "
    "Elke datum hoort bij de eerste bijeenkomst van de module."
)
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def _write(day: dt.date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} "


def test_an_agenda_has_a_clock_for_each_start(programme: Programme) -> None:
    """Held in a morning and in an afternoon: both times stand with every step."""
    shown = render(programme, "run-sheet", "md").decode()
    assert "| ochtend | middag | Min. | Onderdeel |" in shown
    assert "| 9.00 | 13.30 | 15 | Welkom" in shown
    assert "| 12.50 | 17.20 | 10 | Oogst" in shown
    rows = rows_of(programme, "run-sheet", "Agenda")
    assert rows[0].startswith("9.00 13.30 15 Welkom")


def test_one_start_needs_one_clock(programme: Programme) -> None:
    """Where all sessions start at the same time there is one column, headed by its name."""
    afternoon = [s for s in programme.sessions if s.module == _ROLES and s.start.hour > 12]
    assert afternoon
    left = tuple(s for s in programme.sessions if s not in afternoon)
    shown = render(programme.model_copy(update={"sessions": left}), "run-sheet", "md").decode()
    assert "| Tijd | Min. | Onderdeel |" in shown
    assert "| 9.00 | 15 | Welkom" in shown
    assert "| 12.50 | 10 | Oogst" in shown


def test_a_name_keeps_its_reading_direction_inside(programme: Programme) -> None:
    """Names of rooms, staff and people who must be there stand in an isolated run of text."""
    turned = "\u202eomgekeerd"
    session = programme.sessions[0]
    staff = tuple(each.model_copy(update={"names": (turned,)}) for each in session.staff)
    changed = change(programme, session, venue=turned, attending=(turned,), staff=staff)
    page = read_page(changed, "programme")
    holders = [node.tag for node in page.iter() if node.text and turned in node.text]
    assert holders
    assert set(holders) == {"bdi"}


def test_reasons_are_in_the_language_of_the_document(library: Library) -> None:
    """An English programme tells in English why a session is then and a module is in."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    made = workflow.make_programme(request, make_plan(request), "en")
    shown = render(made, "programme", "md").decode()
    assert "as asked in the brief" in shown
    assert "works on the goal: " in shown
    # Lines of the brief are for who writes it, in `abs explain`; a client has no use for them.
    assert "brief.yaml" not in shown
    assert all(
        isinstance(text, Filled) and text.language == "en"
        for module in made.modules
        for text in (reason.text for reason in module.reasons)
    )
