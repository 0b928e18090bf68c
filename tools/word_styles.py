"""The styles of our Word template."""

from typing import NamedTuple

INK, SOFT, LINE, ACCENT = "1D2429", "4C565E", "D9D5CC", "0B5563"
_TEXT_WIDTH = 9638  # twips: A4 less two margins of 20 mm


class Look(NamedTuple):
    """A paragraph style."""

    id: str
    name: str
    base: str
    following: str
    paragraph: str
    run: str


class Mark(NamedTuple):
    """A character style."""

    id: str
    name: str
    run: str


PARAGRAPHS = (
    Look(
        "Normal",
        "Normal",
        "",
        "",
        '<w:spacing w:after="120" w:line="271" w:lineRule="auto"/>',
        f'<w:color w:val="{INK}"/>',
    ),
    Look(
        "Kicker",
        "Kicker",
        "Normal",
        "Title",
        '<w:keepNext/><w:spacing w:before="240" w:after="0"/>',
        f'<w:b/><w:color w:val="{ACCENT}"/><w:sz w:val="24"/>',
    ),
    Look(
        "Title",
        "Title",
        "Normal",
        "Subtitle",
        "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        '<w:spacing w:before="40" w:after="120" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:spacing w:val="-10"/><w:sz w:val="64"/>',
    ),
    Look(
        "Subtitle",
        "Subtitle",
        "Normal",
        "Normal",
        '<w:spacing w:after="300"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="26"/>',
    ),
    Look(
        "Heading1",
        "heading 1",
        "Normal",
        "Normal",
        "<w:keepNext/><w:keepLines/><w:pBdr>"
        f'<w:top w:val="single" w:sz="18" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
        '<w:suppressAutoHyphens/><w:spacing w:before="640" w:after="140" w:line="240" '
        'w:lineRule="auto"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="36"/>',
    ),
    Look(
        "Heading2",
        "heading 2",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="440" '
        'w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="26"/>',
    ),
    Look(
        "Heading3",
        "heading 3",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="260" '
        'w:after="40" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>',
        f'<w:b/><w:color w:val="{ACCENT}"/><w:sz w:val="22"/>',
    ),
    Look(
        "Heading4",
        "heading 4",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="200" '
        'w:after="40" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="3"/>',
        f'<w:b/><w:color w:val="{SOFT}"/><w:sz w:val="21"/>',
    ),
    Look(
        "ListBullet",
        "List Bullet",
        "Normal",
        "",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="50"/>',
        "",
    ),
    Look(
        "ListNumber",
        "List Number",
        "Normal",
        "",
        '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="50"/>',
        "",
    ),
    Look(
        "Caption",
        "caption",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="19"/>',
    ),
    Look(
        "TableText",
        "Table Text",
        "Normal",
        "",
        '<w:spacing w:before="20" w:after="20" w:line="252" w:lineRule="auto"/>',
        '<w:sz w:val="19"/>',
    ),
    Look(
        "TableSmall",
        "Table Small",
        "TableText",
        "",
        '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
        '<w:sz w:val="16"/>',
    ),
    Look("TableTitle", "Table Title", "TableText", "", "", "<w:b/>"),
    Look("TableTotal", "Table Total", "TableText", "", "", "<w:b/>"),
    Look(
        "TableGroup",
        "Table Group",
        "TableText",
        "",
        '<w:keepNext/><w:spacing w:before="180" w:after="20"/>',
        f'<w:b/><w:color w:val="{ACCENT}"/>',
    ),
    Look(
        "Meta",
        "Meta",
        "Normal",
        "Normal",
        '<w:spacing w:after="140"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="20"/>',
    ),
    Look(
        "Term",
        "Term",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="60" w:after="0"/>',
        f'<w:b/><w:color w:val="{SOFT}"/><w:sz w:val="19"/>',
    ),
    Look(
        "Note",
        "Note",
        "Normal",
        "",
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="{LINE}"/></w:pBdr>'
        '<w:ind w:left="240"/>',
        "",
    ),
    Look("Picture", "Picture", "Normal", "Caption", '<w:keepNext/><w:spacing w:before="160"/>', ""),
    Look(
        "TOCHeading",
        "TOC Heading",
        "Normal",
        "Normal",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="60"/>',
        '<w:b/><w:sz w:val="24"/>',
    ),
    Look(
        "TOC1",
        "toc 1",
        "Normal",
        "Normal",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
        '<w:spacing w:before="30" w:after="10" w:line="235" w:lineRule="auto"/>',
        '<w:sz w:val="20"/>',
    ),
    Look(
        "TOC2",
        "toc 2",
        "Normal",
        "Normal",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
        '<w:spacing w:after="0" w:line="235" w:lineRule="auto"/><w:ind w:left="280"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="19"/>',
    ),
    Look(
        "Header",
        "header",
        "Normal",
        "",
        f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="17"/>',
    ),
    Look(
        "Footer",
        "footer",
        "Normal",
        "",
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT_WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
        f'<w:color w:val="{SOFT}"/><w:sz w:val="17"/>',
    ),
)

_TRACKS = ("0B5563", "8A3B12", "4B4A8F")
CHARACTERS = (
    Mark("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>'),
    Mark("InnerLink", "Inner Link", f'<w:color w:val="{ACCENT}"/>'),
    Mark("Code", "Code", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
    Mark("Soft", "Soft", f'<w:color w:val="{SOFT}"/>'),
    Mark(
        "Badge",
        "Badge",
        f'<w:color w:val="{ACCENT}"/><w:sz w:val="17"/>'
        f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{ACCENT}"/>',
    ),
    *(
        Mark(
            f"Track{number}",
            f"Track {number}",
            f'<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>',
        )
        for number, colour in enumerate(_TRACKS, 1)
    ),
)

TABLES = f"""
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ProgrammeTable">
<w:name w:val="Programme Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{INK}"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="FactsTable">
<w:name w:val="Facts Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders><w:tblCellMar>
<w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>
<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"""


# What Word does not know by itself.
OWN = frozenset(
    {"Kicker", "Table Text", "Table Small", "Table Title", "Table Total", "Table Group", "Meta"}
    | {"Term", "Note", "Picture", "Code", "Soft", "Badge", "Track 1", "Track 2", "Track 3"}
    | {"Inner Link"}
)
