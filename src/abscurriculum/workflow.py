"""Validate, plan, build: what the command line and scripts call. It never prints."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    Severity,
    Span,
    has_errors,
    sort_diagnostics,
)
from abscurriculum.models.brief import Brief
from abscurriculum.models.library import Library
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan
from abscurriculum.models.programme import Programme
from abscurriculum.models.request import Request
from abscurriculum.models.text import Language
from abscurriculum.rules.registry import BRIEF_RULES, LIBRARY_RULES, MODULE_RULES
from abscurriculum.sources.brief import read_brief
from abscurriculum.sources.client import find_client
from abscurriculum.sources.library import (
    SHIPPED_NAME,
    assemble_library,
    load_library,
    read_library_files,
    shipped_folder,
    yaml_files,
)
from abscurriculum.sources.reading import ReadFile, read_file


@dataclass(frozen=True, slots=True)
class Checked:
    """What `validate` found, and in how many files it looked."""

    diagnostics: tuple[Diagnostic, ...]
    files: int


@dataclass(frozen=True, slots=True)
class Written:
    """The files that `build` made for one brief, and what is doubtful about them."""

    brief: Path
    programme: Programme
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


def open_library(folder: Path | None = None) -> Library:
    """Read a library, the shipped one by default; raise AbsError when it cannot be used."""
    place = folder or shipped_folder("modules")
    library, found = load_library(place, "" if folder else SHIPPED_NAME)
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if library is None or errors:
        raise AbsError(errors or found)
    return library


def validate(paths: Sequence[Path], *, library: Path | None = None) -> Checked:
    """Check files and folders; what a file is shows from its keys."""
    files: dict[Path, ReadFile] = {}
    for path in paths:
        for file in _expand(path):
            files.setdefault(file, read_file(file))
    context = _Context(library)
    found = [problem for file in files.values() for problem in file.diagnostics]
    for root, members in _by_library(files.values()).items():
        found += _check_library(root, members, context)
    briefs = [file for file in files.values() if file.kind == "brief" and file.source]
    found += _check_briefs(briefs, context)
    return Checked(sort_diagnostics(found), len(files))


def read_request(brief: Path, *, library: Library) -> tuple[Request, tuple[Diagnostic, ...]]:
    """Read one brief against a library; raise AbsError with all that is wrong in it."""
    request, found, _ = _read_request(brief, library)
    if request is None or has_errors(found):
        raise AbsError(found)
    return request, sort_diagnostics(found)


def compose(request: Request) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Make the plan of a request, with what is doubtful about it."""
    from abscurriculum.planning import plan

    planned = plan(request)
    return planned.plan, planned.diagnostics


def make_programme(request: Request, plan: Plan, language: Language) -> Programme:
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
    programme: Programme
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
    style = options.style or _style_of(request.brief, brief)
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


class _Context:
    """The library that files are checked against where they have none of their own."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """Read it when it is first needed."""
        if self._library is None:
            self._library = open_library(self._folder)
        return self._library


def _expand(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from yaml_files(path)
    else:
        yield path


def _by_library(files: Iterable[ReadFile]) -> dict[Path | None, list[ReadFile]]:
    """Sort library files by the folder of the library.yaml that they lie below."""
    roots: dict[Path, Path | None] = {}
    sorted_files: dict[Path | None, list[ReadFile]] = {}
    for file in files:
        if file.kind not in (None, "brief"):
            root = _library_root(file.path.absolute().parent, roots)
            sorted_files.setdefault(root, []).append(file)
    return sorted_files


def _library_root(folder: Path, known: dict[Path, Path | None]) -> Path | None:
    if folder not in known:
        if (folder / "library.yaml").is_file():
            known[folder] = folder
        elif folder.parent == folder:
            known[folder] = None
        else:
            known[folder] = _library_root(folder.parent, known)
    return known[folder]


def _check_library(
    root: Path | None, members: list[ReadFile], context: _Context
) -> list[Diagnostic]:
    """Run the rules on files of one library; report only on the files asked for."""
    asked = {file.path.absolute() for file in members}
    found: list[Diagnostic] = []
    if root is None:
        library, problems = assemble_library(members, context.library)
    else:
        others = [f for f in read_library_files(root) if f.path.absolute() not in asked]
        library, problems = assemble_library([*members, *others], place=str(root))
    found += problems
    if library is None:
        return found
    names = {file.name for file in members}
    for rule in LIBRARY_RULES:
        found += (d for d in rule.check(library) if d.span.file in names)
    for file in members:
        if file.kind == "module" and file.entry is not None:
            for module_rule in MODULE_RULES:
                found += module_rule.check(file.entry, library)
    return found


def _check_briefs(files: Sequence[ReadFile], context: _Context) -> list[Diagnostic]:
    """Check briefs; one that others build on need not stand on its own."""
    found: list[Diagnostic] = []
    bases: set[Path] = set()
    results: list[tuple[Path, list[Diagnostic]]] = []
    for file in files:
        request, problems, built_on = _read_request(file.path, context.library)
        bases.update(base.resolve() for base in built_on)
        if request is not None and not has_errors(problems):
            problems += compose(request)[1]
        results.append((file.path.resolve(), problems))
    for path, problems in results:
        found += (p for p in problems if path not in bases or p.code != "ABS202")
    return found


def _read_request(
    path: Path, library: Library
) -> tuple[Request | None, list[Diagnostic], tuple[Path, ...]]:
    brief, found, bases = read_brief(path)
    if brief is None:
        return None, found, bases
    client, problems = find_client(brief)
    found += problems
    if client is None:
        return None, found, bases
    request = Request(library, brief, client)
    for rule in BRIEF_RULES:
        found += rule.check(request)
    return request, found, bases


def _style_of(brief: Sourced[Brief], path: Path) -> Path | None:
    """Find the style that a brief names; it lies in the brief's own folder."""
    name = brief.value.style
    if name is None:
        return None
    folder = path.parent / name
    inside = folder.resolve().is_relative_to(path.parent.resolve())
    if inside and folder.is_dir():
        return folder
    message = f'there is no style folder "{name}" beside the brief'
    hint = "Name a folder in the brief's own folder, or leave style: out."
    raise AbsError([brief.diagnostic("ABS423", ["style"], message, hint)])


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
