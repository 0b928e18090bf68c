"""Text of one file -> plain data, in one pass over the events of PyYAML's parser.

Places are found in a second pass, and only when a message needs them: reading a good file costs no
bookkeeping, and a library of ten thousand files keeps no positions in memory.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from abscurriculum.sources.scalars import resolve
from abscurriculum.sources.syntax import ReadError, explain_syntax

DEEPEST = 40
# A module has about 300 values; this many come only from a file that means harm.
MOST_VALUES = 100_000

_CONTROL = frozenset(
    chr(code)
    for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000))
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, with the places of its parts; counted from 0."""

    line: int
    column: int
    end_column: int
    keys: "dict[str, Place] | None" = None
    parts: "dict[str | int, Place] | None" = None


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, for where the C one was not built."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


_Parser: Any = getattr(yaml.cyaml, "CParser", None) if yaml.__with_libyaml__ else _PureParser


def build(text: str) -> object:
    """Turn a text with one document into data; raise ReadError for whatever is not plain YAML."""
    return _Builder(text).data()


def build_places(text: str) -> Place:
    """Find where each value of a text that `build` has read stands."""
    builder = _PlaceBuilder(text)
    builder.data()
    return builder.root


class _Builder:
    """One pass over the events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = _Parser(text).get_event
        self._anchors: dict[str, tuple[object, int]] = {}
        self._values = 0

    def data(self) -> object:
        """Read the only document of the stream."""
        try:
            self._next()  # stream start
            event = self._next()
            if isinstance(event, yaml.StreamEndEvent):
                raise ReadError("ABS111", "the file is empty", _HINT_EMPTY, 0, 0)
            value = self._value(self._next(), 0)
            self._next()  # document end
            event = self._next()
            if not isinstance(event, yaml.StreamEndEvent):
                raise _at(event, "ABS110", "a second document starts here", _HINT_DOCUMENTS)
        except yaml.MarkedYAMLError as error:
            raise explain_syntax(error, self._text) from error
        return value

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._values += 1
            value = self._scalar(event)
            if event.anchor is not None:
                self._anchors[event.anchor] = (value, 1)
            return value
        if kind is yaml.AliasEvent:
            return self._alias(event)
        self._check_collection(event, depth)
        before = self._values
        if kind is yaml.MappingStartEvent:
            result = self._mapping(depth + 1)
        else:
            result = self._sequence(depth + 1)
        result = self._locate(event, result)
        if event.anchor is not None:
            self._anchors[event.anchor] = (result, self._values - before + 1)
        return result

    def _locate(self, _start: Any, result: Any) -> Any:
        return result

    def _check_collection(self, event: Any, depth: int) -> None:
        self._values += 1
        if depth >= DEEPEST:
            message = f"the values are nested more than {DEEPEST} levels deep here"
            raise _at(event, "ABS112", message, "Nothing in a module or brief nests that deep.")
        if self._values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values"
            raise _at(event, "ABS109", message, "Split the file, or remove the aliases.")
        if event.tag is not None:
            raise _refuse_tag(event)

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        if event.tag is not None:
            raise _refuse_tag(event)
        if event.implicit[0]:
            return resolve(text)
        if event.style == '"' and not _CONTROL.isdisjoint(text):
            message = "this text holds a control character"
            raise _at(event, "ABS104", message, "Remove the escape, such as \\0 or \\x07.")
        return text

    def _alias(self, event: Any) -> object:
        if event.anchor not in self._anchors:
            message = f'the alias "*{event.anchor}" has no anchor before it'
            hint = f'Write "&{event.anchor}" at the value that it repeats, or quote the text.'
            raise _at(event, "ABS109", message, hint)
        value, size = self._anchors[event.anchor]
        self._values += size
        if self._values > MOST_VALUES:
            message = f"the aliases blow the file up to more than {MOST_VALUES:,} values"
            raise _at(event, "ABS109", message, "Write the values out where they are needed.")
        return value

    def _mapping(self, depth: int) -> Any:
        result: dict[str, Any] = {}
        take = self._next
        while type(event := take()) is not yaml.MappingEndEvent:
            key = _read_key(event, result)
            result[key] = self._value(take(), depth)
        return result

    def _sequence(self, depth: int) -> list[Any]:
        result: list[Any] = []
        take = self._next
        while type(event := take()) is not yaml.SequenceEndEvent:
            result.append(self._value(event, depth))
        return result


class _PlaceBuilder(_Builder):
    """The same pass, with places instead of data."""

    root: Place

    def data(self) -> object:
        """Read the document; every value is a Place."""
        root = super().data()
        self.root = root if isinstance(root, Place) else Place(0, 0, 1)
        return root

    def _scalar(self, event: Any) -> object:
        super()._scalar(event)
        return self._locate(event, None)

    def _mapping(self, depth: int) -> Any:
        keys: dict[str, Place] = {}
        parts: dict[str | int, Place] = {}
        take = self._next
        while type(event := take()) is not yaml.MappingEndEvent:
            key = _read_key(event, keys)
            keys[key] = self._locate(event, None)
            parts[key] = self._value(take(), depth)
        return keys, parts

    def _locate(self, _start: Any, result: Any) -> Place:
        first, last = _start.start_mark, _start.end_mark
        end = last.column if first.line == last.line else first.column + 1
        keys, parts = result if isinstance(result, tuple) else (None, None)
        if isinstance(result, list):
            parts = dict(enumerate(result))
        return Place(first.line, first.column, end, keys, parts)


def _read_key(event: Any, seen: dict[str, Any]) -> str:
    """Take the text of a key as it is written: `on`, `no` and `2027` are keys, not values."""
    if type(event) is not yaml.ScalarEvent:
        message = "a key must be a plain word, not a list or a mapping"
        hint = 'A text that begins with {{ or [ stands in quotes: title: "{{ council.the }}".'
        raise _at(event, "ABS114", message, hint)
    key: str = event.value
    if key in seen:
        message = f'the key "{key}" is given twice'
        raise _at(event, "ABS107", message, "Keep one of the two; only one of them can count.")
    if key == "<<" and event.implicit[0]:
        message = 'the merge key "<<" is not part of YAML 1.2'
        raise _at(event, "ABS108", message, "Write the keys out; a brief can use extends:.")
    if not _CONTROL.isdisjoint(key):
        raise _at(event, "ABS104", "this key holds a control character", "Type the key again.")
    return key


def _at(event: Any, code: str, message: str, hint: str) -> ReadError:
    return ReadError(code, message, hint, event.start_mark.line, event.start_mark.column)


def _refuse_tag(event: Any) -> ReadError:
    message = f'the tag "{event.tag[:60]}" is not allowed'
    return _at(event, "ABS113", message, "Remove the word that begins with an exclamation mark.")


_HINT_EMPTY = "See `abs schema` for what belongs in it, or delete the file."
_HINT_DOCUMENTS = "Put it in a file of its own and remove the line with three dashes."
