"""ABS317: scenes and blocks refer to activities of the agenda that are no breaks."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase, PressureCookerModule
from abscurriculum.models.origin import Path, Sourced
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    forms = {activity.id: activity.form for activity in module.value.agenda if activity.id}
    for path, name in _list_uses(module.value):
        if name not in forms:
            message = f'the agenda has no activity with the id "{name}"'
            hint = advise(name, forms, f"Write id: {name} at the activity that is meant.")
            yield module.diagnostic("ABS317", path, message, hint)
        elif forms[name] == "break":
            message, hint = f'the activity "{name}" is a break', "Name an activity with work in it."
            yield module.diagnostic("ABS317", path, message, hint)
    if isinstance(module.value, PressureCookerModule):
        block = module.value.pressure_cooker
        if block.executive_reflection == block.team_reflection:
            message = "executive and teams reflect in the same activity"
            hint = "Give each a reflection of its own in the agenda."
            path = ("pressure_cooker", "team_reflection")
            yield module.diagnostic("ABS317", path, message, hint)


def _list_uses(module: ModuleBase) -> Iterator[tuple[Path, str]]:
    for index, scene in enumerate(module.scenes):
        yield ("scenes", index, "activity"), scene.activity
    if isinstance(module, PressureCookerModule):
        block = module.pressure_cooker
        yield ("pressure_cooker", "rounds_in"), block.rounds_in
        yield ("pressure_cooker", "executive_reflection"), block.executive_reflection
        yield ("pressure_cooker", "team_reflection"), block.team_reflection


RULE = ModuleRule(
    code="ABS317",
    name="unknown-activity",
    why="A scene or round without its activity has no place in the agenda.",
    check=_check,
)
