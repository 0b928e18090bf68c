"""ABS428: trainers, actors and guests give modules, and all others are needed for them."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.conditions import STAFF
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for index, person in enumerate(request.brief.value.people):
        if person.role in STAFF and person.needed_for:
            message = f"needed_for is for participants, and {person.name} is: {person.role}"
            hint = "Write the modules that this person can do under gives:, or change the role."
            path = ("people", index, "needed_for")
            yield request.brief.diagnostic("ABS428", path, message, hint, on_key=True)
        elif person.role not in STAFF and person.gives:
            message = f"gives is for trainers, actors and guests, and {person.name} takes part"
            hint = "Write the modules that cannot do without this person under needed_for:."
            path = ("people", index, "gives")
            yield request.brief.diagnostic("ABS428", path, message, hint, on_key=True)


RULE = BriefRule(
    code="ABS428",
    name="person-modules",
    why="Who gives a module and who must be at it are planned in different ways.",
    check=_check,
)
