"""ABS305: a module works on goals that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    links = module.value.goals
    for level, names in (
        ("introduces", links.introduces),
        ("practises", links.practises),
        ("anchors", links.anchors),
    ):
        for index, name in enumerate(names):
            if name not in library.goals:
                message = f'there is no goal "{name}" in this library'
                hint = advise(name, library.goals, "goals.yaml lists the goals there are.")
                yield module.diagnostic("ABS305", ["goals", level, index], message, hint)


RULE = ModuleRule(
    code="ABS305",
    name="unknown-goal",
    why="A brief asks for goals by name, and finds modules by them.",
    check=_check,
)
