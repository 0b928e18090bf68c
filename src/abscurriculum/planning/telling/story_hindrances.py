"""What stands in the way of a session at a daypart, in words."""

from collections.abc import Iterable, Iterator, Mapping

from abscurriculum.models.text import count
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.posing.whys import closings_at
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.telling.hindrances import Hindrance, HindranceKind
from abscurriculum.planning.telling.replay import Replay
from abscurriculum.planning.telling.spots import place_if_written, say_closing
from abscurriculum.planning.telling.story_words import Names, say_places, say_sessions

_WORDS: Mapping[HindranceKind, str] = {
    "day": "{about} has {others} that day",
    "week": "{about} has {others} that week, and at most {most} a week{place}",
    "order": "it comes {about} {others}",
    "gap": "there must be {about} days to {others}",
    "mild": "something milder must come before what is most confrontational: {others}",
    "rhythm": "its times are {about} weeks apart: {others}",
    "people": "{about}: {others}",
    "apart": "{about} do not meet at once{place}: {others}",
    "month": "that month is full, at {about} dayparts: {others}",
}
_SHORT: Mapping[HindranceKind, str] = {
    "day": "their groups have another session that day",
    "week": "their groups have as many sessions that week as they may",
    "order": "they come before or after others",
    "gap": "there are to be so many days between them and others",
    "mild": "something milder must come before what is most confrontational",
    "rhythm": "their times are so many weeks apart",
    "people": "people are taken",
    "apart": "their groups do not meet at once with others",
    "month": "the month is full",
}


def say_hindrance(replay: Replay, names: Names, hindrance: Hindrance) -> str:
    """Say what stands in the way, and which sessions it is about."""
    about = hindrance.about
    if hindrance.kind == "people":
        about = _say_supply(replay, names, about)
    return _WORDS[hindrance.kind].format(
        about=about,
        others=say_sessions(replay.plan, hindrance.sessions) or "other sessions",
        most=count(replay.problem.per_week, "session"),
        place=say_places(place_if_written(replay.request, hindrance.path)),
    )


def say_kind(kind: HindranceKind) -> str:
    """Say in general what stands in the way of several sessions."""
    return _SHORT[kind]


def _say_supply(replay: Replay, names: Names, name: str) -> str:
    """Say which people are taken; the planner knows them by a role, or a place in the brief."""
    role, _, how = name.partition(", ")
    if role.startswith("person "):
        index = int(role.removeprefix("person "))
        return f"{replay.request.brief.value.people[index].name} is needed elsewhere"
    people = names.roles.get(role, (role, role))[1]
    if how == "hard":
        return f"{people} have another confrontational session that day"
    if how == "a day":
        return f"{people} would have too much on one day"
    return f"too few {people} are left"


def say_closed(replay: Replay, task: Task, slot: int) -> Iterator[str]:
    """Say what closes a daypart for a session, with the line of the brief that does."""
    openings = replay.openings
    module = replay.request.library.modules[task.module]
    if not openings.parts_of(module) >> slot & 1:
        yield f"it is for a {' or '.join(module.dayparts)}"
    for closing in closings_at(openings, module, task.audience, task.people, slot):
        words, day = closing.reason.in_language("en")[0], replay.horizon.day_of(slot)
        yield say_closing(replay.request, words, closing.path, day)
    for index, pin in enumerate(openings.brief.pins):
        if pin.module == task.module and (pin.group is None or pin.group in task.groups):
            place = place_if_written(replay.request, ("pins", index))
            yield f"the brief pins it to another time{say_places(place)}"


def starts_on(replay: Replay, task: Task, days: Iterable[int]) -> list[int]:
    """List the dayparts of some days, counted from 0, in which a module starts at all."""
    module = replay.request.library.modules[task.module]
    wanted = set(days)
    return [s for s in slots_in(replay.openings.parts_of(module)) if s // 3 in wanted]
