"""A word as people say it -> the term that stands for it."""

from collections.abc import Mapping

from abscurriculum.models.organisation import ORGANISATION_TYPES
from abscurriculum.models.text import LANGUAGES
from abscurriculum.models.vocabulary import Term


def find_term(word: str, terms: Mapping[str, Term]) -> str:
    """Find the term that some client calls so: wethouder is alderman; nothing where none is."""
    wanted = word.replace("_", " ").replace("-", " ").casefold()
    for name, term in terms.items():
        for kind in ORGANISATION_TYPES:
            forms = term.forms(kind)
            words = (forms.word(language) for language in LANGUAGES) if forms else ()
            if any(each and wanted in _spell(each.one, each.many) for each in words):
                return name
    return ""


def _spell(*words: str) -> tuple[str, ...]:
    return tuple(word.replace("-", " ").casefold() for word in words)
