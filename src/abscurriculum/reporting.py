"""Diagnostics -> text, json and github; a further output is one entry more in REPORTERS."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from abscurriculum.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Look:
    """How wide a terminal is and whether it shows colour."""

    width: int = 100
    colour: bool = False


_RED, _YELLOW, _BLUE, _BOLD, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_LEAST_WIDTH = 40


def report(
    diagnostics: Sequence[Diagnostic], output: str, look: Look | None = None, *, files: int = 0
) -> str:
    """Write diagnostics in one of the outputs of REPORTERS."""
    return REPORTERS[output](diagnostics, look or Look(), files)


def summarise(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """Say in one line what was found."""
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    warnings = len(diagnostics) - errors
    looked = _count(files, "file")
    if not diagnostics:
        return f"{looked} checked, nothing wrong."
    return f"{looked} checked: {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _text(diagnostics: Sequence[Diagnostic], look: Look, _files: int) -> str:
    return "".join(_text_one(found, look) + "\n" for found in diagnostics)


def _text_one(found: Diagnostic, look: Look) -> str:
    def paint(text: str, *codes: str) -> str:
        return f"{''.join(codes)}{text}{_RESET}" if look.colour else text

    colour = _RED if found.severity is Severity.ERROR else _YELLOW
    where = paint(_printable(str(found.span)), _BOLD)
    what = paint(f"{found.severity.value} {found.code}", _BOLD, colour)
    lines = [f"{where}: {what} {_printable(found.message)}"]
    if found.excerpt.strip():
        gutter = f"{found.span.line:>5} | "
        source, column = _window(found, max(_LEAST_WIDTH, look.width) - len(gutter))
        length = _caret_length(found, source, column)
        lines.append(f"{paint(gutter, _BLUE)}{source}")
        bar = f"{'':>5} | "
        lines.append(f"{paint(bar, _BLUE)}{' ' * column}{paint('^' * length, _BOLD, colour)}")
    if found.hint:
        lines.append(f"{'':>5} = {_printable(found.hint)}")
    return "\n".join(lines)


def _window(found: Diagnostic, width: int) -> tuple[str, int]:
    """Cut a long line so that the place stays in sight; give the caret's column too."""
    source = _printable(found.excerpt.expandtabs(1).rstrip())
    column = min(found.span.column - 1, len(source))
    if len(source) <= width:
        return source, column
    start = max(0, min(column - width // 3, len(source) - width + 1))
    cut = source[start : start + width - 2]
    before, after = ("…" if start else ""), ("…" if start + width - 2 < len(source) else "")
    return f"{before}{cut}{after}", column - start + len(before)


def _caret_length(found: Diagnostic, source: str, column: int) -> int:
    length = found.span.end_column - found.span.column
    return max(1, min(length, len(source) - column))


def _printable(text: str) -> str:
    """Show control and direction marks as what they are: they could rewrite the line."""
    return "".join(
        char if char.isprintable() or char == " " else f"\\u{ord(char):04x}" for char in text
    )


def _json(diagnostics: Sequence[Diagnostic], _look: Look, files: int) -> str:
    found = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "file": each.span.file,
            "line": each.span.line,
            "column": each.span.column,
            "message": each.message,
            "hint": each.hint,
        }
        for each in diagnostics
    ]
    return json.dumps({"files": files, "diagnostics": found}, ensure_ascii=False, indent=2) + "\n"


def _github(diagnostics: Sequence[Diagnostic], _look: Look, _files: int) -> str:
    return "".join(
        f"::{found.severity.value} file={_property(found.span.file)},line={found.span.line},"
        f"col={found.span.column},title={found.code}::{_data(_with_hint(found))}\n"
        for found in diagnostics
    )


def _with_hint(found: Diagnostic) -> str:
    return f"{found.message}. {found.hint}" if found.hint else found.message


def _data(text: str) -> str:
    """Escape as GitHub's workflow commands ask, so that no text can begin a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_Reporter = Callable[[Sequence[Diagnostic], Look, int], str]
REPORTERS: Mapping[str, _Reporter] = {"text": _text, "json": _json, "github": _github}
