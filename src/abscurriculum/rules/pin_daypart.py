"""ABS430: a module is pinned to a daypart in which it can begin."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.moment import PARTS
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for index, pin in enumerate(request.brief.value.pins):
        module = request.library.modules.get(pin.module)
        if module is None or pin.daypart is None:
            continue  # ABS404 says so already
        # A whole day begins in the morning.
        begins = {"morning" if part == "full-day" else part for part in module.dayparts}
        if pin.daypart not in begins:
            message = f'"{module.id}" does not begin in the {pin.daypart}'
            hint = f"Choose one of: {', '.join(part for part in PARTS if part in begins)}."
            path = ("pins", index, "daypart")
            yield request.brief.diagnostic("ABS430", path, message, hint)


RULE = BriefRule(
    code="ABS430",
    name="pin-daypart",
    why="A module has the dayparts that suit it, and a pin cannot give it another.",
    check=_check,
)
