"""Files -> diagnostics: the rules on every module, library and brief that is asked about.

Modules are checked one by one, each with the words of its library, and only what rules across
modules need is kept of them: a thousand files take little memory, and large sets are shared among
processes where the system can fork.
"""

import multiprocessing
import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity
from abscurriculum.models.brief import Brief
from abscurriculum.models.library import Library
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request
from abscurriculum.models.style import Style
from abscurriculum.rules.registry import BRIEF_RULES, LIBRARY_RULES, LINK_RULES, MODULE_RULES
from abscurriculum.sources.agenda import read_agendas
from abscurriculum.sources.brief import read_brief
from abscurriculum.sources.client import find_client, find_partners, guess_client
from abscurriculum.sources.library import (
    SHIPPED_NAME,
    assemble_library,
    load_library,
    shipped_folder,
    yaml_files,
)
from abscurriculum.sources.reading import ReadFile, read_file
from abscurriculum.sources.style import find_shipped_style, read_style, shipped_styles

# Below this, starting processes takes longer than they save.
_WORTH_SHARING = 300
# What no rule across modules looks at.
_SLIM = dict.fromkeys(("agenda", "scenes", "objectives", "materials", "needs", "evaluation"), ())
_AGENDA = re.compile(rb"^agenda[ \t]*:", re.MULTILINE)


def open_library(folder: Path | None = None) -> Library:
    """Read a library, the shipped one by default; raise AbsError when it cannot be used."""
    library, found = load_library(
        folder or shipped_folder("modules"), "" if folder else SHIPPED_NAME
    )
    errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    if library is None or errors:
        raise AbsError(errors or found)
    return library


class Context:
    """The library that files are checked against where they have none of their own."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @cached_property
    def library(self) -> Library:
        """Read it when it is first needed."""
        return open_library(self._folder)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one library, or those that have none."""

    root: Path | None
    asked: tuple[Path, ...]

    @property
    def others(self) -> list[Path]:
        """Files of the same library that were not asked about."""
        if self.root is None:
            return []
        asked = {path.absolute() for path in self.asked}
        return [path for path in yaml_files(self.root) if path.absolute() not in asked]


def sort_into_shelves(paths: Iterable[Path]) -> list[Shelf]:
    """Sort files by the folder of the library.yaml that they lie below."""
    known: dict[Path, Path | None] = {}
    shelves: dict[Path | None, list[Path]] = {}
    for path in paths:
        shelves.setdefault(_library_root(path.absolute().parent, known), []).append(path)
    return [Shelf(root, tuple(files)) for root, files in shelves.items()]


def _library_root(folder: Path, known: dict[Path, Path | None]) -> Path | None:
    if folder not in known:
        if (folder / "library.yaml").is_file():
            known[folder] = folder
        elif folder.parent == folder:
            known[folder] = None
        else:
            known[folder] = _library_root(folder.parent, known)
    return known[folder]


def check_shelf(shelf: Shelf, context: Context) -> tuple[list[Diagnostic], list[Path]]:
    """Check the files of one library; give what is wrong, and which of the files are briefs."""
    likely = {path: _is_likely_module(path) for path in (*shelf.asked, *shelf.others)}
    files = {path: read_file(path) for path, module in likely.items() if not module}
    found: list[Diagnostic] = []
    words = _assemble(shelf, files.values(), context, found)
    modules = [path for path, module in likely.items() if module]
    if words is not None:
        strays = {path: _inspect(file, words) for path, file in files.items()}
        files = strays | dict(zip(modules, _inspect_all(modules, words), strict=True))
    else:
        files |= {path: read_file(path) for path in modules}
    asked = {path: files[path] for path in shelf.asked}
    found += (problem for file in asked.values() for problem in file.diagnostics)
    if any(file.kind not in (None, "brief") for file in asked.values()):
        found += _check_whole(shelf, files, context)
    return found, [path for path, file in asked.items() if file.kind == "brief" and file.source]


def _is_likely_module(path: Path) -> bool:
    """Guess from a key; a wrong guess costs only time: when read, a file shows what it is."""
    try:
        if path.is_file() and path.stat().st_size < 1_000_000:
            return _AGENDA.search(path.read_bytes()) is not None
    except OSError:
        pass
    return False


def _assemble(
    shelf: Shelf, files: Iterable[ReadFile], context: Context, found: list[Diagnostic]
) -> Library | None:
    whole = [file for file in files if file.entry is not None]
    if shelf.root is None:
        if not whole and all(not _is_likely_module(path) for path in shelf.asked):
            return None
        return assemble_library(whole, context.library)[0]
    library, problems = assemble_library(whole, place=shelf.root.as_posix())
    found += problems
    return library


def _check_whole(shelf: Shelf, files: dict[Path, ReadFile], context: Context) -> list[Diagnostic]:
    """Run the rules across modules; report only on the files asked about."""
    base = context.library if shelf.root is None else None
    library, _ = assemble_library(files.values(), base)
    if library is None:
        return []
    names = {files[path].name for path in shelf.asked}
    found = [d for rule in LIBRARY_RULES for d in rule.check(library) if d.span.file in names]
    for path in shelf.asked:
        entry = files[path].entry
        if files[path].kind == "module" and entry is not None:
            found += (d for rule in LINK_RULES for d in rule.check(entry, library))
    return found


def _inspect(file: ReadFile, words: Library) -> ReadFile:
    """Run the rules on one module, and keep of it only what rules across modules need."""
    if file.kind == "module" and file.entry is not None and file.source is not None:
        file.diagnostics += (d for rule in MODULE_RULES for d in rule.check(file.entry, words))
        slim = file.entry.value.model_copy(update=_SLIM)
        file.entry = type(file.entry)(slim, file.source)
        file.source.data = None
    return file


_words: Library | None = None


def _inspect_path(path: Path) -> ReadFile:
    """Read and inspect one file in a process of its own, which was forked with the words."""
    if _words is None:
        message = "the words of the library are set before processes start"
        raise RuntimeError(message)
    return _inspect(read_file(path), _words)


def _inspect_all(paths: Sequence[Path], words: Library) -> list[ReadFile]:
    """Inspect many files, in as many processes as there are cores where that pays."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(paths) < _WORTH_SHARING or cores < 2 or not can_fork:
        return [_inspect(read_file(path), words) for path in paths]
    global _words  # noqa: PLW0603 - forked processes inherit it; sending it would cost more
    _words = words
    # Each process takes one long piece: pieces cost more to hand out than files to read.
    piece = -(-len(paths) // (cores * 4))
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(_inspect_path, paths, chunksize=piece))


def check_brief(
    path: Path, library: Library
) -> tuple[Request | None, list[Diagnostic], tuple[Path, ...]]:
    """Read one brief and run its rules; give also the briefs that it is built on.

    Of a brief with faults in its shape the rest is checked all the same: every problem at once.
    """
    read = read_brief(path)
    found = read.diagnostics
    brief = read.brief or read.remains
    if brief is None:
        return None, found, read.bases
    client, problems = find_client(brief)
    found += problems
    found += find_style(brief, path)[1]
    likely = client or guess_client(brief)
    if likely is None:
        return None, found, read.bases
    partners, problems = find_partners(brief, likely)
    found += problems
    agendas, problems = read_agendas(brief, path)
    found += problems
    request = Request(library, brief, likely, partners, agendas)
    rules = [rule for rule in BRIEF_RULES if read.brief or not rule.wants_whole]
    found += (d for rule in rules for d in rule.check(request))
    joint = brief.value.joint
    is_whole = read.brief and client and len(partners) == (len(joint.partners) if joint else 0)
    return (request if is_whole else None), found, read.bases


def find_style(brief: Sourced[Brief], path: Path) -> tuple[Style | None, list[Diagnostic]]:
    """Find the style that a brief names: a folder beside it, or one that comes with abs."""
    name = brief.value.style
    if name is None:
        return None, []
    folder = path.parent / name
    try:
        inside = folder.resolve().is_relative_to(path.parent.resolve())
        if inside and folder.is_dir():
            return read_style(folder)
    except (OSError, ValueError, RuntimeError):
        pass  # a name that no folder can have: said below like any other
    shipped = find_shipped_style(name)
    if shipped:
        return read_style(shipped)
    message = f'there is no style folder "{name}" beside the brief'
    hint = (
        "Name a folder in the brief's own folder, or a style that comes with abs "
        f"({', '.join(shipped_styles())}), or leave style: out."
    )
    return None, [brief.diagnostic("ABS423", ["style"], message, hint)]


def check_briefs(paths: Sequence[Path], context: Context) -> list[Diagnostic]:
    """Check briefs by their rules; one that others build on need not stand on its own."""
    results: dict[Path, list[Diagnostic]] = {}
    bases: set[Path] = set()
    for path in paths:
        _, found, built_on = check_brief(path, context.library)
        bases.update(base.resolve() for base in built_on)
        results[path] = found
    return [
        problem
        for path, found in results.items()
        for problem in found
        if path.resolve() not in bases or problem.code != "ABS202"
    ]
