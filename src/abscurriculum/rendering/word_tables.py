"""Tables as WordprocessingML: header rows that repeat, rows that stay whole, measured columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abscurriculum.rendering.blocks import Block, Cell, Row, Table
from abscurriculum.rendering.word_columns import measure_cell, share_width
from abscurriculum.rendering.word_runs import RunWriter, escape_attribute, plain_text

_KEPT_WHOLE = 7
"""Rows that a table may have to stay on one page."""
WRITING_ROOM = '<w:trHeight w:val="560" w:hRule="atLeast"/>'
"""The height of a row to be written in."""
_GAP, _NARROW_GAP, _TIGHT_GAP = 140, 80, 20
"""Twips between columns: as the template says, where there are many, and between marks."""
_MANY_COLUMNS = 8
_SLACK = 15
"""Twips by which a font may be wider than was measured."""
_LEAST, _LEAST_MARK = 60, 280
"""Twips of the narrowest column; those with marks are equally wide."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell at its column; one without a cell continues the cell above it."""

    column: int
    cell: Cell
    continued: bool = False


def write_table(
    table: Table,
    writer: RunWriter,
    width: int,
    blocks: Callable[[Sequence[Block], int], str],
) -> str:
    """Write a table with its caption; `blocks` writes what is no plain paragraph in a cell."""
    small = "matrix" in table.classes
    rows = _lay_out((*table.head, *table.body, *table.foot))
    columns = max((spot.column + spot.cell.colspan for row in rows for spot in row), default=0)
    if not columns:
        return ""
    gap = _TIGHT_GAP if small else _NARROW_GAP if columns >= _MANY_COLUMNS else _GAP
    measured = [
        [
            measure_cell(spot.column, spot.cell, gap + _SLACK, small=small)
            for spot in row
            if spot.cell.colspan == 1 and not spot.continued
        ]
        for row in rows
    ]
    widths = share_width(measured, columns, width, _LEAST_MARK if small else _LEAST)
    title = escape_attribute(plain_text(table.caption))
    parts = [_properties(table, writer, width, title, gap)]
    parts += [f'<w:gridCol w:w="{each}"/>' for each in widths]
    parts.append("</w:tblGrid>")
    whole = len(rows) <= _KEPT_WHOLE or "money" in table.classes
    ends = len(table.head) + len(table.body)
    all_rows = (*table.head, *table.body, *table.foot)
    for index, (row, spots) in enumerate(zip(all_rows, rows, strict=True)):
        head = index < len(table.head)
        # No row stands alone at the end, and no total without rows above it.
        last = ends - 2 <= index < len(rows) - 1
        kept = last or (index < ends and (head or whole or "month" in row.classes))
        look = _look(row, head=head, foot=index >= ends, small=small)
        asked = any("answer" in cell.classes and not cell.blocks for cell in row.cells)
        flags = "<w:cantSplit/>" + (WRITING_ROOM if asked else "")
        flags += "<w:tblHeader/>" if head else ""
        cells = "".join(
            _write_cell(spot, widths, look, writer, blocks, keep=kept) for spot in spots
        )
        parts.append(f"<w:tr><w:trPr>{flags}</w:trPr>{cells}</w:tr>" if cells else "")
    parts.append("</w:tbl>")
    caption = writer.paragraph("Caption", table.caption) if table.caption else ""
    # Two tables with nothing between would grow into one.
    apart = '<w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/>'
    return caption + "".join(parts) + writer.wrap("Normal", "", apart)


def _properties(table: Table, writer: RunWriter, width: int, title: str, gap: int) -> str:
    style = writer.style_id("Programme Table")
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    margins = (
        f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{gap}" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    first = all(row.cells and row.cells[0].header for row in table.body)
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins if gap < _GAP else ""}'
        f'<w:tblLook w:val="{0x0600 + 0x20 * bool(table.head) + 0x80 * first:04X}" '
        f'w:firstRow="{int(bool(table.head))}" w:lastRow="0" w:firstColumn="{int(first)}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{title}"/>' if title else "")
        + "</w:tblPr><w:tblGrid>"
    )


def _look(row: Row, *, head: bool, foot: bool, small: bool) -> str:
    if small:
        return "Table Small"
    if "month" in row.classes:
        return "Table Group"
    if foot and "rest" not in row.classes:
        return "Table Total"
    return "Table Title" if head else "Table Text"


def _lay_out(rows: Sequence[Row]) -> list[list[_Spot]]:
    """Give every cell its column; a cell of several rows is continued below."""
    found: list[list[_Spot]] = []
    open_cells: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        spots: list[_Spot] = []
        column, waiting = 0, list(row.cells)
        while waiting or column in open_cells:
            if column in open_cells:
                cell, left = open_cells.pop(column)
                spots.append(_Spot(column, cell, continued=True))
            else:
                cell = waiting.pop(0)
                left = cell.rowspan
                spots.append(_Spot(column, cell))
            if left > 1:
                open_cells[column] = (cell, left - 1)
            column += cell.colspan
        found.append(spots)
    return found


def _write_cell(
    spot: _Spot,
    widths: Sequence[int],
    look: str,
    writer: RunWriter,
    blocks: Callable[[Sequence[Block], int], str],
    *,
    keep: bool,
) -> str:
    cell = spot.cell
    span = widths[spot.column : spot.column + cell.colspan]
    merge = "<w:vMerge/>" if spot.continued else '<w:vMerge w:val="restart"/>'
    properties = (
        f'<w:tcPr><w:tcW w:w="{sum(span)}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else "")
        + (merge if cell.rowspan > 1 else "")
        + "</w:tcPr>"
    )
    align = cell.align
    if look == "Table Small" and cell.scope == "col" and spot.column and align == "left":
        align = "center"  # over the marks
    aligned = "" if align == "left" else f'<w:jc w:val="{align}"/>'
    style = "Table Title" if cell.header and look == "Table Text" else look
    own = ("<w:keepNext/>" if keep else "") + aligned
    simple = all(hasattr(block, "runs") for block in cell.blocks)
    if spot.continued or not cell.blocks:
        content = writer.wrap(style, "", own)
    elif simple:
        content = "".join(
            writer.paragraph(style, getattr(block, "runs", ()), own) for block in cell.blocks
        )
    else:
        content = blocks(cell.blocks, sum(span)) or writer.wrap(style, "", own)
    return f"<w:tc>{properties}{content}</w:tc>"
