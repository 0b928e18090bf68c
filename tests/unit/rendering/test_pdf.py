import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PdfReader

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rendering import DOCUMENTS, render
from abscurriculum.rendering.blocks import Page, join_runs
from abscurriculum.rendering.paper import find_tables
from abscurriculum.rendering.reading import read_page
from conftest import ROOT
from pdf_reading import elements, failures, letters, read_pages
from planned import make_plan

_KINDS = [(document, language) for document in DOCUMENTS for language in LANGUAGES]


@pytest.fixture(scope="module")
def programmes(library: Library) -> dict[str, Programme]:
    """Give the programme for Westland in both languages."""
    request, _ = workflow.read_request(ROOT / "examples/westland.yaml", library=library)
    plan = make_plan(request)
    return {each: workflow.make_programme(request, plan, each) for each in LANGUAGES}


@dataclass(frozen=True)
class Made:
    """A document as page and as PDF."""

    page: Page
    pdf: bytes
    language: str


@pytest.fixture(scope="module", params=_KINDS, ids="-".join)
def made(programmes: dict[str, Programme], request: pytest.FixtureRequest) -> Made:
    """Give each document in both languages."""
    document, language = request.param
    programme = programmes[language]
    group = programme.groups[0] if DOCUMENTS[document].per_group else None
    page = read_page(render(programme, document, "html", group=group).decode())
    return Made(page, render(programme, document, "pdf", group=group), language)


def test_passes_the_checker(made: Made) -> None:
    """An independent checker finds nothing against PDF/UA-1 and PDF/A-2a in any document."""
    assert failures(made.pdf) == []
    assert b"\r\nendstream" not in made.pdf
    reader = PdfReader(io.BytesIO(made.pdf))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == made.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == " ".join(made.page.title.split())
    # Pages take ten kilobytes each at most, with fonts for the whole.
    assert len(made.pdf) < 60_000 + 10_000 * len(reader.pages)


def test_says_what_the_page_says(made: Made) -> None:
    """Each text of the page is in the PDF, each word as often as in the page, read by PDFium."""
    page = made.page
    runs = join_runs((*page.cover, *page.blocks, *page.closing))
    pages = read_pages(made.pdf)
    text = letters("".join(pages))
    missing = [run.text for run in runs if letters(run.text) not in text]
    # A text that goes on on the next page has the foot and head of pages in it.
    assert len(missing) <= len(pages)
    assert count_words(" ".join(run.text for run in runs)) - count_words(" ".join(pages)) == {}


def count_words(text: str) -> Counter[str]:
    """Count words; the parts of a word with hyphens are words, as it may be divided there."""
    return Counter(re.findall(r"[^\W_]+", text))


def test_tables_name_rows_and_columns(made: Made) -> None:
    """Each table has its caption, and a header cell with a scope wherever the page has one."""
    tables = list(find_tables(made.page.blocks))
    heads = [
        cell.scope
        for table in tables
        for row in (*table.head, *table.body, *table.foot)
        for cell in row.cells
        if cell.header
    ]
    tags = list(elements(made.pdf))
    names = [tag["/S"] for tag in tags]
    assert names.count("/Table") == names.count("/Caption") == len(tables)
    scopes = [tag["/A"]["/Scope"] for tag in tags if tag["/S"] == "/TH"]
    assert len(scopes) == len(heads)
    assert scopes.count("/Row") >= heads.count("row")
    words = [tag["/ActualText"] for tag in tags if "/ActualText" in tag]
    assert words == [run.spoken for run in join_runs(made.page.blocks) if run.spoken]
