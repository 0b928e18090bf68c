"""The tags of a PDF, completed: what Typst cannot say of tables is set after the fact."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_OF_TABLES = ("/ColSpan", "/RowSpan", "/Scope")
_ROWS = frozenset({"/THead", "/TBody", "/TFoot"})


# What holds no table; as most pages have no spoken marks outside tables, it is passed over.
_LEAVES = frozenset({"/TOC", "/P", "/Link", "/Lbl", "/H1", "/H2", "/H3", "/H4", "/H5", "/Figure"})


@dataclass(frozen=True, slots=True)
class TableTags:
    """What is to be said of one table: whether it has a caption, and which cells name rows."""

    captioned: bool
    row_heads: Sequence[Sequence[bool]]
    spoken: int
    """How many marks in its cells are spoken."""
    nests: bool
    """Whether its cells hold tables."""


def complete_tags(pdf: bytes, tables: Sequence[TableTags], spoken: Sequence[str]) -> bytes:
    """Mark row headers and captions of tables, and give marks the words that are read aloud.

    Tables and marks are given in the order of the document. The bytes depend on these only.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tree = document.Root.StructTreeRoot
        _Completion(tables, spoken).run(tree)
        # Scopes say it all; identifiers of header cells would overrule them.
        if "/IDTree" in tree:
            del tree["/IDTree"]
        made = io.BytesIO()
        document.save(
            made,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    # Where compressed data ends in a carriage return, checkers of PDF/A take that and the line feed
    # after it for one line end, and find the data a byte short; two carriage returns are clear.
    return made.getvalue().replace(b"\r\nendstream", b"\r\rendstream")


class _Completion:
    """Goes through the tags of a document in order, with what is to be said of them."""

    def __init__(self, tables: Sequence[TableTags], spoken: Sequence[str]) -> None:
        self._tables = iter(tables)
        self._spoken = iter(spoken)
        self._thorough = len(spoken) != sum(table.spoken for table in tables)

    def run(self, tree: Any) -> None:
        """Complete all tags; raise ValueError where page and document do not agree."""
        self._visit(tree, None)
        left = len(list(self._tables)) + len(list(self._spoken))
        if left:
            raise ValueError(f"{left} tables or marks of the page are not in the PDF")

    def _visit(self, element: Any, parent: Any) -> None:
        kind = element.get("/S")
        if kind == "/Table":
            self._complete_table(element, parent)
        elif kind == "/Em":
            element.ActualText = String(next(self._spoken))
        elif self._thorough or kind not in _LEAVES:
            for child in _children(element):
                self._visit(child, element)

    def _complete_table(self, table: Any, parent: Any) -> None:
        tags = next(self._tables)
        rows = [
            row
            for part in _children(table)
            for row in (_children(part) if part.S in _ROWS else (part,))
        ]
        for row, heads in zip(rows, tags.row_heads, strict=True):
            for cell, names in zip(_children(row), heads, strict=True):
                _complete_cell(cell, names=names)
                if tags.spoken or tags.nests:
                    for child in _children(cell):
                        self._visit(child, cell)
        if tags.captioned:
            _take_caption(table, parent)


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", ())
    if isinstance(kids, Array):
        return [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
    return [kids] if isinstance(kids, Dictionary) and "/S" in kids else []


def _complete_cell(cell: Any, *, names: bool) -> None:
    own = {key: each[key] for each in cell.get("/A", ()) for key in _OF_TABLES if key in each}
    if names and cell.S == "/TD":
        cell.S = Name.TH
        own["/Scope"] = Name.Row
    if "/ID" in cell:
        del cell["/ID"]
    if own:
        cell.A = Dictionary({"/O": Name.Table, **own})
    elif "/A" in cell:
        del cell["/A"]


def _take_caption(table: Any, parent: Any) -> None:
    """Make the text before a table its caption."""
    siblings = list(parent.K)
    places = (
        place
        for place, each in enumerate(siblings)
        if isinstance(each, Dictionary) and each.objgen == table.objgen
    )
    place = next(places) - 1
    caption = siblings[place] if place >= 0 else None
    if not isinstance(caption, Dictionary):
        return  # in a cell the text before a table is no element of its own
    caption.S = Name.Caption
    caption.P = table
    if "/A" in caption:
        del caption["/A"]
    del parent.K[place]
    table.K = Array([caption, *table.K])
