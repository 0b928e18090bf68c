"""How wide the columns of a table are, so that its rows are as low as they can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from abscurriculum.rendering.blocks import Cell

_SIZE, _SMALL_SIZE = 190, 160
"""Twips of the letters in tables, and in those with many columns."""
_LONGEST_WORD = 2400
"""Twips that a word may claim; what is longer is broken."""
_FIRM = 1100
_NEVER_BROKEN = frozenset({"num", "when"})
_ANSWER = 2700
"""Twips of a column in which people write."""
_STEPS = 12
_ROWS = 24
"""Rows that are looked at: the ones with the most text."""
# Widths of Calibri's letters in 2048ths of their size, from a and from A on.
_SMALL_LETTERS = (
    *(981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636),
    *(1076, 1080, 1076, 1076, 714, 801, 686, 1076, 925, 1464, 887, 927, 809),
)
_CAPITALS = (
    *(1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751),
    *(1322, 1356, 1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959),
)
_WIDTHS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", _SMALL_LETTERS, strict=True)),
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _CAPITALS, strict=True)),
    **dict.fromkeys(".,:;'|!()[]-/ \u00a0", 600),
}
_OTHER, _UNIT = 1060, 2048
_BOLD = 1.04


@dataclass(frozen=True, slots=True)
class Measured:
    """A cell by its column, measured in twips."""

    column: int
    lines: tuple[int, ...]
    least: int
    """Its longest word."""
    firm: int
    """What it needs even where words are broken."""
    grows: bool
    """Whether more room than its lines is of use to it."""


def measure_cell(column: int, cell: Cell, padding: int, *, small: bool = False) -> Measured:
    """Measure a cell of a column, with the room beside its text."""
    size: float = _SMALL_SIZE if small else _SIZE
    fixed = bool(_NEVER_BROKEN & set(cell.classes))
    if cell.header or fixed:  # totals are bold too
        size *= _BOLD
    texts = "".join(
        f"{run.text}~~" if {"n", "badge"} & set(run.classes) else run.text for run in cell.runs
    ).split("\n")
    lines = tuple(int(_measure(text.strip()) * size) + padding for text in texts)
    longest = max(lines)
    if fixed and not cell.header and longest <= _LONGEST_WORD:
        least = longest
    else:
        words = [word for text in texts for word in text.split()]
        widest = max(words, key=len, default="")
        least = min(int(_measure(widest) * size) + padding, _LONGEST_WORD)
    if "answer" in cell.classes:
        least = max(least, _ANSWER)
    firm = least if fixed else min(least, _FIRM)
    return Measured(column, lines, least, firm, cell.align == "left")


@lru_cache(maxsize=4096)
def _measure(text: str) -> float:
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text) / _UNIT


def share_width(
    rows: Sequence[Sequence[Measured]], columns: int, width: int, floor: int
) -> list[int]:
    """Share a width among columns: what may not break first, then where it saves most lines."""
    least, most, grows = [floor] * columns, [floor] * columns, [False] * columns
    for cell in (cell for row in rows for cell in row):
        least[cell.column] = max(least[cell.column], cell.least)
        most[cell.column] = max(most[cell.column], cell.least, *cell.lines)
        grows[cell.column] |= cell.grows
    firm = [floor] * columns
    for cell in (cell for row in rows for cell in row):
        firm[cell.column] = max(firm[cell.column], cell.firm)
    if sum(least) > width:  # long words are broken before a number or a date is
        least = _fit(firm, least, width)
    total = sum(least)
    if total >= width:
        return _close([each * width // total for each in least], width)
    if sum(most) <= width:
        texts = sum(size for size, grown in zip(most, grows, strict=True) if grown)
        spare = width - sum(most)
        return _close(
            [
                size + (spare * size // texts if grown else 0)
                for size, grown in zip(most, grows, strict=True)
            ],
            width,
        )
    return _close(_fill(rows, least, most, width), width)


def _fit(firm: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Give what must be, and of the rest to each its part."""
    room, asked = width - sum(firm), sum(least) - sum(firm)
    if room <= 0 or asked <= 0:
        return list(firm)
    return [must + (want - must) * room // asked for must, want in zip(firm, least, strict=True)]


def _fill(
    rows: Sequence[Sequence[Measured]], least: Sequence[int], most: Sequence[int], width: int
) -> list[int]:
    """Give the spare room away in steps, each to the column where the rows gain most by it."""
    rows = sorted(rows, key=lambda row: -sum(sum(cell.lines) for cell in row))[:_ROWS]
    widths = list(least)
    step = (width - sum(least)) // _STEPS
    lines = [{cell.column: _count(cell, widths[cell.column]) for cell in row} for row in rows]
    cells: list[list[tuple[int, Measured]]] = [[] for _ in widths]
    for index, row in enumerate(rows):
        for cell in row:
            cells[cell.column].append((index, cell))
    for _ in range(_STEPS):
        gains = []
        for column, own in enumerate(cells):
            if widths[column] >= most[column]:
                continue
            high = single = 0.0
            for index, cell in own:
                here = lines[index]
                less = _count(cell, widths[column] + step)
                others = max((n for c, n in here.items() if c != column), default=0)
                high += max(here[column], others) - max(less, others)
                single += here[column] - less
            gains.append((high, single, column))
        if not gains or step < 1:
            break
        column = max(gains)[2]
        widths[column] += step
        for index, cell in cells[column]:
            lines[index][column] = _count(cell, widths[column])
    return widths


def _count(cell: Measured, width: int) -> float:
    """Count the lines of a cell, in parts: what nearly saves a line counts too."""
    return sum(max(1.0, line / width) for line in cell.lines)


def _close(widths: list[int], width: int) -> list[int]:
    """Give what rounding left to the widest column."""
    widest = max(range(len(widths)), key=lambda index: widths[index])
    widths[widest] += width - sum(widths)
    return widths
