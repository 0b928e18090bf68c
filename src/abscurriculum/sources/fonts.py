"""Font files of a style -> their names and what they cannot show; the one file of fontTools."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

# What Dutch documents need: letters with their accents, quotes, dashes, the euro and our marks.
DUTCH = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÁÄÈÉËÊÍÏÓÖÚÜáàâäèéêëíïîóôöúûüçñ.,:;!?()&@%+-/'\"‘’“”…–—€·×"
)
FOLDERS = ("fonts", "shared/fonts")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: its family, and the Dutch characters that it lacks."""

    path: Path
    family: str
    lacking: str
    fault: str = ""


def read_fonts(folder: Path) -> Iterator[FontFile]:
    """Read the font files of a style in the order of their names."""
    for name in FOLDERS:
        for path in sorted(Path(folder, name).glob("*")):
            if path.suffix.lower() in {".ttf", ".otf"} and path.is_file():
                yield _read_font(path)


def _read_font(path: Path) -> FontFile:
    try:
        with TTFont(path, lazy=True) as font:
            known = font.getBestCmap() or {}
            # The typographic family, where the plain one names a weight too.
            family = font["name"].getDebugName(16) or font["name"].getDebugName(1) or ""
    except (TTLibError, OSError, KeyError, ValueError, AssertionError) as error:
        return FontFile(path, "", "", str(error).partition("\n")[0] or "it is no font")
    return FontFile(path, family, "".join(each for each in DUTCH if ord(each) not in known))
