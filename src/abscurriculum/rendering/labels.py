"""The fixed words of documents, from templates/labels.toml of the style or the shipped one."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span
from abscurriculum.models.text import Language

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "shipped" / "templates", _PACKAGE.parent.parent / "templates")
# Our own templates and words: in the wheel, or in an editable checkout.
SHIPPED = next((place for place in _PLACES if place.is_dir()), _PLACES[0])


def read_labels(folders: Sequence[str], language: Language) -> Mapping[str, str]:
    """Read the labels of a language; what a style says wins over the shipped words."""
    labels: dict[str, str] = {}
    for folder in reversed(folders):
        file = Path(folder, "labels.toml")
        if file.is_file() and file.resolve().is_relative_to(file.parent.resolve()):
            labels |= _read(str(file), language, file.stat().st_mtime_ns)
    return labels


@lru_cache(maxsize=64)
def _read(file: str, language: Language, _changed: int) -> Mapping[str, str]:
    path = Path(file)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        line = _LINE.search(str(error))
        raise _refuse(path, int(line[1]) if line else 1, str(error)) from error
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise _refuse(path, 1, f"below [{language}] every word stands in quotes")
    return found


_LINE = re.compile(r"at line (\d+)")


def _refuse(path: Path, line: int, fault: str) -> AbsError:
    hint = 'Write one label a line below [nl] or [en]: word = "Woord".'
    span = Span(path.as_posix(), line)
    message = f"the labels cannot be read: {fault}"
    return AbsError([Diagnostic("ABS601", Severity.ERROR, span, message, hint)])
