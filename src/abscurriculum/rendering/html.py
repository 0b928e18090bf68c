"""Programme -> one self-contained HTML page."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import GivenStyle
from abscurriculum.models.text import Language
from abscurriculum.rendering.engine import Format, render_document

_PARAGRAPH = re.compile(r"\n\s*\n")
_BLANK_LINES = re.compile(r"\n\s*\n+")


def _escape(value: Any) -> str:
    return html.escape(str(value), quote=True)


def _write(value: Any, language: Language) -> str:
    """Escape a value; a text that fell back to another language says so."""
    text = _escape(value)
    if isinstance(value, Filled) and value.language != language:
        return f'<span lang="{value.language}">{text}</span>'
    return text


def _paragraphs(value: Any, language: Language) -> str:
    lang = ""
    if isinstance(value, Filled) and value.language != language:
        lang = f' lang="{value.language}"'
    parts = _PARAGRAPH.split(str(value).strip())
    return "".join(
        f"<p{lang}>{'<br>'.join(_escape(line) for line in part.splitlines())}</p>" for part in parts
    )


def _filters(language: Language) -> Mapping[str, Callable[..., Any]]:
    return {
        "paragraphs": lambda value: _paragraphs(value, language),
        # A name from a brief may hold marks that turn the reading direction; they stay inside.
        "isolated": lambda value: f"<bdi>{_write(value, language)}</bdi>",
        # Made in look.py of checked colours and names only; a < could end the element all the same.
        "as_css": lambda value: value.css.replace("<", ""),
    }


_HTML = Format(suffix="html", write=_write, filters=_filters)


def render_html(
    programme: Programme,
    document: str,
    style: GivenStyle,
    group: ProgrammeGroup | None = None,
) -> str:
    """Render one document as an HTML page."""
    text = render_document(programme, document, _HTML, style, group)
    return _BLANK_LINES.sub("\n", text).strip() + "\n"
