"""ABS427: an audience has at least one daypart that suits it."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.conditions import list_calendars
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for place, calendar in list_calendars(request.brief.value):
        for audience, moments in calendar.suits.items():
            if not moments:
                message = f'no daypart at all suits "{audience}"'
                hint = "Name dayparts, such as [tuesday, thursday morning], or remove the line."
                path = (*place, "suits", audience)
                yield request.brief.diagnostic("ABS427", path, message, hint)


RULE = BriefRule(
    code="ABS427",
    name="empty-pattern",
    why="An audience for which no daypart is good can be planned nowhere.",
    check=_check,
)
