"""The documents and formats there are; a further one is one entry more in these tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from abscurriculum.models.programme import Programme
from abscurriculum.models.text import Language
from abscurriculum.rendering.html import render_html
from abscurriculum.rendering.markdown import render_markdown


@dataclass(frozen=True, slots=True)
class Document:
    """A document: the names of its file in each language."""

    nl: str
    en: str


DOCUMENTS: Mapping[str, Document] = {
    "programme": Document(nl="programma", en="programme"),
    "run-sheet": Document(nl="draaiboek", en="run-sheet"),
}
FORMATS: Mapping[str, Callable[[Programme, str, Path | None], str]] = {
    "md": render_markdown,
    "html": render_html,
}


def file_name(document: str, form: str, language: Language) -> str:
    """Name a document's file in the document's language: programma.html."""
    names = DOCUMENTS[document]
    return f"{names.nl if language == 'nl' else names.en}.{form}"


def render(programme: Programme, document: str, form: str, style: Path | None = None) -> bytes:
    """Render one document in one format; raise AbsError for a fault in the templates of a style."""
    return FORMATS[form](programme, document, style).encode("utf-8")
