"""ABS429: a pin says when, in one way."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for index, pin in enumerate(request.brief.value.pins):
        window = [key for key, day in (("from", pin.from_), ("to", pin.to)) if day]
        if pin.date and window:
            message = f"this pin has a date, and {' and '.join(window)} as well"
            hint = "Keep date for one day, or from and to for a part of the period."
            path = ("pins", index, window[0])
            yield request.brief.diagnostic("ABS429", path, message, hint, on_key=True)
        elif not (pin.date or window or pin.daypart):
            message = "this pin does not say when"
            hint = "Add date:, or from: and to:, or daypart:; or put the module under include:."
            yield request.brief.diagnostic("ABS429", ("pins", index), message, hint)


RULE = BriefRule(
    code="ABS429",
    name="vague-pin",
    why="A pin without a day holds nothing, and one with two kinds of days can be read two ways.",
    check=_check,
)
