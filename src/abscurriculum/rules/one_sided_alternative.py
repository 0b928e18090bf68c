"""ABS325: alternatives name each other, and none of them comes before the other."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import LinkRule


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    rests_on = module.value.prerequisites
    for index, name in enumerate(module.value.alternatives):
        path = ("alternatives", index)
        other = library.modules.get(name)
        if name == module.value.id:
            message = "a module is no alternative to itself"
            yield module.diagnostic("ABS325", path, message, "Remove it here.")
        elif name in rests_on.all_of or name in rests_on.any_of:
            message = f'"{name}" comes before this module and cannot take its place as well'
            hint = "Remove it here or under prerequisites:."
            yield module.diagnostic("ABS325", path, message, hint)
        elif other is not None and module.value.id not in other.alternatives:
            message = f'"{name}" does not name this module as its alternative'
            hint = f"Add alternatives: [{module.value.id}] to {name}, or remove it here."
            yield module.warning("ABS325", path, message, hint)


RULE = LinkRule(
    code="ABS325",
    name="one-sided-alternative",
    why="Which of two modules is chosen should not hang on where one starts to look.",
    check=_check,
)
