"""Check files: what `abs validate` and CI call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from abscurriculum.checking import (
    Context,
    check_brief,
    check_briefs,
    check_shelf,
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
from abscurriculum.sources.library import yaml_files
from abscurriculum.sources.plan_file import SUFFIX, is_plan_path


@dataclass(frozen=True, slots=True)
class Checked:
    """What `validate` found, and in how many files it looked."""

    diagnostics: tuple[Diagnostic, ...]
    files: int


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
    if is_plan_path(brief):
        raise AbsError([_refuse_plan(brief)])
    request, found, _ = check_brief(brief, library)
    if request is None or has_errors(found):
        raise AbsError(found)
    return request, sort_diagnostics(found)


def _refuse_plan(path: Path) -> Diagnostic:
    """Refuse a plan where its brief is meant: the names are alike, and shells complete either."""
    brief = path.with_name(f"{path.name.removesuffix(SUFFIX)}.yaml")
    hint = f"Name its brief: {brief.as_posix()}."
    message = "this is a plan, not a brief"
    return Diagnostic("ABS514", Severity.ERROR, Span(path.as_posix()), message, hint)
