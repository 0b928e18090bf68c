"""A style's look as templates and formats take it: CSS, the logo as an address, its texts."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from abscurriculum.models.style import Colours, DarkColours, Style, StyleFile
from abscurriculum.models.text import Language, Text

_GENERIC = frozenset({"serif", "sans-serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif"})
_HEADINGS = "h1,h2,h3,h4,.cover .kind,table,.facts,nav,.meta,.badge,figcaption,footer,.house"
_DRAWN = (
    "@media screen{.timeline .ground{fill:var(--panel)}.timeline .band{fill:var(--paper)}"
    ".timeline .year{fill:var(--ink)}.timeline .month{fill:var(--soft)}"
    ".timeline .lane{fill:var(--track)}.timeline .lane line{stroke:var(--track)}"
    ".timeline .on{fill:var(--paper)}}"
)
_HOUSE = '.house{font-family:system-ui,"Segoe UI",Roboto,Arial,sans-serif;font-size:.95rem}'
# A logo is drawn for white: on a dark screen it stands on a white field.
_LOGO = (
    ".logo{display:block;height:3.5rem;max-width:100%;margin:0 0 2rem}"
    "@media screen and (prefers-color-scheme:dark)"
    "{.logo{background:#fff;padding:.5rem;border-radius:4px}}"
)
# On paper it is black on white whatever the style; only what stands for something has its colour.
_SCREEN = ("paper", "ink", "soft", "line", "panel")


@dataclass(frozen=True, slots=True)
class Look:
    """What a template may ask of a style; all of it is empty where there is none."""

    colours: Colours
    css: str = ""
    logo: str = ""
    logo_text: str = ""
    header: str = ""
    footer: str = ""


def make_look(style: Style | None, language: Language) -> Look:
    """Work out the look of a style in one language."""
    if style is None:
        return Look(Colours())
    file = style.look
    return Look(
        colours=file.colours,
        css="".join(_write_css(file)),
        logo=_write_address(style.logo) if style.logo else "",
        logo_text=_say(file.logo.text if file.logo else None, language),
        header=_say(file.header, language),
        footer=_say(file.footer, language),
    )


def _say(text: Text | None, language: Language) -> str:
    return text.in_language(language)[0] if text else ""


def _write_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode('ascii')}"


def _write_css(file: StyleFile) -> Iterator[str]:
    """Write what differs from style.css; colours and names were checked where they were read."""
    light, dark = file.colours, file.colours.dark
    if light != Colours():
        yield f"@media screen{{:root{{{_list_colours(light)}}}}}"
        yield f":root{{{_list_marks(light)}}}"
        yield "@media screen and (prefers-color-scheme:dark){"
        yield f":root{{{_list_colours(dark)};{_list_marks(dark)}}}}}"
        yield _DRAWN
    if file.header:
        yield _HOUSE
    if file.fonts.body:
        yield f"body{{font-family:{_write_stack(file.fonts.body, 'serif')}}}"
    if file.fonts.headings:
        stack = _write_stack(file.fonts.headings, "sans-serif")
        yield f"{_HEADINGS},.goals strong,.scene dt{{font-family:{stack}}}"
    if file.logo:
        yield _LOGO


def _list_colours(colours: Colours | DarkColours) -> str:
    return ";".join(f"--{name}:{getattr(colours, name)}" for name in _SCREEN)


def _list_marks(colours: Colours | DarkColours) -> str:
    tracks = (f"--t{number}:{colour}" for number, colour in enumerate(colours.tracks, 1))
    return ";".join((f"--accent:{colours.accent}", *tracks))


def _write_stack(names: Sequence[str], last: Literal["serif", "sans-serif"]) -> str:
    """Write font names for CSS: quoted, except those that stand for a kind of font."""
    names = [name if name in _GENERIC else f'"{name}"' for name in names]
    return ",".join(names if names[-1] in _GENERIC else (*names, last))


def paper_fonts(names: Sequence[str], shipped: str) -> list[str]:
    """Name the fonts for PDF: the style's own, then ours."""
    return [*(name for name in names if name not in _GENERIC), shipped]
