"""ABS416: a brief counts the people of one role once."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request, role_names
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    names = role_names(request.library.vocabulary.value, request.client.type)
    first: dict[str, str] = {}
    for name in request.brief.value.participants:
        role = names.get(name.casefold())
        if role is None:
            continue  # ABS405 says so already
        if role in first:
            message = f'"{name}" and "{first[role]}" are the same role at this client'
            hint = "Keep one of the two, with the number of both."
            path = ("participants", name)
            yield request.brief.diagnostic("ABS416", path, message, hint, on_key=True)
        first.setdefault(role, name)


RULE = BriefRule(
    code="ABS416",
    name="repeated-role",
    why="Of two numbers for one role, only the last would count.",
    check=_check,
)
