"""The library and the examples as they are shipped."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.plan import ChosenModule
from abscurriculum.models.programme import Programme
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rendering import DOCUMENTS, render
from abscurriculum.workflow.drafting import PlanOptions
from conftest import ROOT
from planned import make_plan, read_brief

_EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*.yaml") if not path.name.endswith(".plan.yaml")
)
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


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda path: path.stem)
def test_documents_are_whole(library: Library, example: Path) -> None:
    """No variable, no None, no missing text in any document of any example, in each language."""
    drafted = workflow.draft(example, library, PlanOptions(effort="quick"))
    for language in LANGUAGES:
        check_whole(workflow.make_programme(drafted.request, drafted.plan, language))


def check_whole(programme: Programme) -> None:
    """Render every document as text, and look for what should not be there."""
    for document, entry in DOCUMENTS.items():
        group = programme.groups[0] if entry.per_group else None
        for form in ("md", "html"):
            text = render(programme, document, form, None, group).decode()
            text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
            for sign in ("{{", "}}", "{%", "None", "Undefined", "undefined", "  ,", "()"):
                assert sign not in text, (document, form, sign)
            assert "<script" not in text
            for module in programme.modules if document in _WITH_ALL_MODULES else ():
                plain = re.sub(r"[^\w ]", "", module.title.text)[:20]
                assert plain in re.sub(r"[^\w ]", "", html.unescape(text)), module.id


_WITH_ALL_MODULES = ("programme", "run-sheet", "quote", "evaluation")

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
    routes = dict.fromkeys(library.vocabulary.value.tracks, "none")
    period = {"from": "2027-09-06", "to": "2027-12-17"}
    modules = {"include": ["couleur-locale-startfoto"]}
    brief = {"client": client, "period": period, "routes": routes, "modules": modules}
    request = read_brief(library, tmp_path, brief)
    plan = make_plan(request)
    open_modules = [
        module.id
        for module in library.modules.values()
        if request.client.type not in module.closed_to
    ]
    # Alternatives never are in one plan; here only the texts count.
    sessions = [plan.sessions[0].model_copy(update={"module": each}) for each in open_modules]
    chosen = [ChosenModule(id=each, reasons=()) for each in open_modules]
    changed = {"sessions": tuple(sessions), "modules": tuple(chosen)}
    programme = workflow.make_programme(request, plan.model_copy(update=changed), "nl")
    assert len(programme.modules) == len(open_modules) > 30
    text = render(programme, "run-sheet", "md", None).decode()
    text += render(programme, "programme", "md", None).decode()
    found = Counter(match[0] for match in re.finditer(_FOREIGN[client], text))
    assert not found
