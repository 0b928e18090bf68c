"""ABS436: groups are made per department where there are departments."""

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


RULE = BriefRule(
    code="ABS436",
    name="missing-departments",
    why="Without departments everyone would be mixed after all.",
    check=_check,
    wants_whole=True,
)
