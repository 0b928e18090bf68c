import itertools
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from abscurriculum.rendering.blocks import Cell, Paragraph, Row, Run, Table
from abscurriculum.rendering.pictures import draw_png
from abscurriculum.rendering.word_columns import measure_cell, share_width
from abscurriculum.rendering.word_runs import RunWriter
from abscurriculum.rendering.word_tables import write_table
from word_files import W, text_of


def test_columns_fill_the_width() -> None:
    """Whatever stands in a table, its columns fill the page, and none is without width."""
    long, short = Run("x" * 400), Run("een paar woorden en nog een paar " * 9)
    for texts in itertools.product((Run("1"), long, short), repeat=3):
        cells = [Cell((Paragraph((run,)),)) for run in texts] * 9
        for columns in (1, 3, 27):
            row = [measure_cell(i, c, 155) for i, c in enumerate(cells[:columns])]
            widths = share_width([row], columns, 9638, 60)
            assert sum(widths) == 9638
            assert min(widths) > 0


def test_cells_over_rows_and_columns_keep_their_place() -> None:
    """A cell of two rows is continued below, and the cells beside it stand beside it."""
    tall, wide = replace(_cell("hoog"), rowspan=2), replace(_cell("breed"), colspan=2)
    rows = (Row((_cell("a"), tall)), Row((_cell("b"),)), Row((wide,)))
    table = Table((), (), rows, (), 2)
    writer = RunWriter({}, lambda _: "")
    made: Any = etree.fromstring(
        f"<w:body xmlns:w={W[1:-1]!r}>{write_table(table, writer, 1000, lambda *_: '')}</w:body>"
    )
    found = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in made.iter(f"{W}tr")]
    assert found == [["a", "hoog"], ["b", ""], ["breed"]]
    assert [each.get(f"{W}val") for each in made.iter(f"{W}vMerge")] == ["restart", None]
    assert [each.get(f"{W}val") for each in made.iter(f"{W}gridSpan")] == ["2"]


def _cell(text: str) -> Cell:
    return Cell((Paragraph((Run(text),)),))


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="/etc/hostname"/>',
        "<image xlink:href='file:///etc/hostname'/>",
        '<rect fill="url(http://example.org/x)"/>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/hostname">]>',
        "<style>@import 'http://example.org/x.css'</style>",
        "<g",
    ],
)
def test_a_drawing_reads_no_file(inside: str) -> None:
    """A drawing that names something outside itself, or is none, is not drawn."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    assert draw_png(svg, ()) is None
