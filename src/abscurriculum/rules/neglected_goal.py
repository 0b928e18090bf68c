"""ABS320: every goal is introduced by a module and practised by two."""

from collections import Counter
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.rule import LibraryRule

_LEAST_PRACTISING = 2


def _check(library: Library) -> Iterator[Diagnostic]:
    links = [module.goals for module in library.modules.values()]
    introduced = {goal for each in links for goal in each.introduces}
    practised = Counter(goal for each in links for goal in set(each.practises))
    for entry in library.goal_files:
        for index, goal in enumerate(entry.value.goals):
            path = ("goals", index, "id")
            if goal.id not in introduced:
                message = f'no module introduces the goal "{goal.id}"'
                hint = f"Add goals: {{introduces: [{goal.id}]}} to a module."
                yield entry.warning("ABS320", path, message, hint)
            if practised[goal.id] < _LEAST_PRACTISING:
                number = (
                    "only one module practises" if practised[goal.id] else "no module practises"
                )
                message = f'{number} the goal "{goal.id}"'
                hint = f"Add goals: {{practises: [{goal.id}]}} to two modules."
                yield entry.warning("ABS320", path, message, hint)


RULE = LibraryRule(
    code="ABS320",
    name="neglected-goal",
    why="A goal is reached by practice, and a brief may leave one module out.",
    check=_check,
)
