"""What a page of ours holds, without how it looks: PDF and Word are made from this."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Classes = tuple[str, ...]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; a line break is a run of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    """Where it leads: "#id" of a heading in this page, or an address (https, http, mailto, tel)."""
    language: str = ""
    """Its language where that is not the page's."""
    classes: Classes = ()
    """Classes of the elements around it, outermost first: badge, n, soft, legend, place."""
    track: int = 0
    """The number of the track that colours it; 0 is none."""
    isolated: bool = False
    """Whether its reading direction stays its own."""
    spoken: str | None = None
    """What is read aloud in its place: None is the text itself, "" nothing."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the name on the cover."""

    level: int
    runs: Runs
    id: str = ""
    classes: Classes = ()
    track: int = 0
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; classes tell of kind, lead, legend."""

    runs: Runs
    classes: Classes = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item holds blocks. Class meta is a list of facts on one line."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]
    classes: Classes = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: tuple["Block", ...]
    header: bool = False
    """Whether it names its row or column."""
    scope: str = ""
    """What it names: row, col, rowgroup."""
    align: Align = "left"
    colspan: int = 1
    rowspan: int = 1
    classes: Classes = ()

    @property
    def runs(self) -> Runs:
        """The text of its paragraphs, each on a line of its own."""
        return join_runs(self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; class month names the rows below it, class rest is less important."""

    cells: tuple[Cell, ...]
    classes: Classes = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; header rows are repeated on each page."""

    caption: Runs
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...]
    columns: int
    classes: Classes = ()
    track: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and what there is to say about it."""

    term: Runs
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Terms with what they say."""

    pairs: tuple[Pair, ...]
    classes: Classes = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, and the same in words."""

    svg: str
    alt: str
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Blocks set apart: a scene, an aside, a quotation; classes tell which."""

    blocks: tuple["Block", ...]
    classes: Classes = ()
    track: int = 0


Block = Heading | Paragraph | ListBlock | Table | Pairs | Figure | Note


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page: its cover, what it says, and the line it ends with."""

    title: str
    language: str
    cover: tuple[Block, ...]
    blocks: tuple[Block, ...]
    closing: tuple[Block, ...]
    contents: str = ""
    """The heading of its table of contents, where it has one."""


def join_runs(blocks: tuple[Block, ...]) -> Runs:
    """Give the text of blocks as one stretch, a line break between each."""
    runs: list[Run] = []
    for part in _stretches(blocks):
        runs += [*([Run("\n")] if runs else []), *part]
    return tuple(runs)


def _stretches(blocks: tuple[Block, ...]) -> Iterator[Runs]:
    """Give every stretch of text in blocks, in the order of the page."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.runs
            case Table():
                yield from _lines(block)
            case Figure():
                yield from (block.caption,) if block.caption else ()
            case ListBlock():
                for item in block.items:
                    yield from _stretches(item)
            case Pairs():
                for pair in block.pairs:
                    yield pair.term
                    yield from _stretches(pair.blocks)
            case Note():
                yield from _stretches(block.blocks)


def _lines(table: Table) -> Iterator[Runs]:
    yield from (table.caption,) if table.caption else ()
    for row in (*table.head, *table.body, *table.foot):
        for cell in row.cells:
            yield from _stretches(cell.blocks)
