"""The name or folder of a style -> the style, or what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span, has_errors
from abscurriculum.models.style import Style
from abscurriculum.models.suggestion import suggest
from abscurriculum.sources.style import find_shipped_style, read_style, read_style_file


def find_style_folder(name: Path) -> Path | None:
    """Find a style: the folder of that name, or one that comes with abs."""
    return name if name.is_dir() else find_shipped_style(name.as_posix())


def open_style(name: Path) -> Style:
    """Read a style; raise AbsError where it cannot be used."""
    style, found = read_named_style(name)
    if style is None or has_errors(found):
        raise AbsError(found)
    return style


def read_named_style(name: Path) -> tuple[Style | None, list[Diagnostic]]:
    """Read a style; give all that is wrong with what its style.yaml says."""
    folder = find_style_folder(name)
    if folder is None:
        message, hint = "there is no style here", "Name a folder, or a style that comes with abs."
        return None, [Diagnostic("ABS610", Severity.ERROR, Span(name.as_posix()), message, hint)]
    style, found = read_style(folder)
    return style, [*found, *_check_documents(folder)]


def _check_documents(folder: Path) -> Iterator[Diagnostic]:
    from abscurriculum.rendering import DOCUMENTS

    file, _ = read_style_file(folder)
    for place, document in enumerate(file.value.documents if file else ()):
        if file and document not in DOCUMENTS:
            meant = suggest(document, DOCUMENTS)
            hint = f'Did you mean "{meant}"?' if meant else f"There are: {', '.join(DOCUMENTS)}."
            message = f'there is no document "{document}"'
            yield file.diagnostic("ABS614", ["documents", place], message, hint)
