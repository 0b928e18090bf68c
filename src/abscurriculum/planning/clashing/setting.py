"""What is planned for, and how a part of it is changed or let go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from abscurriculum.models.brief import Brief
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.places import is_written, look_up
from abscurriculum.planning.compose import Before

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Setting:
    """What is planned for: a request and what the plan before asks."""

    request: Request
    before: Before
    free_roles: frozenset[str] = frozenset()
    """Roles whose number of people was let go."""
    memory: dict[str, dict[str, int]] = field(default_factory=dict, compare=False, repr=False)
    """Numbers that were worked out for them before."""

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self.request.brief.value

    def closed_up(self) -> "Setting":
        """Take out the items of lists that were let go; until then the others keep their places."""
        return self.with_brief(_close_gaps(self.brief))

    def with_brief(self, brief: Brief) -> "Setting":
        """Change the brief; places stay those of the file."""
        sourced = Sourced(brief, self.request.brief.origin)
        return replace(self, request=replace(self.request, brief=sourced))

    def put(self, path: Path, value: Any) -> "Setting":
        """Change one part of the brief."""
        return self.with_brief(put(self.brief, path, value))

    def at(self, path: Path) -> Any:
        """Give one part of the brief."""
        return look_up(self.brief, path)


@dataclass(frozen=True)
class Condition:
    """Something that binds, in words, and how to let it go."""

    path: Path
    """Where the brief says it, or would say it."""
    words: str
    drop: Callable[[Setting], Setting]
    default: str = ""
    """For what binds without being written: how to change it."""
    at: Path | None = None
    """For what is not written: a place to point at."""
    firm: str = ""
    """For a session held by the plan file: its id; the places are then those of that file."""
    late: bool = False
    """Whether it is looked at last: letting it go makes planning slow, or is seldom meant."""

    @property
    def asks_for_modules(self) -> bool:
        """Tell whether it only makes the programme larger."""
        return self.path[0] == "goals" or self.path[:2] in (
            ("modules", "include"),
            ("limits", "practice_minutes"),
        )

    @property
    def key(self) -> tuple[Path, str]:
        """Tell this condition from all others, also in a changed brief."""
        return (self.path, self.firm)

    @property
    def place(self) -> Path:
        """Where to point."""
        return self.path if self.at is None else self.at


class Reset:
    """Stands for "as if it were not written"."""


RESET = Reset()


def item(path: Path, index: int, words: str) -> Condition:
    """Make a condition of one item of a list; others of the list may be let go as well."""
    return Condition((*path, index), words, lambda setting: setting.put((*path, index), None))


def reset(path: Path, words: str) -> Condition:
    """Make a condition of one key: let go, it has its default."""
    return Condition(path, words, lambda setting: setting.put(path, RESET))


def first_written(brief: Brief, *paths: Path) -> Path:
    """Give the first of some places that the brief has; the last one will do."""
    return next((path for path in paths if is_written(brief, path)), paths[-1])


def put(value: Any, path: Path, new: Any) -> Any:
    """Copy a value with one part of it changed; what is no longer there stays so."""
    step, rest = path[0], path[1:]
    if value is None:
        return None
    if isinstance(value, dict):
        return _put_in_mapping(value, step, rest, new)
    if isinstance(value, tuple):
        return _put_in_list(value, step, rest, new)
    if not isinstance(value, BaseModel):
        raise TypeError(path)
    name = str(step)
    if rest:
        new = put(getattr(value, name), rest, new)
    elif isinstance(new, Reset):
        new = type(value).model_fields[name].get_default(call_default_factory=True)
    return value.model_copy(update={name: new})


def _put_in_mapping(value: dict[Any, Any], step: str | int, rest: Path, new: Any) -> Any:
    if not rest and isinstance(new, Reset):
        return {key: each for key, each in value.items() if key != step}
    if not rest:
        return value | {step: new}
    return value | {step: put(value[step], rest, new)} if step in value else value


def _put_in_list(value: tuple[Any, ...], step: str | int, rest: Path, new: Any) -> Any:
    if not isinstance(step, int) or step >= len(value):
        return value
    parts = list(value)
    parts[step] = put(parts[step], rest, new) if rest else new
    return tuple(parts)


def _close_gaps(value: Any) -> Any:
    if isinstance(value, tuple):
        return _close_list(value)
    if isinstance(value, dict):
        return {key: _close_gaps(each) for key, each in value.items()}
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            if isinstance(old, (tuple, dict, BaseModel)):
                new = _close_gaps(old)
                if new is not old and new != old:
                    changed[name] = new
        return value.model_copy(update=changed) if changed else value
    return value


def _close_list(value: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(_close_gaps(each) for each in value if each is not None)
