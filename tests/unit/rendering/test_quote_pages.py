"""The quote and the request list as their readers see them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render
from conftest import ROOT
from pages import read_page, tables_of, words_of
from planned import make_plan, read_brief

_OWN = ("quote", "request-list")


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with a hired room, a budget and partners."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


@pytest.fixture(scope="module")
def offered(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """Give the programme of one client with a whole quote and a case of each kind."""
    quote = {
        "number": "2026-041",
        "date": "2026-10-05",
        "valid_days": 30,
        "provider": "Bureau Voorbeeld",
        "signatory": "dijkgraaf",
        "question": "Hoe doen wij dit samen?",
        "vat": "exempt",
        "vat_by_cost": {"catering": "reduced", "travel": "reverse"},
        "options": [{"title": "Terugkomdag", "amount": 1250.50}],
        "conditions": ["Betalen mag in delen."],
    }
    case = {"owner": "dijkgraaf", "track": "officials-executives"}
    brief = {
        "client": "Hoogheemraadschap van Delfland",
        "period": {"from": "2027-09-06", "to": "2027-12-17"},
        "participants": {"adviseur": 12, "teamleider": 2},
        "routes": dict.fromkeys(
            ("officials-executives", "council-executive", "leadership"), "none"
        ),
        "modules": {"include": ["rollen-en-spelregels"]},
        "cases": [
            {**case, "title": "Dijk"},
            {**case, "title": "Zwaluw", "summary": "Nachtegaal", "confidential": True},
        ],
        "quote": quote,
    }
    request = read_brief(library, tmp_path_factory.mktemp("quote"), brief)
    return workflow.make_programme(request, make_plan(request), "nl")


def cents(text: str) -> int:
    """Read the last amount of a cell as a Dutch reader does: € 1.432,50."""
    found = re.findall(r"€ (\d{1,3}(?:\.\d{3})*),(\d\d)", text)
    assert found, text
    whole, part = found[-1]
    return int(whole.replace(".", "")) * 100 + int(part)


def table(programme: Programme, document: str, caption: str) -> list[list[str]]:
    """Give the rows of the one table whose caption begins so."""
    (found,) = tables_of(read_page(programme, document), caption)
    return found


def test_the_price_adds_up_on_the_page(programme: Programme) -> None:
    """Number times rate is the amount, amounts are the total, and VAT comes on top."""
    rows = table(programme, "quote", "Elk bedrag")[1:]
    lines = [row for row in rows if len(row) == 5]
    assert len(lines) == len(programme.costs)
    for _, number, rate, vat, amount in lines:
        assert int(number.replace(".", "")) * cents(rate) == cents(amount)
        assert vat == "21 %"
    (subtotal, taxed, total) = rows[len(lines) :]
    assert cents(subtotal[1]) == sum(cents(row[4]) for row in lines) == programme.euro_cents
    assert cents(taxed[0]) == programme.euro_cents
    assert cents(taxed[1]) * 100 == pytest.approx(programme.euro_cents * 21, abs=50)
    assert cents(total[1]) == cents(subtotal[1]) + cents(taxed[1])


def test_each_number_of_the_price_is_traced_to_modules(programme: Programme) -> None:
    """Columns add up to the numbers of the price table, and rows to what a module costs."""
    head, *rows, counted = table(programme, "quote", "Per module het aantal")
    prices = [row for row in table(programme, "quote", "Elk bedrag")[1:] if len(row) == 5]
    assert head[2:-1] == [row[0][0] for row in prices]

    def number(cell: str) -> int:
        return int(cell.replace(".", "").replace("–", "0"))

    for column in range(1, len(head) - 1):
        assert sum(number(row[column]) for row in rows) == number(counted[column])
    assert counted[2:-1] == [row[1] for row in prices]
    for row in rows:
        parts = zip(row[2:-1], (price[2] for price in prices), strict=True)
        assert sum(number(cell) * cents(rate) for cell, rate in parts) == cents(row[-1])


def test_partners_pay_and_sign(programme: Programme) -> None:
    """Their parts are the whole, in each column, and each has a place to sign."""
    *rows, whole = table(programme, "quote", "De btw is naar verhouding")[1:]
    for column in (1, 2, 3):
        assert sum(cents(row[column]) for row in rows) == cents(whole[column])
    page = read_page(programme, "quote")
    signing = [words_of(node) for node in page.iter("h3") if words_of(node).startswith("Voor ")]
    assert signing == [
        "Voor Gemeente Westland",
        "Voor Gemeente Midden-Delfland",
        "Voor de aanbieder",
    ]


def test_each_way_of_taxing_says_what_it_is(offered: Programme) -> None:
    """Exempt, 9 % and reversed stand apart, and reversed VAT is told but not charged."""
    rows = table(offered, "quote", "Elk bedrag")[1:]
    basis = {row[0].split(". ")[1].split(",")[0]: row[3] for row in rows if len(row) == 5}
    assert basis["Trainer"] == "vrijgesteld"
    assert basis["Catering"] == "9 %"
    assert basis["Reiskosten"] == "verlegd"
    told = {row[0].split(":")[0].split(" over")[0]: row[1] for row in rows if len(row) == 2}
    assert cents(told["Vrijgesteld van btw"]) == cents(told["Btw verlegd naar u"]) == 0
    assert cents(told["9 % btw"]) == offered.quote.vat_cents > 0
    page = read_page(offered, "quote")
    assert "Centraal Register Kort Beroepsonderwijs" in words_of(page)
    travel = next(line.total for line in offered.costs if line.label.id == "travel")
    assert cents(words_of(page).split("21 % is dat")[1][:20]) == travel * 21 // 100


def test_what_the_brief_says_of_the_quote_is_shown(offered: Programme) -> None:
    """Number, days, provider, question, options apart, own conditions, who signs."""
    for form in ("md", "html"):
        shown = render(offered, "quote", form).decode()
        for words in (
            "2026-041",
            "5 oktober 2026",
            "4 november 2026",
            "Bureau Voorbeeld",
            "Hoe doen wij dit samen?",
            "Terugkomdag",
            "1.250,50",
            "Betalen mag in delen.",
            "dijkgraaf",
        ):
            assert words in shown, words
        assert "Wij factureren" not in shown
    total = cents(words_of(read_page(offered, "quote").find(".//dl")))
    assert total == offered.euro_cents + offered.quote.vat_cents


def test_without_a_quote_in_the_brief_there_is_a_usual_one(programme: Programme) -> None:
    """A date to fill in, the day until which it stands, and the usual conditions."""
    shown = render(programme, "quote", "html").decode()
    assert "in te vullen" in shown
    assert "30 november 2026" in shown
    assert "Wij factureren" in shown
    assert "Opties" not in shown


@pytest.mark.parametrize("document", _OWN)
@pytest.mark.parametrize("form", ["md", "html"])
def test_clients_see_no_secret_case_and_no_instruction(
    offered: Programme, programme: Programme, document: str, form: str
) -> None:
    """Neither a confidential case nor what trainers and actors are told stands in them."""
    shown = render(offered, document, form).decode()
    assert "Zwaluw" not in shown
    assert "Nachtegaal" not in shown
    assert ("Dijk" in shown) == (document == "quote")
    shown = render(programme, document, form).decode()
    for module in programme.modules:
        told = [step.trainer.text for step in module.agenda if step.trainer]
        told += [role.opening.text for scene in module.scenes for role in scene.actor_roles]
        assert told
        for text in told:
            assert text[:40] not in shown


def test_everything_asked_stands_in_the_request_list_with_room_to_answer(
    programme: Programme,
) -> None:
    """Each need and question has its day above it, its session beside it, and an empty cell."""
    rows = table(programme, "request-list", "Bij elke vraag")[1:]
    days = [row for row in rows if len(row) == 1]
    asked = [row for row in rows if len(row) == 3]
    assert len(days) == len({each.due for each in programme.requests})
    for row, each in zip(asked, programme.requests, strict=True):
        assert each.text.text in row[0]
        assert programme.module(each.module).title.text in row[1]
        assert row[2] == ""
    wanted = sum(len(m.needs) + len(m.open_questions) for m in programme.modules)
    assert len(asked) == wanted > 0


def test_what_was_assumed_is_asked(programme: Programme) -> None:
    """Each assumption has a row to correct it; what the brief lacks is asked outright."""
    rows = table(programme, "request-list", "Aannames")[1:]
    assert [row[0] for row in rows] == [text.text for text in programme.assumptions]
    asked = [row[0] for row in table(programme, "request-list", "Dit zegt de opdracht")[1:]]
    assert "Wat is de aanleiding, in uw eigen woorden?" in asked
    assert "Wie is onze contactpersoon, en hoe bereiken wij die?" not in asked


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_hostile_texts_come_out_as_they_are(offered: Programme, text: str) -> None:
    """Whatever stands in the quote of a brief is shown, and nothing of it is markup."""
    hostile = f"<b>{text}</b> | [x](javascript:x)"
    filled = offered.quote.options[0].title.model_copy(update={"text": hostile})
    option = offered.quote.options[0].model_copy(update={"title": filled})
    update: dict[str, Any] = {
        "options": (option,),
        "question": filled,
        "conditions": (filled,),
        "provider": hostile,
        "number": hostile,
        "signatory": filled,
    }
    changed = offered.quote.model_copy(update=update)
    page = read_page(offered.model_copy(update={"quote": changed}), "quote")
    assert not list(page.iter("b"))
    assert words_of(page).count("| [x](javascript:x)") == 7
    assert render(offered.model_copy(update={"quote": changed}), "quote", "md")


@pytest.mark.parametrize("document", _OWN)
def test_english_pages_are_english(programme: Programme, document: str) -> None:
    """No Dutch label is left on an English page."""
    shown = render(programme.model_copy(update={"language": "en"}), document, "md").decode()
    for word in ("Uiterlijk", "Bijeenkomsten", "Prijs", "btw", "Handtekening", "Uw antwoord"):
        assert word not in shown
