"""A YAML parser's complaint -> the words of the one who wrote the file."""

import re

import yaml

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class ReadError(Exception):
    """What stops the reading of a file: code, words, advice and place (counted from 0)."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        """Keep all five for the diagnostic."""
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.line, self.column = line, column


def split_lines(text: str) -> list[str]:
    """Split a text where YAML counts a new line."""
    return _LINE_BREAK.split(text)


_QUOTES = "Put the text in quotes."
_INDENT = "Check the indentation, and quotation marks that end too early."
_MISFIT = "this line does not fit the lines above it"

# Words of the C parser and of the Python one -> message and advice; the first that fits counts.
_SYNTAX: tuple[tuple[str, str, str], ...] = (
    ("cannot start any token", "this character cannot begin a value", _QUOTES),
    ("expected ':'", "a colon is missing after this key", "Write a colon and a space after it."),
    ("did not find expected key", _MISFIT, _INDENT),
    ("did not find expected <document start>", _MISFIT, _INDENT),
    ("expected '<document start>'", _MISFIT, _INDENT),
    ("expected <block end>", _MISFIT, _INDENT),
    (
        "did not find expected '-' indicator",
        "an item of a list is expected here",
        "Begin each item with a dash, all in the same column.",
    ),
    (
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its key",
        "Begin the list on the next line, or put the text in quotes.",
    ),
    (
        "nesting depth",  # libyaml 0.2.6 and later count too
        "the values are nested too deep here",
        "Nothing in a module or brief nests that deep.",
    ),
    ("Unicode", "this escape is not a valid character", "Type the character itself."),
    ("unknown escape", "this backslash does not begin a known escape", "Write two backslashes."),
)
_CODES = {"Unicode": "ABS104", "nesting depth": "ABS112"}
# Complaints about something that is never closed: the place where it was opened says more.
_OPEN: tuple[tuple[str, str, str], ...] = (
    ("end of stream", "a quotation mark is opened here and never closed", "Close it."),
    ("document separator", "a quotation mark is opened here and never closed", "Close it."),
    ("expected ',' or ']'", "the list in square brackets is not closed", "Close it with ]."),
    ("expected ',' or '}'", "the mapping in braces is not closed", "Close it with }."),
)


def explain_syntax(error: yaml.MarkedYAMLError, text: str) -> ReadError:
    """Say what a person did, at the place where it can be mended."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = split_lines(text)
    source = lines[line] if line < len(lines) else ""
    indent = source[: len(source) - len(source.lstrip())]
    if "\t" in indent:
        hint = "Use spaces: YAML does not allow tabs there."
        return ReadError("ABS106", "a tab is used for indentation", hint, line, indent.index("\t"))
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return _explain_colon(source, len(indent), line, column)
    opened = error.context_mark
    for words, message, hint in _OPEN:
        if opened and words in problem:
            return ReadError("ABS105", message, hint, opened.line, opened.column)
    for words, message, hint in _SYNTAX:
        if words in problem:
            return ReadError(_CODES.get(words, "ABS105"), message, hint, line, column)
    hint = f"The reader says: {problem}."
    return ReadError("ABS105", "this cannot be read as YAML", hint, line, column)


def _explain_colon(source: str, indent: int, line: int, column: int) -> ReadError:
    if ": " in source[:column]:
        hint = 'Put the text in quotes: title: "Rollen: wie doet wat".'
        return ReadError("ABS105", "there is a second colon in this line", hint, line, column)
    hint = "Put it in the same column as the keys it belongs with."
    return ReadError("ABS105", "this key does not line up", hint, line, indent)
