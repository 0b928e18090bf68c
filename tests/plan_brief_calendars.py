"""What briefs for a library can name, and its calendars of any kind, for Hypothesis."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from abscurriculum.models.library import Library
from abscurriculum.models.moment import PARTS, WEEKDAYS

Data = dict[str, Any]


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


def some(names: Sequence[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    """Draw some of the names, in any order."""
    return st.lists(st.sampled_from(names), max_size=most, unique=True)


def moments(least: int = 1) -> st.SearchStrategy[list[str]]:
    """Draw weekdays, with a daypart or without."""
    days = st.sampled_from(WEEKDAYS[:5])
    moment = days | st.builds("{} {}".format, days, st.sampled_from(PARTS))
    return st.lists(moment, min_size=least, max_size=4, unique=True)


@st.composite
def stretches_in(draw: st.DrawFn, first: dt.date, days: int, longest: int = 9) -> Any:
    """Draw a day of the period, or some in a row."""
    start = first + dt.timedelta(draw(st.integers(0, days)))
    length = draw(st.integers(0, longest))
    if length:
        return {"from": str(start), "to": str(start + dt.timedelta(length))}
    return str(start)


@st.composite
def calendars(draw: st.DrawFn, names: Names, first: dt.date, days: int) -> Data:
    """Draw a calendar for a period of so many days."""
    stretches = st.lists(stretches_in(first, days), max_size=2)
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
            "audiences": some(names.audiences, 2),
            "dayparts": st.lists(st.sampled_from(PARTS), max_size=2, unique=True),
        },
    )
    patterns = st.dictionaries(st.sampled_from(names.audiences), moments(), max_size=2)
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
        stretch = draw(stretches_in(first, days))
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
