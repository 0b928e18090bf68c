"""Check and make styles: what `abs style` calls."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.checking import open_library
from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    Severity,
    Span,
    sort_diagnostics,
)
from abscurriculum.models.style import Colours, Style
from abscurriculum.models.text import LANGUAGES
from abscurriculum.sources.library import shipped_folder
from abscurriculum.sources.style import read_style_file
from abscurriculum.workflow.building import make_programme
from abscurriculum.workflow.style_folders import read_named_style
from abscurriculum.workflow.validation import read_request
from abscurriculum.workflow.writing import write_file

if TYPE_CHECKING:
    from abscurriculum.models.programme import Programme

_START = "style-start"
"""The folder among the templates that a new style begins as; its brief is what checks print."""
_SAMPLE = "style-sample/brief.yaml"


def check_style(name: Path) -> tuple[Diagnostic, ...]:
    """Read a style, print every document with it once, and measure its colours and fonts."""
    style, found = read_named_style(name)
    if style is not None:
        found += _check_colours(style)
        found += _check_fonts(style)
        found += _print_all(style)
        found += _check_names(style, {(each.span.file, each.span.line) for each in found})
    return sort_diagnostics(found)


def make_style(folder: Path) -> tuple[Path, ...]:
    """Make a folder to begin a style from; raise AbsError where something lies there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message, hint = "there is something here already", "Name a folder that is new or empty."
        span = Span(folder.as_posix())
        raise AbsError([Diagnostic("ABS613", Severity.ERROR, span, message, hint)])
    start = shipped_folder("templates") / _START
    files = sorted(file for file in start.rglob("*") if file.is_file())
    return tuple(write_file(folder / file.relative_to(start), file.read_bytes()) for file in files)


def _check_colours(style: Style) -> Iterator[Diagnostic]:
    from abscurriculum.rendering.contrast import find_faint

    file, _ = read_style_file(style.folder)
    if file is None or style.look.colours == Colours():
        return
    for faint in find_faint(style.look.colours):
        message = (
            f"{faint.what}: {faint.colour} on {faint.on} has a contrast of {faint.ratio:.2f}; "
            f"WCAG AA asks {faint.wanted}"
        )
        hint = "Make one of the two darker or the other lighter."
        yield file.diagnostic("ABS611", faint.path, message, hint)


def _check_fonts(style: Style) -> Iterator[Diagnostic]:
    from abscurriculum.sources.fonts import read_fonts

    for font in read_fonts(style.folder):
        span = Span(font.path.as_posix())
        if font.fault:
            hint = "Put a TrueType or OpenType font here, or remove it."
            message = f"this font cannot be read: {font.fault}"
            yield Diagnostic("ABS610", Severity.ERROR, span, message, hint)
        elif font.lacking:
            message = f"the font {font.family} cannot show: {' '.join(font.lacking)}"
            hint = "PDF takes these from another font. Use a font with all Dutch characters."
            yield Diagnostic("ABS612", Severity.ERROR, span, message, hint)


def _print_all(style: Style) -> Iterator[Diagnostic]:
    """Print a small programme in every document, page format and language."""
    from abscurriculum.rendering import DOCUMENTS, FORMATS, render

    pages = [form for form, entry in FORMATS.items() if not entry.whole]
    for programme in _make_samples():
        for document, entry in DOCUMENTS.items():
            group = programme.groups[0] if entry.per_group else None
            for form in pages:
                try:
                    render(programme, document, form, style, group)
                except AbsError as error:
                    yield from error.diagnostics


def _check_names(style: Style, told: Container[tuple[str, int]]) -> Iterator[Diagnostic]:
    """Find names that stand for nothing where the samples did not come past them."""
    from abscurriculum.rendering.template_names import find_unknown_names

    for problem in find_unknown_names(style):
        if (problem.span.file, problem.span.line) not in told:
            yield problem


def _make_samples() -> "Iterator[Programme]":
    from abscurriculum.planning import Planned, plan

    brief = shipped_folder("templates") / _SAMPLE
    request, _ = read_request(brief, library=open_library())
    planned = plan(request)
    if not isinstance(planned, Planned):
        raise TypeError(f"the sample of abs itself has no plan: {_SAMPLE}")
    for language in LANGUAGES:
        yield make_programme(request, planned.plan, language)
