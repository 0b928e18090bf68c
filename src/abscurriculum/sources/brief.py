"""A brief, with the briefs that it extends.

Merging: mappings are merged key by key, and everything else (a list, a text, a number) is replaced
whole by the file that extends. What a file says wins over what it builds on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.models.brief import Brief
from abscurriculum.models.origin import Sourced
from abscurriculum.models.text import FIRST_LANGUAGE, LANGUAGES, Language
from abscurriculum.sources.shape import shape, shape_remains
from abscurriculum.sources.source import Source, read_source

_DEEPEST = 8
# A period that breaks no rule, for a brief whose own cannot be read.
_STAND_INS = {"period": {"from": "2027-01-04", "to": "2027-12-17"}}


@dataclass(frozen=True)
class Layers:
    """Several files that make up one brief; the first that holds a value is where it stands."""

    sources: tuple[Source, ...]

    @property
    def file(self) -> str:
        """The file that the user named."""
        return self.sources[0].file

    def span(self, path: Sequence[str | int] = (), *, on_key: bool = False) -> Span:
        """Find the place of a value in the file that gives it."""
        deepest = max(self.sources, key=lambda source: _depth(source.data, path))
        return deepest.span(path, on_key=on_key)

    def excerpt(self, span: Span) -> str:
        """Give the source line at a place."""
        return next(s for s in self.sources if s.file == span.file).excerpt(span)


@dataclass(frozen=True, slots=True)
class ReadBrief:
    """A brief as it was read."""

    brief: Sourced[Brief] | None
    """The whole brief, where nothing is wrong with its shape."""
    diagnostics: list[Diagnostic]
    bases: tuple[Path, ...] = ()
    """The files that it is built on."""
    remains: Sourced[Brief] | None = None
    """What is left of a faulty brief; only good for finding further faults."""


def read_brief(path: Path, name: str = "") -> ReadBrief:
    """Read a brief with the briefs that it extends."""
    name = name or path.as_posix()
    source, found = read_source(path, name)
    if source is None:
        return ReadBrief(None, found)
    sources, bases, problems = _read_bases(source, path)
    found += problems
    layers = Layers(tuple(sources))
    data: Any = source.data
    for base in sources[1:]:
        data = _merge(base.data, data)
    brief, problems = shape(Brief, data, layers, _language(data))
    broken = brief is None or any(p.code in ("ABS115", "ABS116") for p in found)
    found += problems
    remains = None
    if brief is None and isinstance(data, dict):
        remains = shape_remains(Brief, data, _STAND_INS, _language(data))
    return ReadBrief(
        None if broken or brief is None else Sourced(brief, layers),
        found,
        tuple(bases),
        Sourced(remains, layers) if remains else None,
    )


def _read_bases(source: Source, path: Path) -> tuple[list[Source], list[Path], list[Diagnostic]]:
    sources, bases, found = [source], [], []
    seen = {path.resolve()}
    here = path
    while isinstance(source.data, dict) and isinstance(source.data.get("extends"), str):
        base = here.parent / source.data["extends"]
        problem = _refuse_base(source, here, base, seen)
        if problem or len(sources) > _DEEPEST:
            found += [problem] if problem else []
            break
        shown = (Path(source.file).parent / source.data["extends"]).as_posix()
        next_source, problems = read_source(base, shown)
        found += problems
        bases.append(base)
        if next_source is None:
            found.append(
                _at_extends(
                    source,
                    "ABS115",
                    "the brief it extends cannot be read",
                    "Check the name; it is looked for beside this file.",
                )
            )
            break
        seen.add(base.resolve())
        source, here = next_source, base
        sources.append(source)
    return sources, bases, found


def _refuse_base(source: Source, here: Path, base: Path, seen: set[Path]) -> Diagnostic | None:
    try:
        target, folder = base.resolve(), here.parent.resolve()
    except (OSError, ValueError, RuntimeError):
        return _at_extends(source, "ABS115", "this is not a file's name", "Write base.yaml.")
    if not target.is_relative_to(folder):
        hint = "Put the base brief in the same folder as this one, or below it."
        return _at_extends(source, "ABS116", "extends leads out of the brief's folder", hint)
    if target in seen:
        hint = "Remove extends: from one of them."
        return _at_extends(source, "ABS116", "these briefs extend each other in a circle", hint)
    return None


def _at_extends(source: Source, code: str, message: str, hint: str) -> Diagnostic:
    span = source.span(["extends"])
    return Diagnostic(code, Severity.ERROR, span, message, hint, source.excerpt(span))


def _merge(base: Any, over: Any) -> Any:
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    merged = {key: value for key, value in base.items() if key != "extends"}
    for key, value in over.items():
        merged[key] = _merge(base[key], value) if key in base else value
    return merged


def _depth(data: object, path: Sequence[str | int]) -> int:
    """Count the steps of a path that exist in the data."""
    for depth, step in enumerate(path):
        items = data if isinstance(data, list) else ()
        parts = data if isinstance(data, dict) else dict(enumerate(items))
        if step not in parts:
            return depth
        data = parts[step]
    return len(path)


def _language(data: object) -> Language:
    wanted = data.get("language") if isinstance(data, dict) else None
    return next((language for language in LANGUAGES if language == wanted), FIRST_LANGUAGE)
