"""The fixed words of documents, from templates/labels.toml of the style or the shipped one."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span
from abscurriculum.models.text import Language


def read_labels(folders: Sequence[str], language: Language) -> Mapping[str, str]:
    """Read the labels of a language; what a style says wins over the shipped words."""
    labels: dict[str, str] = {}
    for folder in reversed(folders):
        labels |= _read(str(Path(folder, "labels.toml")), language)
    return labels


@lru_cache(maxsize=64)
def _read(file: str, language: Language) -> Mapping[str, str]:
    path = Path(file)
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"the labels cannot be read: {error}"
        hint = 'Write one label a line: word = "Woord".'
        span = Span(path.as_posix())
        raise AbsError([Diagnostic("ABS601", Severity.ERROR, span, message, hint)]) from error
    return {str(name): str(text) for name, text in found.items()}
