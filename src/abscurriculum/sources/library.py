"""A folder -> a library."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.models.library import Library
from abscurriculum.sources.reading import ReadFile, read_file

# From a wheel the library lies inside the package; in a checkout, beside `src`.
_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "shipped", _PACKAGE.parent.parent)
SHIPPED_NAME = "abs library"
_SKIPPED = frozenset({"build", "node_modules", "__pycache__"})


@cache
def shipped_folder(name: str) -> Path:
    """Find `modules` or `templates` as they come with abs."""
    return next(place / name for place in _PLACES if (place / name).is_dir())


def yaml_files(folder: Path) -> Iterator[Path]:
    """Find all YAML files below a folder in the order of their names; links are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _SKIPPED
        )
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")) and not name.endswith((".plan.yaml",)):
                yield Path(here, name)


def read_library_files(folder: Path, name: str = "") -> list[ReadFile]:
    """Read every file of a library; `name` is what messages call the folder."""
    shown = name or folder.as_posix()
    return [
        read_file(path, f"{shown}/{path.relative_to(folder).as_posix()}")
        for path in yaml_files(folder)
    ]


def assemble_library(
    files: Iterable[ReadFile], context: Library | None = None, *, place: str = ""
) -> tuple[Library | None, list[Diagnostic]]:
    """Put files together; what they lack (words, goals, routes) comes from the context."""
    entries = [file for file in files if file.entry is not None and file.kind != "brief"]

    def of(kind: str) -> list[ReadFile]:
        return [file for file in entries if file.kind == kind]

    problems = [
        _refuse_second(kind, second.name, found[0].name)
        for kind in ("library", "vocabulary")
        for found in [of(kind)]
        for second in found[1:]
    ]
    heads, words, goals = of("library"), of("vocabulary"), of("goals")
    head = heads[0].entry if heads else context and context.head
    vocabulary = words[0].entry if words else context and context.vocabulary
    goal_files = tuple(file.entry for file in goals) or (context.goal_files if context else ())
    modules = tuple(file.entry for file in of("module"))
    if context is not None and not heads:
        own = {entry.value.id for entry in modules if entry}
        modules += tuple(entry for entry in context.shelf if entry.value.id not in own)
    if head is None or vocabulary is None:
        missing = "library.yaml" if head is None else "vocabulary.yaml"
        problems.append(_refuse_incomplete(place, missing))
        return None, problems
    return Library(head, vocabulary, goal_files, modules), problems  # type: ignore[arg-type]


def load_library(folder: Path, name: str = "") -> tuple[Library | None, list[Diagnostic]]:
    """Read the library in a folder: its value, or what is wrong with it."""
    shown = name or folder.as_posix()
    if not folder.is_dir():
        message = "there is no library folder here"
        hint = "Name a folder with library.yaml, vocabulary.yaml, goals.yaml and modules."
        return None, [Diagnostic("ABS100", Severity.ERROR, Span(shown), message, hint)]
    files = read_library_files(folder, shown)
    library, problems = assemble_library(files, place=shown)
    return library, [*problems, *(found for file in files for found in file.diagnostics)]


def _refuse_second(kind: str, second: str, first: str) -> Diagnostic:
    message = f"this is a second {kind} file; {first} is the first"
    return Diagnostic("ABS208", Severity.ERROR, Span(second), message, "Keep one of the two.")


def _refuse_incomplete(place: str, missing: str) -> Diagnostic:
    message = f"this library has no {missing}"
    hint = "A library is a folder with library.yaml, vocabulary.yaml, goals.yaml and modules."
    return Diagnostic("ABS209", Severity.ERROR, Span(place), message, hint)
