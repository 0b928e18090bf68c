"""A change of a brief that might resolve a conflict, and how hard it is on a client."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from abscurriculum.models.moment import PARTS, Stretch
from abscurriculum.planning.clashing.conditions_calendar import say_stretch
from abscurriculum.planning.clashing.judging import Judge
from abscurriculum.planning.clashing.setting import Condition, Path, Setting

Change = Callable[[Setting], Setting]

# How hard a change is on a client; the easiest come first.
_WEIGHTS: Mapping[str, int] = {
    "sessions": 5,
    "pins": 10,
    "calendar.blocked": 20,
    "agreed": 25,
    "people": 30,
    "venues": 30,
    "calendar.suits": 35,
    "limits": 40,
    "groups": 40,
    "period": 45,
    "people.needed_for": 48,
    "budget": 50,
    "modules": 55,
    "goals": 65,
    "calendar": 70,
    "participants": 75,
    "calendar.executive_day": 80,
    "calendar.council": 85,
    "calendar.elections": 90,
}
# A stronger form of a change is harder, but never by more than this.
_MOST_STRENGTH = 30
_A_DAY = dt.timedelta(days=1)
_USUAL_DAYS = ("tuesday", "thursday", "monday", "wednesday", "friday")


@dataclass(frozen=True, slots=True)
class Try:
    """One strength of a change; items taken out of lists leave gaps, so that all places stay."""

    words: str
    weight: int
    change: Change


@dataclass(frozen=True, slots=True)
class Way:
    """What can be changed about one condition, from mild to strong."""

    condition: Condition
    tries: tuple[Try, ...]
    rising: bool = True
    """Whether each try allows all that the one before it allows."""
    carve: "Callable[[Sequence[dt.date]], Try] | None" = None
    """For days that would be free: makes a try of freeing only some of them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What changes are looked for in: the setting as written, and as it is by now."""

    written: Setting
    here: Setting
    judge: Judge


def kind_of(condition: Condition) -> str:
    """Name the keys that a condition stands under, without those of a partner."""
    names = [step for step in condition.path if isinstance(step, str)]
    if "participants" in names:
        return "participants"
    if "calendar" in names:
        names = names[names.index("calendar") :]
    return ".".join(names[:2])


def weigh(condition: Condition, strength: float = 0) -> int:
    """Say how hard a change is: by what it is about, and how far it goes."""
    kind = kind_of(condition)
    base = _WEIGHTS.get(kind, _WEIGHTS.get(kind.partition(".")[0], 0))
    return base + min(_MOST_STRENGTH, round(strength))


def take_out(condition: Condition, words: str, strength: float = 0) -> Way:
    """Let a condition go altogether."""
    return Way(condition, (Try(words, weigh(condition, strength), condition.drop),))


def free_days(condition: Condition, stretch: Stretch, words: str) -> Way:
    """Free days that are kept free, or as few of them as will do; `words` has a place for them."""

    def carve(days: Sequence[dt.date]) -> Try:
        pieces = _leave_out(stretch, days)
        listed = " and ".join(str(day) for day in days)

        def change(setting: Setting) -> Setting:
            path = condition.path[:-1]
            setting = condition.drop(setting)
            return setting.put(path, (*setting.at(path), *pieces))

        return Try(words.format(listed), weigh(condition), change)

    whole = say_stretch(stretch)
    if stretch.reason:
        whole += f" ({stretch.reason})"
    each = Try(words.format(whole), weigh(condition, 1), condition.drop)
    return Way(condition, (each,), carve=carve)


def _leave_out(stretch: Stretch, days: Sequence[dt.date]) -> list[Stretch]:
    """Give the pieces of a stretch around some days."""
    pieces, start = [], stretch.from_
    for day in [*sorted(days), stretch.to + _A_DAY]:
        if start < day:
            pieces.append(stretch.model_copy(update={"from_": start, "to": day - _A_DAY}))
        start = day + _A_DAY
    return pieces


def last_resort(condition: Condition, words: str) -> Try:
    """Let a condition go altogether, when nothing milder helps."""
    return Try(words, weigh(condition, _MOST_STRENGTH), condition.drop)


def set_to(path: Path, value: Any) -> Change:
    """Write a value into the brief."""
    return lambda setting: setting.put(path, value)


def add_moments(
    condition: Condition,
    has: Sequence[str],
    words: str,
    change: Callable[[tuple[str, ...]], Change],
) -> Way:
    """Add a daypart of the week, or a day; `words` has a place for it."""
    days = {moment for moment in has if " " not in moment}
    parts = [f"{day} {part}" for part in PARTS for day in _USUAL_DAYS]
    missing = [each for each in parts if each not in has and each.split()[0] not in days]
    found = [([moment], 0) for moment in missing]
    found += [([day], 5) for day in _USUAL_DAYS if day not in days]
    found += [(list(_USUAL_DAYS), 15), (["saturday"], 20)]
    return Way(
        condition,
        tuple(
            Try(
                words.format(_list_moments(new)),
                weigh(condition, strength),
                change(tuple(dict.fromkeys((*_without(has, new), *new)))),
            )
            for new, strength in found
        ),
        rising=False,
    )


def _without(has: Sequence[str], new: Iterable[str]) -> Iterator[str]:
    """Leave out dayparts of days that are added whole."""
    whole = {moment for moment in new if " " not in moment}
    return (moment for moment in has if moment.split()[0] not in whole or moment in whole)


def _list_moments(moments: Sequence[str]) -> str:
    if len(moments) > 1:
        return "all working days"
    return f"{moments[0]}s"
