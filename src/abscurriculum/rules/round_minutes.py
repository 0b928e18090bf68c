"""ABS318: the rounds of a pressure cooker fill their activity."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase, PressureCookerModule
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if not isinstance(module.value, PressureCookerModule):
        return
    block = module.value.pressure_cooker
    total = sum(each.minutes for each in block.rounds)
    held = next((a for a in module.value.agenda if a.id == block.rounds_in), None)
    if held is not None and held.minutes != total:
        message = f'the rounds take {total} minutes, and "{block.rounds_in}" takes {held.minutes}'
        hint = "Make both the same."
        path = ("pressure_cooker", "rounds")
        yield module.diagnostic("ABS318", path, message, hint, on_key=True)


RULE = ModuleRule(
    code="ABS318",
    name="round-minutes",
    why="Teams under pressure notice at once when the clock is wrong.",
    check=_check,
)
