"""ABS331: nobody is asked for under two names."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    roles, presence = library.vocabulary.value.roles, module.value.presence
    for name in presence:
        parts = roles[name].any_of if name in roles else ()
        both = [part for part in parts if part in presence]
        if both:
            message = f'"{name}" stands for "{both[0]}" too, which is asked for as well'
            hint = f'Ask for "{name}" alone, or for {" and ".join(parts)} without it.'
            yield module.diagnostic("ABS331", ["presence", name], message, hint)


RULE = ModuleRule(
    code="ABS331",
    name="double-presence",
    why="One person would be counted as two.",
    check=_check,
)
