"""Briefs of any kind for a library, for Hypothesis."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from abscurriculum.models.library import Library
from abscurriculum.models.moment import PARTS, WEEKDAYS

Data = dict[str, Any]
_MUNICIPALITIES = ("Westland", "Valkenburg aan de Geul", "Vlieland", "Midden-Delfland")
_OTHERS = ("Provincie Limburg", "Delfland")
_FIRST = dt.date(2026, 12, 7)
_STAFF = ("trainer", "actor", "guest")


@dataclass(frozen=True)
class Names:
    """What briefs for a library can name."""

    modules: tuple[str, ...]
    goals: tuple[str, ...]
    tracks: tuple[str, ...]
    audiences: tuple[str, ...]
    roles: tuple[str, ...]
    reachable: tuple[str, ...]
    """Goals that some module introduces and some module practises, whoever the client is."""
    closed: frozenset[str]
    """Modules that are not for every type of organisation."""
    dayparts: dict[str, tuple[str, ...]]
    """Module -> the dayparts in which it can start."""


def names_of(library: Library) -> Names:
    """Gather what briefs can name."""
    words = library.vocabulary.value
    everyone = [module for module in library.modules.values() if not module.closed_to]
    return Names(
        modules=tuple(library.modules),
        goals=tuple(library.goals),
        tracks=tuple(words.tracks),
        audiences=tuple(words.audiences),
        roles=tuple(role for role, entry in words.roles.items() if not entry.any_of),
        reachable=tuple(
            goal
            for goal in library.goals
            if any(goal in module.goals.introduces for module in everyone)
            and any(goal in module.goals.practises for module in everyone)
        ),
        closed=frozenset(name for name, each in library.modules.items() if each.closed_to),
        dayparts={
            module.id: tuple(part for part in PARTS if part in module.dayparts) or ("morning",)
            for module in library.modules.values()
        },
    )


def _some(names: Sequence[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True)


def _moments(least: int = 1) -> st.SearchStrategy[list[str]]:
    days = st.sampled_from(WEEKDAYS[:5])
    moment = days | st.builds("{} {}".format, days, st.sampled_from(PARTS))
    return st.lists(moment, min_size=least, max_size=4, unique=True)


@st.composite
def _days(draw: st.DrawFn, first: dt.date, days: int, longest: int = 9) -> Any:
    """Draw a day of the period, or some in a row."""
    start = first + dt.timedelta(draw(st.integers(0, days)))
    length = draw(st.integers(0, longest))
    if length:
        return {"from": str(start), "to": str(start + dt.timedelta(length))}
    return str(start)


@st.composite
def _calendar(draw: st.DrawFn, names: Names, first: dt.date, days: int) -> Data:
    stretches = st.lists(_days(first, days), max_size=2)
    day = st.builds(lambda n: str(first + dt.timedelta(n)), st.integers(0, days))
    council = st.fixed_dictionaries(
        {},
        optional={
            "meets": st.builds(
                "every week on {} {}".format,
                st.sampled_from(WEEKDAYS[:5]),
                st.sampled_from(PARTS),
            )
            | st.builds(
                "every month on {} {} evening".format,
                st.sampled_from(["first", "third", "last"]),
                st.sampled_from(WEEKDAYS[:5]),
            ),
            "dates": st.lists(day, max_size=3),
        },
    )
    blocked = st.fixed_dictionaries(
        {"from": st.just(""), "to": st.just("")},
        optional={
            "audiences": _some(names.audiences, 2),
            "dayparts": st.lists(st.sampled_from(PARTS), max_size=2, unique=True),
        },
    )
    patterns = st.dictionaries(st.sampled_from(names.audiences), _moments(), max_size=2)
    calendar: Data = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "suits": patterns,
                "prefers": patterns,
                "council": council,
                "executive_day": st.sampled_from(WEEKDAYS[:5]),
                "recess": stretches,
                "budget_weeks": stretches,
                "accounts_weeks": stretches,
                "elections": st.lists(day, max_size=1),
                "school_holidays": st.sampled_from(["block", "avoid", "ignore"]),
                "public_holidays": st.booleans(),
                "carnival": st.booleans(),
                "blocked": st.lists(blocked, max_size=2),
                "start_times": st.fixed_dictionaries(
                    {"morning": st.sampled_from(["08:00", "11:00"])},
                    optional={"afternoon": st.just("12:30"), "evening": st.just("18:00")},
                ),
            },
        )
    )
    for each in calendar.get("blocked", ()):
        stretch = draw(_days(first, days))
        one_day = {"from": stretch, "to": stretch}
        each.update(stretch if isinstance(stretch, dict) else one_day)
    council_calendar = calendar.get("council", {})
    if "week" in council_calendar.get("meets", "") and draw(st.booleans()):
        # Every so many weeks has to begin somewhere: on the first such day of the period.
        weekday = council_calendar["meets"].split()[3]
        ahead = (WEEKDAYS.index(weekday) - first.weekday()) % 7
        council_calendar["first"] = str(first + dt.timedelta(ahead))
        weeks = draw(st.integers(2, 5))
        council_calendar["meets"] = council_calendar["meets"].replace("week", f"{weeks} weeks", 1)
    if calendar.get("elections") and draw(st.booleans()):
        after = dt.date.fromisoformat(calendar["elections"][0])
        calendar["executive_appointed"] = str(after + dt.timedelta(draw(st.integers(1, 60))))
    return calendar


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
            person["absent"] = draw(st.lists(_days(first, days), max_size=2))
        if draw(st.integers(0, 2)) == 0:
            person["days"] = draw(_moments())
        if draw(st.integers(0, 2)) == 0:
            person["lead_days"] = draw(st.integers(1, 90))
        if draw(st.booleans()):
            key = "gives" if role in _STAFF else "needed_for"
            person[key] = draw(_some(names.modules))
        people.append(person)
    return people


@st.composite
def _venues(draw: st.DrawFn, first: dt.date, days: int) -> list[Data]:
    venues = []
    for number in range(draw(st.integers(1, 3))):
        venue: Data = {"name": f"zaal {number}", "capacity": draw(st.integers(4, 60))}
        if draw(st.integers(0, 2)) == 0:
            venue["days"] = draw(_moments())
        if draw(st.integers(0, 2)) == 0:
            venue["absent"] = draw(st.lists(_days(first, days), max_size=2))
        venue["travel_minutes"] = draw(st.sampled_from([0, 0, 15, 90]))
        venue["hired"] = draw(st.booleans())
        venues.append(venue)
    return venues


@st.composite
def _pins(draw: st.DrawFn, names: Names, first: dt.date, days: int) -> list[Data]:
    pins = []
    for module in draw(_some(names.modules, 2)):
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
            "joint": _some(names.modules, 2),
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
            "calendar": draw(_calendar(names, first, days)),
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
    must = draw(_some(names.reachable, 1)) if names.reachable else []
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
            for role in draw(_some(names.roles, len(names.roles)))
        },
    }
    if "Delfland" in client:
        brief["participants"].pop("clerk", None)
    parts: dict[str, st.SearchStrategy[Any]] = {
        "calendar": _calendar(names, first, days),
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
