"""ABS311: texts of goals, vocabulary and library head use only words that can be filled in."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.module_texts import walk_phrases
from abscurriculum.rules.phrase import find_faults
from abscurriculum.rules.rule import LibraryRule


def _check(library: Library) -> Iterator[Diagnostic]:
    terms = library.vocabulary.value.terms
    for entry in (library.head, library.vocabulary, *library.goal_files):
        for path, phrase in walk_phrases(entry.value):
            for message, hint in find_faults(phrase, terms, with_parameters=False):
                yield entry.diagnostic("ABS311", path, message, hint)


RULE = LibraryRule(
    code="ABS311",
    name="unknown-library-variable",
    why="A word in braces that nobody knows would stop every document.",
    check=_check,
)
