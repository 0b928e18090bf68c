"""ABS322: an id stands at one activity of the agenda."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, activity in enumerate(module.value.agenda):
        if activity.id is None:
            continue
        if activity.id in seen:
            message = f'the activity id "{activity.id}" is given twice'
            hint = "Give one of the two another id."
            yield module.diagnostic("ABS322", ["agenda", index, "id"], message, hint)
        seen.add(activity.id)


RULE = ModuleRule(
    code="ABS322",
    name="repeated-activity",
    why="A scene or round must know which activity it belongs to.",
    check=_check,
)
