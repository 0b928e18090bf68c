"""Blocks of a page as WordprocessingML."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from abscurriculum.rendering.blocks import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Note,
    Page,
    Pairs,
    Paragraph,
    Run,
    Runs,
    Table,
)
from abscurriculum.rendering.word_runs import RunWriter, escape_attribute, plain_text
from abscurriculum.rendering.word_tables import WRITING_ROOM, write_table

_BETWEEN_FACTS = Run("  ·  ")
_LABEL_SHARE = 0.26
_DEEPEST_LIST = 2
_EMU = 635
_LOGO_HIGH = 468_000  # EMU: 13 mm
"""English metric units in a twip."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as the file holds it: ids of its two pictures, and its height for its width."""

    png: str
    svg: str
    ratio: float


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks, and counts what Word wants numbered."""

    runs: RunWriter
    width: int
    """Twips between the margins."""
    draw: Callable[[str], Drawing | None]
    """Puts a drawing in the file."""
    number: Callable[[], int]
    """Gives a fresh numbering, so that each list begins at 1."""
    bullets: int
    drawn: int = 0

    def write(
        self, blocks: Sequence[Block], width: int | None = None, style: str = "Normal"
    ) -> str:
        """Write blocks; `style` is that of plain paragraphs."""
        return "".join(self._write_block(block, width or self.width, style) for block in blocks)

    def write_cover(self, blocks: Sequence[Block]) -> str:
        """Write the cover: what it is, for whom, a line below, the facts."""
        parts, style = [], "Kicker"
        for block in blocks:
            if isinstance(block, Heading):
                parts.append(self._heading(block))
                style = "Subtitle"
                continue
            if isinstance(block, Figure):
                parts.append(self._figure(block, _LOGO_HIGH))
                continue
            parts.append(self.write((block,), style=style))
            style = "Normal" if style == "Subtitle" else style
        return "".join(parts)

    def _write_block(self, block: Block, width: int, style: str) -> str:
        match block:
            case Heading():
                made = self._heading(block)
            case Paragraph():
                made = self.runs.paragraph(style, block.runs)
            case ListBlock():
                made = self._list(block, style=style)
            case Table():
                made = write_table(block, self.runs, width, self._in_cell)
            case Pairs():
                made = self._pairs(block, width)
            case Figure():
                made = self._figure(block)
            case Note():
                made = self.write(block.blocks, width, "Note")
        return made

    def _in_cell(self, blocks: Sequence[Block], width: int) -> str:
        return self.write(blocks, width, "Table Text")

    def _heading(self, block: Heading) -> str:
        anchor = self.runs.anchors.get(block.id, "")
        content = self.runs.write(block.runs)
        if anchor:
            number = int(anchor[-8:])
            content = (
                f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>{content}'
                f'<w:bookmarkEnd w:id="{number}"/>'
            )
        broken = "<w:pageBreakBefore/>" if block.new_page else ""
        return self.runs.wrap(heading_style(block.level), content, broken)

    def _list(self, block: ListBlock, level: int = 0, style: str = "Normal") -> str:
        if "meta" in block.classes:
            facts = [item[0].runs for item in block.items if isinstance(item[0], Paragraph)]
            joined: list[Run] = []
            for fact in facts:
                joined += [*([_BETWEEN_FACTS] if joined else []), *fact]
            return self.runs.paragraph("Meta", tuple(joined))
        number = self.number() if block.ordered else self.bullets
        return "".join(
            part for item in block.items for part in self._item(item, level, number, style)
        )

    def _item(self, item: Sequence[Block], level: int, number: int, around: str) -> Iterator[str]:
        bulleted = number == self.bullets
        style = "List Bullet" if bulleted else "List Number"
        numbered = ""
        if number and (level or not bulleted or around == "Table Text"):
            numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        if around == "Table Text":
            style = around
        first = True
        for part in item:
            if isinstance(part, ListBlock):
                yield self._list(part, min(level + 1, _DEEPEST_LIST), around)
            elif isinstance(part, Paragraph) and first:
                yield self.runs.paragraph(style, part.runs, numbered)
                first = False
            elif isinstance(part, Paragraph):
                unnumbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
                indent = f'<w:ind w:left="{340 * (level + 1)}" w:firstLine="0"/>'
                yield self.runs.paragraph(style, part.runs, unnumbered + indent)
            else:
                yield self._write_block(part, self.width, "Normal")

    def _pairs(self, block: Pairs, width: int) -> str:
        form = all(not pair.blocks for pair in block.pairs[-1:])  # what is to be written in
        if "facts" not in block.classes and not form:
            return "".join(
                (self.runs.paragraph("Term", pair.term) if pair.term else "")
                + self.write(pair.blocks, width)
                for pair in block.pairs
            )
        label = int(width * _LABEL_SHARE)
        style = self.runs.style_id("Facts Table")
        named = f'<w:tblStyle w:val="{style}"/>' if style else ""
        rows = "".join(
            f"<w:tr><w:trPr><w:cantSplit/>{WRITING_ROOM if form else ''}</w:trPr>"
            f"{_cell(label, self.runs.paragraph('Table Title', pair.term))}"
            f"{_cell(width - label, self._in_cell(pair.blocks, width - label) or EMPTY)}</w:tr>"
            for pair in block.pairs
        )
        return (
            f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{label}"/><w:gridCol w:w="{width - label}"/></w:tblGrid>'
            f"{rows}</w:tbl>{EMPTY}"
        )

    def _figure(self, block: Figure, highest: int = 0) -> str:
        drawing = self.draw(block.svg)
        apart = '<w:keepNext w:val="0"/>'  # captions keep to what follows: here it came before
        caption = self.runs.paragraph("Caption", block.caption, apart) if block.caption else ""
        if drawing is None:  # a drawing that cannot be shown is told
            return (
                self.runs.paragraph("Normal", (Run(block.alt),)) + caption if block.alt else caption
            )
        self.drawn += 1
        wide = self.width * _EMU
        if highest:
            wide = min(wide, int(highest / drawing.ratio))
        high = int(wide * drawing.ratio)
        picture = _PICTURE.format(
            wide=wide,
            high=high,
            number=self.drawn,
            alt=escape_attribute(block.alt),
            png=drawing.png,
            svg=drawing.svg,
        )
        return self.runs.wrap("Picture", picture) + caption


EMPTY = "<w:p/>"

_PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Drawing {number}" '
    'descr="{alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Drawing {number}" descr="{alt}"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships" r:embed="{png}"><a:extLst>'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="http://'
    'schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/></a:ext></a:extLst>'
    "</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def heading_style(level: int) -> str:
    """Name the style of a heading: the name on the cover is the title, what follows counts on."""
    return "Title" if level <= 1 else f"heading {min(level - 1, 4)}"


def name_anchors(page: Page) -> dict[str, str]:
    """Give each heading with an id a bookmark, named as Word names those that it must keep."""
    found: dict[str, str] = {}
    for heading in _headings((*page.cover, *page.blocks, *page.closing)):
        if heading.id and heading.id not in found:
            found[heading.id] = f"_Ref{len(found) + 1:08d}"
    return found


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Note):
            yield from _headings(block.blocks)


def write_contents(page: Page, runs: RunWriter, title: str) -> str:
    """Write the table of contents as a field that Word can update, with its entries in it."""
    headings = [each for each in _headings(page.blocks) if each.id in runs.anchors]
    chapters = [each for each in headings if each.level == 2]
    parts = [each for each in headings if each.level == 3]
    names = {plain_text(each.runs) for each in parts}
    # Headings that come back in every chapter, such as Materials, are no way into a document.
    deep = bool(parts) and len(names) == len(parts)
    entries = [each for each in headings if each.level == 2 or (deep and each.level == 3)]
    if len(chapters) < 2:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{1 + deep}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = []
    for index, entry in enumerate(entries):
        runs_here: Runs = (Run(plain_text(entry.runs), language=_language(entry.runs)),)
        link = (
            f'<w:hyperlink w:anchor="{runs.anchors[entry.id]}" w:history="1">'
            f"{runs.write(runs_here)}</w:hyperlink>"
        )
        content = (begin if not index else "") + link + (end if index == len(entries) - 1 else "")
        lines.append(runs.wrap(f"toc {entry.level - 1}", content))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{runs.paragraph('TOC Heading', (Run(title),))}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _language(runs: Runs) -> str:
    found = {run.language for run in runs if "n" not in run.classes}
    return found.pop() if len(found) == 1 else ""
