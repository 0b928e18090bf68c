"""Programme -> PDF, made by Typst from the same page as HTML; the one file that knows Typst."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span
from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import Fonts, GivenStyle, Style, style_of
from abscurriculum.rendering.blocks import Cell, Page, Runs, Table, join_runs
from abscurriculum.rendering.engine import template_folders
from abscurriculum.rendering.html import render_html
from abscurriculum.rendering.labels import SHIPPED, read_labels
from abscurriculum.rendering.look import make_look, paper_fonts
from abscurriculum.rendering.paper import find_tables, laid_out_rows, write_page
from abscurriculum.rendering.pdf_tags import TableTags, complete_tags
from abscurriculum.rendering.reading import read_page

_TEMPLATE = Path("shared", "document.typ")
_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_AUTHOR = "abs"
_SANS, _SERIF, _MONO = "Source Sans 3", "Source Serif 4", "DejaVu Sans Mono"
# What Typst says of a text that none of its fonts can show, or that PDF/A forbids.
_UNKNOWN = re.compile(r'the (?:text|PDF contains the codepoint) `"(.*?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_AROUND = 24
# A package, a name that is worked out, and markup that is worked out.
_PACKAGE = re.compile(r'"@|\b(?:import|include)\b(?!\s*")|\beval\b')


def render_pdf(
    programme: Programme,
    document: str,
    given: GivenStyle,
    group: ProgrammeGroup | None = None,
) -> bytes:
    """Render one document as PDF/UA-1 and PDF/A-2a; raise AbsError for a text no font can show."""
    style = style_of(given)
    page = read_page(render_html(programme, document, style, group))
    words = read_labels(template_folders(style), programme.language)
    numbering = (words["page_word"], words["of_word"])
    try:
        return make_pdf(page, programme.period_from, numbering, style)
    except typst.TypstError as error:
        wrong = list(_explain(error, page, f"{document}.pdf"))
        if not wrong and style is not None:
            message = f"the page cannot be made into PDF: {str(error).partition(chr(10))[0]}"
            hint = "Mend the templates of the style, or make HTML."
            span = Span(Path(style.folder, _TEMPLATE).as_posix())
            wrong = [Diagnostic("ABS601", Severity.ERROR, span, message, hint)]
        if not wrong:
            raise  # the shipped templates are ours: a fault in them is a bug
        raise AbsError(wrong) from error


def make_pdf(
    page: Page, date: dt.date, numbering: tuple[str, str], style: Style | None = None
) -> bytes:
    """Set a page on paper; the date is the document's, the words are those beside page numbers."""
    data = write_page(page, _SANS)
    data |= {"look": _write_look(style, page.language), "author": _AUTHOR, "numbering": numbering}
    data["date"] = [date.year, date.month, date.day]
    tables = [_tag(table) for table in find_tables(page.blocks)]
    spoken = [run.spoken for run in _all_runs(page) if run.spoken]
    return complete_tags(_compile(data, date, style), tables, spoken)


def _write_look(style: Style | None, language: str) -> dict[str, Any]:
    """Write the look as data: colours, fonts, and the logo with its text."""
    look = make_look(style, "en" if language.startswith("en") else "nl")
    fonts = style.look.fonts if style else Fonts()
    return {
        **look.colours.model_dump(exclude={"dark", "paper"}),
        "sans": paper_fonts(fonts.headings, _SANS),
        "serif": paper_fonts(fonts.body, _SERIF),
        "mono": _MONO,
        "logo": style.logo if style else None,
        "logo_text": look.logo_text,
    }


def _compile(data: dict[str, Any], date: dt.date, style: Style | None) -> bytes:
    own = style.folder / _TEMPLATE if style else None
    template = own if own and own.is_file() else SHIPPED / _TEMPLATE
    midnight = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    sources = sorted(template.parent.rglob("*.typ"))
    stamps = tuple((str(each), each.stat().st_mtime_ns) for each in sources)
    compiler = _open(str(template), stamps, style.folder / "fonts" if style else None)
    made: Any = compiler.compile(
        format="pdf",
        pdf_standards=[*_STANDARDS],
        sys_inputs={"page": json.dumps(data, ensure_ascii=False, separators=(",", ":"))},
        timestamp=int(midnight.timestamp()),
    )
    return bytes(made)


@lru_cache(maxsize=4)
def _open(
    template: str, sources: tuple[tuple[str, int], ...], own_fonts: Path | None
) -> typst.Compiler:
    """Load fonts and template; raise AbsError for one that would load packages from a network."""
    refused = [found for source, _ in sources for found in _find_packages(Path(source))]
    if refused:
        raise AbsError(refused)
    folder = Path(template).parent
    own = (own_fonts,) if own_fonts else ()
    fonts = dict.fromkeys((*own, folder / "fonts", SHIPPED / "shared/fonts"))
    return typst.Compiler(
        input=template,
        root=str(folder),
        font_paths=[str(path) for path in fonts if path.is_dir()],
        ignore_system_fonts=True,
    )


def _find_packages(source: Path) -> Iterator[Diagnostic]:
    """Refuse packages, and whatever could name one while it runs."""
    for number, line in enumerate(source.read_text("utf-8", "replace").splitlines(), start=1):
        if _PACKAGE.search(line):
            span = Span(source.as_posix(), number)
            message = "a template for PDF takes in files of its own folder only, by their names"
            hint = 'Put what you need beside it: #import "file.typ".'
            yield Diagnostic("ABS601", Severity.ERROR, span, message, hint)


def _tag(table: Table) -> TableTags:
    rows = [row.cells for row in laid_out_rows(table)]
    cells = [cell for row in rows for cell in row]
    spoken = sum(bool(run.spoken) for cell in cells for run in cell.runs)
    nests = any(True for cell in cells for _ in find_tables(cell.blocks))
    heads = [[_names_row(cell) for cell in row] for row in rows]
    return TableTags(bool(table.caption), heads, spoken, nests)


def _names_row(cell: Cell) -> bool:
    return cell.header and cell.scope in {"row", "rowgroup"}


def _all_runs(page: Page) -> Runs:
    return join_runs((*page.cover, *page.blocks, *page.closing))


def _explain(error: typst.TypstError, page: Page, name: str) -> Iterator[Diagnostic]:
    """Say of each text that cannot be shown where it stands."""
    found = _UNKNOWN.findall(str(getattr(error, "diagnostic", "")) or str(error))
    for text in dict.fromkeys(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), each) for each in found):
        whole = next((run.text for run in _all_runs(page) if text in run.text), page.title)
        place = max(0, whole.find(text))
        around = whole[max(0, place - _AROUND) : place + _AROUND].strip()
        shown = text if text.isprintable() else f"U+{ord(text[0]):04X}"
        yield Diagnostic(
            "ABS603",
            Severity.ERROR,
            Span(name),
            f'the fonts for PDF cannot show "{shown}", in "{around}"',
            "Write it in words, or make HTML: browsers have more fonts.",
        )
