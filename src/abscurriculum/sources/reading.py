"""Files -> models: one module, goals file, vocabulary or library head at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from abscurriculum.diagnostics import Diagnostic, Severity
from abscurriculum.models.goal import GoalFile, LibraryFile
from abscurriculum.models.module import KINDS, ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.models.style import STYLE_FILE, StyleFile
from abscurriculum.models.suggestion import suggest
from abscurriculum.models.text import FIRST_LANGUAGE, Language
from abscurriculum.models.vocabulary import Vocabulary
from abscurriculum.sources.recognition import FileKind, recognise
from abscurriculum.sources.shape import shape
from abscurriculum.sources.source import Source, read_source
from abscurriculum.sources.wording import show

_MODELS: Mapping[FileKind, type[BaseModel]] = {
    "goals": GoalFile,
    "vocabulary": Vocabulary,
    "library": LibraryFile,
    "style": StyleFile,
}


class _AnyModule(ModuleBase):
    """Checks what all modules share, where the kind is not known."""

    model_config = ConfigDict(extra="ignore")

    kind: Any = None


@dataclass
class ReadFile:
    """One file: what it is, what it holds, and what is wrong with it."""

    path: Path
    name: str
    kind: FileKind | None = None
    source: Source | None = None
    entry: Sourced[Any] | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_file(path: Path, name: str = "", *, language: Language = FIRST_LANGUAGE) -> ReadFile:
    """Read a file of any kind; a brief is recognised but left for `read_brief`."""
    name = name or path.as_posix()
    result = ReadFile(path, name)
    result.source, result.diagnostics = read_source(path, name)
    if result.source is None:
        return result
    result.kind = "style" if path.name == STYLE_FILE else recognise(result.source.data)
    if result.kind is None:
        result.diagnostics.append(_refuse_unknown(result.source))
    elif result.kind != "brief":
        found = _shape_file(result.kind, result.source, language)
        result.entry, problems = found
        result.diagnostics += problems
    return result


def _shape_file(
    kind: FileKind, source: Source, language: Language
) -> tuple[Sourced[Any] | None, list[Diagnostic]]:
    if kind == "module":
        return _shape_module(source, language)
    value, problems = shape(_MODELS[kind], source.data, source, language)
    return (Sourced(value, source) if value is not None else None), problems


def _shape_module(
    source: Source, language: Language
) -> tuple[Sourced[ModuleBase] | None, list[Diagnostic]]:
    data = source.data
    kind = data.get("kind") if isinstance(data, dict) else None
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is not None:
        value, problems = shape(model, data, source, language)
        return (Sourced(value, source) if value is not None else None), problems
    _, problems = shape(_AnyModule, data, source, language)
    return None, [_refuse_kind(source, kind), *problems]


def _refuse_kind(source: Source, kind: object) -> Diagnostic:
    known = ", ".join(KINDS)
    if kind is None:
        span = source.span()
        message, hint = 'the key "kind" is missing', f"Choose one of: {known}."
        return Diagnostic("ABS202", Severity.ERROR, span, message, hint, source.excerpt(span))
    span = source.span(["kind"])
    meant = suggest(kind, KINDS) if isinstance(kind, str) else ""
    hint = f'Did you mean "{meant}"?' if meant else f"Choose one of: {known}."
    message = f"kind: {show(kind)} is not a kind of module"
    return Diagnostic("ABS204", Severity.ERROR, span, message, hint, source.excerpt(span))


def _refuse_unknown(source: Source) -> Diagnostic:
    span = source.span()
    message = "this is neither a module, goals, a vocabulary, a library nor a brief"
    hint = "A brief begins with client:, a module with id:. See `abs schema`."
    return Diagnostic("ABS207", Severity.ERROR, span, message, hint, source.excerpt(span))
