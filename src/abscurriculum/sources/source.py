"""A file on disk -> its text and data, or the diagnostics that say why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.sources.document import Place, build, build_places
from abscurriculum.sources.syntax import ReadError, split_lines

# A module is about 15 KB; a brief with hundreds of meetings stays under 100 KB.
MOST_BYTES = 2_000_000

_BOM = b"\xef\xbb\xbf"
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass
class Source:
    """The text of one file and what it says; finds the place of each of its values."""

    file: str
    text: str
    data: object
    _places: Place | None = field(default=None, repr=False)

    def span(self, path: Sequence[str | int] = (), *, on_key: bool = False) -> Span:
        """Find the value, or its key, at a path; where the path ends early, the last part."""
        if self._places is None:
            self._places = build_places(self.text)
        here, place = self._places, self._places
        for step in path:
            if here.parts is None or step not in here.parts:
                break
            key = here.keys.get(str(step)) if here.keys else None
            here = here.parts[step]
            place = key if on_key and key else here
        return Span(self.file, place.line + 1, place.column + 1, place.end_column + 1)

    def excerpt(self, span: Span) -> str:
        """Give the source line at a place."""
        lines = split_lines(self.text)
        return lines[span.line - 1] if span.line <= len(lines) else ""


def read_source(path: Path, name: str = "") -> tuple[Source | None, list[Diagnostic]]:
    """Read one YAML file; `name` is what messages call it."""
    name = name or str(path)
    data, problem = _read_bytes(path, name)
    if problem:
        return None, [problem]
    return read_text(data, name)


def read_text(data: bytes, name: str) -> tuple[Source | None, list[Diagnostic]]:
    """Turn the bytes of a YAML file into data, or say why that cannot be done."""
    found: list[Diagnostic] = []
    if data.startswith(_BOM):
        hint = "Save it as UTF-8 without BOM."
        message = "the file begins with a byte-order mark"
        found.append(Diagnostic("ABS103", Severity.WARNING, Span(name), message, hint))
        data = data[len(_BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*found, _explain_encoding(data, error, name)]
    try:
        strange = _UNPRINTABLE.search(text)
        if strange:
            raise _refuse_character(text, strange.start())
        return Source(name, text, build(text)), found
    except ReadError as error:
        lines = split_lines(text)
        line = lines[error.line] if error.line < len(lines) else ""
        span = Span(name, error.line + 1, error.column + 1, error.column + 2)
        wrong = Diagnostic(error.code, Severity.ERROR, span, error.message, error.hint, line)
        return None, [*found, wrong]


def _read_bytes(path: Path, name: str) -> tuple[bytes, Diagnostic | None]:
    code, message, hint = "ABS100", "", ""
    data = b""
    try:
        if path.is_dir():
            message, hint = "this is a folder, not a file", "Name a YAML file in it."
        elif path.exists() and not path.is_file():
            # Pipes and devices never end, or block; only what has a size is read.
            message, hint = "this is not a regular file", "Name a YAML file."
        else:
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        message, hint = "there is no such file", "Check the name and the folder."
    except PermissionError:
        message, hint = "the file may not be read", "Ask for permission to read it."
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        message, hint = f"the file cannot be read: {reason}", "Check the name."
    if len(data) > MOST_BYTES:
        code, message = "ABS101", f"the file is larger than {MOST_BYTES // 1_000_000} MB"
        hint = "A module or brief is a few pages; split it."
    if message:
        return b"", Diagnostic(code, Severity.ERROR, Span(name), message, hint)
    return data, None


def _explain_encoding(data: bytes, error: UnicodeDecodeError, name: str) -> Diagnostic:
    before = data[: error.start]
    line = before.count(b"\n")
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8"))
    end = data.find(b"\n", start)
    excerpt = data[start : end if end >= 0 else None][:400].decode("utf-8", "replace")
    hint = "Save it as UTF-8; it may be Windows-1252 or UTF-16 now."
    span = Span(name, line + 1, column + 1, column + 2)
    return Diagnostic("ABS102", Severity.ERROR, span, "the file is not UTF-8", hint, excerpt)


def _refuse_character(text: str, index: int) -> ReadError:
    lines = split_lines(text[:index])
    message = f"there is a control character here (U+{ord(text[index]):04X})"
    return ReadError(
        "ABS104",
        message,
        "Delete it; it may have come along when pasting.",
        len(lines) - 1,
        len(lines[-1]),
    )
