"""What changed from the plan before, on the terminal: from when to when, and why."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from rich.text import Text

from abscurriculum.cli.calendar_words import write_day
from abscurriculum.cli.columns import Cell, lay_out
from abscurriculum.models.plan import Move
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.workflow import Draft

_STYLES = {"moved": "yellow", "changed": "cyan", "added": "green", "dropped": "red"}
_KIND = 7


def tell_changes(draft: Draft, name_session: Callable[[str], str], width: int) -> Iterator[Text]:
    """Say why it was planned again, and each session that changed with the reason."""
    if draft.is_new and draft.changes:
        words = f"Planned again, because of {_list(draft.changes)}."
        yield lay_out([Cell(words, width, "bold")])
    moves = draft.plan.moves
    if not moves:
        if draft.is_new and draft.changes:
            yield Text("Every session stays where it was.")
        return
    yield Text(_count(moves, len(draft.plan.sessions), is_new=draft.is_new), "bold")
    for move in sorted(moves, key=lambda each: list(_STYLES).index(each.kind)):
        yield lay_out(
            [
                Cell(move.kind, _KIND, _STYLES[move.kind]),
                Cell(name_session(move.session), width - 9),
            ]
        )
        yield lay_out([Cell("", _KIND), Cell(_say(move, draft), width - 9, "dim")])


def _list(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _count(moves: tuple[Move, ...], sessions: int, *, is_new: bool) -> str:
    counts = Counter[str](move.kind for move in moves)
    words = ", ".join(f"{counts[kind]} {kind}" for kind in _STYLES if counts[kind])
    stayed = sessions - counts["moved"] - counts["changed"] - counts["added"]
    head = "Changed" if is_new else "Changed when it was last planned"
    return f"{head}: {words}; {stayed} of {sessions} sessions stay as they were."


def _say(move: Move, draft: Draft) -> str:
    """Write from when to when, and why with the line of the brief."""
    when = " → ".join(_write_day(each) for each in (move.was, move.now) if each)
    place = place_of(draft.request, move.at)
    why = move.reason.in_language("en")[0]
    return f"{when}: {why} ({place})" if place else f"{when}: {why}"


def _write_day(moment: str) -> str:
    """Write a day as people say it; what is no day stays as it is."""
    day, _, part = moment.partition(" ")
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return moment
    return f"{write_day(date)} {part}"
