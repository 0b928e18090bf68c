"""ABS409: a brief does not ask for a module and against it."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    wishes = request.brief.value.modules
    for index, name in enumerate(wishes.exclude):
        if name in wishes.include:
            message = f'"{name}" is both included and excluded'
            at = ("modules", "exclude", index)
            yield request.brief.diagnostic("ABS409", at, message, "Remove one of the two.")
    for old, new in wishes.replace.items():
        path = ("modules", "replace", old)
        if old == new:
            message = f'"{old}" is replaced by itself'
            yield request.brief.diagnostic("ABS409", path, message, "Name another module.")
            continue
        if new in wishes.exclude:
            message = f'"{new}" takes the place of another module and is excluded'
            yield request.brief.diagnostic("ABS409", path, message, "Take it out of exclude:.")
        if old in wishes.include:
            message = f'"{old}" is both included and replaced'
            hint = "Take it out of include:, or do not replace it."
            yield request.brief.diagnostic("ABS409", path, message, hint, on_key=True)


RULE = BriefRule(
    code="ABS409",
    name="brief-contradiction",
    why="Of two wishes that exclude each other, nobody can tell which one is meant.",
    check=_check,
)
