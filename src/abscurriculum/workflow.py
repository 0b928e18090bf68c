"""Validate, plan, build: what the command line and scripts call. It never prints."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.checking import (
    Context,
    check_brief,
    check_briefs,
    check_shelf,
    find_style,
    open_library,
    sort_into_shelves,
)
from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    Severity,
    Span,
    has_errors,
    sort_diagnostics,
)
from abscurriculum.models.library import Library
from abscurriculum.models.request import Request
from abscurriculum.models.text import Language
from abscurriculum.sources.library import yaml_files

if TYPE_CHECKING:
    from abscurriculum.models.plan import Plan
    from abscurriculum.models.programme import Programme


__all__ = [
    "BuildOptions",
    "Checked",
    "Written",
    "build",
    "compose",
    "make_programme",
    "open_library",
    "read_request",
    "validate",
    "write_file",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """What `validate` found, and in how many files it looked."""

    diagnostics: tuple[Diagnostic, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Written:
    """The files that `build` made for one brief, and what is doubtful about them."""

    brief: Path
    programme: "Programme"
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to make of a brief, and where."""

    folder: Path = Path("build")
    documents: tuple[str, ...] = ("programme", "run-sheet")
    formats: tuple[str, ...] = ("md", "html")
    language: Language | None = None
    library: Path | None = None
    style: Path | None = None
    strict: bool = False


def validate(paths: Sequence[Path], *, library: Path | None = None) -> Checked:
    """Check files and folders; what a file is shows from its keys.

    Whatever is wrong with them is returned; AbsError is raised only when the library that they are
    checked against cannot itself be read.
    """
    expanded = {path: tuple(_expand(path)) for path in paths}
    files = tuple(dict.fromkeys(file for each in expanded.values() for file in each))
    context = Context(library)
    found = [_refuse_empty(path) for path, each in expanded.items() if not each]
    briefs: list[Path] = []
    for shelf in sort_into_shelves(files):
        problems, shelved_briefs = check_shelf(shelf, context)
        found += problems
        briefs += shelved_briefs
    if briefs:
        found += check_briefs(briefs, context)
    return Checked(sort_diagnostics(found), len(files))


def _refuse_empty(folder: Path) -> Diagnostic:
    """Refuse a folder without YAML: a check that looked at nothing must not pass."""
    message, hint = "there is no YAML file in this folder", "Check the name of the folder."
    return Diagnostic("ABS100", Severity.ERROR, Span(folder.as_posix()), message, hint)


def _expand(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from yaml_files(path)
    else:
        yield path


def read_request(brief: Path, *, library: Library) -> tuple[Request, tuple[Diagnostic, ...]]:
    """Read one brief against a library; raise AbsError with all that is wrong in it."""
    request, found, _ = check_brief(brief, library)
    if request is None or has_errors(found):
        raise AbsError(found)
    return request, sort_diagnostics(found)


def compose(request: Request) -> "tuple[Plan, tuple[Diagnostic, ...]]":
    """Make the plan of a request, with what is doubtful about it."""
    from abscurriculum.planning import plan

    planned = plan(request)
    return planned.plan, planned.diagnostics


def make_programme(request: Request, plan: "Plan", language: Language) -> "Programme":
    """Fill in a plan in one language."""
    from abscurriculum.filling import fill_in

    return fill_in(request, plan, language)


def build(briefs: Sequence[Path], options: BuildOptions | None = None) -> tuple[Written, ...]:
    """Make the documents of briefs; raise AbsError, and write nothing, when any has an error."""
    options = options or BuildOptions()
    library = open_library(options.library)
    ready: list[_Ready] = []
    wrong: list[Diagnostic] = list(_refuse_same_names(briefs))
    for brief in briefs:
        try:
            ready.append(_prepare(brief, library, options))
        except AbsError as error:
            wrong += error.diagnostics
    if wrong:
        raise AbsError(wrong)
    return tuple(
        Written(
            each.brief,
            each.programme,
            tuple(write_file(path, data) for path, data in each.outputs),
            each.diagnostics,
        )
        for each in ready
    )


@dataclass(frozen=True, slots=True)
class _Ready:
    """The documents of one brief, not yet written."""

    brief: Path
    programme: "Programme"
    outputs: tuple[tuple[Path, bytes], ...]
    diagnostics: tuple[Diagnostic, ...]


def _prepare(brief: Path, library: Library, options: BuildOptions) -> _Ready:
    from abscurriculum.rendering import file_name, render

    request, found = read_request(brief, library=library)
    plan, doubts = compose(request)
    found = sort_diagnostics((*found, *doubts))
    if options.strict and found:
        raise AbsError(found)
    language = options.language or request.brief.value.language
    programme = make_programme(request, plan, language)
    style = options.style or find_style(request.brief, brief)[0]
    folder = options.folder / brief.stem
    outputs = tuple(
        (folder / file_name(document, form, language), render(programme, document, form, style))
        for document in options.documents
        for form in options.formats
    )
    return _Ready(brief, programme, outputs, found)


def write_file(path: Path, data: bytes) -> Path:
    """Write a file whole: a stopped run leaves the old one or the new one; raise AbsError."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files that only the owner may read; documents are for others too.
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        message = f"the file cannot be written: {reason}"
        hint = "Name another folder with -o, or make room."
        raise AbsError(
            [Diagnostic("ABS600", Severity.ERROR, Span(path.as_posix()), message, hint)]
        ) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_same_names(briefs: Sequence[Path]) -> Iterator[Diagnostic]:
    """Two briefs of one name would write into one folder."""
    seen: dict[str, Path] = {}
    for brief in briefs:
        first = seen.setdefault(brief.stem, brief)
        if first.resolve() != brief.resolve():
            message = f"its documents would overwrite those of {first.as_posix()}"
            hint = "Build them apart, each with its own -o."
            span = Span(brief.as_posix())
            yield Diagnostic("ABS602", Severity.ERROR, span, message, hint)
