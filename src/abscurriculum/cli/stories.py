"""Stories on the terminal: headings with lines that fit its width."""

import textwrap
from collections.abc import Iterable, Iterator

from rich.text import Text as Line

from abscurriculum.cli.plan_view import make_console
from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.filling.reasons import fill_title
from abscurriculum.models.request import Request
from abscurriculum.planning.telling import story_words
from abscurriculum.planning.telling.story_words import Names, Story

_WIDEST = 110
"""Longer lines are hard to read, however wide the terminal."""


def name_things(request: Request) -> Names:
    """Name modules, goals and audiences in the brief's language; people in that of the commands."""
    library, vocabulary = request.library, request.library.vocabulary.value
    filler, english = make_filler(request, request.brief.value.language), make_filler(request, "en")
    return Names(
        modules={m.id: fill_title(request, m, filler).text for m in library.modules.values()},
        goals={goal.id: filler.fill(goal.title).text for goal in library.goals.values()},
        audiences={
            name: filler.fill(entry.title).text for name, entry in vocabulary.audiences.items()
        },
        roles={role: _name_role(english, role) for role in vocabulary.roles},
    )


def _name_role(filler: Filler, role: str) -> tuple[str, str]:
    return filler.name_role(role, 1).text, filler.name_role(role, 2).text


def print_stories(stories: Iterable[Story]) -> None:
    """Print headings with their lines."""
    console = make_console()
    width = min(console.width - 1, _WIDEST)
    for number, told in enumerate(stories):
        if number:
            console.print()
        for row in wrap(told.title, width, "", ""):
            console.print(Line(row, style="bold"))
        label = max((len(line.label) for line in told.lines), default=0)
        for line in told.lines:
            for shown in _lay_out(line, label, width):
                console.print(Line(shown))


def _lay_out(line: story_words.Line, label: int, width: int) -> Iterator[str]:
    """Give the rows of one line: its label in a column of its own, what is below it indented."""
    begin = f"  {line.label.ljust(label)}  " if label else "  - "
    indent = " " * len(begin)
    yield from wrap(line.text, width, begin, indent)
    for below in line.below:
        yield from wrap(below, width, f"{indent}- ", f"{indent}  ")


def wrap(text: str, width: int, begin: str, indent: str) -> list[str]:
    """Break a text into rows; ids and places stay whole."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=begin,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
