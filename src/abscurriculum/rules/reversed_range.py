"""ABS307: the least of a range is not above its most."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.activity import GapDays, Range
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Path, Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    for path, limits in _list_ranges(module.value):
        if limits is not None and limits.max is not None and limits.min > limits.max:
            message = f"at least {limits.min} and at most {limits.max} cannot both hold"
            yield module.diagnostic("ABS307", [*path, "min"], message, "Swap min and max.")


def _list_ranges(module: ModuleBase) -> Iterator[tuple[Path, Range | GapDays | None]]:
    yield ("group",), module.group
    for role, limits in module.presence.items():
        yield ("presence", role), limits
    yield ("prerequisites", "gap_days"), module.prerequisites.gap_days
    yield ("timing", "gap_days"), module.timing.gap_days


RULE = ModuleRule(
    code="ABS307",
    name="reversed-range",
    why="No number fits a range that ends before it begins.",
    check=_check,
)
