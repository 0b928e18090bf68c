import itertools
import re
import tomllib
from pathlib import Path

import pytest
from lxml import html

from abscurriculum import AbsError, workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
from pages import read_page, render_first
from planned import make_plan


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with days, people, a room, a budget and a pin."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def test_both_languages_have_the_same_labels() -> None:
    """No word is missing in either language."""
    labels = tomllib.loads((ROOT / "templates/labels.toml").read_text("utf-8"))
    assert set(labels["nl"]) == set(labels["en"])


def test_every_label_is_used() -> None:
    """No word stands in labels.toml for nothing; templates, calendars and sheets use no other."""
    labels = tomllib.loads((ROOT / "templates/labels.toml").read_text("utf-8"))
    texts = "".join(file.read_text("utf-8") for file in (ROOT / "templates").rglob("*.j2"))
    by_value = {"must", "should", "could", "introduces", "practises", "anchors"}
    by_value |= {"reaction", "learning", "behaviour", "results"}
    by_value |= {"sheet_one_trainer", "sheet_one_actor", "sheet_one_guest"}
    files = (ROOT / "src/abscurriculum/rendering").glob("*.py")
    code = "".join(file.read_text("utf-8") for file in files)
    used = {*re.findall(r"\bt\.(\w+)", texts)}
    used |= {*re.findall(r"\b(?:t|labels|words)\[[\"'](\w+)", code)}
    assert used | by_value == set(labels["nl"])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_pages_are_built_for_everyone(programme: Programme, document: str) -> None:
    """One h1, no level skipped, real table heads and captions, every link leads somewhere."""
    page = read_page(programme, document)
    assert page.get("lang") == "nl"
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for table in page.iter("table"):
        assert list(table.iter("caption"))
        assert all(cell.get("scope") for cell in table.iter("th"))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for link in page.iter("a"):
        assert link.get("href", "").removeprefix("#") in ids
    for drawing in page.iter("svg"):
        assert drawing.get("role") == "img"
        assert all(node.text for node in drawing.iter("title", "desc"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_page_needs_nothing_else(programme: Programme, document: str) -> None:
    """No script, no request to anywhere, no style from outside."""
    text = render_first(programme, document, "html")
    page = html.document_fromstring(text)
    assert not list(page.iter("script", "link", "iframe", "img", "object"))
    for node in page.iter():
        for name in ("src", "href", "action", "data"):
            assert (node.get(name) or "#").startswith("#")
    style = text.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_confidential_case_is_for_trainers_only(library: Library, tmp_path: Path) -> None:
    """Its title and summary stand in the run sheet and nowhere in the programme."""
    brief = tmp_path / "x.yaml"
    brief.write_text(
        "client: Westland\nperiod: {from: 2027-01-11, to: 2027-12-17}\n"
        "routes: {officials-executives: none, council-executive: none, leadership: none}\n"
        "modules: {include: [couleur-locale-startfoto]}\n"
        "cases: [{title: Zwaluw, summary: Nachtegaal, owner: mayor, track: leadership, "
        "confidential: true}]\n"
    )
    request, _ = workflow.read_request(brief, library=library)
    made = workflow.make_programme(request, make_plan(request), "nl")
    for form in ("md", "html"):
        shown = render(made, "programme", form).decode()
        assert "Zwaluw" not in shown
        assert "Nachtegaal" not in shown
        assert "vertrouwelijke casus" in shown
        assert "Zwaluw" in render(made, "run-sheet", form).decode()


def test_trainers_notes_stay_with_trainers(programme: Programme) -> None:
    """No instruction for trainers and no scene stands in the client's programme."""
    shown = render(programme, "programme", "html").decode()
    module = programme.module("adviesgesprek-met-acteur")
    assert module.agenda[0].trainer is not None
    assert module.agenda[0].trainer.text[:40] not in shown
    assert module.scenes[0].title.text not in shown


def test_a_missing_translation_is_marked(library: Library, programme: Programme) -> None:
    """A text that falls back to another language carries its language."""
    summary = programme.modules[0].summary.model_copy(update={"language": "en", "text": "Only so"})
    module = programme.modules[0].model_copy(update={"summary": summary})
    changed = programme.model_copy(update={"modules": (module, *programme.modules[1:])})
    assert '<p lang="en">Only so</p>' in render(changed, "programme", "html").decode()


def test_a_style_replaces_a_block_a_word_or_a_template(
    programme: Programme, tmp_path: Path
) -> None:
    """A style brings only what it changes."""
    (tmp_path / "labels.toml").write_text('[nl]\nwhy = "Aanleiding"\n')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/style.css").write_text("body{color:#123456}")
    shown = render(programme, "programme", "html", tmp_path).decode()
    assert ">Aanleiding</h2>" in shown
    assert "#123456" in shown
    assert "Wat wij van u vragen" in shown
    for language in LANGUAGES:
        assert render(programme.model_copy(update={"language": language}), "programme", "md")


@pytest.mark.parametrize(
    ("template", "words", "line"),
    [
        ("# {{ p.client_title }}\n{% if %}", "Expected an expression", 2),
        ("# x\n\n{{ p.klant }}", "klant", 3),
        ("{% include '../../../etc/passwd' %}", "no template", 1),
        ("x\n{{ ''.__class__.__mro__ }}", "unsafe", 2),
        ("{{ p.model_dump() }}", "unsafe", 1),
        ("x\n\n{{ p.period_from.today() }}", "unsafe", 3),
        ("a: b\n{{ 1 / 0 }}", "division", 2),
    ],
)
def test_a_fault_in_a_style_is_a_diagnostic(
    programme: Programme, tmp_path: Path, template: str, words: str, line: int
) -> None:
    """Syntax, unknown names, files elsewhere and code are named with template and line."""
    (tmp_path / "programme").mkdir()
    (tmp_path / "programme/programme.md.j2").write_text(template)
    with pytest.raises(AbsError) as caught:
        render(programme, "programme", "md", tmp_path)
    found = caught.value.diagnostics[0]
    assert (found.code, found.span.line) == ("ABS601", line)
    assert found.span.file.endswith("programme.md.j2")
    assert words in found.message
