"""ABS324: a power names the article of law that gives it."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import DualismModule, ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if not isinstance(module.value, DualismModule):
        return
    for index, power in enumerate(module.value.dualism_workshop.powers):
        source = power.source
        if not (source.municipality or source.province or source.water_board):
            path = ("dualism_workshop", "powers", index, "source")
            message = "this power has no source in the law"
            hint = "For example: source: {municipality: Gemeentewet art. 169}."
            yield module.diagnostic("ABS324", path, message, hint)


RULE = ModuleRule(
    code="ABS324",
    name="missing-legal-source",
    why="Participants will ask where it says so.",
    check=_check,
)
