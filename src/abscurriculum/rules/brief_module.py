"""ABS404: a brief names modules that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief
from abscurriculum.models.origin import Path
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import SEE_MODULES, advise
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.modules
    for path, name, on_key in _list_uses(request.brief.value):
        if name not in known:
            message, hint = f'unknown module "{name}"', advise(name, known, SEE_MODULES)
            yield request.brief.diagnostic("ABS404", path, message, hint, on_key=on_key)


def _list_uses(brief: Brief) -> Iterator[tuple[Path, str, bool]]:
    wishes = brief.modules
    for index, name in enumerate(wishes.include):
        yield ("modules", "include", index), name, False
    for index, name in enumerate(wishes.exclude):
        yield ("modules", "exclude", index), name, False
    for old, new in wishes.replace.items():
        yield ("modules", "replace", old), old, True
        yield ("modules", "replace", old), new, False
    for name in brief.parameters:
        yield ("parameters", name), name, True
    for index, pin in enumerate(brief.pins):
        yield ("pins", index, "module"), pin.module, False
    for index, person in enumerate(brief.people):
        for key in ("needed_for", "gives"):
            for number, name in enumerate(getattr(person, key)):
                yield ("people", index, key, number), name, False
    for index, name in enumerate(brief.groups.joint):
        yield ("groups", "joint", index), name, False


RULE = BriefRule(
    code="ABS404",
    name="brief-module",
    why="A wish about a module that does not exist would be passed over in silence.",
    check=_check,
)
