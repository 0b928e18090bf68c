"""Reasons with the place in brief or library that they come from."""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from abscurriculum.models.origin import Origin
from abscurriculum.models.plan import Reason, ReasonKind
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text

Path = Sequence[str | int]
LIBRARY = "library"
"""In the place of a module: the library's own file."""


def give_reason(
    request: Request,
    kind: ReasonKind,
    about: str = "",
    path: Path = (),
    *,
    module: str = "",
    words: Text | None = None,
) -> Reason:
    """Make a reason with the place it comes from: keys of the brief, or of a module's file."""
    at = ".".join(str(step) for step in path)
    if module:
        at = f"{module}#{at}"
    return Reason(kind=kind, about=about, words=words, at=at, place=place_of(request, at))


def place_of(request: Request, at: str) -> str:
    """Give file and line of keys, without the folder, which differs by machine."""
    module, mark, keys = at.rpartition("#")
    if not keys:
        return ""
    origin: Origin | None = request.brief.origin
    if mark:
        origin = _origin_of(request, module)
    if origin is None:
        return ""
    path = [int(step) if step.isdecimal() else step for step in keys.split(".")]
    if not mark and "calendar" in path and not is_written(request.brief.value, path):
        return ""  # a default of the calendar stands nowhere in the brief
    span = origin.span(path)
    return f"{span.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{span.line}"


def look_up(value: Any, path: Path) -> Any:
    """Follow a path through models, mappings and lists; None where it ends early."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, tuple):
            value = value[step] if isinstance(step, int) and step < len(value) else None
        elif value is not None:
            value = getattr(value, str(step))
    return value


def is_written(value: Any, path: Path) -> bool:
    """Tell whether a brief itself gives a value, so that it is no default."""
    for step in path:
        if isinstance(value, BaseModel):
            if str(step) not in value.model_fields_set:
                return False
            value = getattr(value, str(step))
        else:
            value = look_up(value, (step,))
        if value is None:
            return False
    return True


def _origin_of(request: Request, module: str) -> Origin | None:
    if module == LIBRARY:
        return request.library.head.origin
    return next((e.origin for e in request.library.shelf if e.value.id == module), None)
