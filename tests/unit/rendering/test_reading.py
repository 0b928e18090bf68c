import re
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import DOCUMENTS, render
from abscurriculum.rendering.blocks import (
    Cell,
    Figure,
    Heading,
    ListBlock,
    Note,
    Pairs,
    Paragraph,
    Run,
    Table,
    join_runs,
)
from abscurriculum.rendering.reading import read_page
from conftest import ROOT
from planned import make_plan


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with days, people, a room, a budget and a pin."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


class _Eyes(HTMLParser):
    """Gathers what is to be read on paper, with another parser than the one that is tested."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self._hidden: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        screens = tag in {"head", "nav", "svg", "script", "style", "button"}
        if tag in {"br", "meta", "link", "img", "hr", "input"}:
            return
        if self._hidden or screens or {"sr", "skip", "top"} & set(classes):
            self._hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            assert self._hidden.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data


def visible_text(page: str) -> str:
    """Give what is to be read on paper, without white space."""
    return re.sub(r"\s", "", _Eyes(page).text)


def text_of(page: str) -> str:
    """Give all text of the blocks, without white space."""
    read = read_page(page)
    runs = join_runs((*read.cover, *read.blocks, *read.closing))
    return re.sub(r"\s", "", "".join(run.text for run in runs))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_text_is_lost(programme: Programme, document: str) -> None:
    """All text that a reader of the page sees is in the blocks, in the same order."""
    entry = DOCUMENTS[document]
    for group in programme.groups[:2] if entry.per_group else (None,):
        page = render(programme, document, "html", group=group).decode()
        assert text_of(page) == visible_text(page)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_all_of_the_page_is_known(programme: Programme, document: str) -> None:
    """Every table keeps its caption, head and row heads; drawings keep their words; links lead."""
    group = programme.groups[0] if DOCUMENTS[document].per_group else None
    page = render(programme, document, "html", group=group).decode()
    tree: Any = html.document_fromstring(page)
    read = read_page(page)
    assert read.language == "nl"
    assert read.title == re.sub(r"[ \n]+", " ", tree.findtext(".//title")).strip()
    tables = [block for block in everything(read.blocks) if isinstance(block, Table)]
    assert len(tables) == len(list(tree.iter("table")))
    for table, node in zip(tables, tree.iter("table"), strict=True):
        assert "".join(run.text for run in table.caption).strip()
        assert len(table.head) == len(node.findall("thead/tr"))
        rows = [*table.head, *table.body, *table.foot]
        heads = [cell.scope for row in rows for cell in row.cells if cell.header]
        assert heads == [cell.get("scope") for cell in node.iter("th")]
    drawings = [block for block in everything(read.blocks) if isinstance(block, Figure)]
    assert len(drawings) == len(list(tree.iter("svg")))
    assert all(each.alt and each.svg.startswith("<svg ") for each in drawings)


def everything(blocks: Any) -> Any:
    """Give all blocks at any depth."""
    for block in blocks:
        yield block
        match block:
            case Note():
                yield from everything(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from everything(item)


def read(body: str) -> Any:
    """Read the blocks of a small page."""
    return read_page(f"<!doctype html><html lang=nl><title>T</title><body><main>{body}</main>")


def one(body: str) -> Any:
    """Read a page of one block."""
    (block,) = read(body).blocks
    return block


def test_looks_of_text() -> None:
    """Bold, slanted, code, language, class and track of a text are known."""
    paragraph = one(
        '<p class=lead>Dit is <b>vet</b>, <em>schuin</em>, <code>code</code>, <span lang="en">'
        'English</span> en <span class="n track2">7</span></p>'
    )
    assert paragraph == Paragraph(
        (
            Run("Dit is "),
            Run("vet", bold=True),
            Run(", "),
            Run("schuin", italic=True),
            Run(", "),
            Run("code", code=True),
            Run(", "),
            Run("English", language="en"),
            Run(" en "),
            Run("7", classes=("n",), track=2),
        ),
        ("lead",),
    )


def test_white_space_is_folded() -> None:
    """White space is folded as browsers do; a line break keeps no spaces; edges have none."""
    assert one("<p>  een\n twee <b> drie</b> <br>  vier\n</p>").runs == (
        Run("een twee "),
        Run("drie", bold=True),
        Run("\n"),
        Run("vier"),
    )


def test_marks_for_eyes_and_ears() -> None:
    """A mark for the eyes takes the words for the ears that follow it; alone it is not read."""
    cell = '<td class=mark><span aria-hidden="true">●</span><span class="sr">oefent</span></td>'
    (row,) = one(f"<table><tbody><tr>{cell}</tr></tbody></table>").body
    assert row.cells[0].align == "center"
    assert row.cells[0].runs == (Run("●", spoken="oefent"),)
    assert one('<p><span aria-hidden="true">●</span> oefent</p>').runs[0].spoken == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("#kosten", True),
        ("https://voorbeeld.nl/a?b=c", True),
        ("mailto:griffie@voorbeeld.nl", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://a b", False),
    ],
)
def test_links_lead_to_safe_places_only(address: str, *, kept: bool) -> None:
    """Only headings of the page and plain addresses are links; the text stays in any case."""
    assert one(f'<p><a href="{address}">tekst</a></p>').runs == (
        Run("tekst", link=address if kept else ""),
    )


def test_headings_pages_and_tracks() -> None:
    """The first heading of a section that begins a page begins it; the track is known."""
    first, text, second = read(
        "<section class='track3 newpage'><h2 id=a>Een</h2><p>x</p><h3>Twee</h3></section>"
    ).blocks
    assert first == Heading(2, (Run("Een", track=3),), "a", (), 3, new_page=True)
    assert text.runs == (Run("x", track=3),)
    assert second.new_page is False


def test_lists_pairs_and_notes() -> None:
    """Lists may hold lists; pairs keep their terms; a scene and an aside are set apart."""
    outer = one("<ol><li>een<ul><li>twee</ul><li>drie</ol>")
    assert outer.ordered
    assert outer.items[0][1].items == ((Paragraph((Run("twee"),)),),)
    assert outer.items[1] == (Paragraph((Run("drie"),)),)
    pairs = one("<dl><div><dt>a</dt><dd>b</dd></div><dt>c<dd>d</dl>")
    assert isinstance(pairs, Pairs)
    assert [(p.term[0].text, p.blocks) for p in pairs.pairs] == [
        ("a", (Paragraph((Run("b"),)),)),
        ("c", (Paragraph((Run("d"),)),)),
    ]
    for note in (one("<div class=scene><p>x</p></div>"), one("<aside>x</aside>")):
        assert note == Note((Paragraph((Run("x"),)),), note.classes)


def test_screens_only_is_left_out() -> None:
    """Ways through the page and buttons are for screens; a summary stays, in bold."""
    page = read(
        '<nav><h2>Inhoud</h2></nav><a class="top" href="#top">Omhoog</a><button>Kies</button>'
        "<details><summary>Meer</summary><p>tekst</p></details>"
    )
    assert page.blocks == (Paragraph((Run("Meer", bold=True),)), Paragraph((Run("tekst"),)))


def test_cells_span() -> None:
    """Spans are numbers of columns and rows; nonsense counts as one."""
    table = one("<table><tr><th colspan=3 scope=row>a<td rowspan=2>b<td colspan=x>c</table>")
    assert table.columns == 5
    cells: list[Cell] = list(table.body[0].cells)
    assert [(c.colspan, c.rowspan) for c in cells] == [(3, 1), (1, 2), (1, 1)]


def test_drawings_stay_as_written() -> None:
    """A drawing keeps the capitals of its names, and its words come from title and desc."""
    svg = '<svg viewBox="0 0 1 1"><title>Lijn</title><desc>Van mei.</desc><rect width="1"/></svg>'
    figure = one(f"<figure><div>{svg}</div><figcaption>Zie onder</figcaption></figure>")
    assert figure == Figure(svg, "Lijn. Van mei", (Run("Zie onder"),))


def test_unknown_elements_lose_nothing() -> None:
    """The text of elements that nobody knows stays, as a paragraph."""
    assert one("<main-part>tekst <x-y>meer</x-y></main-part>").runs == (Run("tekst "), Run("meer"))
