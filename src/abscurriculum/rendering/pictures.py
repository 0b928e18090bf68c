"""SVG -> PNG, for readers that draw no SVG; the one file that knows resvg."""

import re
from functools import lru_cache
from pathlib import Path

import resvg_py

# A drawing of ours names nothing outside itself; one that does would read files.
_OUTSIDE = re.compile(
    r"""(?:href|src)\s*=\s*(?!["']?(?:\#|data:image/)) | url\(\s*(?!["']?\#) | <[!?] | @import""",
    re.IGNORECASE | re.VERBOSE,
)
_PIXELS = 800


def has_outside(svg: str) -> bool:
    """Tell whether a drawing names anything outside itself."""
    return _OUTSIDE.search(svg) is not None


@lru_cache(maxsize=8)
def draw_png(svg: str, fonts: tuple[Path, ...]) -> bytes | None:
    """Draw an SVG with the fonts given and no others; None where it cannot be drawn."""
    if has_outside(svg):
        return None
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=_PIXELS,
            skip_system_fonts=True,
            font_files=[str(font) for font in fonts],
            font_family="Source Sans 3",
            sans_serif_family="Source Sans 3",
        )
    except ValueError:
        return None
    return bytes(made)
