"""ABS306: goals and routes belong to tracks of the vocabulary."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import LibraryRule


def _check(library: Library) -> Iterator[Diagnostic]:
    tracks = library.vocabulary.value.tracks
    for entry in library.goal_files:
        for index, goal in enumerate(entry.value.goals):
            if goal.track not in tracks:
                message, hint = _explain(goal.track, list(tracks))
                yield entry.diagnostic("ABS306", ["goals", index, "track"], message, hint)
    for track in library.head.value.routes:
        if track not in tracks:
            message, hint = _explain(track, list(tracks))
            path = ("routes", track)
            yield library.head.diagnostic("ABS306", path, message, hint, on_key=True)


def _explain(track: str, known: list[str]) -> tuple[str, str]:
    return f'there is no track "{track}" in the vocabulary', advise(track, known)


RULE = LibraryRule(
    code="ABS306",
    name="unknown-track",
    why="Documents show goals and routes under their track.",
    check=_check,
)
