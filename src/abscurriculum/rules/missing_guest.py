"""ABS326: a leadership meeting that has a guest says who, and pays for one."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import LeadershipModule, ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.rules.staff import is_asked


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if not isinstance(module.value, LeadershipModule):
        return
    guests = is_asked(module.value.staffing.guests)
    described = module.value.leadership_meeting.guest is not None
    if guests and not described:
        message = "a guest is asked for, and nothing says what kind of guest"
        hint = "Add guest: under leadership_meeting:, or take guests: out of staffing:."
        yield module.diagnostic("ABS326", ["staffing", "guests"], message, hint)
    if described and not guests:
        message = "a guest is described, and staffing: asks for none"
        hint = "Add guests: 1 under staffing:, or remove guest:."
        path = ("leadership_meeting", "guest")
        yield module.diagnostic("ABS326", path, message, hint, on_key=True)


RULE = ModuleRule(
    code="ABS326",
    name="missing-guest",
    why="A guest has to be found, briefed and paid.",
    check=_check,
)
