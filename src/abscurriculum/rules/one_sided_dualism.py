"""ABS323: a dualism workshop has both sides in the room."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import DualismModule, ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule

_SIDES = (
    ("councillors", ("councillor",)),
    ("members of the executive", ("alderman", "executive_member")),
)


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if not isinstance(module.value, DualismModule):
        return
    presence = module.value.presence
    for side, roles in _SIDES:
        if not any(role in presence and presence[role].min >= 1 for role in roles):
            message = f"a dualism workshop needs {side} in the room"
            hint = f"Write under presence: {roles[0]}: {{min: 1, max: ...}}."
            yield module.diagnostic("ABS323", ["presence"], message, hint, on_key=True)


RULE = ModuleRule(
    code="ABS323",
    name="one-sided-dualism",
    why="Council and executive learn about their roles from each other.",
    check=_check,
)
