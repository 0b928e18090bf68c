"""ABS420: what a module that is asked for builds on is not left out."""

from collections.abc import Iterator, Mapping

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Path
from abscurriculum.models.request import Request
from abscurriculum.rules.asked import list_left_out, list_replacements
from abscurriculum.rules.rule import BriefRule

_WAYS_OUT = {"excluded": "take the second out of exclude:", "replaced": "do not replace the second"}


def _check(request: Request) -> Iterator[Diagnostic]:
    gone = list_left_out(request)
    for path, name in _list_asked(request):
        if name in gone:
            continue  # ABS409 or ABS410 says so already
        for needed in _find_missing(request, name, gone):
            message = f'"{name}" builds on "{needed}", which is {gone[needed]}'
            hint = f"Leave both out, or {_WAYS_OUT[gone[needed]]}."
            yield request.brief.diagnostic("ABS420", path, message, hint)


def _list_asked(request: Request) -> Iterator[tuple[Path, str]]:
    for index, name in enumerate(request.brief.value.modules.include):
        yield ("modules", "include", index), name
    for old, new, found in list_replacements(request):
        if found:
            yield ("modules", "replace", old), new


def _find_missing(request: Request, asked: str, gone: Mapping[str, str]) -> Iterator[str]:
    """Follow what must come before, step by step, to what is left out."""
    waiting, seen = [asked], {asked}
    while waiting:
        module = request.library.modules.get(waiting.pop(0))
        if module is None:
            continue
        # What is closed to this type of organisation is not asked of it.
        needed = [n for n in module.prerequisites.all_of if gone.get(n) != "closed"]
        choices = [n for n in module.prerequisites.any_of if gone.get(n) != "closed"]
        if choices and all(choice in gone for choice in choices):
            needed.append(choices[0])
        for name in needed:
            if name in seen:
                continue
            seen.add(name)
            if name in gone:
                yield name
            else:
                waiting.append(name)


RULE = BriefRule(
    code="ABS420",
    name="missing-base",
    why="Of two wishes that cannot both be met, nobody can tell which one is meant.",
    check=_check,
)
