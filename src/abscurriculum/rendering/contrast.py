"""Colours of a style that are too alike to read, by WCAG 2.2 level AA."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abscurriculum.models.style import Colours, DarkColours

# Every colour stands in text somewhere: none gets by with the 3 of graphics. Lines only adorn.
TEXT = 4.5
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Faint:
    """Two colours that lie too close; the path is that of the first in style.yaml."""

    path: tuple[str | int, ...]
    what: str
    colour: str
    on: str
    ratio: float
    wanted: float


def measure_contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two hex colours: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def find_faint(colours: Colours) -> Iterator[Faint]:
    """Find every pair that is used together and cannot be told apart well enough."""
    yield from _find(colours, ("colours",), "")
    yield from _find(colours.dark, ("colours", "dark"), " on a dark screen")
    # White stands on the accent on covers of PDF, and on tracks in print.
    marks: Sequence[tuple[tuple[str | int, ...], str]] = [
        (("colours", "accent"), colours.accent),
        *((("colours", "tracks", each), colour) for each, colour in enumerate(colours.tracks)),
    ]
    for path, colour in marks:
        yield from _compare(path, f"white on {_name(path)} in print", colour, _WHITE, TEXT)


def _find(
    colours: Colours | DarkColours, path: tuple[str | int, ...], where: str
) -> Iterator[Faint]:
    for ground in ("paper", "panel"):
        on = getattr(colours, ground)
        for name in ("ink", "soft", "accent"):
            words = f"{name} on {ground}{where}"
            yield from _compare((*path, name), words, getattr(colours, name), on, TEXT)
        for number, colour in enumerate(colours.tracks):
            place = (*path, "tracks", number)
            yield from _compare(place, f"{_name(place)} on {ground}{where}", colour, on, TEXT)


def _name(path: Sequence[str | int]) -> str:
    return f"track {path[-1] + 1}" if isinstance(path[-1], int) else path[-1]


def _compare(
    path: tuple[str | int, ...], what: str, colour: str, on: str, wanted: float
) -> Iterator[Faint]:
    ratio = measure_contrast(colour, on)
    if ratio < wanted:
        yield Faint(path, what, colour, on, ratio, wanted)
