"""ABS316: an activity says what participants and trainer do."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    for index, activity in enumerate(module.value.agenda):
        if activity.form == "break" or (activity.participants and activity.trainer):
            continue
        parts = {"participants": activity.participants, "trainer": activity.trainer}
        missing = [name for name, text in parts.items() if text is None]
        verb = "is" if len(missing) == 1 else "are"
        message = f"{' and '.join(missing)} {verb} missing in this activity"
        hint = "Say in one to three sentences what they do."
        yield module.warning("ABS316", ["agenda", index], message, hint)


RULE = ModuleRule(
    code="ABS316",
    name="bare-activity",
    why="A trainer who has never seen the module must be able to run it.",
    check=_check,
)
