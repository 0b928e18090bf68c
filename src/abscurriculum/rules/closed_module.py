"""ABS410: a brief asks for modules that are open to its client."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Path
from abscurriculum.models.request import Request
from abscurriculum.rules.organisations import ORGANISATIONS
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    wishes = request.brief.value.modules
    asked: list[tuple[Path, str]] = [
        *((("modules", "include", index), name) for index, name in enumerate(wishes.include)),
        *((("modules", "replace", old), new) for old, new in wishes.replace.items()),
        *((("pins", i, "module"), pin.module) for i, pin in enumerate(request.brief.value.pins)),
    ]
    for path, name in asked:
        module = request.library.modules.get(name)
        if module is not None and request.client.type in module.closed_to:
            message = f'"{name}" is not for {ORGANISATIONS[request.client.type]}'
            hint = f"Choose another module of the track {module.track}."
            yield request.brief.diagnostic("ABS410", path, message, hint)


RULE = BriefRule(
    code="ABS410",
    name="closed-module",
    why="Its cases and powers do not exist at this type of organisation.",
    check=_check,
)
