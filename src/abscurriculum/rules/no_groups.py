"""ABS437: an audience with a fixed number of groups has at least one."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for audience, number in request.brief.value.groups.numbers.items():
        if number == 0:
            message = f'"{audience}" cannot be divided over 0 groups'
            hint = "Write 1 or more; who does not take part is 0 under participants:."
            path = ("groups", "numbers", audience)
            yield request.brief.diagnostic("ABS437", path, message, hint)


RULE = BriefRule(
    code="ABS437",
    name="no-groups",
    why="Nobody could take part, and the modules of this audience would fall away.",
    check=_check,
)
