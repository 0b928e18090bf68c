"""A programme with one text in every place where a text can stand."""

from typing import Any

from abscurriculum.models.base import Model
from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import ProgrammeContact

# Fields that hold what a person wrote, as plain strings.
_FREE = frozenset({"client_title", "partners", "venue", "names", "attending", "place", "client"})
_FREE_CONTACT = frozenset({"name", "role", "email"})


def fill_everywhere(value: Any, text: str) -> Any:
    """Give a copy of a programme with one text in every place where a text can stand."""
    if isinstance(value, Filled):
        return value.model_copy(update={"text": text})
    if isinstance(value, Model):
        free = _FREE_CONTACT if isinstance(value, ProgrammeContact) else _FREE
        changed: dict[str, Any] = {}
        for name in type(value).model_fields:
            part = getattr(value, name)
            if name in free and isinstance(part, str):
                changed[name] = text
            elif name in free and isinstance(part, tuple):
                changed[name] = (text,) * len(part)
            else:
                changed[name] = fill_everywhere(part, text)
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(fill_everywhere(part, text) for part in value)
    return value
