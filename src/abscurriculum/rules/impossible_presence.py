"""ABS308: the roles that take part can fill the group and fit in it."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    group, presence = module.value.group, module.value.presence.values()
    if any(limits.min > limits.max for limits in (group, *presence)):
        return  # ABS307 says so already
    least = sum(limits.min for limits in presence)
    most = sum(limits.max for limits in presence)
    if least > group.max:
        message = f"at least {least} people must be present, and the group holds {group.max}"
        hint = "Lower a min under presence:, or raise max under group:."
        yield module.diagnostic("ABS308", ["group", "max"], message, hint)
    if most < group.min:
        message = f"at most {most} people can be present, and the group needs {group.min}"
        hint = "Raise a max under presence:, or lower min under group:."
        yield module.diagnostic("ABS308", ["group", "min"], message, hint)


RULE = ModuleRule(
    code="ABS308",
    name="impossible-presence",
    why="A module that no set of people fits can never be planned.",
    check=_check,
)
