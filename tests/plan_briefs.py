"""Briefs of any kind for a library, for Hypothesis."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from plan_brief_calendars import Data, Names, calendars, moments, some, stretches_in

_MUNICIPALITIES = ("Westland", "Valkenburg aan de Geul", "Vlieland", "Midden-Delfland")
_OTHERS = ("Provincie Limburg", "Delfland")
_FIRST = dt.date(2026, 12, 7)
_STAFF = ("trainer", "actor", "guest")


def _limit() -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {}, optional={"in_all": st.integers(1, 40), "per_month": st.integers(1, 8)}
    )


def _limits(names: Names) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {},
        optional={
            "programme": _limit(),
            "per_person": _limit(),
            "per_audience": st.dictionaries(st.sampled_from(names.audiences), _limit(), max_size=2),
            "per_week": st.integers(1, 3),
            "practice_minutes": st.sampled_from([30, 60, 120]),
        },
    )


def _budget() -> st.SearchStrategy[Data]:
    cents = st.integers(0, 200_000).map(lambda n: n / 100)
    rates = dict.fromkeys(("trainer", "actor", "guest", "venue", "catering", "travel"), cents)
    return st.fixed_dictionaries(
        {},
        optional={
            "amount": st.integers(500, 60_000),
            "rates": st.fixed_dictionaries({}, optional=rates),
        },
    )


@st.composite
def _people(draw: st.DrawFn, names: Names, first: dt.date, days: int) -> list[Data]:
    people = []
    for number in range(draw(st.integers(1, 6))):
        role = draw(st.sampled_from(names.roles + 2 * _STAFF))
        person: Data = {"name": f"iemand {number}", "role": role}
        if draw(st.booleans()):
            person["absent"] = draw(st.lists(stretches_in(first, days), max_size=2))
        if draw(st.integers(0, 2)) == 0:
            person["days"] = draw(moments())
        if draw(st.integers(0, 2)) == 0:
            person["lead_days"] = draw(st.integers(1, 90))
        if draw(st.booleans()):
            key = "gives" if role in _STAFF else "needed_for"
            person[key] = draw(some(names.modules))
        people.append(person)
    return people


@st.composite
def _venues(draw: st.DrawFn, first: dt.date, days: int) -> list[Data]:
    venues = []
    for number in range(draw(st.integers(1, 3))):
        venue: Data = {"name": f"zaal {number}", "capacity": draw(st.integers(4, 60))}
        if draw(st.integers(0, 2)) == 0:
            venue["days"] = draw(moments())
        if draw(st.integers(0, 2)) == 0:
            venue["absent"] = draw(st.lists(stretches_in(first, days), max_size=2))
        venue["travel_minutes"] = draw(st.sampled_from([0, 0, 15, 90]))
        venue["hired"] = draw(st.booleans())
        venues.append(venue)
    return venues


@st.composite
def _pins(draw: st.DrawFn, names: Names, first: dt.date, days: int) -> list[Data]:
    pins = []
    for module in draw(some(names.modules, 2)):
        pin: Data = {"module": module}
        if draw(st.booleans()):
            pin["daypart"] = draw(st.sampled_from(names.dayparts[module]))
        day = first + dt.timedelta(draw(st.integers(0, days)))
        if draw(st.booleans()):
            pin[draw(st.sampled_from(["from", "to"]))] = str(day)
        elif "daypart" not in pin or draw(st.booleans()):
            pin["date"] = str(day)
        if draw(st.booleans()):
            pin["group"] = draw(_group_names(names))
        pins.append(pin)
    return pins


def _group_names(names: Names) -> st.SearchStrategy[str]:
    audience = st.sampled_from(names.audiences)
    return audience | st.builds("{}-{}".format, audience, st.sampled_from("abc"))


def _groups(names: Names) -> st.SearchStrategy[Data]:
    apart = st.lists(_group_names(names), min_size=2, max_size=3, unique=True)
    return st.fixed_dictionaries(
        {},
        optional={
            "numbers": st.dictionaries(
                st.sampled_from(names.audiences), st.integers(1, 4), max_size=2
            ),
            "not_at_once": st.lists(apart, max_size=2),
            "joint": some(names.modules, 2),
        },
    )


@st.composite
def _departments(draw: st.DrawFn, names: Names, brief: Data) -> None:
    """Divide what some roles have over departments, and perhaps make groups by them."""
    roles = draw(st.lists(st.sampled_from(names.roles), min_size=1, max_size=3, unique=True))
    departments: list[Data] = []
    for number in range(draw(st.integers(1, 3))):
        people = {role: draw(st.integers(0, 8)) for role in roles}
        departments.append({"name": f"afdeling {number}", "participants": people})
    for role in roles:
        total = sum(each["participants"][role] for each in departments)
        brief["participants"][role] = total + draw(st.integers(0, 3))
    brief["departments"] = departments
    if draw(st.booleans()):
        brief.setdefault("groups", {})["form"] = "per-department"


@st.composite
def _joint(draw: st.DrawFn, names: Names, client: str, first: dt.date, days: int) -> Data:
    others = [name for name in _MUNICIPALITIES if name != client]
    chosen = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
    partners = [
        {
            "client": name,
            "participants": {role: draw(st.integers(0, 8)) for role in names.roles},
            "calendar": draw(calendars(names, first, days)),
        }
        for name in chosen
    ]
    joint: Data = {"partners": partners}
    if draw(st.booleans()):
        joint["shares"] = {name: draw(st.integers(1, 5)) for name in (client, *chosen)}
    else:
        joint["split"] = draw(st.sampled_from(["participants", "inhabitants", "equal"]))
    return joint


@st.composite
def _goals(draw: st.DrawFn, names: Names) -> Data:
    must = draw(some(names.reachable, 1)) if names.reachable else []
    rest = [goal for goal in draw(st.permutations(names.goals)) if goal not in must]
    should, could = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    return {"must": must, "should": rest[:should], "could": rest[should : should + could]}


@st.composite
def _modules(draw: st.DrawFn, names: Names) -> Data:
    asked = [
        module for module in draw(st.permutations(names.modules)) if module not in names.closed
    ]
    included, excluded = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    named: Data = {
        "include": asked[:included],
        "exclude": asked[included : included + excluded],
    }
    if draw(st.integers(0, 5)) == 0 and len(asked) > included + excluded + 1:
        named["replace"] = {asked[-1]: asked[included + excluded]}
    return named


@st.composite
def briefs(draw: st.DrawFn, names: Names, most_days: int = 260, most_people: int = 30) -> Data:
    """Make a brief with a few conditions of any kind."""
    first = _FIRST + dt.timedelta(draw(st.integers(0, 300)))
    days = draw(st.integers(20, most_days))
    client = draw(st.sampled_from(_MUNICIPALITIES * 2 + _OTHERS))
    brief: Data = {
        "client": client,
        "period": {"from": str(first), "to": str(first + dt.timedelta(days))},
        "participants": {
            role: draw(st.integers(0, most_people))
            for role in draw(some(names.roles, len(names.roles)))
        },
    }
    if "Delfland" in client:
        brief["participants"].pop("clerk", None)
    parts: dict[str, st.SearchStrategy[Any]] = {
        "calendar": calendars(names, first, days),
        "limits": _limits(names),
        "budget": _budget(),
        "people": _people(names, first, days),
        "venues": _venues(first, days),
        "pins": _pins(names, first, days),
        "groups": _groups(names),
        "rhythm": st.dictionaries(st.sampled_from(names.audiences), st.integers(1, 5), max_size=2),
        "weights": st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("should", "could", "route", "spread", "daypart", "avoid"), st.integers(0, 50)
            ),
        ),
        "agreed": st.builds(lambda n: str(first + dt.timedelta(n)), st.integers(-120, 14)),
        "routes": st.dictionaries(
            st.sampled_from(names.tracks), st.sampled_from(["none", "short", "standard", "long"])
        ),
    }
    if client in _MUNICIPALITIES:
        parts["joint"] = _joint(names, client, first, days)
    for name in draw(st.lists(st.sampled_from(sorted(parts)), max_size=6, unique=True)):
        brief[name] = draw(parts[name])
    brief["goals"] = draw(_goals(names))
    brief["modules"] = draw(_modules(names))
    if draw(st.integers(0, 3)) == 0:
        draw(_departments(names, brief))
    elif "joint" in brief and draw(st.booleans()):
        brief.setdefault("groups", {})["form"] = "per-client"
    return brief
