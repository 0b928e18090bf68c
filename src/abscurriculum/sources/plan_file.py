"""The plan file: read with places, written so that a person's comments stay."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.sources.comments import Names, NewLine, find_comments, put_comments
from abscurriculum.sources.scalars import resolve
from abscurriculum.sources.shape import shape
from abscurriculum.sources.source import Source, read_source

SUFFIX = ".plan.yaml"
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/+*() -]*[A-Za-z0-9._/+*()-])?|\d\d:\d\d")
_HEAD = (
    "# Plan of {client}, made by abs from {brief}: {count} sessions.",
    "# What you change in date, daypart, start, venue or staff of a session stays as you write it;",
    "# so does all of a session with pinned: true. Write booked: true when people were asked for",
    "# it, held: true when it has taken place. Then run `abs plan {brief}`: it checks this,",
    "# and changes the rest as little as it can. Your comments stay.",
)
_MEMORY = "# What follows is how abs remembers the plan, to see what you change. Leave it as it is."
_OWN_HEAD = re.compile(
    "|".join(
        re.escape(line)
        .replace(r"\{client\}", ".*")
        .replace(r"\{brief\}", ".*")
        .replace(r"\{count\}", r"\d+")
        for line in _HEAD
    )
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OWN_MONTH = re.compile(rf"# ({'|'.join(_MONTHS)}) \d{{4}}")
_MONEY = frozenset({"cost", "rate"})
# What other readers of YAML take for yes and no.
_NOT_PLAIN = frozenset({"yes", "no", "on", "off", "y", "n"})
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"\\\\]')
_EMPTY: tuple[object, ...] = ("", (), {}, None)
_BLOCKS = frozenset({"sessions", "moves"})


def plan_path(brief: Path) -> Path:
    """Give the place of the plan of a brief: westland.yaml -> westland.plan.yaml."""
    return brief.with_name(f"{brief.stem}{SUFFIX}")


def is_plan_path(path: Path) -> bool:
    """Tell whether a file is a plan by its name."""
    return path.name.endswith(SUFFIX)


def brief_path(plan: Path) -> Path:
    """Give the place of the brief of a plan: westland.plan.yaml -> westland.yaml."""
    stem = plan.name.removesuffix(SUFFIX)
    other = plan.with_name(f"{stem}.yml")
    return other if other.exists() else plan.with_name(f"{stem}.yaml")


def read_plan_file(path: Path) -> tuple[Sourced[PlanFile] | None, list[Diagnostic]]:
    """Read a plan file; both parts are empty where there is none."""
    if not path.exists():
        return None, []
    source, found = read_source(path, path.as_posix())
    if source is None:
        return None, found
    value, problems = shape(PlanFile, source.data, source, "nl")
    return (Sourced(value, source) if value else None), [*found, *problems]


def text_of(file: Sourced[PlanFile] | None) -> str:
    """Give the text that a plan file was read from; nothing where there was none."""
    if file is None or not isinstance(file.origin, Source):
        return ""
    return file.origin.text


def write_plan_text(plan: PlanFile, brief: str, before: str = "") -> str:
    """Write a plan as YAML; comments of the text before are put back where they stood."""
    lines = list(_write(plan, brief))
    if not before:
        return "\n".join(line.text for line in lines) + "\n"
    comments = find_comments(before, _name_items, _is_own)
    return "\n".join(put_comments(lines, comments)) + "\n"


def _write(plan: PlanFile, brief: str) -> Iterator[NewLine]:
    words = {"client": plan.client or "", "brief": brief, "count": len(plan.sessions)}
    yield from (NewLine(line.format(**words)) for line in _HEAD)
    for name in type(plan).model_fields:
        value = getattr(plan, name)
        if value in _EMPTY and name != "sessions":
            continue
        if isinstance(value, (tuple, BaseModel)):
            yield NewLine("")
        if name == "made_from":
            yield NewLine(_MEMORY)
        if isinstance(value, tuple):
            yield from _write_list(name, value)
        elif isinstance(value, BaseModel):
            yield NewLine(f"{name}:", ((name,),))
            for key, each in _fields(value):
                yield NewLine(f"  {key}: {_flow(each, key)}", ((name, key),))
        else:
            yield NewLine(f"{name}: {_flow(value, name)}", ((name,),))


def _write_list(name: str, items: Sequence[BaseModel]) -> Iterator[NewLine]:
    """Write a list: an item on one line, or a line for each of its keys."""
    yield NewLine(f"{name}:" if items else f"{name}: []", ((name,),))
    month = ""
    for item, called in zip(items, _name_items(name, items), strict=True):
        here = (name, called)
        if name == "sessions":
            day: dt.date = item.date  # type: ignore[attr-defined]
            before, month = month, f"  # {_MONTHS[day.month - 1]} {day.year}"
            if month != before:
                yield from (NewLine("") for _ in before[:1])
                yield NewLine(month)
        if name not in _BLOCKS:
            yield NewLine(f"  - {_flow(item)}", (here,))
            continue
        for index, (key, each) in enumerate(_fields(item)):
            places = ((here,) if not index else ()) + ((*here, key),)
            yield NewLine(f"  {' ' if index else '-'} {key}: {_flow(each, key)}", places)


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Give the fields that say something, required ones always."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        is_usual = value in _EMPTY or (value == field.default and not isinstance(value, dt.date))
        if field.is_required() or not is_usual:
            yield name, value


def _flow(value: Any, name: str = "") -> str:
    """Write a value on one line."""
    if isinstance(value, BaseModel):
        parts = (f"{key}: {_flow(each, key)}" for key, each in _fields(value))
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    if name in _MONEY and isinstance(value, int):
        return f"{value // 100}.{value % 100:02}"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.casefold() not in _NOT_PLAIN
        return value if plain and resolve(value) == value else _quote(value)
    return str(value)


def _quote(value: str) -> str:
    """Write a text between quotes, with escapes for what would break the line."""
    return '"' + _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", value) + '"'


def _name_items(section: str, items: Sequence[Any]) -> list[str]:
    """Name the items of a list by what they are, wherever they stand; again is numbered."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for item in items:
        name = _name_item(section, dict(item) if isinstance(item, (dict, BaseModel)) else item)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return names


def _name_item(section: str, item: Any) -> str:
    if not isinstance(item, Mapping):
        return str(item) if isinstance(item, (str, int, float)) else "item"
    if section in ("sessions", "planned", "dropped"):
        groups = item.get("groups") or ()
        who = "+".join(map(str, groups)) or f"{item.get('delegation') or ''}*"
        return f"{item.get('module')}/{who}/{item.get('occurrence') or 1}"
    if section == "moves":
        return f"{item.get('session')} {item.get('kind')}"
    return str(next((item[key] for key in ("id", "kind", "client") if key in item), "item"))


def _is_own(comment: str, above: Names) -> bool:
    """Tell whether `write_plan_text` itself put a comment above a place."""
    if len(above) == 1 and above[0] in ("client", "cost", "moves", "sessions"):
        return _OWN_HEAD.fullmatch(comment) is not None
    if above == ("made_from",):
        return comment == _MEMORY
    is_session = len(above) == 2 and above[0] == "sessions"
    return is_session and _OWN_MONTH.fullmatch(comment) is not None
