"""ABS411: a brief asks for a goal once, under one weight."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for priority in PRIORITIES:
        for index, goal in enumerate(getattr(request.brief.value.goals, priority)):
            if goal in first:
                where = "twice" if first[goal] == priority else f"under {first[goal]}: as well"
                message = f'the goal "{goal}" is asked for {where}'
                path = ("goals", priority, index)
                yield request.brief.diagnostic("ABS411", path, message, "Keep one of the two.")
            else:
                first[goal] = priority


RULE = BriefRule(
    code="ABS411",
    name="repeated-wish",
    why="A goal has one weight.",
    check=_check,
)
