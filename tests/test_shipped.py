"""The library and the examples as they are shipped."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.text import LANGUAGES, Language
from abscurriculum.rendering import DOCUMENTS, FORMATS, render
from conftest import ROOT

_EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
_CLIENTS = ("Westland", "Provincie Limburg", "Hoogheemraadschap van Delfland")


def shown(found: tuple[Diagnostic, ...]) -> list[str]:
    """Show diagnostics in an assertion."""
    return [f"{d.span} {d.code} {d.message}" for d in found]


def test_library_and_examples_have_nothing_wrong() -> None:
    """Neither an error nor a warning."""
    assert shown(workflow.validate([ROOT / "modules", ROOT / "examples"]).diagnostics) == []


def test_the_catalogue_is_whole(library: Library) -> None:
    """36 modules in three lines, every goal introduced once and practised twice."""
    assert len(library.modules) == len(library.shelf) == 36
    tracks = Counter(module.track for module in library.modules.values())
    assert tracks == {"officials-executives": 13, "council-executive": 14, "leadership": 9}
    assert 18 <= len(library.goals) <= 24
    for goal in library.goals:
        introduced = [m.id for m in library.modules.values() if goal in m.goals.introduces]
        practised = [m.id for m in library.modules.values() if goal in m.goals.practises]
        assert len(introduced) == 1, goal
        assert len(practised) >= 2, goal


def test_every_kind_is_in_use(library: Library) -> None:
    """No kind of module exists for nothing."""
    used = {module.kind for module in library.modules.values()}
    assert used == set(library.vocabulary.value.kinds)


def test_every_activity_can_be_run(library: Library) -> None:
    """Each says what participants and trainer do, in one to three sentences, in both languages."""
    for module in library.modules.values():
        for activity in module.agenda:
            if activity.form == "break":
                continue
            for text in (activity.participants, activity.trainer):
                assert text is not None
                for language in LANGUAGES:
                    words = getattr(text, language).split()
                    assert 4 <= len(words) <= 90, (module.id, activity.title.nl)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda path: path.stem)
def test_documents_are_whole(library: Library, example: Path, language: Language) -> None:
    """No variable, no None, no missing text in any document of any example."""
    request, _ = workflow.read_request(example, library=library)
    plan, _ = workflow.compose(request)
    programme = workflow.make_programme(request, plan, language)
    for document in DOCUMENTS:
        for form in FORMATS:
            text = render(programme, document, form, None).decode()
            text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
            for sign in ("{{", "}}", "{%", "None", "Undefined", "undefined", "  ,", "()"):
                assert sign not in text, (document, form, sign)
            assert "<script" not in text
            for module in programme.modules:
                plain = re.sub(r"[^\w ]", "", module.title.text)[:20]
                assert plain in re.sub(r"[^\w ]", "", html.unescape(text)), module.id


_FOREIGN = {
    "Westland": r"\b(gedeputeerde|Staten|dijkgraaf|provinciehuis|waterschapshuis|provincie[ .,])",
    "Provincie Limburg": r"\b(raadslid|raadsleden|wethouders?|burgemeester|gemeentehuis|raadszaal"
    r"|raadsvoorstel\w*|gemeentesecretaris|waterschapshuis|de raad\b)",
    "Hoogheemraadschap van Delfland": r"\b(raadslid|raadsleden|wethouders?|burgemeester"
    r"|gemeentehuis|raadszaal|raadsvoorstel\w*|gemeentesecretaris|griffier|gedeputeerde|Staten"
    r"|de raad\b)",
}


@pytest.mark.parametrize("client", _CLIENTS)
def test_terms_fit_the_type_in_every_module(library: Library, tmp_path: Path, client: str) -> None:
    """With all modules that are open to it, no client reads the words of another type."""
    brief = tmp_path / "x.yaml"
    include = ", ".join(sorted(library.modules))
    routes = ", ".join(f"{track}: none" for track in library.vocabulary.value.tracks)
    kind = "water-board" if "Delfland" in client else "province"
    open_modules = [
        module.id
        for module in library.modules.values()
        if client == "Westland" or kind not in module.closed_to
    ]
    include = ", ".join(sorted(open_modules))
    brief.write_text(
        f"client: {client}\nperiod: {{from: 2027-01-11, to: 2028-12-15}}\n"
        f"routes: {{{routes}}}\nmodules: {{include: [{include}]}}\n",
        "utf-8",
    )
    request, _ = workflow.read_request(brief, library=library)
    plan, _ = workflow.compose(request)
    programme = workflow.make_programme(request, plan, "nl")
    text = render(programme, "run-sheet", "md", None).decode()
    text += render(programme, "programme", "md", None).decode()
    found = Counter(match[0] for match in re.finditer(_FOREIGN[client], text))
    assert not found
