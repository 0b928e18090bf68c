"""ABS329: the vocabulary has a word for everything, everywhere, in every language."""

from collections.abc import Iterator
from typing import get_args

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.organisation import ORGANISATION_TYPES, OrganisationType
from abscurriculum.models.origin import Path
from abscurriculum.models.text import LANGUAGES
from abscurriculum.models.vocabulary import Bloom, Term, TermForms, Vocabulary
from abscurriculum.rules.advice import advise
from abscurriculum.rules.organisations import ORGANISATIONS
from abscurriculum.rules.rule import LibraryRule
from abscurriculum.rules.translation import LANGUAGE_NAMES

# Words that texts use for something else.
_TAKEN = ("type", "parameter")
_Gap = tuple[Path, str, str]


def _check(library: Library) -> Iterator[Diagnostic]:
    words = library.vocabulary
    gaps = (
        *_find_in_terms(words.value),
        *_find_in_roles(words.value),
        *_find_in_audiences(words.value),
        *_find_in_names(library),
    )
    for path, message, hint in dict.fromkeys(gaps):
        is_value = isinstance(path[-1], int) or path[-1] == "held_by"
        yield words.diagnostic("ABS329", path, message, hint, on_key=not is_value)


def _find_in_terms(words: Vocabulary) -> Iterator[_Gap]:
    for name, term in words.terms.items():
        if name in _TAKEN:
            yield ("terms", name), f'"{name}" has a meaning of its own in texts', "Rename the term."
        for kind in ORGANISATION_TYPES:
            yield from _find_in_forms(words, name, term, kind)


def _find_in_forms(
    words: Vocabulary, name: str, term: Term, kind: OrganisationType
) -> Iterator[_Gap]:
    bodies = ORGANISATIONS[kind]
    key = kind.replace("-", "_")
    forms = term.forms(kind)
    if forms is None:
        hint = f"Add {key}: with its words, or held_by: with the term used there instead."
        yield ("terms", name), f'the term "{name}" has no word for {bodies}', hint
        return
    path = ("terms", name, key if getattr(term, key) else "all")
    if forms.held_by is not None:
        yield from _find_in_holder(words, name, forms.held_by, kind, (*path, "held_by"))
        return
    for language in LANGUAGES:
        if forms.word(language) is None:
            hint = f"Add {language}: {{the: ..., one: ..., many: ...}}."
            missing = f"no {LANGUAGE_NAMES[language]} word"
            yield path, f'the term "{name}" has {missing} here', hint


def _find_in_holder(
    words: Vocabulary, name: str, holder: str, kind: OrganisationType, path: Path
) -> Iterator[_Gap]:
    if holder not in words.terms:
        yield tuple(path), f'there is no term "{holder}"', advise(holder, words.terms)
    elif _leads_back(words, name, kind):
        hint = "Give one of them words of its own."
        yield tuple(path), f'"{name}" and "{holder}" stand in for each other in a circle', hint
    elif name in words.roles and holder not in words.roles:
        hint = "Name a role, because its people are counted there."
        yield tuple(path), f'"{name}" is a role, and "{holder}" is not', hint


def _leads_back(words: Vocabulary, name: str, kind: OrganisationType) -> bool:
    seen: set[str] = set()
    here: str | None = name
    while here in words.terms and here not in seen:
        seen.add(here)
        forms: TermForms | None = words.terms[here].forms(kind)
        here = forms.held_by if forms else None
    return here == name


def _find_in_roles(words: Vocabulary) -> Iterator[_Gap]:
    for name, role in words.roles.items():
        if name not in words.terms:
            message = f'the role "{name}" has no term of the same name'
            yield ("roles", name), message, f"Add {name}: with its words under terms:."
        for index, part in enumerate(role.any_of):
            if part not in words.roles:
                path = ("roles", name, "any_of", index)
                yield path, f'there is no role "{part}"', advise(part, words.roles)


def _find_in_audiences(words: Vocabulary) -> Iterator[_Gap]:
    for name, audience in words.audiences.items():
        for index, role in enumerate(audience.roles):
            if role not in words.roles:
                path = ("audiences", name, "roles", index)
                yield path, f'there is no role "{role}"', advise(role, words.roles)


def _find_in_names(library: Library) -> Iterator[_Gap]:
    """Find kinds that modules are of, and levels, for which documents would have no name."""
    words = library.vocabulary.value
    kinds = {module.kind for module in library.modules.values()}
    for kind in sorted(kinds - set(words.kinds)):
        message = f'the kind "{kind}" has no name, and modules are of that kind'
        yield ("kinds",), message, f"Add {kind}: {{nl: ..., en: ...}} under kinds:."
    for level in get_args(Bloom):
        if level not in words.bloom:
            message = f'the level "{level}" is missing'
            yield ("bloom",), message, f"Add {level}: with title, nl and en under bloom:."


RULE = LibraryRule(
    code="ABS329",
    name="vocabulary-gap",
    why="A text that needs a word which is not there cannot be filled in.",
    check=_check,
)
