"""Make templates/shared/template.docx, the Word template of the shipped style.

Run it after a change here: .venv/bin/python tools/make_word_template.py
A house style does not need this file: it brings a template.docx of its own, made in Word by
changing the styles of ours. Its text holds only what docxtpl fills in, named in docs/documents.md.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from word_styles import CHARACTERS, OWN, PARAGRAPHS, TABLES

FILE = Path(__file__).parent.parent / "templates" / "shared" / "template.docx"

_FONT = "Calibri"  # on every machine with Word, and Carlito takes its measure elsewhere
_UNWANTED = ("stylesWithEffects", "customXml", "webSettings")


def _style_parts() -> Iterator[str]:
    yield (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" '
        f'w:eastAsia="{_FONT}" w:cs="{_FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    for id_, name, base, following, paragraph, run in PARAGRAPHS:
        default = ' w:default="1"' if id_ == "Normal" else ""
        custom = ' w:customStyle="1"' if name in OWN else ""
        yield (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{id_}">'
            f'<w:name w:val="{name}"/>'
            + (f'<w:basedOn w:val="{base}"/>' if base else "")
            + (f'<w:next w:val="{following}"/>' if following else "")
            + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    for id_, name, run in CHARACTERS:
        custom = ' w:customStyle="1"' if name in OWN else ""
        yield (
            f'<w:style w:type="character"{custom} w:styleId="{id_}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
        )
    yield TABLES
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _numbering_parts() -> Iterator[str]:
    bullets = ("•", "–", "•")
    for abstract, style in ((0, "ListBullet"), (1, "ListNumber")):
        levels = []
        for level in range(3):
            form, text = ("decimal", f"%{level + 1}.") if abstract else ("bullet", bullets[level])
            link = f'<w:pStyle w:val="{style}"/>' if level == 0 else ""
            indent = 340 * (level + 1)
            levels.append(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
                f'<w:ind w:left="{indent}" w:hanging="340"/></w:pPr></w:lvl>'
            )
        yield (
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join(levels)}</w:abstractNum>"
        )
    for number in (1, 2):
        yield f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'


_SETTINGS = """<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/>
<w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>"""


def _field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _paragraph(style: str, *runs: str) -> Any:
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'
    )


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _replace_content(element: Any, parts: str) -> None:
    fresh = parse_xml(f"<w:content {nsdecls('w')}>{parts}</w:content>")
    for child in list(element):
        element.remove(child)
    element.extend(list(fresh))


def _drop_unwanted(part: Any) -> None:
    for rel_id, rel in list(part.rels.items()):
        if any(word in rel.reltype for word in (*_UNWANTED, "thumbnail")):
            del part.rels[rel_id]


def make_template() -> bytes:
    """Make the template's bytes: styles, lists, header and footer, and the places for data."""
    document: Any = docx.Document()
    part = document.part
    _drop_unwanted(part)
    _drop_unwanted(part.package)
    _replace_content(part.styles.element, "".join(_style_parts()))
    _replace_content(part.numbering_part.element, "".join(_numbering_parts()))
    _replace_content(part.settings.element, _SETTINGS)

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    section.different_first_page_header_footer = True
    pages = (
        _text("{{ page_word }} "), _field("PAGE", "1"), _text(" {{ of_word }} "),
        _field("NUMPAGES", "1"),
    )  # fmt: skip
    tab = "<w:r><w:tab/></w:r>"
    for place, style, runs in (
        (section.header, "Header", (_text("{{ title }}"),)),
        (section.footer, "Footer", (_text("{{ closing }}"), tab, *pages)),
        (section.first_page_header, "Header", ()),
        (section.first_page_footer, "Footer", (_text("{{ closing }}"), tab, *pages)),
    ):
        place.is_linked_to_previous = False
        root = place._element  # noqa: SLF001 - python-docx has no other way to the part's XML
        for child in list(root):
            root.remove(child)
        root.append(_paragraph(style, *runs))
    for index, name in enumerate(("cover", "contents", "body")):
        document.element.body.insert(index, _paragraph("Normal", _text(f"{{{{p {name} }}}}")))
    core = document.core_properties
    for name in ("author", "comments", "keywords", "title", "subject", "category"):
        setattr(core, name, "")
    core.last_modified_by = ""
    return _pack(document)


_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>abs</Application>'
    "</Properties>"
)


def _pack(document: Any) -> bytes:
    """Write the package with fixed dates and sorted names."""
    for rel in document.part.package.rels.values():
        if rel.reltype == REL.EXTENDED_PROPERTIES and isinstance(rel.target_part, Part):
            rel.target_part._blob = _APP.encode()  # noqa: SLF001 - there is no setter
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda each: (each[0] != "[", each)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name), compresslevel=9)
    return out.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(make_template())
    sys.stdout.write(f"{FILE} {FILE.stat().st_size} bytes\n")
