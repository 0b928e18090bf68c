"""ABS435: pins agree with each other and with the modules that are left out."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.conditions import Pin
from abscurriculum.models.request import Request
from abscurriculum.rules.asked import list_left_out
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief, gone = request.brief.value, list_left_out(request)
    for index, pin in enumerate(brief.pins):
        if gone.get(pin.module) in ("excluded", "replaced"):
            message = f'"{pin.module}" is pinned and {gone[pin.module]}'
            hint = "Remove the pin, or keep the module."
            yield request.brief.diagnostic("ABS435", ("pins", index, "module"), message, hint)
        other = next((each for each in brief.pins[:index] if _clash(each, pin)), None)
        if other is not None:
            whom = f" for {pin.group or other.group}" if pin.group or other.group else ""
            message = f'"{pin.module}" is pinned to {_show(pin)} and to {_show(other)}{whom}'
            hint = "Keep one of the two, or give each a group: of its own."
            yield request.brief.diagnostic("ABS435", ("pins", index), message, hint)


def _clash(one: Pin, other: Pin) -> bool:
    """Tell whether two pins leave no daypart for the sessions that both are about."""
    if one.module != other.module or (one.group and other.group and one.group != other.group):
        return False
    windows = [_window(one), _window(other)]
    if any(first > last for first, last in windows):
        return False  # ABS424 or ABS429 says so already
    apart = max(first for first, _ in windows) > min(last for _, last in windows)
    return apart or bool(one.daypart and other.daypart and one.daypart != other.daypart)


def _window(pin: Pin) -> tuple[dt.date, dt.date]:
    first, last = pin.date or pin.from_ or dt.date.min, pin.date or pin.to or dt.date.max
    return (first, last) if not (pin.date and (pin.from_ or pin.to)) else (last, dt.date.min)


def _show(pin: Pin) -> str:
    days = str(pin.date or "")
    if pin.from_ and pin.to:
        days = f"{pin.from_} to {pin.to}"
    elif pin.from_ or pin.to:
        days = f"from {pin.from_}" if pin.from_ else f"until {pin.to}"
    return " ".join(part for part in (days, pin.daypart) if part)


RULE = BriefRule(
    code="ABS435",
    name="clashing-pins",
    why="A session is held on one day, and a module that is left out has no session.",
    check=_check,
)
