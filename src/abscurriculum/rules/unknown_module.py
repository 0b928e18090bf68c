"""ABS304: a module refers only to modules that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.advice import SEE_MODULES, advise
from abscurriculum.rules.rule import LinkRule


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    rests_on = module.value.prerequisites
    for path, names in (
        (("prerequisites", "all_of"), rests_on.all_of),
        (("prerequisites", "any_of"), rests_on.any_of),
        (("alternatives",), module.value.alternatives),
        (("timing", "after"), module.value.timing.after),
    ):
        for index, name in enumerate(names):
            if name not in library.modules:
                message = f'there is no module "{name}" in this library'
                hint = advise(name, library.modules, SEE_MODULES)
                yield module.diagnostic("ABS304", [*path, index], message, hint)


RULE = LinkRule(
    code="ABS304",
    name="unknown-module",
    why="A module can only build on modules that exist.",
    check=_check,
)
