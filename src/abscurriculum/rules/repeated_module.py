"""ABS302: an id stands for one module."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.rule import LibraryRule


def _check(library: Library) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for entry in sorted(library.shelf, key=lambda entry: entry.origin.file):
        name = entry.value.id
        if name in first:
            message = f'the module id "{name}" is given twice, first in {first[name]}'
            hint = "Give this module another id, and name its file after it."
            yield entry.diagnostic("ABS302", ["id"], message, hint)
        else:
            first[name] = entry.origin.file


RULE = LibraryRule(
    code="ABS302",
    name="repeated-module",
    why="Of two modules with one id, only one would ever be used.",
    check=_check,
)
