"""The plan file: read with places, written so that a person's comments stay."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.sources.shape import shape
from abscurriculum.sources.source import read_source

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._/+*-]*( [A-Za-z0-9][A-Za-z0-9._-]*)*")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_HEAD = (
    "# Plan of {client}, made by abs from {brief}.",
    "# You may change date and daypart, and write pinned: true, booked: true or held: true; the next",
    "# `abs plan` keeps that, and your comments. The rest follows from the brief.",
)
_MONEY = frozenset({"cost", "rate"})
_EMPTY: tuple[object, ...] = ("", (), {}, False, None)


def plan_path(brief: Path) -> Path:
    """Give the place of the plan of a brief: westland.yaml -> westland.plan.yaml."""
    return brief.with_name(f"{brief.stem}.plan.yaml")


def read_plan_file(path: Path) -> tuple[Sourced[PlanFile] | None, list[Diagnostic]]:
    """Read a plan file; both parts are empty where there is none."""
    if not path.exists():
        return None, []
    source, found = read_source(path, path.as_posix())
    if source is None:
        return None, found
    value, problems = shape(PlanFile, source.data, source, "nl")
    return (Sourced(value, source) if value else None), [*found, *problems]


def write_plan_text(plan: PlanFile, brief: str, before: str = "") -> str:
    """Write a plan as YAML; comments of the text before are put back where they stood."""
    lines = [line.format(client=plan.client, brief=brief) for line in _HEAD]
    for name in type(plan).model_fields:
        value = getattr(plan, name)
        if value not in _EMPTY:
            lines += _write_key(name, value)
    return "\n".join(_put_back(lines, before)) + "\n"


def _write_key(name: str, value: Any) -> Iterator[str]:
    """Write one key at the top: lists an item after the other, the rest on one line."""
    if isinstance(value, tuple):
        yield ""
        yield f"{name}:"
        for item in value:
            fields = list(_fields(item))
            if name == "sessions":
                for index, (key, each) in enumerate(fields):
                    yield f"  {'-' if not index else ' '} {key}: {_flow(each, key)}"
            else:
                yield f"  - {_flow(item)}"
    elif isinstance(value, dict):
        yield ""
        yield f"{name}:"
        for key, each in value.items():
            yield f"  {_scalar(key)}: {_scalar(each)}"
    else:
        yield f"{name}: {_flow(value, name)}"


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Give the fields that say something, required ones always."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if field.is_required() or value not in _EMPTY:
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
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.casefold() not in _NOT_PLAIN
        return value if plain else json.dumps(value, ensure_ascii=False)
    if hasattr(value, "strftime") and hasattr(value, "hour"):
        return f'"{value:%H:%M}"'
    return str(value)


# -- comments ---------------------------------------------------------------------------------


def _put_back(lines: list[str], before: str) -> list[str]:
    """Set the comments of an older text at the same keys; what has no key left goes to the end."""
    above, beside = _find_comments(before)
    result: list[str] = []
    for line, key in zip(lines, _name_lines(lines), strict=True):
        result += above.pop(key, ()) if key else ()
        note = beside.pop(key, "") if key else ""
        result.append(f"{line}  {note}" if note else line)
    left = [*(c for found in above.values() for c in found)]
    left += [f"{note} (stood at {key})" for key, note in beside.items()]
    return [*result, *left]


def _name_lines(lines: Iterable[str]) -> Iterator[str]:
    """Name each line by its place: a top key, an item of a list by its id, a key within it."""
    top = item = ""
    for line in lines:
        if match := re.match(r"([A-Za-z_]\w*):", line):
            top, item = match[1], ""
            yield top
        elif match := re.match(
            r"\s*- (?:\{)?(?:id|kind|client|session): (\"[^\"]*\"|[^,\s}]+)", line
        ):
            item = match[1]
            yield f"{top}/{item}"
        elif match := re.match(r"\s+([^\s:#][^:#]*):(\s|$)", line):
            yield f"{top}/{item}/{match[1]}"
        else:
            yield ""


def _find_comments(text: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Find whole-line comments by the line below them, and comments beside a key."""
    ends = _ends_of_tokens(text)
    lines = text.split("\n")
    bare = [line[: ends[n]] if n in ends else "" for n, line in enumerate(lines)]
    own = {line.split("{")[0].strip() for line in _HEAD}
    above: dict[str, list[str]] = {}
    beside: dict[str, str] = {}
    waiting: list[str] = []
    for number, (line, key) in enumerate(zip(lines, _name_lines(bare), strict=True)):
        rest = line[ends.get(number, 0) :].strip()
        if number not in ends:
            if rest.startswith("#") and not any(rest.startswith(head) for head in own):
                waiting.append(line.rstrip())
            continue
        if waiting and key:
            above[key] = waiting
            waiting = []
        if rest.startswith("#"):
            beside[key or f"line {number + 1}"] = rest
    if waiting:
        above["(end)"] = waiting
    return above, beside


def _ends_of_tokens(text: str) -> Mapping[int, int]:
    """Give for each line where its last token ends, so that a # in quotes is no comment."""
    ends: dict[int, int] = {}
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            mark = token.end_mark
            if token.start_mark.index < mark.index:
                ends[mark.line] = max(ends.get(mark.line, 0), mark.column)
    except yaml.YAMLError:
        return {}
    return ends
