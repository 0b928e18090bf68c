"""Comments of people, carried from one text of a YAML file to the next.

A comment belongs to a place: a key, an item of a list by its name, or the end of one of them. In
the new text it stands at the same place, or the nearest that is still there; one whose place has
gone stands at the end and says where it stood. None is ever lost.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from abscurriculum.sources.document import Place, build, build_places
from abscurriculum.sources.syntax import split_lines

Names = tuple[str, ...]
"""A place by its names: ("sessions", "<id>", "date"); () is the whole file."""
NameItems = Callable[[str, Sequence[Any]], Sequence[str]]
"""Gives the items of a list their names, from the key that the list stands under."""
IsOwn = Callable[[str, Names], bool]
"""Tells whether the writer itself puts a comment above a place."""


# A key stands so far to the right of the dash before it.
_A_DASH = 2


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of the new text, with the places that begin on it, the outermost first."""

    text: str
    places: tuple[Names, ...] = ()


@dataclass
class Comments:
    """Comments by place."""

    top: list[str] = field(default_factory=list)
    above: dict[Names, list[str]] = field(default_factory=dict)
    beside: dict[tuple[Names, int], list[str]] = field(default_factory=dict)
    """By the last place on the line, and how many names the first one has."""
    after: dict[Names, list[str]] = field(default_factory=dict)
    end: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a place begins, and how far it is indented (a dash counts)."""

    line: int
    column: int
    indent: int
    names: Names


def find_comments(text: str, name_items: NameItems, is_own: IsOwn) -> Comments:
    """Find every comment of a text, but not those that its writer puts there."""
    lines = split_lines(text)
    tokens = _Tokens(text)
    marks = _find_marks(text, tokens.dashes, name_items)
    starts = [(mark.line, mark.column) for mark in marks]
    found = Comments()
    own_seen = False
    for number, line in enumerate(lines):
        column = tokens.comment_column(number, line)
        if column is None:
            continue
        comment = line[column:].rstrip()
        after = bisect_right(starts, (number, column))
        if line[:column].strip(" \t\ufeff"):
            _put_beside(found, marks[:after], number, comment)
        elif is_own(comment, marks[after].names if after < len(marks) else ()):
            own_seen = True
        elif not own_seen and not after:
            found.top.append(comment)
        else:
            _put_between(found, marks, after, column, comment)
    return found


def _put_beside(found: Comments, before: Sequence[_Mark], number: int, comment: str) -> None:
    """Keep a comment with the last place on its line, or else the last before it."""
    if not before:
        found.top.append(comment)
        return
    last = before[-1].names
    here = [len(mark.names) for mark in before if mark.line == number]
    found.beside.setdefault((last, min(here, default=len(last) + 1)), []).append(comment)


def _put_between(
    found: Comments, marks: Sequence[_Mark], after: int, column: int, comment: str
) -> None:
    """Keep a comment on a line of its own with what follows, unless its indent says otherwise."""
    following = marks[after] if after < len(marks) else None
    is_first = following is not None and after and _holds(marks[after - 1], following)
    if following is not None and (column <= following.indent or is_first):
        found.above.setdefault(following.names, []).append(comment)
        return
    for mark in reversed(marks[:after]):
        # Only what holds the last place before the comment can end here.
        if _holds(mark, marks[after - 1]) and mark.indent <= column:
            if column or following is not None:
                found.after.setdefault(mark.names, []).append(comment)
                return
            break
    found.end.append(comment)


def _holds(outer: _Mark, inner: _Mark) -> bool:
    return inner.names[: len(outer.names)] == outer.names


def put_comments(lines: Iterable[NewLine], comments: Comments) -> list[str]:
    """Write the lines with comments at their places."""
    return _Writer(list(lines), comments).write()


class _Writer:
    def __init__(self, lines: Sequence[NewLine], comments: Comments) -> None:
        self.lines = lines
        self.there = {names for line in lines for names in line.places}
        self.above: dict[Names, list[str]] = {}
        self.beside: dict[Names, list[str]] = {}
        self.after: dict[Names, list[str]] = {}
        self.left: list[str] = []
        self.result = list(comments.top)
        self.end = comments.end
        for names, found in comments.above.items():
            self._settle(names, found, len(names), self.above, self.above)
        for (names, first), found in comments.beside.items():
            self._settle(names, found, first, self.beside, self.above)
        for names, found in comments.after.items():
            self._settle(names, found, len(names), self.after, self.after)

    def _settle(
        self,
        names: Names,
        found: Sequence[str],
        first: int,
        target: dict[Names, list[str]],
        fallback: dict[Names, list[str]],
    ) -> None:
        """Find the nearest place that is still there; `first` is the outermost that is as good.

        An item that has gone leaves its comments at the end.
        """
        for length in range(len(names), 0, -1):
            here = names[:length]
            if here in self.there and (length >= first or length == len(names)):
                target.setdefault(here, []).extend(found)
                return
            if here in self.there and length > 1:
                note = f"# {' '.join(names[length:])}: "
                fallback.setdefault(here, []).extend(note + each.lstrip("# ") for each in found)
                return
        self.left.append(f"# Stood at {' '.join(names)}, which is no longer here:")
        self.left.extend(found)

    def write(self) -> list[str]:
        """Write every line, what is above and beside it, and what stands at the end of a place."""
        waiting: list[tuple[Names, int]] = []
        loose: list[str] = []
        for line in self.lines:
            if not line.places:
                loose.append(line.text)
                continue
            column = len(line.text) - len(line.text.lstrip())
            indent = " " * column
            self._let_go(waiting, line.places[-1], column)
            self.result += loose
            loose = []
            for number, names in enumerate(line.places):
                self.result += (f"{indent}{comment}" for comment in self.above.get(names, ()))
                if names in self.after:
                    waiting.append((names, column + _A_DASH * number))
            notes = [note for names in line.places for note in self.beside.get(names, ())]
            self.result += (f"{indent}{note}" for note in notes[1:])
            self.result.append(f"{line.text}  {notes[0]}" if notes else line.text)
        self._let_go(waiting, (), 0)
        return [*self.result, *loose, *self.left, *self.end]

    def _let_go(self, waiting: list[tuple[Names, int]], here: Names, column: int) -> None:
        """Write what stands at the end of a place, once a line no longer belongs to it.

        It is indented so that it is found there again, and not above what follows.
        """
        while waiting and here[: len(waiting[-1][0])] != waiting[-1][0]:
            names, own = waiting.pop()
            indent = " " * (own + (own <= column))
            self.result += (f"{indent}{comment}" for comment in self.after[names])


class _Tokens:
    """What is no comment: where tokens begin and end."""

    def __init__(self, text: str) -> None:
        self.dashes: dict[tuple[int, int], int] = {}
        """Where an item begins -> the column of its dash."""
        self._ends: dict[int, int] = {}
        """Line -> where the last token that ends on it does."""
        self._inside: set[int] = set()
        """Lines that begin within a text of several lines."""
        self._open: dict[int, int] = {}
        """Line -> where a text begins that goes on below it."""
        dash: tuple[int, int] | None = None
        for token in yaml.scan(text, Loader=_LOADER):
            start, end = token.start_mark, token.end_mark
            if isinstance(token, yaml.BlockEntryToken):
                dash = (start.line, start.column)
            elif dash is not None and end.index > start.index:
                self.dashes[start.line, start.column] = dash[1]
                dash = None
            if end.index > start.index:
                self._note(token, start, end)

    def _note(self, token: Any, start: Any, end: Any) -> None:
        last = end.line if end.column else end.line - 1
        if last > start.line:
            style = getattr(token, "style", None)
            self._open[start.line] = -1 if style in ("|", ">") else start.column
            self._inside.update(range(start.line + 1, last + 1))
        if end.column:
            self._ends[end.line] = max(self._ends.get(end.line, 0), end.column)

    def comment_column(self, number: int, line: str) -> int | None:
        """Give where the comment of a line begins, if it has one."""
        if number in self._inside and number not in self._ends:
            return None
        if number in self._open:
            if self._open[number] >= 0:
                return None
            found = re.search(r"(?<=\s)#", line[self._ends.get(number, 0) :])
            return found.start() + self._ends.get(number, 0) if found else None
        rest = line[self._ends.get(number, 0) :]
        column = rest.find("#")
        return column + self._ends.get(number, 0) if column >= 0 else None


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _find_marks(
    text: str, dashes: Mapping[tuple[int, int], int], name_items: NameItems
) -> list[_Mark]:
    """List every key and item with its names, in the order of the text."""
    marks: list[_Mark] = []

    def walk(place: Place, data: Any, names: Names) -> None:
        if isinstance(data, dict) and place.keys is not None and place.parts is not None:
            for key, part in place.parts.items():
                at = place.keys[str(key)]
                inner = (*names, str(key))
                marks.append(_Mark(at.line, at.column, at.column, inner))
                walk(part, data[str(key)], inner)
        elif isinstance(data, list) and place.parts is not None:
            called = name_items(names[-1] if names else "", data)
            for (_, part), item, name in zip(place.parts.items(), data, called, strict=True):
                indent = dashes.get((part.line, part.column), part.column)
                inner = (*names, name)
                marks.append(_Mark(part.line, part.column, indent, inner))
                walk(part, item, inner)

    walk(build_places(text), build(text), ())
    return sorted(marks, key=lambda mark: (mark.line, mark.column, len(mark.names)))
