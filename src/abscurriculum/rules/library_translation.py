"""ABS314: every text of goals, vocabulary and library head stands in every language."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.text import walk_texts
from abscurriculum.rules.rule import LibraryRule
from abscurriculum.rules.translation import explain_missing


def _check(library: Library) -> Iterator[Diagnostic]:
    for entry in (library.head, library.vocabulary, *library.goal_files):
        for path, text in walk_texts(entry.value):
            if text.missing:
                yield entry.warning("ABS314", path, *explain_missing(text))


RULE = LibraryRule(
    code="ABS314",
    name="missing-library-translation",
    why="A document in that language would show a text in the other one.",
    check=_check,
)
