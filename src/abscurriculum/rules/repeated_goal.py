"""ABS303: an id stands for one goal."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.rule import LibraryRule


def _check(library: Library) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for entry in library.goal_files:
        for index, goal in enumerate(entry.value.goals):
            if goal.id in first:
                message = f'the goal id "{goal.id}" is given twice, first in {first[goal.id]}'
                hint = "Give this goal another id, or remove it."
                yield entry.diagnostic("ABS303", ["goals", index, "id"], message, hint)
            else:
                first[goal.id] = entry.origin.file


RULE = LibraryRule(
    code="ABS303",
    name="repeated-goal",
    why="Of two goals with one id, only one would ever be shown.",
    check=_check,
)
