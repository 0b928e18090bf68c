"""ABS434: what a programme needs can be asked for before it is over."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    if brief.agreed and brief.agreed > brief.period.to >= brief.period.from_:
        message = f"{brief.agreed} is after the last day of the period, {brief.period.to}"
        hint = "Give the day from which people can be booked; it lies before the period."
        yield request.brief.diagnostic("ABS434", ["agreed"], message, hint)


RULE = BriefRule(
    code="ABS434",
    name="late-agreement",
    why="Nothing can be booked or asked for before that day, so nothing could be planned.",
    check=_check,
)
