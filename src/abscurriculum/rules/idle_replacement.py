"""ABS417: a module that is to be replaced is in the programme."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.asked import list_replacements
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for old, new, found in list_replacements(request):
        if not found and old != new and old in request.library.modules:
            message = f'"{old}" is not in the programme, so there is nothing to replace'
            hint = f"Add the new one under include: {new}."
            yield request.brief.warning("ABS417", ("modules", "replace", old), message, hint)


RULE = BriefRule(
    code="ABS417",
    name="idle-replacement",
    why="The new module comes only in the place of the old one, so it would not come at all.",
    check=_check,
    wants_whole=True,
)
