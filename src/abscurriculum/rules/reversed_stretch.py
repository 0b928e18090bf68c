"""ABS424: days in a row end no earlier than they begin."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.conditions import list_stretches
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    ends = [(place, stretch.from_, stretch.to) for place, stretch in list_stretches(brief)]
    for index, pin in enumerate(brief.pins):
        if pin.from_ and pin.to:
            ends.append((("pins", index), pin.from_, pin.to))
    for place, first, last in ends:
        if last < first:
            message = f"these days end on {last}, before they begin on {first}"
            hint = "Swap from and to, or check the year."
            yield request.brief.diagnostic("ABS424", (*place, "to"), message, hint)


RULE = BriefRule(
    code="ABS424",
    name="reversed-stretch",
    why="Days that end before they begin hold no day at all, and nothing would be kept free.",
    check=_check,
)
