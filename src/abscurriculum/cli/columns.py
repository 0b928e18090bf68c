"""Text in columns that wrap, without spaces at the ends of lines."""

import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from abscurriculum.cli.terminal import look_at

_NARROWEST = 60
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, how wide it may be, and how it looks."""

    text: str
    width: int
    style: str = ""
    right: bool = False


def make_console() -> Console:
    """Make a console for stdout: its width, and colour only where it is wanted."""
    look = look_at(sys.stdout)
    return Console(
        width=max(_NARROWEST, look.width),
        force_terminal=look.colour,
        no_color=not look.colour,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=True,
    )


def lay_out(cells: Sequence[Cell]) -> Text:
    """Set cells side by side; each wraps within its own width."""
    wrapped = [_wrap(cell) for cell in cells]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        line = Text()
        last = max((n for n, part in enumerate(parts) if part), default=-1)
        for number, (cell, part) in enumerate(zip(cells, parts, strict=True)):
            if number > last:
                break
            padded = part.rjust(cell.width) if cell.right else part.ljust(cell.width)
            line.append(padded if number < last or cell.right else part, cell.style)
            if number < last:
                line.append(_GAP)
        lines.append(line)
    return Text("\n").join(lines)


def _wrap(cell: Cell) -> list[str]:
    return textwrap.wrap(cell.text, max(1, cell.width), break_on_hyphens=False) or [""]
