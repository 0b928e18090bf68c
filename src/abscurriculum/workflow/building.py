"""Make documents: what `abs build` and scripts call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.checking import find_style, open_library
from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    NoPlanError,
    Severity,
    Span,
    sort_diagnostics,
)
from abscurriculum.models.library import Library
from abscurriculum.models.request import Request
from abscurriculum.models.text import Language
from abscurriculum.workflow.drafting import Draft, PlanOptions, draft, keep_plan
from abscurriculum.workflow.style_folders import open_style
from abscurriculum.workflow.writing import write_file

if TYPE_CHECKING:
    from abscurriculum.models.plan import Plan
    from abscurriculum.models.programme import Programme
    from abscurriculum.planning.effort import Effort


_USUAL = ("programme", "run-sheet")


@dataclass(frozen=True, slots=True)
class Written:
    """The files that `build` made for one brief, and what is doubtful about them."""

    brief: Path
    programme: "Programme"
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    plan: "Plan"
    plan_file: Path | None = None
    """Where the plan was kept; None where the one that lay there still fits."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to make of a brief, and where."""

    folder: Path = Path("build")
    documents: tuple[str, ...] = ()
    """Where none is named, those that the style offers; else the programme and the run sheet."""
    formats: tuple[str, ...] = ("md", "html")
    readers: tuple[str, ...] = ()
    """Those for whom files are made; all of them where none is named."""
    language: Language | None = None
    library: Path | None = None
    style: Path | None = None
    strict: bool = False
    effort: "Effort" = "normal"


def make_programme(
    request: Request, plan: "Plan", language: Language, *, measured: bool = True
) -> "Programme":
    """Fill in a plan in one language; without measurements no holidays are needed."""
    from abscurriculum.filling import fill_in

    if not measured:
        return fill_in(request, plan, language, None)
    from abscurriculum.planning.calendar.measuring import plan_measurements

    return fill_in(request, plan, language, plan_measurements(request, plan))


def build(briefs: Sequence[Path], options: BuildOptions | None = None) -> tuple[Written, ...]:
    """Make the documents of briefs; raise AbsError, and write nothing, when any has an error."""
    options = options or BuildOptions()
    library = open_library(options.library)
    ready: list[_Ready] = []
    wrong: list[Diagnostic] = list(_refuse_same_names(briefs))
    for brief in briefs:
        try:
            ready.append(_prepare(brief, library, options))
        except NoPlanError:
            if len(briefs) == 1:
                raise
            message, hint = "no plan can meet this brief", f"See why: abs plan {brief.as_posix()}"
            span = Span(brief.as_posix())
            wrong.append(Diagnostic("ABS500", Severity.ERROR, span, message, hint))
        except AbsError as error:
            wrong += error.diagnostics
    if wrong:
        raise AbsError(wrong)
    return tuple(_write(each) for each in ready)


def _write(ready: "_Ready") -> Written:
    """Write documents first; a plan that cannot be kept beside its brief is only a doubt."""
    files = tuple(write_file(path, data) for path, data in ready.outputs)
    doubts = list(ready.diagnostics)
    kept = None
    if ready.draft.is_new:
        try:
            kept = keep_plan(ready.draft)
        except AbsError as error:
            found = error.diagnostics[0]
            message = "the plan cannot be kept beside its brief, so the next run plans anew"
            doubts.append(Diagnostic("ABS505", Severity.WARNING, found.span, message, found.hint))
    return Written(
        ready.brief, ready.programme, files, sort_diagnostics(doubts), ready.draft.plan, kept
    )


@dataclass(frozen=True, slots=True)
class _Ready:
    """The documents of one brief, not yet written."""

    brief: Path
    programme: "Programme"
    draft: Draft
    outputs: tuple[tuple[Path, bytes], ...]
    diagnostics: tuple[Diagnostic, ...]


def _prepare(brief: Path, library: Library, options: BuildOptions) -> _Ready:
    from abscurriculum.rendering import READERS, render_all

    drafted = draft(brief, library, PlanOptions(effort=options.effort))
    request, found = drafted.request, drafted.diagnostics
    if options.strict and found:
        raise AbsError(found)
    language = options.language or request.brief.value.language
    measured = "evaluation" in options.documents or "json" in options.formats
    programme = make_programme(request, drafted.plan, language, measured=measured)
    style = open_style(options.style) if options.style else find_style(request.brief, brief)[0]
    offered = style.look.documents if style else ()
    folder = options.folder / brief.stem
    outputs = tuple(
        (folder / output.name, output.data)
        for output in render_all(
            programme,
            options.documents or offered or _USUAL,
            options.formats,
            style,
            [reader for reader in READERS if reader in options.readers] or READERS,
        )
    )
    return _Ready(brief, programme, drafted, outputs, found)


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
