"""What each reader may see: checked for every document there is, in both page formats."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from abscurriculum import workflow
from abscurriculum.models.base import Model
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme, ProgrammeCase
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
from planned import make_plan

FORMS = ("md", "html")
TITLE, SUMMARY, OWNER = "Zwaluwnest", "Nachtegaalslag", "Koekoeksjong"
INSTRUCTION, QUESTION = "Trainersgeheim", "Tafelgeheim"
SCENE = "Toneelgeheim"
OPEN_CASE = "Merelzang"


def filled(text: str) -> Filled:
    """Make a text."""
    return Filled(text=text, language="nl")


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme in which every text that not all may see bears a word of its own."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    made = workflow.make_programme(request, make_plan(request), "nl")
    cases = [
        ProgrammeCase(
            title=filled(title),
            owner=filled(owner),
            track=track.id,
            summary=filled(summary),
            confidential=secret,
        )
        for track in made.tracks
        for title, owner, summary, secret in (
            (TITLE, OWNER, SUMMARY, True),
            (OPEN_CASE, "wethouder", "Een vraag van hier.", False),
        )
    ]
    modules = [
        module.model_copy(
            update={
                "agenda": tuple(
                    each.model_copy(update={"trainer": filled(INSTRUCTION)})
                    for each in module.agenda
                ),
                "facts": (
                    *module.facts,
                    *(
                        fact.model_copy(update={"items": (filled(QUESTION),), "for_trainers": True})
                        for fact in module.facts
                    ),
                ),
                "scenes": tuple(_mark_scene(scene) for scene in module.scenes),
            }
        )
        for module in made.modules
    ]
    return made.model_copy(update={"cases": tuple(cases), "modules": tuple(modules)})


def _mark_scene(value: Any) -> Any:
    """Put the word of scenes in every text of a scene, save the activity in which it is played."""
    if isinstance(value, Filled):
        return filled(SCENE)
    if isinstance(value, tuple):
        return tuple(_mark_scene(each) for each in value)
    if not isinstance(value, Model):
        return value
    names = [name for name in type(value).model_fields if name != "activity"]
    return value.model_copy(update={name: _mark_scene(getattr(value, name)) for name in names})


def shown(programme: Programme, document: str, form: str) -> str:
    """Render a document, for every group where each has its own."""
    groups = programme.groups if DOCUMENTS[document].per_group else (None,)
    return "\n".join(render(programme, document, form, None, group).decode() for group in groups)


def amounts(value: Any) -> Iterator[str]:
    """List every amount of money in a programme as Dutch readers write it, without the sign."""
    if isinstance(value, tuple):
        for each in value:
            yield from amounts(each)
    if isinstance(value, Model):
        for name in type(value).model_fields:
            part = getattr(value, name)
            if name in ("euro_cents", "total", "budget") and isinstance(part, int) and part:
                english = f"{part / 100:,.2f}"
                yield english.translate(str.maketrans(",.", ".,"))
            else:
                yield from amounts(part)


def readers(document: str) -> set[str]:
    """Give the readers of a document."""
    return set(DOCUMENTS[document].readers)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_confidential_case_is_for_trainers_and_client(
    programme: Programme, document: str, form: str
) -> None:
    """Title, summary and owner stand nowhere that an actor or a participant reads."""
    text = shown(programme, document, form)
    if not readers(document) <= {"client", "trainer"}:
        assert not re.search(f"{TITLE}|{SUMMARY}|{OWNER}", text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_instructions_for_trainers_are_for_trainers(
    programme: Programme, document: str, form: str
) -> None:
    """What the trainer does, and what of a kind's block is for trainers, stands only there."""
    text = shown(programme, document, form)
    if readers(document) != {"trainer"}:
        assert INSTRUCTION not in text
        assert QUESTION not in text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_scenes_are_for_actors_and_trainers(programme: Programme, document: str, form: str) -> None:
    """No participant knows beforehand what is played, nor the client."""
    if not readers(document) <= {"actor", "trainer"}:
        assert SCENE not in shown(programme, document, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_prices_are_for_the_client(programme: Programme, document: str, form: str) -> None:
    """No amount and no sign of money in a document that is not for the client."""
    text = shown(programme, document, form)
    if "client" not in readers(document) or document in ("group-booklet", "evaluation"):
        assert not re.search(r"€|&euro;|\bEUR\b", text)
        assert not [amount for amount in amounts(programme) if amount in text]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_guarded_is_there(programme: Programme, form: str) -> None:
    """Each of these words does stand where its readers look for it, so that the checks bite."""
    sheet, brief = (shown(programme, name, form) for name in ("run-sheet", "actor-brief"))
    for word in (TITLE, SUMMARY, OWNER, INSTRUCTION, QUESTION, SCENE):
        assert word in sheet
    assert SCENE in brief
    assert OPEN_CASE in brief
    assert OPEN_CASE in shown(programme, "group-booklet", form)
    money = shown(programme, "programme", form)
    assert "€" in money
    assert [amount for amount in amounts(programme) if amount in money]
