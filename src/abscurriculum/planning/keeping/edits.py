"""What people changed in a plan file, and whether the plan in it still fits."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from abscurriculum.models.plan_file import OWN_KEYS, KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.planning.keeping.prints import (
    PLANNER,
    print_brief,
    print_library,
    print_module,
    print_others,
    print_parts,
)

_MINUTES_AN_HOUR = 60


def planned_sessions(file: PlanFile) -> dict[str, KeptSession]:
    """Give each session as abs planned it, by name."""
    return {session.id: session for session in file.planned}


def changed_keys(session: KeptSession, planned: KeptSession | None) -> frozenset[str]:
    """Name the keys that a person gave another value; a key that was deleted is none of them.

    The start of a session that went to another daypart is stale as long as nobody touched it.
    """
    if planned is None:
        return frozenset()
    return frozenset(
        key
        for key in OWN_KEYS
        if getattr(session, key) is not None and getattr(session, key) != getattr(planned, key)
    )


def own_start(session: KeptSession, planned: KeptSession | None) -> dt.time | None:
    """Give the start that a person set, or that a firm session keeps; None for the usual one."""
    if session.start is None or planned is None:
        return session.start
    if session.daypart != planned.daypart and session.start == planned.start:
        return None
    return session.start


@dataclass(frozen=True, slots=True)
class Firm:
    """A session of the plan before that stays as it stands in the file."""

    session: KeptSession
    index: int
    """Its place in the file."""
    held: bool
    keys: frozenset[str]
    """What a person changed of it."""

    @property
    def holds_seat(self) -> bool:
        """Whether venue and staff stay too: not where a person changed the time alone."""
        return self.held or bool(self.session.pinned) or bool(self.keys & {"venue", "staff"})


def firm_sessions(file: PlanFile, today: dt.date | None = None) -> tuple[Firm, ...]:
    """List the sessions that stay as they are: held, pinned, or changed by a person."""
    planned = planned_sessions(file)
    found = []
    for index, session in enumerate(file.sessions):
        keys = changed_keys(session, planned.get(session.id))
        held = is_held(session, today)
        if held or session.pinned or (keys and session.pinned is None):
            found.append(Firm(session, index, held, keys))
    return tuple(found)


def is_held(session: KeptSession, today: dt.date | None) -> bool:
    """Tell whether a session has taken place: the file says so, or its day has gone."""
    if session.held is not None:
        return session.held
    return today is not None and session.date < today


def minutes_of(session: KeptSession) -> int | None:
    """Count the minutes from start to end, where both are given."""
    if session.start is None or session.end is None:
        return None
    minutes = clock(session.end) - clock(session.start)
    return minutes if minutes > 0 else minutes + 24 * _MINUTES_AN_HOUR


def clock(time: dt.time) -> int:
    """Give a time as minutes after midnight."""
    return time.hour * _MINUTES_AN_HOUR + time.minute


def still_fits(file: PlanFile, request: Request) -> bool:
    """Tell whether nothing that the plan rests on has changed since it was made."""
    return next(what_changed(file, request), None) is None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has changed since a plan was made, and where."""

    words: str
    brief_key: str = ""
    """The key of the brief, where it is one."""
    session: int | None = None
    """The place in the plan file of a session that was changed there."""
    by_hand: bool = False
    """Whether it was changed in the plan file."""


def what_changed(file: PlanFile, request: Request) -> Iterator[Change]:
    """Name what has changed since the plan was made."""
    made = file.made_from
    if made is None:
        yield Change("the plan file does not say what it was made from")
        return
    if made.planner != PLANNER:
        yield Change("the way abs plans")
    yield from _in_brief(made.brief, print_brief(request))
    yield from _in_library(file, request)
    yield from _in_file(file)


def _in_brief(before: dict[str, str], now: dict[str, str]) -> Iterator[Change]:
    for key in dict.fromkeys([*now, *before]):
        if before.get(key) != now.get(key):
            if key not in before:
                words = f"{key} (new in the brief)"
            elif key not in now:
                words = f"{key} (no longer in the brief)"
            else:
                words = f"{key} in the brief"
            yield Change(words, brief_key=key)


def _in_library(file: PlanFile, request: Request) -> Iterator[Change]:
    made, library = file.made_from, request.library
    if made is None:
        return
    head = library.head.value
    if made.library.name != head.name:
        yield Change(f"the library, which was {made.library.name} and is {head.name}")
    elif made.library.print != print_library(library):
        yield Change("roles, routes, rates or dates in the library")
    for entry in file.modules:
        module = library.modules.get(entry.id)
        if module is None:
            yield Change(f'module "{entry.id}", which is no longer in the library')
        elif print_module(module) != entry.print:
            versions = f" ({entry.version} -> {module.version})"
            yield Change(f'module "{entry.id}"{versions * (entry.version != module.version)}')
    chosen = [entry.id for entry in file.modules]
    # Where a person deleted the list of modules, nobody can say which are not in it.
    if chosen and made.others != print_others(library, chosen):
        yield Change("modules of the library that are not in the plan")


def _in_file(file: PlanFile) -> Iterator[Change]:
    """Name what a person changed in the file, or took out of it."""
    planned = planned_sessions(file)
    for index, session in enumerate(file.sessions):
        old = planned.get(session.id)
        keys = [key for key in OWN_KEYS if key in changed_keys(session, old)]
        gone = list(_taken_out(session, old))
        if old is None:
            yield Change(f"{session.id} in the plan file", session=index, by_hand=True)
        elif keys or gone:
            words = f"{', '.join(keys + gone)} of {session.id}"
            yield Change(words, session=index, by_hand=True)
    here = {session.id for session in file.sessions}
    for name in planned:
        if name not in here:
            yield Change(f"{name}, which is no longer in the plan file", by_hand=True)
    parts = print_parts(file)
    for name, before in (file.made_from.parts if file.made_from else {}).items():
        if parts.get(name) != before:
            yield Change(f"{name} in the plan file", by_hand=True)


def _taken_out(session: KeptSession, planned: KeptSession | None) -> Iterator[str]:
    """Name what stood in a session and does no more."""
    if planned is None:
        return
    for key in type(session).model_fields:
        if key != "why" and getattr(planned, key) is not None and getattr(session, key) is None:
            yield key
