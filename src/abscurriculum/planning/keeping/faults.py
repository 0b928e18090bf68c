"""What in a plan file cannot be meant: each with its line and what to do."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.moment import PARTS, WEEKDAYS, Part
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan
from abscurriculum.models.plan_file import FOLLOWING_KEYS, KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.suggestion import suggest
from abscurriculum.planning.keeping.edits import (
    clock,
    minutes_of,
    own_start,
    planned_sessions,
)
from abscurriculum.planning.keeping.prints import print_parts

_NOON, _SIX = dt.time(13), dt.time(18)
_FROM = {"morning": "before 13:00", "afternoon": "from 13:00 to 18:00", "evening": "from 18:00"}


def find_faults(file: Sourced[PlanFile], request: Request) -> list[Diagnostic]:
    """Find what a person changed that cannot be followed."""
    return [*_in_parts(file), *_in_list(file), *_in_sessions(file, request)]


def find_lost(file: Sourced[PlanFile], plan: Plan) -> Iterator[Diagnostic]:
    """Warn of sessions that were taken out of the file, but whose module is in the next plan."""
    here = {session.id for session in file.value.sessions}
    modules = {session.module for session in plan.sessions}
    for name, session in planned_sessions(file.value).items():
        if name not in here and session.module in modules:
            message = f"{name} was taken out here; the brief asks for it, so it is planned again"
            hint = (
                f"To leave the module out, write modules: {{exclude: [{session.module}]}} in "
                "the brief."
            )
            yield file.warning("ABS509", ["sessions"], message, hint)


def _in_parts(file: Sourced[PlanFile]) -> Iterator[Diagnostic]:
    """Find parts that abs works out and a person has changed."""
    made = file.value.made_from
    if made is None:
        return
    now = print_parts(file.value)
    for name, before in made.parts.items():
        if name in now and now[name] != before:
            message = f"{name} was changed by hand, but follows from the brief and the library"
            hint = f"Undo the change, or delete {name}: abs writes it again."
            yield file.diagnostic("ABS507", [name], message, hint, on_key=True)


def _in_list(file: Sourced[PlanFile]) -> Iterator[Diagnostic]:
    """Find sessions that stand there twice, and sessions that abs did not plan."""
    planned = planned_sessions(file.value)
    seen: dict[str, int] = {}
    left = [name for name in planned if all(name != s.id for s in file.value.sessions)]
    for index, session in enumerate(file.value.sessions):
        path: list[str | int] = ["sessions", index, "module"]
        if session.id in seen:
            first = file.origin.span(["sessions", seen[session.id]])
            message = f"{session.id} stands here twice: see line {first.line}"
            hint = "Delete one of the two."
            yield file.diagnostic("ABS506", path, message, hint)
        elif planned and session.id not in planned:
            message = f"{session.id} is no session of this plan"
            meant = suggest(session.id, left)
            hint = (
                f"Did you mean {meant}? Module, groups and occurrence are what a session is."
                if meant
                else "Delete it; modules and numbers of groups are asked for in the brief."
            )
            yield file.diagnostic("ABS506", path, message, hint)
        seen.setdefault(session.id, index)


def _in_sessions(file: Sourced[PlanFile], request: Request) -> Iterator[Diagnostic]:
    planned = planned_sessions(file.value)
    for index, session in enumerate(file.value.sessions):
        old = planned.get(session.id)
        yield from _of_weekday(file, index, session, old)
        yield from _of_clock(file, index, session, old, request)
        if old is not None:
            yield from _of_following(file, index, session, old)
        names = session.staff or ()
        if len(set(names)) < len(names):
            message = "staff: someone stands here twice"
            hint = "Name each person once."
            yield file.diagnostic("ABS508", ["sessions", index, "staff"], message, hint)


def _of_weekday(
    file: Sourced[PlanFile], index: int, session: KeptSession, old: KeptSession | None
) -> Iterator[Diagnostic]:
    """Find a day of the week that is not that of the date; one that the date left is stale."""
    real = WEEKDAYS[session.date.weekday()]
    if session.weekday in (None, real):
        return
    if old and session.date != old.date and session.weekday == WEEKDAYS[old.date.weekday()]:
        return
    message = f"{session.date} is a {real}, not a {session.weekday}"
    hint = "Change the date; weekday: is for reading, and may be left out."
    yield file.diagnostic("ABS508", ["sessions", index, "weekday"], message, hint)


def _of_clock(
    file: Sourced[PlanFile],
    index: int,
    session: KeptSession,
    old: KeptSession | None,
    request: Request,
) -> Iterator[Diagnostic]:
    """Find times that are not in the daypart, or not as long as the module."""
    start = own_start(session, old)
    moved = old is None or session.start != old.start
    if start is not None and moved and part_of(start) != session.daypart:
        message = (
            f"{start:%H:%M} is not in the {session.daypart}, which is {_FROM[session.daypart]}"
        )
        hint = f"Change start, or write daypart: {part_of(start)}."
        yield file.diagnostic("ABS508", ["sessions", index, "start"], message, hint)
    if old is None or session.end in (None, old.end):
        return
    module = request.library.modules.get(session.module)
    minutes = module.minutes if module else minutes_of(old)
    if minutes_of(session) != minutes:
        message = f"the session takes {minutes} minutes, as its agenda does"
        hint = "Change start, and leave end out: abs works it out."
        yield file.diagnostic("ABS508", ["sessions", index, "end"], message, hint)


def part_of(time: dt.time) -> Part:
    """Give the daypart in which a time lies."""
    return PARTS[(clock(time) >= clock(_NOON)) + (clock(time) >= clock(_SIX))]


def _of_following(
    file: Sourced[PlanFile], index: int, session: KeptSession, old: KeptSession
) -> Iterator[Diagnostic]:
    """Find what a person changed that follows from brief and library."""
    for key in FOLLOWING_KEYS:
        now, before = getattr(session, key), getattr(old, key)
        if now is not None and now != before:
            message = f"{key} was changed by hand, but follows from the brief and the library"
            hint = f"Undo the change, or delete {key}: abs writes it again."
            yield file.diagnostic("ABS507", ["sessions", index, key], message, hint)
