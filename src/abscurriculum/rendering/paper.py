"""Blocks of a page -> plain data, as the template for paper (document.typ) reads it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from abscurriculum.rendering.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    ListBlock,
    Note,
    Page,
    Pairs,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)
from abscurriculum.rendering.characters import clean_line, clean_text

# A word of this length finds no place in a line, or in a column: it may be broken there.
_WIDE_WORD = re.compile(r"\S{60}(?=\S)")
_WORD = re.compile(r"\S{25}(?=\S)")
_LINES = re.compile(r"(\n)")
_FONT = re.compile(r'font-family="[^"]*"')
# A row with less text than this stays on one page; a longer one may be divided.
_DIVISIBLE = 1500
# Columns of texts no longer than this take the room they need; others share what is left.
_NARROW = 16
# A cell in which people write counts as one with so many letters.
_WRITTEN = 60
_TURNING = frozenset({"R", "AL", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"})


def write_page(page: Page, sans: str) -> dict[str, Any]:
    """Write a page as data; `sans` is the font in which drawings are lettered."""
    writer = _Writer(page, sans)
    return {
        "title": clean_line(page.title) or "abs",
        "language": page.language.partition("-")[0],
        "contents": page.contents,
        "cover": writer.write(page.cover),
        "blocks": writer.write(page.blocks),
        "closing": writer.write(page.closing),
    }


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, page: Page, sans: str) -> None:
        self._page = page
        self._sans = sans
        self._level = 0
        self._word = _WIDE_WORD
        self._targets = {block.id for block in _headings(page.blocks)}
        self._ids = set(self._targets)

    def write(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        """Write blocks one by one."""
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return self._heading(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Note():
                signed = "signature" in block.classes
                return {"is": "note", "signature": signed, "blocks": self.write(block.blocks)}
            case _:
                return self._text(block)

    def _text(self, block: Paragraph | ListBlock | Pairs) -> dict[str, Any]:
        match block:
            case Paragraph():
                looks: dict[str, Any] = {
                    name: True for name in ("kind", "legend") if name in block.classes
                }
                return {"is": "paragraph", "runs": self._runs(block.runs), **looks}
            case ListBlock():
                items = [self._inner(item) for item in block.items]
                facts = "meta" in block.classes
                return {"is": "list", "ordered": block.ordered, "items": items, "facts": facts}
            case Pairs():
                pairs = [
                    {"term": self._runs(pair.term), "blocks": self._inner(pair.blocks)}
                    for pair in block.pairs
                ]
                return {"is": "pairs", "pairs": pairs}

    def _heading(self, block: Heading) -> dict[str, Any]:
        # PDF/UA begins at level 1 and leaves none out, whatever a style does.
        self._level = min(block.level, self._level + 1)
        own: dict[str, Any] = {"id": block.id} if block.id in self._ids else {}
        self._ids.discard(block.id)
        own |= {"level": self._level, "track": block.track, "new-page": block.new_page}
        return {"is": "heading", "runs": self._runs(block.runs), **own}

    def _figure(self, block: Figure) -> dict[str, Any]:
        return {
            "is": "figure",
            "svg": _FONT.sub(f"font-family=\"'{self._sans}'\"", clean_text(block.svg)),
            "alt": clean_line(block.alt or self._page.title) or "abs",
            "caption": self._runs(block.caption),
        }

    def _inner(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        """Write what stands in an item or a cell; a single paragraph needs no room around it."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return [{"is": "inline", "runs": self._runs(blocks[0].runs)}]
        return [self._block(block) for block in blocks]

    def _runs(self, runs: Runs) -> list[Any]:
        return [
            "\n" if part == "\n" else self._run(run, part)
            for run in runs
            for part in _LINES.split(clean_text(run.text))
            if part
        ]

    def _run(self, run: Run, part: str) -> Any:
        text = self._word.sub("\\g<0>\u200b", part)
        if run.isolated and any(unicodedata.bidirectional(each) in _TURNING for each in text):
            text = f"\u2068{text}\u2069"
        looks: dict[str, Any] = {}
        if run.spoken is not None:
            looks["spoken"] = bool(run.spoken)
        if run.bold:
            looks["b"] = True
        if run.italic:
            looks["i"] = True
        if run.code:
            looks["code"] = True
        if run.language:
            looks["lang"] = run.language.partition("-")[0]
        if run.classes:
            looks["c"] = list(run.classes)
            looks["track"] = run.track
        if run.link.startswith("#"):
            looks |= {"to": run.link[1:]} if run.link[1:] in self._targets else {}
        elif run.link:
            looks["url"] = run.link
        return {"t": text, **looks} if looks else text

    def _table(self, table: Table) -> dict[str, Any]:
        columns = count_columns(table)
        outside, self._word = self._word, _WORD
        head, body, foot = (
            self._rows(lay_out(rows, columns)) for rows in (table.head, table.body, table.foot)
        )
        self._word = outside
        for row in foot[:1]:
            row["sum"] = True
        return {
            "is": "table",
            "caption": self._runs(table.caption),
            "columns": list(weigh_columns(table, columns)),
            "head": head,
            "body": body,
            "foot": foot,
            "matrix": "matrix" in table.classes,
        }

    def _rows(self, rows: Iterable[Row]) -> list[dict[str, Any]]:
        written = []
        for row in rows:
            own: dict[str, Any] = {"cells": [self._cell(cell) for cell in row.cells]}
            own |= {name: True for name in ("month", "rest") if name in row.classes}
            if max((_length(cell) for cell in row.cells), default=0) > _DIVISIBLE:
                own["long"] = True
            written.append(own)
        return written

    def _cell(self, cell: Cell) -> dict[str, Any]:
        own: dict[str, Any] = {"blocks": self._inner(cell.blocks)}
        if cell.align != "left":
            own["align"] = cell.align
        if cell.colspan > 1:
            own["colspan"] = cell.colspan
        if cell.rowspan > 1:
            own["rowspan"] = cell.rowspan
        return own


def lay_out(rows: tuple[Row, ...], columns: int) -> Iterator[Row]:
    """Give rows whose cells fill all columns, whatever they span: too much is cut, gaps filled."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        left, cells, x = len(rows) - number, [], 0
        waiting = list(row.cells)
        while x < columns:
            if taken.get(x, 0):
                x += 1
                continue
            cell = waiting.pop(0) if waiting else Cell(())
            free = next((i for i in range(x, columns) if taken.get(i, 0)), columns) - x
            wide, high = min(cell.colspan, free), min(cell.rowspan, left)
            taken |= dict.fromkeys(range(x, x + wide), high)
            cells.append(_span(cell, wide, high))
            x += wide
        taken = {place: rest - 1 for place, rest in taken.items()}
        yield Row(tuple(cells), row.classes)


def _span(cell: Cell, wide: int, high: int) -> Cell:
    if (cell.colspan, cell.rowspan) == (wide, high):
        return cell
    own = cell.header, cell.scope, cell.align
    return Cell(cell.blocks, *own, wide, high, cell.classes)


def weigh_columns(table: Table, columns: int) -> Iterator[int]:
    """Give each column its share of the width; 0 is as wide as what it holds."""
    lengths: list[list[int]] = [[] for _ in range(columns)]
    marks = [False] * columns
    for row in (*table.head, *table.body, *table.foot):
        x = 0
        for cell in row.cells:
            if cell.colspan == 1 and x < columns:
                lengths[x].append(_length(cell))
                marks[x] = marks[x] or "mark" in cell.classes
            x += cell.colspan
    narrow = [max(found, default=0) <= _NARROW for found in lengths]
    wide = all(narrow)
    for column, found in enumerate(lengths):
        if marks[column]:
            yield 2
        elif narrow[column] and not (wide and column == 0):
            yield 0
        else:
            yield 10 + round(sum(each**0.5 for each in found) / max(1, len(found)) * 2)


def _length(cell: Cell) -> int:
    """Count the letters of the longest line in a cell that takes one line where it can."""
    lines = "".join(run.text for run in cell.runs).split("\n")
    written = _WRITTEN if "answer" in cell.classes else 0
    return max(written, *(len(line) for line in lines))


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading) and block.id:
            yield block
        elif isinstance(block, Note):
            yield from _headings(block.blocks)


def find_tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """Give the tables in the order of the page."""
    for block in blocks:
        match block:
            case Table():
                yield block
                for row in (*block.head, *block.body, *block.foot):
                    for cell in row.cells:
                        yield from find_tables(cell.blocks)
            case Note():
                yield from find_tables(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from find_tables(item)
            case Pairs():
                for pair in block.pairs:
                    yield from find_tables(pair.blocks)


def laid_out_rows(table: Table) -> Iterator[Row]:
    """Give all rows of a table as they are laid out."""
    columns = count_columns(table)
    for rows in (table.head, table.body, table.foot):
        yield from lay_out(rows, columns)


def count_columns(table: Table) -> int:
    """Count the columns; more than two hundred is no table for paper."""
    return min(table.columns, 200)
