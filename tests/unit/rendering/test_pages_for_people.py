"""Actor brief, booklets and evaluation for every type of organisation, in both languages."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.models.text import LANGUAGES, Language
from abscurriculum.rendering import render
from conftest import ROOT
from pages import read_page, words_of
from planned import make_plan, read_brief

_OWN = ("actor-brief", "group-booklet", "evaluation")
# Each with words that its kind of organisation never uses.
_CLIENTS = {
    "Provincie Limburg": r"\b(wethouder|gemeenteraad|raadslid|raadsleden|burgemeester)\b",
    "Delfland": r"\b(wethouder|gemeenteraad|raadslid|raadsleden|burgemeester|griffier)\b",
    "Dronten": r"\b(gedeputeerde|Statenlid|Statenleden|dijkgraaf|heemraad)\b",
}
_BRIEF = {
    "period": {"from": "2027-01-11", "to": "2027-12-17"},
    "participants": {"adviser": 12},
    "routes": dict.fromkeys(("officials-executives", "council-executive", "leadership"), "none"),
    "modules": {
        "include": [
            "couleur-locale-startfoto",
            "rollen-en-spelregels",
            "adviesgesprek-met-acteur",
            "rolinvulling-en-rolopvatting",
        ]
    },
    "goals": {"must": ["rolvastheid"]},
}


@pytest.fixture(scope="module", params=_CLIENTS)
def made(
    request: pytest.FixtureRequest, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[Language, Programme]]:
    """Give a programme of each type of organisation in both languages."""
    name: str = request.param
    asked = read_brief(library, tmp_path_factory.mktemp("brief"), {"client": name, **_BRIEF})
    plan = make_plan(asked)
    return name, {each: workflow.make_programme(asked, plan, each) for each in LANGUAGES}


@pytest.mark.parametrize("document", _OWN)
def test_words_are_those_of_the_organisation(
    made: tuple[str, dict[Language, Programme]], document: str
) -> None:
    """No alderman at a province or a water board, no provincial word at a municipality."""
    name, programmes = made
    text = words_of(read_page(programmes["nl"], document).find("body"))
    assert len(text) > 3000  # there is something in it
    assert not re.findall(_CLIENTS[name], text, re.IGNORECASE)


def test_labels_are_translated() -> None:
    """What is the same in both languages are words that both have."""
    labels = tomllib.loads((ROOT / "templates/labels.toml").read_text("utf-8"))
    same = {word for name, word in labels["nl"].items() if labels["en"][name] == word}
    both = {"agenda", "budget", "contact", "module", "modules", "min.", "planning"}
    assert {word.lower() for word in same} <= both | {"trainer", "trainers"}


@pytest.mark.parametrize("document", _OWN)
def test_no_fixed_word_of_the_other_language(
    made: tuple[str, dict[Language, Programme]], document: str
) -> None:
    """No label of one language stands in a page of the other, nor a text that lacks its own."""
    labels = tomllib.loads((ROOT / "templates/labels.toml").read_text("utf-8"))
    for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
        page = read_page(made[1][language], document)
        assert page.get("lang") == language
        assert not [node for node in page.iter() if node is not page and node.get("lang")]
        shown = {words_of(node) for node in page.iter("h2", "h3", "th", "dt", "caption", "p")}
        own = set(labels[language].values())
        assert not shown & (set(labels[other].values()) - own)


@pytest.mark.parametrize("document", _OWN)
def test_no_heading_without_a_text(
    made: tuple[str, dict[Language, Programme]], document: str
) -> None:
    """Behind every heading comes a text, a table or a heading below it."""
    for programme in made[1].values():
        nodes = [
            node
            for node in read_page(programme, document).iter(
                "h1", "h2", "h3", "h4", "p", "li", "th", "td"
            )
            if words_of(node)
        ]
        for node, after in itertools.pairwise(nodes):
            if node.tag.startswith("h") and after.tag.startswith("h"):
                assert after.tag > node.tag, words_of(node)
        assert not nodes[-1].tag.startswith("h")


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("document", _OWN)
def test_same_programme_same_bytes(
    made: tuple[str, dict[Language, Programme]], document: str, form: str
) -> None:
    """Rendering twice gives the same, and no path of any machine."""
    programme = made[1]["nl"]
    group = programme.groups[0] if document == "group-booklet" else None
    first, second = (render(programme, document, form, None, group) for _ in range(2))
    assert first == second
    assert str(Path.home()) not in first.decode()
