"""ABS403: a brief asks for goals that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.goals
    for priority in PRIORITIES:
        for index, goal in enumerate(getattr(request.brief.value.goals, priority)):
            if goal not in known:
                message = f'unknown goal "{goal}"'
                hint = advise(goal, known, "goals.yaml of the library lists the goals there are.")
                yield request.brief.diagnostic("ABS403", ["goals", priority, index], message, hint)


RULE = BriefRule(
    code="ABS403",
    name="brief-goal",
    why="A goal that the library does not know is served by no module.",
    check=_check,
)
