"""ABS436: groups are made per department or client where there are more than one."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    if brief.groups.form == "per-department" and not brief.departments:
        message = "groups are to be made per department, and there are no departments"
        hint = "Add departments: with a name and participants each, or write form: mixed."
        yield request.brief.diagnostic("ABS436", ("groups", "form"), message, hint)
    if brief.groups.form == "per-client" and not brief.joint:
        message = "groups are to be made per client, and there is one client"
        hint = "Add the other clients under joint: partners:, or write form: mixed."
        yield request.brief.diagnostic("ABS436", ("groups", "form"), message, hint)


RULE = BriefRule(
    code="ABS436",
    name="missing-departments",
    why="Without departments everyone would be mixed after all.",
    check=_check,
    wants_whole=True,
)
