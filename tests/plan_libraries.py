"""Small libraries of any kind, for Hypothesis."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from abscurriculum.models.library import Library
from abscurriculum.models.origin import Sourced
from abscurriculum.models.vocabulary import Vocabulary
from builders import a_goal, a_library, a_module, a_vocabulary, a_word, activity, text

Data = dict[str, Any]
TRACKS = ("officials-executives", "leadership")
GOALS = ("rolvastheid", "gedeelde-koers", "open-debat")
AUDIENCES: dict[str, tuple[str, ...]] = {
    "officials": ("adviser", "team_leader"),
    "management": ("secretary", "director"),
    "council-and-top": ("councillor", "alderman", "mayor", "clerk", "secretary"),
}
# Roles that stand for several, and have one in common.
SEVERAL = {"executive_member": ("alderman", "mayor"), "chair": ("mayor", "secretary", "clerk")}
ROLES = tuple(dict.fromkeys(role for roles in AUDIENCES.values() for role in roles))
_SITS: dict[str, list[str]] = {
    "councillor": ["council"],
    "alderman": ["council", "executive"],
    "mayor": ["council", "executive"],
    "clerk": ["council"],
    "secretary": ["executive"],
}
_IDS = ("alfa", "bravo", "charlie", "delta", "echo", "foxtrot")


def _vocabulary() -> Sourced[Vocabulary]:
    roles: Data = {
        role: {
            "sits_in": _SITS.get(role, []),
            "elected": role == "councillor",
            "appointed": role == "alderman",
            "defaults": {"municipality": 3, "province": 3, "water_board": 3},
        }
        for role in ROLES
    }
    roles |= {name: {"any_of": list(parts)} for name, parts in SEVERAL.items()}
    return a_vocabulary(
        roles=roles,
        terms={name: {"all": a_word(name)} for name in ("council", *roles)},
        audiences={
            audience: {"title": text(), "roles": list(theirs)}
            for audience, theirs in AUDIENCES.items()
        },
    )


VOCABULARY = _vocabulary()


def _goals() -> st.SearchStrategy[Data]:
    some = st.lists(st.sampled_from(GOALS), max_size=2, unique=True)
    return st.fixed_dictionaries({"introduces": some, "practises": some})


def _parts() -> st.SearchStrategy[list[str]]:
    halves = st.lists(st.sampled_from(["morning", "afternoon", "evening"]), min_size=1, unique=True)
    return halves | halves | st.just(["full-day"])


@st.composite
def _presence(draw: st.DrawFn, audiences: list[str]) -> Data:
    """Ask for roles of one's audiences, and perhaps for someone from outside them."""
    own = [role for audience in audiences for role in AUDIENCES[audience]]
    roles = draw(st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True))
    if draw(st.integers(0, 2)) == 0:
        # Who stands for one role asked for does not stand for another as well.
        others = [name for name, parts in SEVERAL.items() if not set(parts) & set(roles)]
        roles.append(draw(st.sampled_from([*ROLES, *others])))
    presence = {}
    for role in dict.fromkeys(roles):
        least = draw(st.integers(0, 2))
        presence[role] = {"min": least, "max": least + draw(st.integers(0, 12))}
    if all(limits["max"] == 0 for limits in presence.values()):
        presence[roles[0]] = {"min": 1, "max": 4}
    return presence


@st.composite
def _timing(draw: st.DrawFn, *, hard: bool, earlier: Sequence[str]) -> Data:
    """Give a place in the programme; what is hard is never first."""
    places = ["any"] * 5 + ["last", "halfway"] + ([] if hard else ["first"])
    position = draw(st.sampled_from(places))
    timing: Data = {"position": position, "scope": draw(st.sampled_from(["track", "programme"]))}
    if position == "last" and draw(st.booleans()):
        timing["gap_days"] = {"min": draw(st.integers(0, 30)), "max": draw(st.integers(31, 90))}
    if position in ("any", "first") and draw(st.integers(0, 3)) == 0:
        timing["times"] = draw(st.integers(1, 3))
        if draw(st.booleans()):
            timing["repeat_weeks"] = draw(st.integers(1, 5))
            if draw(st.integers(0, 4)) == 0:
                timing["repeat_weeks"] *= 4
                del timing["times"]
    if earlier and draw(st.integers(0, 5)) == 0:
        timing["after"] = [draw(st.sampled_from(earlier))]
    return timing


@st.composite
def _prerequisites(draw: st.DrawFn, earlier: Sequence[str]) -> Data:
    """Build on modules that stand before it in the alphabet, so that there is no circle."""
    if not earlier or draw(st.booleans()):
        return {}
    some = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=2, unique=True))
    needs: Data = {draw(st.sampled_from(["all_of", "any_of"])): some}
    if draw(st.booleans()):
        least = draw(st.integers(0, 21))
        most = draw(st.none() | st.integers(least + 7, least + 40))
        needs["gap_days"] = {"min": least, **({"max": most} if most else {})}
    return needs


@st.composite
def _modules(draw: st.DrawFn, place: int) -> Data:
    """Give a module that may build on those before it."""
    audiences = draw(
        st.lists(st.sampled_from(list(AUDIENCES)), min_size=1, max_size=2, unique=True)
    )
    least = draw(st.integers(1, 6))
    intensity = draw(st.sampled_from(["low", "medium", "high"]))
    staff = st.sampled_from([0, 0, 1, 2, {"fixed": 1, "per_participants": 8}])
    return {
        "track": draw(st.sampled_from(TRACKS)),
        "audiences": audiences,
        "attendance": draw(st.sampled_from(["all", "all", "delegation"])),
        "group": {"min": least, "max": least + draw(st.integers(2, 24))},
        "presence": draw(_presence(audiences)),
        "staffing": {kind: draw(staff) for kind in ("trainers", "actors", "guests")},
        "intensity": intensity,
        "dayparts": draw(_parts()),
        "timing": draw(_timing(hard=intensity == "high", earlier=_IDS[:place])),
        "prerequisites": draw(_prerequisites(_IDS[:place])),
        "goals": draw(_goals()),
        "lead_days": draw(st.sampled_from([0, 0, 20, 50])),
        "closed_to": draw(st.sampled_from([[], [], [], [], ["province"], ["municipality"]])),
        "minutes": draw(st.tuples(st.sampled_from([30, 60, 90]), st.sampled_from([60, 150]))),
    }


@st.composite
def libraries(draw: st.DrawFn) -> Data:
    """Give a library of a few modules, of which two may be alternatives, as data."""
    number = draw(st.integers(2, len(_IDS)))
    shelf = {_IDS[place]: draw(_modules(place)) for place in range(number)}
    first, last = _IDS[0], _IDS[number - 1]
    needs = [other for names in shelf[last]["prerequisites"].values() for other in names]
    if draw(st.integers(0, 3)) == 0 and first not in needs:
        shelf[first]["alternatives"], shelf[last]["alternatives"] = [last], [first]
    some = st.lists(st.sampled_from(_IDS[:number]), max_size=number, unique=True)
    names = ("short", "standard", "long")
    routes = {track: {name: draw(some) for name in names} for track in TRACKS}
    return {"modules": shelf, "routes": routes}


def make_library(data: Data) -> Library:
    """Make a library of its data."""
    shelf = [_make_module(name, **module) for name, module in data["modules"].items()]
    goals = [a_goal(goal, track=TRACKS[0]) for goal in GOALS]
    return a_library(*shelf, goals=goals, routes=data["routes"], vocabulary=VOCABULARY)


def _make_module(
    name: str, *, lead_days: int, minutes: tuple[int, int], **data: Any
) -> Sourced[Any]:
    practice, other = minutes
    needs = [{"text": text(), "lead_days": lead_days}]
    agenda = [activity(practice, form="practice"), activity(other)]
    return a_module(name, needs=needs, agenda=agenda, **data)
