"""Random briefs of a small world, with every condition that may bind the planner."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from abscurriculum.models.moment import PARTS, WEEKDAYS
from builders import Data
from small_world_data import AUDIENCES, GOALS, Dice, Small

_MOST_DAYPARTS = 10


def make_period(dice: Dice) -> Data:
    """Choose two to six weeks; some begin or end within a week."""
    first = dice.pick("2027-01-11", "2027-01-20", "2027-02-08", "2027-09-20", "2027-10-06")
    weeks = dice.random.randint(2, 6)
    start = dt.date.fromisoformat(first)
    end = start + dt.timedelta(days=7 * weeks - 1 - dice.pick(0, 0, 3))
    return {"period": {"from": str(start), "to": str(end)}}


def _days(brief: Data) -> list[str]:
    """List the days of the period."""
    first, last = (dt.date.fromisoformat(brief["period"][key]) for key in ("from", "to"))
    return [str(first + dt.timedelta(days=n)) for n in range((last - first).days + 1)]


def make_pattern(dice: Dice, brief: Data, audiences: Sequence[str]) -> None:
    """Let some dayparts of the week suit, ten in all at most."""
    weeks = -(-len(_days(brief)) // 7)
    days, parts = WEEKDAYS[:6], PARTS
    if dice.once_in(2):
        days = (dice.pick(*WEEKDAYS[:5]),)  # several sessions on one day
    elif dice.once_in(2):
        parts = (dice.pick(*PARTS),)  # days that are alike
    every = [f"{day} {part}" for day in days for part in parts]
    most = max(1, _MOST_DAYPARTS // weeks)
    moments = dice.some(every, most, min(most, 2))
    suits = {
        audience: dice.some(moments, len(moments), min(len(moments), 2)) for audience in audiences
    }
    brief["calendar"] = {"suits": suits}


def make_wishes(dice: Dice, small: Small) -> None:
    """Ask for goals and modules, at prices of which some are nothing."""
    goals = dice.some(GOALS, 3, 1)
    open_to = [m for m in small.modules if "municipality" not in m.get("closed_to", ())]
    wanted: dict[str, list[str]] = {"must": [], "should": [], "could": []}
    for goal in goals:
        served = [
            [m for m in open_to if goal in m["goals"][level]]
            for level in ("introduces", "practises")
        ]
        wanted[dice.pick(*["must"] * all(served), "should", "should", "could", "could")].append(
            goal
        )
    small.brief["goals"] = wanted
    modules: Data = {}
    if dice.once_in(5):
        modules["include"] = dice.some([module["id"] for module in open_to], 2)
    rest = [name for name in small.names if name not in modules.get("include", ())]
    if rest and dice.once_in(5):
        modules["exclude"] = [dice.pick(*rest)]
    routed = [name for names in small.routes.values() for name in names if name in rest]
    others = [name for name in small.names if name not in routed]
    if routed and others and dice.once_in(8):
        modules["replace"] = {dice.pick(*routed): dice.pick(*others)}
    small.brief["modules"] = modules
    rates = ("trainer", "actor", "guest", "venue", "catering", "travel", "preparation")
    prices = {rate: dice.pick(0, 1, 10, 50) for rate in rates}
    small.brief["budget"] = {"rates": prices}


def _make_stretch(dice: Dice, small: Small) -> Data:
    days = _days(small.brief)
    start = dice.random.randrange(len(days))
    end = min(len(days) - 1, start + dice.pick(0, 2, 6))
    return {"from": days[start], "to": days[end]}


def _make_moments(dice: Dice, small: Small) -> list[str]:
    """Choose dayparts of the week, mostly of those that suit someone."""
    suits = sorted(
        {moment for each in small.brief["calendar"]["suits"].values() for moment in each}
    )
    return dice.some([*suits, *(moment.split()[0] for moment in suits)], 3, 1)


def _make_blocked(dice: Dice, small: Small) -> list[Data]:
    blocked = _make_stretch(dice, small)
    if dice.once_in(3):
        blocked["audiences"] = [dice.pick(*small.brief["calendar"]["suits"])]
    if dice.once_in(3):
        blocked["dayparts"] = dice.some(PARTS, 2, 1)
    return [blocked]


def _make_council(dice: Dice, small: Small) -> Data:
    if dice.once_in(2):
        return {"dates": dice.some(_days(small.brief), 3, 1)}
    moment = dice.pick(*_make_moments(dice, small))
    weekday = WEEKDAYS.index(moment.split()[0])
    days = _days(small.brief)
    first = [day for day in days if dt.date.fromisoformat(day).weekday() == weekday]
    every = dice.pick("week", "2 weeks")
    return {"meets": f"every {every} on {moment}", "first": dice.pick(*first)}


def _make_person(dice: Dice, small: Small, name: str, role: str) -> Data:
    person: Data = {"name": name, "role": role}
    if dice.once_in(2):
        person["absent"] = [_make_stretch(dice, small)]
    if dice.once_in(3):
        person["days"] = _make_moments(dice, small)
    if role in ("trainer", "actor", "guest"):
        if dice.once_in(3):
            person["gives"] = dice.some(small.names, len(small.names), 1)
        if dice.once_in(6):
            person["lead_days"] = dice.pick(7, 45, 52)
    else:
        asking = [module["id"] for module in small.modules if role in module["presence"]]
        if asking:
            person["needed_for"] = dice.some(asking, 2)
    return person


def _make_people(dice: Dice, small: Small) -> list[Data]:
    held = [role for role, number in small.brief["participants"].items() if number]
    roles = ["trainer"] * dice.pick(0, 1, 2, 2, 3) + dice.some(held, 1)
    roles += ["actor"] * dice.pick(0, 0, 1, 2) + ["guest"] * dice.pick(0, 0, 1)
    return [_make_person(dice, small, f"{role} {n}", role) for n, role in enumerate(roles)]


def _make_venues(dice: Dice, small: Small) -> list[Data]:
    venues = []
    for number in range(dice.pick(1, 2, 2)):
        venue: Data = {"name": f"zaal {number}", "capacity": dice.pick(2, 4, 6, 20)}
        if dice.once_in(2):
            venue["hired"] = True
        if dice.once_in(3):
            venue["travel_minutes"] = dice.pick(20, 60, 150)
        if dice.once_in(3):
            venue["days"] = _make_moments(dice, small)
        if dice.once_in(3):
            venue["absent"] = [_make_stretch(dice, small)]
        venues.append(venue)
    return venues


def _make_groups_of(dice: Dice, small: Small) -> list[str]:
    names = [
        f"{audience}{letter}"
        for audience in small.brief["calendar"]["suits"]
        for letter in ("", "-a", "-b", "-c")
    ]
    return dice.some(names, 4, 2)


def _make_numbers(dice: Dice, small: Small) -> dict[str, int]:
    people = small.brief["participants"]
    totals = {
        audience: sum(people[role] for role in AUDIENCES[audience])
        for audience in small.brief["calendar"]["suits"]
    }
    return {audience: min(total, dice.pick(1, 2, 2, 3)) for audience, total in totals.items()}


def _make_pins(dice: Dice, small: Small) -> list[Data]:
    pins = []
    for module in dice.some(small.modules, dice.pick(1, 1, 2), 1):
        days = sorted(dice.some(_days(small.brief), 2, 2))
        pin = dice.pick(
            {"date": days[0]},
            {"from": days[0]},
            {"to": days[1]},
            {"from": days[0], "to": days[1]},
            {"daypart": module["dayparts"][0].replace("full-day", "morning")},
        )
        if dice.once_in(3):
            pin["group"] = dice.pick(*_make_groups_of(dice, small))
        pins.append({"module": module["id"], **pin})
    return pins


def _make_limit(dice: Dice, small: Small) -> Data:
    return {dice.pick("in_all", "per_month"): dice.random.randint(1, 5)}


def _make_wait(dice: Dice, small: Small) -> str:
    start = dt.date.fromisoformat(small.brief["period"]["from"])
    return str(start + dt.timedelta(days=dice.pick(-60, -42, -7, 2, 9)))


def _make_election(dice: Dice, small: Small) -> list[str]:
    """Hold elections so that the six weeks before them begin or end within the period."""
    day = dt.date.fromisoformat(dice.pick(*_days(small.brief)))
    return [str(day + dt.timedelta(days=dice.pick(0, 40, 41, 42)))]


def _for_each_audience(make: Callable[[Dice, Small], Any]) -> Callable[[Dice, Small], Any]:
    def make_all(dice: Dice, small: Small) -> Any:
        return {audience: make(dice, small) for audience in small.brief["calendar"]["suits"]}

    return make_all


def _make_weights(dice: Dice, _: Small) -> dict[str, int]:
    names = ("should", "could", "route", "spread", "daypart", "avoid")
    return {name: dice.pick(0, 1, 20) for name in names}


CONDITIONS: tuple[tuple[str, Callable[[Dice, Small], Any]], ...] = (
    ("agreed", _make_wait),
    ("calendar.prefers", _for_each_audience(_make_moments)),
    ("calendar.council", _make_council),
    ("calendar.executive_day", lambda dice, small: _make_moments(dice, small)[0].split()[0]),
    ("calendar.recess", lambda dice, small: [_make_stretch(dice, small)]),
    ("calendar.elections", _make_election),
    ("calendar.executive_appointed", lambda dice, small: dice.pick(*_days(small.brief))),
    ("calendar.school_holidays", lambda dice, _: dice.pick("ignore", "avoid", "avoid")),
    ("calendar.blocked", _make_blocked),
    ("limits.programme", _make_limit),
    ("limits.per_person", _make_limit),
    ("limits.per_audience", _for_each_audience(_make_limit)),
    ("limits.per_week", lambda dice, _: dice.pick(2, 2, 3)),
    ("limits.practice_minutes", lambda dice, _: dice.pick(30, 60, 90)),
    ("budget.amount", lambda dice, _: dice.pick(20, 100, 200, 500, 1000, 2000)),
    ("people", _make_people),
    ("venues", _make_venues),
    ("pins", _make_pins),
    ("groups.numbers", _make_numbers),
    ("groups.not_at_once", lambda dice, small: [_make_groups_of(dice, small)]),
    ("groups.joint", lambda dice, small: dice.some(small.names, 2, 1)),
    ("rhythm", _for_each_audience(lambda dice, _: dice.pick(1, 2, 3))),
    ("weights", _make_weights),
)
"""The key of a condition in a brief, and what may stand there; each stands there now and then."""
