import csv
from collections import Counter

import pytest

from abscurriculum.sources.register import (
    find_organisations,
    organisations,
    suggest_organisation,
)
from conftest import ROOT


def test_the_register_is_complete() -> None:
    """342 municipalities, 12 provinces, 21 water boards, each with seats and a holiday region."""
    count = Counter(body.type for body in organisations())
    assert count == {"municipality": 342, "province": 12, "water-board": 21}
    assert all(body.seats and body.holiday_region for body in organisations())


def test_seats_follow_the_law_but_for_five_councils() -> None:
    """Gemeentewet art. 8 gives the seats; five councils crossed a bound after the date."""
    bounds = (3, 6, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 100, 200)
    seats = (9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 45)
    differing = set()
    for body in organisations():
        if body.type == "municipality" and body.inhabitants:
            lawful = seats[sum(body.inhabitants > bound * 1000 for bound in bounds)]
            if body.seats != lawful:
                differing.add(body.name)
    assert differing <= {
        "Borne",
        "Dronten",
        "Druten",
        "Hilversum",
        "Hollands Kroon",
        "Oost Gelre",
        "Westerveld",
        "Wijdemeren",
    }


@pytest.mark.parametrize(
    ("name", "full_name"),
    [
        ("Westland", "gemeente Westland"),
        ("GM1783", "gemeente Westland"),
        ("westland", "gemeente Westland"),
        ("Gemeente Westland", "gemeente Westland"),
        ("Den Haag", "gemeente 's-Gravenhage"),
        ("Den Bosch", "gemeente 's-Hertogenbosch"),
        ("Beek", "gemeente Beek"),
        ("Rijswijk (ZH.)", "gemeente Rijswijk"),
        ("Sudwest-Fryslan", "gemeente Súdwest-Fryslân"),
        ("Utrecht", "gemeente Utrecht"),
        ("Provincie Utrecht", "provincie Utrecht"),
        ("Groningen", "gemeente Groningen"),
        ("Limburg", "provincie Limburg"),
        ("Waterschap Limburg", "Waterschap Limburg"),
        ("Delfland", "Hoogheemraadschap van Delfland"),
        ("Friesland", "provincie Fryslân"),
    ],
)
def test_finds_a_client_by_the_names_people_use(name: str, full_name: str) -> None:
    """Codes, aliases, names with and without type or suffix; a municipality goes first."""
    assert [body.full_name for body in find_organisations(name)] == [full_name]


def test_every_name_code_and_alias_is_found() -> None:
    """No row of the register is hidden behind another of its own type, but for true doubles."""
    for body in organisations():
        for name in (body.name, body.code, body.full_name):
            if name:
                assert body in find_organisations(name, body.type), name


def test_a_name_of_two_municipalities_gives_both() -> None:
    """Bergen is in Limburg and in Noord-Holland."""
    assert {body.code for body in find_organisations("Bergen")} == {"GM0893", "GM0373"}


def test_a_misspelt_name_is_recognised() -> None:
    """The founding case's own slip leads to the right municipality."""
    meant = suggest_organisation("Vlakenburg aan de Geul")
    assert meant is not None
    assert (meant.name, meant.code) == ("Valkenburg aan de Geul", "GM0994")
    assert suggest_organisation("Atlantis") is None


def test_codes_are_unique() -> None:
    """No code stands twice in the files."""
    rows = (ROOT / "src/abscurriculum/register/municipalities.csv").open(encoding="utf-8")
    with rows:
        found = [row["code"] for row in csv.DictReader(rows)]
    assert len(found) == len(set(found))
