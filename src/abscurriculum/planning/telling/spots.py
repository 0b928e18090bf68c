"""Places in a brief as people read them: file:line; and the line behind what closes a day."""

import datetime as dt

from abscurriculum.models.conditions import Person, Venue
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.places import is_written
from abscurriculum.planning.clashing.setting import Path


def show_place(request: Request, path: Path) -> str:
    """Write the place of some keys of the brief as file:line, without its folder."""
    span = request.brief.origin.span(path)
    return f"{span.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{span.line}"


def place_if_written(request: Request, path: Path) -> str:
    """Write the place of some keys of the brief; nothing where the brief does not have them."""
    return show_place(request, path) if path and is_written(request.brief.value, path) else ""


def why_away(request: Request, path: Path, day: dt.date) -> tuple[str, Path]:
    """Say why someone, or a venue, is not there on a day, with the keys that say it.

    The path is that of a person or venue of the brief; others come back without words.
    """
    if len(path) != 2 or path[0] not in ("people", "venues"):
        return "", path
    entry: Person | Venue = getattr(request.brief.value, str(path[0]))[int(path[1])]
    for index, stretch in enumerate(entry.absent):
        if stretch.holds(day):
            reason = f": {stretch.reason}" if stretch.reason else ""
            return f"{entry.name} is away{reason}", (*path, "absent", index)
    if entry.days:
        return f"{entry.name} can only on {', '.join(entry.days)}", (*path, "days")
    if isinstance(entry, Person) and entry.lead_days:
        return f"{entry.name} is booked {entry.lead_days} days ahead", (*path, "lead_days")
    return "", path


def say_closing(request: Request, words: str, path: Path, day: dt.date) -> str:
    """Write what closes a day, with its place."""
    better, where = why_away(request, path, day)
    place = place_if_written(request, where)
    return f"{better or words} ({place})" if place else better or words
