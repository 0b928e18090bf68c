"""A style: the look of a client or firm, as its style.yaml gives it."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from abscurriculum.models.base import Line, Model, Slug, describe
from abscurriculum.models.text import Text

STYLE_FILE = "style.yaml"
HEX_COLOUR = r"^#[0-9A-Fa-f]{6}$"
# Letters, digits, spaces and hyphens: nothing that ends a name in CSS, Typst or Word.
FONT_NAME = r"^[A-Za-z0-9][A-Za-z0-9 -]*$"
LOGO_FILE = r"^[A-Za-z0-9][A-Za-z0-9._-]*\.svg$"
_LONGEST_TEXT = 120
_MOST_FONTS = 8


def _read_colour(value: object) -> object:
    """Take `"#0b5563"`; without quotes YAML takes it for a comment."""
    if isinstance(value, str) and re.fullmatch(HEX_COLOUR.removesuffix("$"), value):
        return value.lower()
    code, message = "colour_form", 'a colour is written as "#0b5563"'
    raise PydanticCustomError(code, message)


def _bound_text(value: Text) -> Text:
    for text in (value.nl, value.en):
        if text is not None and (len(text) > _LONGEST_TEXT or "\n" in text):
            code, message = "house_text", "this is one line of at most {most} characters"
            raise PydanticCustomError(code, message, {"most": _LONGEST_TEXT})
    return value


Colour = Annotated[
    str,
    BeforeValidator(_read_colour),
    WithJsonSchema({"type": "string", "pattern": HEX_COLOUR}),
]
FontName = Annotated[str, StringConstraints(max_length=60, pattern=FONT_NAME)]
FontStack = Annotated[tuple[FontName, ...], Field(max_length=_MOST_FONTS)]
HouseText = Annotated[Text, AfterValidator(_bound_text)]
Tracks = Annotated[tuple[Colour, ...], Field(min_length=3, max_length=3)]


class DarkColours(Model):
    """The colours on a dark screen."""

    paper: Colour = describe("Behind everything.", default="#14191c")
    ink: Colour = describe("Text.", default="#e9e6df")
    soft: Colour = describe("Text of less weight.", default="#b9b6ae")
    line: Colour = describe("Thin lines between rows.", default="#3c444a")
    panel: Colour = describe("Behind notes and drawings.", default="#1d2428")
    accent: Colour = describe("Lines above headings, links, badges.", default="#7cc4d2")
    tracks: Tracks = describe("One a track.", default=("#7cc4d2", "#f0a982", "#b9b6f2"))


class Colours(Model):
    """The colours on paper and on a light screen, and those on a dark one."""

    paper: Colour = describe("Behind everything.", default="#fdfcf9")
    ink: Colour = describe("Text.", default="#1d2429")
    soft: Colour = describe("Text of less weight.", default="#4c565e")
    line: Colour = describe("Thin lines between rows.", default="#d9d5cc")
    panel: Colour = describe("Behind notes and drawings.", default="#f4f1ea")
    accent: Colour = describe("The cover, lines above headings, links, badges.", default="#0b5563")
    tracks: Tracks = describe("One a track.", default=("#0b5563", "#8a3b12", "#4b4a8f"))
    dark: DarkColours = describe("The same on a dark screen.", default=DarkColours())


class Fonts(Model):
    """Names of fonts, the first that a reader has counts; files lie in fonts/ of the style."""

    headings: FontStack = describe("Headings, tables and small texts.", default=())
    body: FontStack = describe("Running text.", default=())


class Logo(Model):
    """The logo on the cover."""

    file: Annotated[str, StringConstraints(max_length=80, pattern=LOGO_FILE)] = describe(
        "An SVG file in the style's folder.", default="logo.svg"
    )
    text: HouseText | None = describe("What it shows, for who cannot see it.", default=None)


class StyleFile(Model):
    """What style.yaml says; every key may be left out."""

    name: Line | None = describe("What the style is called.", default=None)
    colours: Colours = describe("Colours, for light and dark.", default=Colours())
    fonts: Fonts = describe("Fonts.", default=Fonts())
    logo: Logo | None = describe("The logo on the cover.", default=None)
    header: HouseText | None = describe("A line above the title, such as the firm.", default=None)
    footer: HouseText | None = describe("A line at the end, such as the address.", default=None)
    documents: tuple[Slug, ...] = describe(
        "The documents that are made where none is asked for.", default=()
    )


class Style(Model):
    """A style that can be used: its folder, its look, and the logo as it was read."""

    folder: Path
    look: StyleFile = StyleFile()
    logo: str | None = None
    """The SVG, checked to hold nothing that runs or loads."""


# Scripts may name the folder alone.
GivenStyle = Style | Path | None


def style_of(given: GivenStyle) -> Style | None:
    """Take a style, or a bare folder of templates."""
    return Style(folder=given) if isinstance(given, Path) else given
