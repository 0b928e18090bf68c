"""ABS309: after at most two hours there is a break of ten minutes or more."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule

LONGEST_STRETCH_MINUTES = 120
SHORTEST_BREAK_MINUTES = 10


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    before = 0
    for index, activity in enumerate(module.value.agenda):
        if activity.form == "break" and activity.minutes >= SHORTEST_BREAK_MINUTES:
            before = 0
            continue
        after = before + activity.minutes
        if before <= LONGEST_STRETCH_MINUTES < after:
            message = f"people have worked {after} minutes here without a break of 10 minutes"
            hint = "Put an activity of form: break before it, or make it shorter."
            yield module.diagnostic("ABS309", ["agenda", index, "minutes"], message, hint)
        before = after


RULE = ModuleRule(
    code="ABS309",
    name="missing-break",
    why="Nobody learns well for longer than two hours on end.",
    check=_check,
)
