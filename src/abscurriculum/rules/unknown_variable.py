"""ABS311: a module's texts use only words that can be filled in."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Path, Sourced
from abscurriculum.rules.memory import Remembered
from abscurriculum.rules.module_texts import texts_of, walk_phrases
from abscurriculum.rules.phrase import PRINTED_FORMS, find_faults
from abscurriculum.rules.rule import ModuleRule


@Remembered
def _plain_variables(library: Library) -> frozenset[str]:
    """List all that a plain variable may print, to pass a good module at one glance."""
    terms = library.vocabulary.value.terms
    names = [form for term in terms for form in (term, term[:1].upper() + term[1:])]
    words = [word for name in names for word in (name, f"{name}.plural")]
    forms = [f"{word}.{form}" for word in words for form in PRINTED_FORMS]
    return frozenset({"type", *words, *forms})


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    texts = texts_of(module.value)
    if not texts.has_more and texts.printed <= _plain_variables(library):
        return
    terms = library.vocabulary.value.terms
    for path, phrase in walk_phrases(module.value):
        faults = find_faults(phrase, terms, with_parameters=_may_hold_parameters(path))
        for message, hint in faults:
            yield module.diagnostic("ABS311", path, message, hint)


def _may_hold_parameters(path: Path) -> bool:
    """Refuse them where no brief has answered yet: the title elsewhere, and another's stand-in."""
    return path[0] != "title" and not (path[0] == "parameters" and path[2] == "default")


RULE = ModuleRule(
    code="ABS311",
    name="unknown-variable",
    why="A word in braces that nobody knows would stop the document, or print nothing.",
    check=_check,
)
