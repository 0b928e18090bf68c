"""ABS319: there are actors where there are scenes, and scenes where there are actors."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.rules.staff import is_asked


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    actors = is_asked(module.value.staffing.actors)
    if actors and not module.value.scenes:
        message = "actors are asked for, and there is no scene for them to play"
        hint = "Add scenes:, or take actors: out of staffing:."
        yield module.diagnostic("ABS319", ["staffing", "actors"], message, hint)
    if module.value.scenes and not actors:
        message = "there are scenes, and no actors to play them"
        hint = "Add actors: 1 under staffing:, or remove scenes:."
        yield module.diagnostic("ABS319", ["scenes"], message, hint, on_key=True)


RULE = ModuleRule(
    code="ABS319",
    name="actors-without-scenes",
    why="An actor needs a scene beforehand, and the client pays for each.",
    check=_check,
)
