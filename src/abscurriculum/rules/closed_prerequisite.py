"""ABS330: who may follow a module may follow what it builds on."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.organisations import ORGANISATIONS
from abscurriculum.rules.rule import LinkRule


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    for index, name in enumerate(module.value.prerequisites.all_of):
        earlier = library.modules.get(name)
        if earlier is None or not earlier.closed_to:
            continue
        shut_out = [kind for kind in earlier.closed_to if kind not in module.value.closed_to]
        if shut_out:
            bodies = " and ".join(ORGANISATIONS[kind] for kind in shut_out)
            message = f'"{name}" is closed to {bodies}, and this module is open to them'
            hint = "Put it under any_of: with a module for them, or close this one too."
            yield module.warning("ABS330", ["prerequisites", "all_of", index], message, hint)


RULE = LinkRule(
    code="ABS330",
    name="closed-prerequisite",
    why="Some clients would do the module without what it builds on.",
    check=_check,
)
