"""ABS406: a brief names tracks that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.vocabulary.value.tracks
    for track in request.brief.value.routes:
        if track not in known:
            message, hint = f'unknown track "{track}"', advise(track, known)
            path = ("routes", track)
            yield request.brief.diagnostic("ABS406", path, message, hint, on_key=True)
    for index, case in enumerate(request.brief.value.cases):
        if case.track not in known:
            message, hint = f'unknown track "{case.track}"', advise(case.track, known)
            yield request.brief.diagnostic("ABS406", ["cases", index, "track"], message, hint)


RULE = BriefRule(
    code="ABS406",
    name="brief-track",
    why="A route or case of a track that does not exist would be left out in silence.",
    check=_check,
)
