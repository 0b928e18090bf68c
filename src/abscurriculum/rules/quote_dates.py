"""ABS444: the days of a quote fit each other and the programme."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic, Severity
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief, quote = request.brief, request.brief.value.quote
    if quote.valid_until and quote.valid_days:
        message = "the quote has both a last day and a number of days"
        hint = "Keep valid_until or valid_days."
        yield brief.diagnostic("ABS444", ("quote", "valid_days"), message, hint)
    if quote.date and quote.valid_until and quote.valid_until < quote.date:
        message = f"the quote ends on {quote.valid_until}, before its date, {quote.date}"
        hint = "Swap the two, or check the year."
        yield brief.diagnostic("ABS444", ("quote", "valid_until"), message, hint)
        return
    first = brief.value.period.from_
    for key, day in (("date", quote.date), ("valid_until", quote.valid_until)):
        if day and day > first:
            words = "is dated" if key == "date" else "can be accepted until"
            message = f"the quote {words} {day}, after the programme begins on {first}"
            hint = "Check the year, or choose an earlier day."
            place, warning = ("quote", key), Severity.WARNING
            yield brief.diagnostic("ABS444", place, message, hint, severity=warning)
            return


RULE = BriefRule(
    code="ABS444",
    name="quote-dates",
    why="A quote that ends before it begins, or after the work has begun, binds nobody.",
    check=_check,
)
