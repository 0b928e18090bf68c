"""ABS328: no programme begins with a module of high intensity."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if module.value.timing.position == "first" and module.value.intensity == "high":
        message = "a module of high intensity cannot come first"
        hint = "Lower intensity:, or take position: first out of timing:."
        yield module.diagnostic("ABS328", ["intensity"], message, hint)


RULE = ModuleRule(
    code="ABS328",
    name="high-start",
    why="People seek confrontation only after they have come to trust the group.",
    check=_check,
)
