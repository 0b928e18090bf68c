"""Programme -> CommonMark with tables; every text comes out as the text it is."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import GivenStyle
from abscurriculum.models.text import Language
from abscurriculum.rendering.engine import Format, render_document

# What can be markup anywhere in a line: an underscore inside a word, an ampersand that begins no
# entity and a number sign that ends no heading are plain text, and stay readable.
_ANYWHERE = re.compile(
    r"[\\`*\[\]<|~]|_(?<![^\W_]_(?=[^\W_]))|&(?=#?\w+;)|(?<=\s)#(?=#*$)",
)
# What is markup only where a line begins: headings, quotes, lists, underlines, rows of dashes.
_AT_START = re.compile(r"^([>=#]|[-+](?![^\W_])|:(?=\s*-))|^(\d{1,9})([.)])(?=\s|$)")
_PARAGRAPH = re.compile(r"\n\s*\n")


@lru_cache(maxsize=16_384)
def escape_line(text: str) -> str:
    """Write a text on one line: white space is folded, and whatever could be markup is escaped."""
    line = " ".join(text.split())
    line = _ANYWHERE.sub(lambda m: "\\" + m[0], line)
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def escape_paragraphs(text: str) -> str:
    """Write a text with its paragraphs and line breaks."""
    paragraphs = (
        "\\\n".join(escape_line(line) for line in part.splitlines() if line.strip())
        for part in _PARAGRAPH.split(text.strip())
    )
    return "\n\n".join(paragraphs)


def _write(value: Any, _language: Language) -> str:
    return escape_line(str(value))


def _filters(_language: Language) -> Mapping[str, Callable[..., Any]]:
    return {
        "paragraphs": lambda value: escape_paragraphs(
            value.text if isinstance(value, Filled) else str(value)
        )
    }


_MARKDOWN = Format(suffix="md", write=_write, filters=_filters)
_BLANK_LINES = re.compile(r"\n{3,}")


def render_markdown(
    programme: Programme,
    document: str,
    style: GivenStyle,
    group: ProgrammeGroup | None = None,
) -> str:
    """Render one document as Markdown."""
    text = render_document(programme, document, _MARKDOWN, style, group)
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"
