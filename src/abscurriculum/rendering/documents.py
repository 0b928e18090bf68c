"""The documents and formats there are; a further one is one entry more in these tables."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import GivenStyle
from abscurriculum.models.text import Language
from abscurriculum.rendering.names import name_groups

Reader = Literal["client", "trainer", "actor", "participant"]
READERS: tuple[Reader, ...] = ("client", "trainer", "actor", "participant")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: the names of its file in each language, and who reads it."""

    nl: str
    en: str
    readers: tuple[Reader, ...]
    per_group: bool = False
    """Whether every group has its own."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the file that makes it, loaded when it is asked for."""

    file: str
    function: str
    whole: bool = False
    """Whether it holds the whole programme, in files of its own, rather than one document."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file to be written."""

    name: str
    data: bytes
    readers: tuple[Reader, ...] = READERS


DOCUMENTS: Mapping[str, Document] = {
    "programme": Document("programma", "programme", ("client", "trainer", "participant")),
    "quote": Document("offerte", "quote", ("client",)),
    "request-list": Document("gegevensuitvraag", "request-list", ("client",)),
    "run-sheet": Document("draaiboek", "run-sheet", ("trainer",)),
    "actor-brief": Document("acteursinstructie", "actor-brief", ("actor", "trainer")),
    "group-booklet": Document(
        "groepsboekje", "group-booklet", ("participant", "client"), per_group=True
    ),
    "evaluation": Document("evaluatie", "evaluation", ("client", "trainer")),
}
FORMATS: Mapping[str, Format] = {
    "md": Format("abscurriculum.rendering.markdown", "render_markdown"),
    "html": Format("abscurriculum.rendering.html", "render_html"),
    "pdf": Format("abscurriculum.rendering.pdf", "render_pdf"),
    "docx": Format("abscurriculum.rendering.word", "render_docx"),
    "ics": Format("abscurriculum.rendering.calendar_files", "render_calendars", whole=True),
    "xlsx": Format("abscurriculum.rendering.workbook", "render_workbook", whole=True),
    "json": Format("abscurriculum.rendering.json_file", "render_json", whole=True),
}


def file_name(document: str, form: str, language: Language, group: str = "") -> str:
    """Name a document's file in the document's language: programma.html."""
    names = DOCUMENTS[document]
    part = f"-{group}" if group else ""
    return f"{names.nl if language == 'nl' else names.en}{part}.{form}"


def name_whole(programme: Programme, form: str) -> str:
    """Name the one file of a format that holds the whole programme: programma.xlsx."""
    return file_name("programme", form, programme.language)


def render(
    programme: Programme,
    document: str,
    form: str,
    style: GivenStyle = None,
    group: ProgrammeGroup | None = None,
) -> bytes:
    """Render one document in one format; raise AbsError for a fault in the templates of a style."""
    made = _load(FORMATS[form])(programme, document, style, group)
    return made.encode("utf-8") if isinstance(made, str) else bytes(made)


def render_all(
    programme: Programme,
    documents: Sequence[str],
    forms: Sequence[str],
    style: GivenStyle = None,
    readers: Collection[Reader] = READERS,
) -> Iterator[Output]:
    """Render documents in formats, and what holds the whole programme, for some readers."""
    for document in documents:
        for form in forms:
            if not FORMATS[form].whole:
                yield from _render_parts(programme, document, form, style)
    for form in forms:
        if FORMATS[form].whole:
            made: Iterator[Output] = _load(FORMATS[form])(programme)
            yield from (output for output in made if set(output.readers) & set(readers))


def _render_parts(
    programme: Programme, document: str, form: str, style: GivenStyle
) -> Iterator[Output]:
    entry = DOCUMENTS[document]
    groups = programme.groups if entry.per_group else (None,)
    names = name_groups(programme.groups)
    for group in groups:
        data = render(programme, document, form, style, group)
        name = file_name(document, form, programme.language, names[group.id] if group else "")
        yield Output(name, data, entry.readers)


def _load(form: Format) -> Any:
    return getattr(import_module(form.file), form.function)
