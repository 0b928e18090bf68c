"""Changes of a brief that might resolve a conflict, with how hard they are on a client."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from abscurriculum.models.conditions import STAFF, Person, Venue
from abscurriculum.models.moment import PARTS, WEEKDAYS
from abscurriculum.planning.compose import Planner
from abscurriculum.planning.conditions import Condition, Setting, extend_period, put

# How hard a change is on a client; the easiest come first. docs/planning.md explains them.
_WEIGHTS: dict[str, int] = {
    "plan file": 5,
    "pins": 10,
    "prefer": 10,
    "blocked": 20,
    "agreed": 25,
    "people": 30,
    "venues": 30,
    "suits": 35,
    "limits": 40,
    "groups": 40,
    "period": 45,
    "budget": 50,
    "modules": 55,
    "executive_day": 60,
    "goals": 65,
    "holidays": 70,
    "participants": 75,
    "council": 80,
}
_LONGER_WEEKS = (2, 4, 8, 13, 26, 52)
_MORE = (1, 2, 3, 4, 6, 8, 12, 20)
_FEWER_MINUTES = 15
_WORKDAYS = ("tuesday", "thursday", "monday", "wednesday", "friday")


@dataclass(frozen=True, slots=True)
class Try:
    """One strength of a change."""

    words: str
    setting: Setting


@dataclass(frozen=True, slots=True)
class Way:
    """A change, from mild to strong: the first that works is offered."""

    weight: int
    tries: tuple[Try, ...]

    @property
    def words(self) -> str:
        """Words of its mildest form."""
        return self.tries[0].words


def ways_around(setting: Setting, clashes: Sequence[Condition]) -> Iterator[Way]:
    """Give for each condition of a conflict what a client could change about it."""
    for condition in clashes:
        if condition.firm:
            words = f"let {condition.firm} move in the plan file"
            yield _way("plan file", [Try(words, setting.without([condition]))])
            continue
        keys = [step for step in condition.path if isinstance(step, str)]
        make = _MAKERS.get(keys[0], _let_go)
        yield from make(setting, condition)


def _way(kind: str, tries: Sequence[Try]) -> Way:
    return Way(_WEIGHTS[kind], tuple(tries))


def _changed(setting: Setting, condition: Condition, value: Any) -> Setting:
    brief = setting.request.brief.value
    return setting.with_brief(put(brief, condition.path, value))


def _let_go(setting: Setting, condition: Condition) -> Iterator[Way]:
    kind = str(condition.path[0])
    words = f"do without: {condition.words}"
    weight = kind if kind in _WEIGHTS else "participants"
    yield _way(weight, [Try(words, setting.without([condition]))])


def _goals(setting: Setting, condition: Condition) -> Iterator[Way]:
    brief = setting.request.brief.value
    goal = brief.goals.must[int(condition.path[-1])]
    goals = brief.goals.model_copy(
        update={
            "must": tuple(each for each in brief.goals.must if each != goal),
            "should": (*brief.goals.should, goal),
        }
    )
    softer = setting.with_brief(brief.model_copy(update={"goals": goals}))
    yield _way("goals", [Try(f'move the goal "{goal}" from must to should', softer)])


def _modules(setting: Setting, condition: Condition) -> Iterator[Way]:
    key, last = condition.path[1], condition.path[-1]
    wishes = setting.request.brief.value.modules
    if key == "include":
        words = f'do not include "{wishes.include[int(last)]}"'
    elif key == "exclude":
        words = f'allow "{wishes.exclude[int(last)]}" again'
    else:
        words = f'do not replace "{last}"'
    yield _way("modules", [Try(words, setting.without([condition]))])


def _budget(setting: Setting, condition: Condition) -> Iterator[Way]:
    """Raise the budget to the least that any programme meeting the rest costs."""
    free = setting.without([condition])
    found = Planner(free.request, free.before).search("normal", "least cost")
    amount = setting.request.brief.value.budget.amount
    if not isinstance(found, tuple) or amount is None:
        return
    needed = found[0].cents
    more = (needed - amount) / 100
    words = f"raise the budget by EUR {more:,.2f} to EUR {needed / 100:,.2f}"
    yield _way("budget", [Try(words, _changed(setting, condition, needed))])


def _limits(setting: Setting, condition: Condition) -> Iterator[Way]:
    value: Any = setting.request.brief.value
    for step in condition.path:
        value = value[step] if isinstance(value, dict) else getattr(value, str(step))
    name = ", ".join(str(step) for step in condition.path[1:])
    if condition.path[-1] == "practice_minutes":
        numbers = [n for n in range(value - _FEWER_MINUTES, 0, -_FEWER_MINUTES)]
        words = "ask for at most {} minutes of practice per must goal"
    elif condition.path[-1] == "per_week":
        numbers = list(range(value + 1, 4))
        words = "allow a group {} sessions a week"
    else:
        numbers = [value + more for more in _MORE]
        words = f"allow {{}} dayparts ({name})"
    tries = [Try(words.format(n), _changed(setting, condition, n)) for n in numbers]
    if tries:
        yield _way("limits", tries)


def _calendar(setting: Setting, condition: Condition) -> Iterator[Way]:
    path = condition.path
    key = path[path.index("calendar") + 1]
    if key == "suits":
        yield from _suits(setting, condition)
    elif key in ("school_holidays", "public_holidays", "carnival"):
        words = f"also plan in {str(key).replace('_', ' ')}"
        yield _way("holidays", [Try(words, setting.without([condition]))])
    elif key == "executive_day":
        words = f"let executives take part on their meeting day ({condition.words})"
        yield _way("executive_day", [Try(words, setting.without([condition]))])
    elif key in ("council", "elections", "executive_appointed"):
        yield _way(
            "council", [Try(f"plan in spite of: {condition.words}", setting.without([condition]))]
        )
    else:
        yield _way(
            "blocked",
            [Try(f"free what is kept free: {condition.words}", setting.without([condition]))],
        )


def _suits(setting: Setting, condition: Condition) -> Iterator[Way]:
    """Add one daypart of the week, then a whole day."""
    audience = str(condition.path[-1])
    value: Any = setting.request.brief.value
    for step in condition.path:
        value = value[step] if isinstance(value, (dict, tuple)) else getattr(value, str(step))
    has = set(value)
    moments = [f"{day} {part}" for part in PARTS for day in _WORKDAYS]
    tries = [
        Try(f"allow {audience} on {moment}s", _changed(setting, condition, (*value, moment)))
        for moment in moments
        if moment not in has and moment.split()[0] not in has
    ]
    everything = tuple(WEEKDAYS[:5])
    tries.append(
        Try(f"allow {audience} on all working days", _changed(setting, condition, everything))
    )
    yield _way("suits", tries)


def _people(setting: Setting, condition: Condition) -> Iterator[Way]:
    brief = setting.request.brief.value
    person = brief.people[int(condition.path[1])]
    if len(condition.path) > 2:
        words = f"change for {person.name}: {condition.words}"
        yield _way("people", [Try(words, setting.without([condition]))])
        return
    tries = []
    if person.role in STAFF:
        for more in (1, 2, 4):
            extra = tuple(Person(name=f"+{n + 1}", role=person.role) for n in range(more))
            changed = brief.model_copy(update={"people": (*brief.people, *extra)})
            words = f"find {more} more {person.role}{'s' * (more > 1)}"
            tries.append(Try(words, setting.with_brief(changed)))
        yield _way("people", tries)


def _venues(setting: Setting, condition: Condition) -> Iterator[Way]:
    brief = setting.request.brief.value
    if len(condition.path) > 2:
        words = f"change: {condition.words}"
        yield _way("venues", [Try(words, setting.without([condition]))])
        return
    largest = max(venue.capacity for venue in brief.venues)
    needed = max(60, 2 * largest)
    tries = []
    for size in (largest, needed):
        extra = Venue(name="+", capacity=size, hired=True)
        changed = brief.model_copy(update={"venues": (*brief.venues, extra)})
        tries.append(Try(f"find one more room for {size} people", setting.with_brief(changed)))
    yield _way("venues", tries)


def _pins(setting: Setting, condition: Condition) -> Iterator[Way]:
    pin = setting.request.brief.value.pins[int(condition.path[-1])]
    words = f'do not pin "{pin.module}" to {pin.date or "that part of the period"}'
    yield _way("pins", [Try(words, setting.without([condition]))])


def _period(setting: Setting, condition: Condition) -> Iterator[Way]:
    tries = []
    for weeks in _LONGER_WEEKS:
        longer = extend_period(setting, dt.timedelta(weeks=weeks))
        end = longer.request.brief.value.period.to
        tries.append(Try(f"let the period end {weeks} weeks later, on {end}", longer))
    yield _way("period", tries)


def _agreed(setting: Setting, condition: Condition) -> Iterator[Way]:
    brief = setting.request.brief.value
    now = brief.agreed or brief.period.from_ - dt.timedelta(weeks=6)
    tries = []
    for weeks in (1, 2, 4, 8, 13):
        earlier = now - dt.timedelta(weeks=weeks)
        changed = setting.with_brief(brief.model_copy(update={"agreed": earlier}))
        tries.append(Try(f"ask people from {earlier}", changed))
    yield _way("agreed", tries)


_MAKERS: dict[str, Callable[[Setting, Condition], Iterator[Way]]] = {
    "goals": _goals,
    "modules": _modules,
    "budget": _budget,
    "limits": _limits,
    "calendar": _calendar,
    "joint": _calendar,
    "people": _people,
    "venues": _venues,
    "pins": _pins,
    "period": _period,
    "agreed": _agreed,
}
