"""ABS413: a brief gives its own words for terms that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.vocabulary.value.terms
    for term in request.brief.value.terms:
        if term not in known:
            message, hint = f'unknown term "{term}"', advise(term, known)
            path = ("terms", term)
            yield request.brief.diagnostic("ABS413", path, message, hint, on_key=True)


RULE = BriefRule(
    code="ABS413",
    name="brief-term",
    why="A word for a term that no text uses changes nothing.",
    check=_check,
)
