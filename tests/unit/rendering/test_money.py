"""What documents show of cost: lines, rates, totals, budget, tracks, shares."""

import re

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render
from conftest import ROOT
from pages import read_page, tables_of
from planned import make_plan

_COSTS = "Alle bedragen"


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with a budget, of which some rates are given."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def money_of(programme: Programme, caption: str) -> list[list[str]]:
    """Give the rows of a table of money."""
    (table,) = tables_of(read_page(programme, "programme"), caption)
    return table


def cents(text: str) -> int:
    """Read an amount as a Dutch reader does: € 1.432,50."""
    found = re.fullmatch(r"(?:aanname )?€ ((?:\d{1,3}(?:\.\d{3})*)),(\d\d)", text)
    assert found, text
    return int(found[1].replace(".", "")) * 100 + int(found[2])


def test_lines_multiply_and_add_up(programme: Programme) -> None:
    """On the page itself number times rate is the amount, and the amounts are the total."""
    costs = money_of(programme, _COSTS)
    lines = [row for row in costs[1:] if len(row) == 4]
    assert len(lines) == len(programme.costs)
    for _, number, rate, amount in lines:
        assert int(number.replace(".", "")) * cents(rate) == cents(amount)
    total = next(cents(row[-1]) for row in costs if row[0] == "Totaal")
    assert total == sum(cents(row[3]) for row in lines) == programme.euro_cents


def test_assumed_rates_are_marked(programme: Programme) -> None:
    """Rates of the library say aanname, those of the brief do not, and the mark is explained."""
    costs = money_of(programme, _COSTS)
    marked = {row[0] for row in costs if len(row) == 4 and row[2].startswith("aanname")}
    assert marked == {
        "Gehuurde zaal, per dagdeel",
        "Catering, per deelnemer en dagdeel",
        "Voorbereiding, per module",
    }
    for form in ("md", "html"):
        shown = render(programme, "programme", form).decode()
        assert "Waar aanname staat, rekenen wij met een gebruikelijk tarief." in shown


def test_rates_of_the_brief_need_no_excuse(programme: Programme) -> None:
    """Without assumed rates nothing is said of them."""
    costs = tuple(line.model_copy(update={"assumed": False}) for line in programme.costs)
    given = programme.model_copy(update={"costs": costs})
    for form in ("md", "html"):
        assert "gebruikelijk tarief" not in render(given, "programme", form).decode()


def test_the_budget_and_what_is_left_are_shown(programme: Programme) -> None:
    """Budget less total is what is left."""
    rows = {row[0]: row[-1] for row in money_of(programme, _COSTS)}
    assert cents(rows["Budget"]) == 20_000_00
    assert cents(rows["Blijft over"]) == 20_000_00 - programme.euro_cents


def test_what_goes_over_the_budget_is_called_so(programme: Programme) -> None:
    """A plan that was kept though the budget shrank shows the excess, as a plain amount."""
    over = programme.model_copy(update={"budget": programme.euro_cents - 123_45})
    rows = {row[0]: row[-1] for row in money_of(over, _COSTS)}
    assert cents(rows["Boven budget"]) == 123_45
    assert "Blijft over" not in rows


def test_without_a_budget_none_is_shown(programme: Programme) -> None:
    """The total is the last row."""
    free = programme.model_copy(update={"budget": None})
    assert money_of(free, _COSTS)[-1][0] == "Totaal"
    assert "| Budget |" not in render(free, "programme", "md").decode()


def test_tracks_and_preparation_make_the_total(programme: Programme) -> None:
    """What the sessions of each track cost, with preparation, is the whole."""
    rows = money_of(programme, "Kosten per leerlijn")[1:]
    assert rows[-1][0] == "Totaal"
    assert sum(cents(row[-1]) for row in rows[:-1]) == cents(rows[-1][-1]) == programme.euro_cents
    assert int(rows[0][1]) == len(programme.sessions)


def test_shares_of_a_joint_programme_are_the_total(programme: Programme) -> None:
    """Each client pays its part, to the cent."""
    rows = money_of(programme, "Verdeling")[1:]
    assert [row[0] for row in rows] == ["Gemeente Westland", "Gemeente Midden-Delfland", "Totaal"]
    assert sum(cents(row[-1]) for row in rows[:-1]) == programme.euro_cents


def test_partners_stand_on_the_cover(programme: Programme) -> None:
    """Who shares the programme is told at once, and nothing when nobody does."""
    for document in ("programme", "run-sheet"):
        for form in ("md", "html"):
            shown = render(programme, document, form).decode()
            assert "Samen met" in shown
            assert "Gemeente Midden-Delfland" in shown
    alone = programme.model_copy(update={"partners": (), "shares": ()})
    assert "Samen met" not in render(alone, "programme", "html").decode()


def test_english_amounts_are_english(programme: Programme) -> None:
    """The sign stands close, the comma parts thousands."""
    english = programme.model_copy(update={"language": "en"})
    shown = render(english, "programme", "md").decode()
    assert "€20,000.00" in shown
    assert "€ " not in shown
    assert "€\u00a0" not in shown
