"""Conditions on days: weekly patterns, meetings, holidays and what is kept free."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from abscurriculum.models.conditions import Calendar
from abscurriculum.models.moment import WEEKDAYS, Stretch
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.request import Request
from abscurriculum.planning.calendar.horizon import Horizon
from abscurriculum.planning.calendar.obstacles import find_obstacles
from abscurriculum.planning.choosing.places import is_written
from abscurriculum.planning.clashing.setting import (
    Condition,
    Path,
    Setting,
    first_written,
    item,
    reset,
)

_BEFORE_ELECTION = dt.timedelta(weeks=6)
_STRETCHES = {
    "recess": "recess",
    "budget_weeks": "budget weeks",
    "accounts_weeks": "accounts weeks",
    "blocked": "",
}
_HOLIDAYS = {
    "school_holidays": ("avoid", "school holidays{} are kept free"),
    "public_holidays": (False, "public holidays{} are kept free"),
    "carnival": (False, "carnival{} is kept free"),
}


def conditions_of_calendars(request: Request) -> Iterator[Condition]:
    """Give the conditions of the client's calendar, and of those of its partners."""
    brief = request.brief.value
    places: list[tuple[Organisation, Calendar, Path]] = [
        (request.client, brief.calendar, ("calendar",))
    ]
    for index, partner in enumerate(brief.joint.partners if brief.joint else ()):
        path: Path = ("joint", "partners", index, "calendar")
        places.append((request.partners[index], partner.calendar, path))
    horizon = Horizon(brief.period.from_, brief.period.to)
    closing = {each.path for each in find_obstacles(request, horizon) if not each.soft}
    for number, (client, calendar, path) in enumerate(places):
        whose = f" of {client.name}" if len(places) > 1 else ""
        yield from _of_patterns(request, calendar, path, whose)
        yield from _of_meetings(calendar, path, whose, number)
        yield from _of_stretches(calendar, path, whose)
        yield from _of_elections(request, client, calendar, path)
        for key, (_, words) in _HOLIDAYS.items():
            if (*path, key) in closing:
                yield _of_holidays(request, (*path, key), words.format(whose))


def _of_patterns(
    request: Request, calendar: Calendar, path: Path, whose: str
) -> Iterator[Condition]:
    for audience, moments in calendar.suits.items():
        words = f"{audience}{whose} can only on {', '.join(moments)}"
        yield Condition((*path, "suits", audience), words, _any_day((*path, "suits"), audience))
    silent = tuple(a for a in request.library.vocabulary.value.audiences if a not in calendar.suits)
    if path == ("calendar",) and silent:
        yield Condition(
            (*path, "suits"),
            f"sessions of {' and '.join(silent)} are from Monday to Friday",
            _any_day((*path, "suits"), *silent),
            default="It is what is usual; write suits: under calendar: for other days.",
            at=first_written(request.brief.value, (*path, "suits"), path, ("period",)),
            late=True,
        )


def _any_day(path: Path, *audiences: str) -> Callable[[Setting], Setting]:
    def drop(setting: Setting) -> Setting:
        for audience in audiences:
            setting = setting.put((*path, audience), WEEKDAYS)
        return setting

    return drop


def _of_meetings(calendar: Calendar, path: Path, whose: str, number: int) -> Iterator[Condition]:
    council = calendar.council
    if council.meets:
        words = f"the council{whose} meets {council.meets}"
        yield reset((*path, "council", "meets"), words)
    for index, day in enumerate(council.dates):
        words = f"the council{whose} meets on {day}"
        yield item((*path, "council", "dates"), index, words)
    if council.file:
        words = f"the council{whose} meets as {council.file} says"
        yield Condition((*path, "council", "file"), words, _without_agenda(number))
    if calendar.executive_day:
        words = f"the executive{whose} meets on {calendar.executive_day}"
        yield reset((*path, "executive_day"), words)


def _without_agenda(number: int) -> Callable[[Setting], Setting]:
    def drop(setting: Setting) -> Setting:
        agendas = tuple(
            () if index == number else agenda
            for index, agenda in enumerate(setting.request.agendas)
        )
        return replace(setting, request=replace(setting.request, agendas=agendas))

    return drop


def say_stretch(stretch: Stretch) -> str:
    """Give days in a row in words."""
    return f"{stretch.from_}" if stretch.from_ == stretch.to else f"{stretch.from_} to {stretch.to}"


def _of_stretches(calendar: Calendar, path: Path, whose: str) -> Iterator[Condition]:
    for key, usual in _STRETCHES.items():
        for index, stretch in enumerate(getattr(calendar, key)):
            reason = stretch.reason or usual
            words = f"{say_stretch(stretch)}{whose} is kept free"
            words += f" ({reason})" if reason else ""
            yield item((*path, key), index, words)


def _of_elections(
    request: Request, client: Organisation, calendar: Calendar, path: Path
) -> Iterator[Condition]:
    period = request.brief.value.period
    known = request.library.head.value.elections.get(client.type, ())
    words = "nothing for elected people in the six weeks before the elections of {}"
    for index, day in enumerate(calendar.elections or ()):
        yield item((*path, "elections"), index, words.format(day))
    near = [day for day in known if period.from_ <= day <= period.to + _BEFORE_ELECTION]
    if calendar.elections is None and near:
        yield Condition(
            (*path, "elections"),
            words.format(" and ".join(str(day) for day in near)),
            lambda setting: setting.put((*path, "elections"), ()),
            default="These elections are known; write elections: under calendar: for others.",
            at=first_written(request.brief.value, path, ("period",)),
        )
    if calendar.executive_appointed:
        words = f"the new executive takes office on {calendar.executive_appointed}"
        yield reset((*path, "executive_appointed"), words)


def _of_holidays(request: Request, path: Path, words: str) -> Condition:
    value = _HOLIDAYS[str(path[-1])][0]
    brief = request.brief.value
    written = is_written(brief, path)
    shown = str(value).lower()
    return Condition(
        path,
        words,
        lambda setting: setting.put(path, value),
        default="" if written else f"It is what is usual; {path[-1]}: {shown} changes it.",
        at=None if written else first_written(brief, path[:-1], ("period",)),
        late=not written,
    )
