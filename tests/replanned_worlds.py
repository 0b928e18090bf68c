"""Small worlds in which most briefs have a plan, and changes of them, for Hypothesis."""

import copy
import datetime as dt
from typing import Any

from hypothesis import strategies as st

from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from builders import a_library, a_module, a_vocabulary, a_word, text

Data = dict[str, Any]
FIRST = dt.date(2027, 1, 11)
_WEEKS = 10
_IDS = ("alfa", "bravo", "charlie", "delta", "echo")
_ROLES = ("adviser", "councillor", "alderman", "secretary")
_DAYPARTS = (["morning"], ["morning", "afternoon"], ["afternoon", "evening"], ["full-day"])


def _vocabulary() -> Any:
    roles: Data = {role: {} for role in _ROLES}
    roles["councillor"] = {"sits_in": ["council"], "elected": True}
    return a_vocabulary(
        roles=roles,
        terms={name: {"all": a_word(name)} for name in ("council", *roles)},
        audiences={
            "officials": {"title": text("Ambtenaren"), "roles": ["adviser"]},
            "council-and-top": {"title": text("Raad"), "roles": ["councillor", "alderman"]},
        },
    )


_VOCABULARY = _vocabulary()


@st.composite
def small_libraries(draw: st.DrawFn) -> Library:
    """Make a library of two to four modules, of which one may come after another."""
    shelf = []
    for place, name in enumerate(_IDS[: draw(st.integers(3, len(_IDS)))]):
        council = draw(st.booleans())
        after: list[str] = []
        if place:
            after = draw(st.lists(st.sampled_from(_IDS[:place]), max_size=1))
        needs: Data = {"all_of": after} if after else {}
        with_gap = draw(st.booleans())
        if after and with_gap:
            needs["gap_days"] = {"min": draw(st.integers(0, 10)), "max": 42}
        timing: Data = {}
        if not after and draw(st.integers(0, 3)) == 0:
            timing = {"times": 2, "repeat_weeks": draw(st.integers(1, 3))}
        shelf.append(
            a_module(
                name,
                track="leadership" if council else "officials-executives",
                audiences=["council-and-top" if council else "officials"],
                attendance=draw(st.sampled_from(["all", "all", "delegation"])),
                group={"min": 4, "max": draw(st.sampled_from([8, 12, 40]))},
                presence={("councillor" if council else "adviser"): {"min": 4, "max": 40}},
                staffing={"trainers": draw(st.sampled_from([1, 1, 2]))},
                dayparts=draw(st.sampled_from(_DAYPARTS)),
                prerequisites=needs,
                timing=timing,
            )
        )
    return a_library(*shelf, vocabulary=_VOCABULARY)


@st.composite
def small_briefs(draw: st.DrawFn, library: Library) -> Data:
    """Ask for every module of a library, with some conditions."""
    brief: Data = {
        "client": "Westland",
        "period": {"from": str(FIRST), "to": str(FIRST + dt.timedelta(weeks=_WEEKS))},
        "agreed": "2026-06-01",
        "participants": {
            "adviser": draw(st.integers(8, 24)),
            "councillor": draw(st.integers(8, 24)),
            "alderman": 0,
            "secretary": 0,
        },
        "modules": {"include": list(library.modules)},
        "calendar": {"school_holidays": "ignore", "blocked": []},
        "limits": {"per_week": draw(st.integers(1, 2))},
    }
    if draw(st.booleans()):
        brief["limits"]["per_person"] = {"per_month": draw(st.integers(3, 4))}
    if draw(st.booleans()):
        brief["people"] = [
            {"name": f"Trainer {n}", "role": "trainer"} for n in range(draw(st.integers(2, 3)))
        ]
    if draw(st.booleans()):
        brief["venues"] = [
            {"name": "Raadzaal", "capacity": 60},
            {"name": "De Schuur", "capacity": 15, "hired": draw(st.booleans())},
        ]
    if draw(st.booleans()):
        rhythm = {"meets": "every 2 weeks on thursday evening", "first": "2027-01-14"}
        brief["calendar"]["council"] = rhythm
    return brief


@st.composite
def small_worlds(draw: st.DrawFn) -> tuple[Library, Data]:
    """Make a library with a brief."""
    library = draw(small_libraries())
    return library, draw(small_briefs(library))


@st.composite
def changes(draw: st.DrawFn, brief: Data, plan: Plan) -> Data:
    """Change one thing of a brief that has a plan."""
    changed = copy.deepcopy(brief)
    session = draw(st.sampled_from(plan.sessions))
    kind = draw(st.sampled_from(["day", "week", "numbers", "out", "limits", "away", "pattern"]))
    blocked = changed["calendar"]["blocked"]
    monday = session.date - dt.timedelta(session.date.weekday())
    if kind == "day":
        blocked.append(str(session.date))
    elif kind == "week":
        blocked.append({"from": str(monday), "to": str(monday + dt.timedelta(6))})
    elif kind == "numbers":
        changed["participants"][session.people[0].role] = draw(st.integers(8, 30))
    elif kind == "out":
        # The last one: no other builds on it.
        *asked, last = sorted(changed["modules"]["include"])
        changed["modules"] = {"include": asked, "exclude": [last]}
    elif kind == "limits":
        changed["limits"] = {"per_week": 1, "per_person": {"per_month": draw(st.integers(2, 4))}}
    elif kind == "away" and session.staff:
        for person in changed["people"]:
            if person["name"] == session.staff[0]:
                person["absent"] = [{"from": str(monday), "to": str(monday + dt.timedelta(6))}]
    else:
        days = draw(st.sampled_from([["monday", "tuesday"], ["wednesday", "friday"]]))
        changed["calendar"]["suits"] = {session.audience: days}
    return changed
