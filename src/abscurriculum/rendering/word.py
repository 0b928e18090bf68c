"""Programme -> a Word document, from the HTML page and the style's Word template.

The one file that knows docxtpl and python-docx. The template says what it looks like; its places
`cover`, `contents` and `body` take the blocks of the page, `title` and `closing` its texts.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from lxml import etree

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span
from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import GivenStyle, StyleFile, style_of
from abscurriculum.rendering.blocks import Figure, Page, join_runs
from abscurriculum.rendering.engine import template_folders
from abscurriculum.rendering.html import render_html
from abscurriculum.rendering.labels import read_labels
from abscurriculum.rendering.look import make_look
from abscurriculum.rendering.pictures import draw_png
from abscurriculum.rendering.reading import read_page
from abscurriculum.rendering.word_blocks import (
    BlockWriter,
    Drawing,
    name_anchors,
    write_contents,
)
from abscurriculum.rendering.word_look import dress_styles, dress_theme
from abscurriculum.rendering.word_runs import (
    RunWriter,
    WordXml,
    escape_text,
    name_language,
    plain_text,
)
from abscurriculum.templating import TemplateFault, make_environment, tell_faults

_LONGEST_PROPERTY = 255
_BODY = re.compile(r"\{\{p\s+body\b")
_HIGHEST = 1.3
"""A drawing may be so much higher than wide; Word cuts what does not fit on a page."""


def render_docx(
    programme: Programme,
    document: str,
    given: GivenStyle,
    group: ProgrammeGroup | None = None,
) -> bytes:
    """Render one document for Word; raise AbsError for a fault in the template of a style."""
    style = style_of(given)
    page = read_page(render_html(programme, document, style, group))
    folders = template_folders(style)
    file = _find_template(folders)
    try:
        with tell_faults(str(file)):
            words = read_labels(folders, programme.language)
            look = style.look if style and not file.is_relative_to(style.folder) else None
            if look and style and style.logo:
                logo = Figure(style.logo, make_look(style, programme.language).logo_text)
                page = replace(page, cover=(logo, *page.cover))
            return _fill(page, file, folders, words, programme.agreed, look)
    except TemplateFault as fault:
        if style is None or not file.is_relative_to(style.folder):
            raise  # the shipped template is ours: a fault in it is a bug
        raise _refuse(file, fault.message) from fault
    except (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise _refuse(file, "it is no Word document") from error


def _refuse(file: Path, fault: str) -> AbsError:
    hint = "Mend it in Word, or remove it from the style so that the shipped one counts."
    message = f"the Word template cannot be used: {fault}"
    return AbsError([Diagnostic("ABS601", Severity.ERROR, Span(str(file), 1), message, hint)])


def _find_template(folders: tuple[str, ...]) -> Path:
    for folder in map(Path, folders):
        for name in ("template.docx", "shared/template.docx"):
            file = folder / name
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return file
    raise FileNotFoundError("shared/template.docx")


def _fill(
    page: Page,
    file: Path,
    folders: tuple[str, ...],
    labels: Mapping[str, str],
    date: dt.date,
    look: StyleFile | None,
) -> bytes:
    template = _Template(io.BytesIO(file.read_bytes()))
    # Asked for once: after rendering, docxtpl would read the template anew.
    document = template.get_docx()
    if not _BODY.search("".join(each.text or "" for each in document.element.iter(qn("w:t")))):
        raise ValueError("there is no paragraph {{p body }} in it, where the text goes")
    package = _Package(template, document, folders)
    runs = RunWriter(package.styles, package.relate, name_anchors(page))
    writer = BlockWriter(runs, package.width, package.draw, package.number, package.bullets)
    closing = plain_text(join_runs(page.closing))
    places = {
        "cover": WordXml(writer.write_cover(page.cover)),
        "contents": WordXml(write_contents(page, runs, labels["contents"])),
        "body": WordXml(writer.write(page.blocks)),
        "title": page.title,
        "closing": closing,
        "page_word": labels["page_word"],
        "of_word": labels["of_word"],
    }
    environment = _environment(folders)
    template.render(places, jinja_env=environment, autoescape=True)
    if look:
        _dress(document, look)
    _set_language(document, name_language(page.language))
    _set_properties(document, page, date)
    made = io.BytesIO()
    template.save(made)
    return _pack(made.getvalue())


@lru_cache(maxsize=4)
def _environment(folders: tuple[str, ...]) -> Any:
    def write(value: Any) -> str:
        return value if isinstance(value, WordXml) else escape_text(str(value))

    return make_environment(folders, finalize=write, filters={})


class _Template(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """A Word template whose places take finished markup, and texts as they are."""

    def resolve_listing(self, xml: str) -> str:
        """Leave texts alone: line ends and tabs were written as Word wants them."""
        return xml

    def fix_tables(self, xml: str) -> Any:
        """Read what was made, and fail where it is no XML: docxtpl would drop the rest unseen."""
        return etree.fromstring(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave properties alone: they are set from the page."""


@dataclass(slots=True)
class _Package:
    """The Word file that is being made: what blocks need of it."""

    template: _Template
    document: Any
    folders: tuple[str, ...]
    related: dict[str, str] = field(default_factory=dict)

    @property
    def styles(self) -> Mapping[str, str]:
        """Names of the template's styles to their ids."""
        return {
            style.find(qn("w:name")).get(qn("w:val"), "").lower(): style.get(qn("w:styleId"), "")
            for style in self.document.styles.element.findall(qn("w:style"))
            if style.find(qn("w:name")) is not None
        }

    @property
    def width(self) -> int:
        """Twips between the margins."""
        section = self.document.sections[0]
        return int(section.page_width - section.left_margin - section.right_margin) // 635

    @property
    def bullets(self) -> int:
        """The numbering of bulleted lists; 0 where the template has none."""
        return self._numbering_of("List Bullet")

    def _numbering_of(self, name: str) -> int:
        for style in self.document.styles.element.findall(qn("w:style")):
            found = style.find(qn("w:name"))
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if found is not None and number is not None and found.get(qn("w:val")) == name:
                return int(number.get(qn("w:val")))
        return 0

    def number(self) -> int:
        """Add a numbering that begins at 1, with the looks of List Number."""
        base = self._numbering_of("List Number")
        if not base:
            return 0
        numbering = self.document.part.numbering_part.element
        numbers = {int(each.get(qn("w:numId"))): each for each in numbering.findall(qn("w:num"))}
        abstract = numbers[base].find(qn("w:abstractNumId")).get(qn("w:val"))
        fresh = max(numbers) + 1
        restart = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(3)
        )
        made = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{fresh}"><w:abstractNumId w:val="{abstract}"/>'
            f"{restart}</w:num>"
        )
        numbers[max(numbers)].addnext(made)
        return fresh

    def relate(self, address: str) -> str:
        """Give the id of an address, the same for the same address."""
        if address not in self.related:
            self.related[address] = self.template.build_url_id(address)
        return self.related[address]

    def draw(self, svg: str) -> Drawing | None:
        """Put a drawing in the file: as SVG for Word, as PNG for readers that draw no SVG."""
        fonts = tuple(sorted(Path(self.folders[-1], "shared", "fonts").glob("SourceSans3*.ttf")))
        png = draw_png(svg, fonts)
        try:
            drawn = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            return None
        box = [float(each) for each in drawn.get("viewBox", "").split()]
        if png is None or len(box) != 4 or not box[2]:
            return None
        part = self.document.part
        png_id, _ = part.get_or_add_image(io.BytesIO(png))
        uri: PackURI = part.package.next_partname("/word/media/drawing%d.svg")
        drawing = Part(uri, "image/svg+xml", etree.tostring(drawn), part.package)
        return Drawing(png_id, part.relate_to(drawing, REL.IMAGE), min(box[3] / box[2], _HIGHEST))


def _dress(document: Any, look: StyleFile) -> None:
    """Give our template the colours and fonts of a style that has no template of its own."""
    dress_styles(document.styles.element, look)
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/theme/theme1.xml":
            part._blob = dress_theme(part.blob, look.colours)  # noqa: SLF001 - it has no setter


def _set_language(document: Any, language: str) -> None:
    """Say in which language the document is: in its styles, and for its characters."""
    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        run = properties.find(qn("w:rPr"))
        if run is None:
            continue
        found = run.find(qn("w:lang"))
        if found is None:
            found = OxmlElement("w:lang")
            run.append(found)
        found.set(qn("w:val"), language)
    for found in document.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def _set_properties(document: Any, page: Page, date: dt.date) -> None:
    """Set title, language and date; drop names and times of whoever made the template."""
    core = document.core_properties
    core.title = "".join(_clean(page.title))[:_LONGEST_PROPERTY]
    core.language = name_language(page.language)
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(core, name, "")
    core.created = core.modified = dt.datetime.combine(date, dt.time())
    core.revision = 1
    element = core._element  # noqa: SLF001 - python-docx can set a time, and not leave it out
    for child in list(element):
        if etree.QName(child).localname == "lastPrinted":
            element.remove(child)


def _clean(text: str) -> Iterator[str]:
    """Give the characters that XML can hold; the others become the mark for them."""
    yield from etree.fromstring(f"<t>{escape_text(text)}</t>").text or ""


def _pack(made: bytes) -> bytes:
    """Pack again with names in order and one date, so that the same document is the same file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(packed, "w") as target:
        # Readers that sniff look for [Content_Types].xml in the first place.
        for name in sorted(source.namelist(), key=lambda each: (each[0] != "[", each)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name), compresslevel=9)
    return packed.getvalue()
