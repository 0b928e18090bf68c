"""ABS418: a goal that must be reached is introduced and practised by modules for this client."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.asked import list_followable
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    modules = request.library.modules
    links = [modules[name].goals for name in list_followable(request)]
    served = {
        "introduces": {goal for each in links for goal in each.introduces},
        "practises": {goal for each in links for goal in each.practises},
    }
    for index, goal in enumerate(request.brief.value.goals.must):
        if goal not in request.library.goals:
            continue  # ABS403 says so already
        lacking = [level for level, goals in served.items() if goal not in goals]
        if lacking:
            level = " or ".join(lacking)
            message = f'no module that this client can follow {level} the goal "{goal}"'
            hint = "Take a module out of exclude:, or ask for the goal under should:."
            yield request.brief.diagnostic("ABS418", ("goals", "must", index), message, hint)


RULE = BriefRule(
    code="ABS418",
    name="unserved-goal",
    why="What must be reached and cannot be reached leaves no programme to make.",
    check=_check,
)
