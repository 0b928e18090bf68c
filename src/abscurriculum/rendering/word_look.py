"""A style's colours and fonts put into the styles and the theme of our Word template."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from abscurriculum.models.style import Colours, StyleFile
from abscurriculum.rendering.look import paper_fonts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOURED = (f"{_W}val", f"{_W}fill", f"{_W}color")
_HEADINGS = frozenset({"Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4"})
_SHIPPED_FONT = "Calibri"


def dress_styles(styles: Any, look: StyleFile) -> None:
    """Put the colours and fonts of a look in the place of ours; `styles` is Word's styles.xml."""
    colours = _pair_colours(look.colours)
    for element in styles.iter():
        for key in _COLOURED:
            value = element.get(key)
            if value in colours:
                element.set(key, colours[value])
    text = paper_fonts(look.fonts.body, _SHIPPED_FONT)[0]
    for fonts in styles.iter(f"{_W}rFonts"):
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            if fonts.get(f"{_W}{key}") == _SHIPPED_FONT:
                fonts.set(f"{_W}{key}", text)
    if look.fonts.headings:
        _dress_headings(styles, paper_fonts(look.fonts.headings, _SHIPPED_FONT)[0])


def _dress_headings(styles: Any, font: str) -> None:
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is None or name.get(f"{_W}val") not in _HEADINGS:
            continue
        properties = style.find(f"{_W}rPr")
        if properties is None:
            properties = etree.SubElement(style, f"{_W}rPr")
        fonts = properties.find(f"{_W}rFonts")
        if fonts is None:
            fonts = etree.Element(f"{_W}rFonts")
            properties.insert(0, fonts)
        for key in ("ascii", "hAnsi", "cs"):
            fonts.set(f"{_W}{key}", font)


def dress_theme(theme: bytes, colours: Colours) -> bytes:
    """Offer the colours of a look where Word lists those of the theme."""
    root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False))
    accents = dict(enumerate((colours.accent, *colours.tracks), 1))
    for number, colour in accents.items():
        for element in root.iter(f"{_A}accent{number}"):
            element.clear()
            etree.SubElement(element, f"{_A}srgbClr", val=_write(colour))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pair_colours(wanted: Colours) -> Mapping[str, str]:
    """Pair our colours with theirs; the first track is ours by the colour of the accent."""
    shipped = Colours()
    pairs = {
        _write(getattr(shipped, name)): _write(getattr(wanted, name))
        for name in ("ink", "soft", "line", "panel")
    }
    tracks = zip(shipped.tracks, wanted.tracks, strict=True)
    pairs |= {_write(ours): _write(theirs) for ours, theirs in tracks}
    return pairs | {_write(shipped.accent): _write(wanted.accent)}


def _write(colour: str) -> str:
    return colour.removeprefix("#").upper()
