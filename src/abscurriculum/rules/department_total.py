"""ABS412: departments together have no more people than the whole."""

from collections import Counter
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request, role_names
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    if not brief.departments:
        return
    names = role_names(request.library.vocabulary.value, request.client.type)
    totals: Counter[str] = Counter()
    for department in brief.departments:
        for name, number in department.participants.items():
            totals[names.get(name.casefold(), name)] += number
    for name, number in brief.participants.items():
        total = totals[names.get(name.casefold(), name)]
        if total > number:
            message = f"the departments have {total} of them together, which is more than {number}"
            hint = (
                "The numbers of departments are part of the number here: raise it, or check them."
            )
            yield request.brief.diagnostic("ABS412", ["participants", name], message, hint)


RULE = BriefRule(
    code="ABS412",
    name="department-total",
    why="The number under participants counts everyone, those of departments included.",
    check=_check,
)
