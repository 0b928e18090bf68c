"""The independent checker sees what is wrong with modules, groups and who goes through what."""

from typing import Any

import pytest

from abscurriculum.models.plan import Participant, Plan
from conftest import ROOT
from plan_attendance import find_in_attendance
from plan_world import (
    change,
    changed_library,
    drop,
    find,
    find_kind,
    make_group,
    put_in_order,
    without_costs,
    world_plan,
)

PLAN = world_plan()
START, TALK, ROUND = "start/officials-a/1", "gesprek/officials-a/1", "ronde/council-and-top*/1"
BOTH_STARTS = ("start/officials-a/1", "start/officials-b/1")
BOTH_TALKS = ("gesprek/officials-a/1", "gesprek/officials-b/1")
BOTH_ROUNDS = ("ronde/council-and-top*/1", "ronde/council-and-top*/2")


def plan_with(**changes: Any) -> Plan:
    """Change the good plan itself."""
    return PLAN.model_copy(update=changes)


def people(**numbers: int) -> tuple[Participant, ...]:
    """Say who is at a session."""
    return tuple(Participant(role=role, number=number) for role, number in numbers.items())


def test_a_good_plan_has_no_faults() -> None:
    """The plan that all other tests break is good, by hand and for the checker."""
    assert find(PLAN) == []
    assert PLAN.euro_cents == 1_308_000


def test_the_checker_uses_nothing_of_the_planner() -> None:
    """No file of the checker imports the planner, or it could be wrong in the same way."""
    files = sorted((ROOT / "tests").glob("plan_*.py"))
    assert len(files) > 10
    assert [f.name for f in files if "abscurriculum.planning" in f.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("module", "changes", "expected"),
    [
        (
            "ronde",
            {"closed_to": ["municipality"]},
            ["ronde is in, and closed to this type of organisation"],
        ),
        (
            "ronde",
            {"alternatives": ["heidag"]},
            ["ronde is an alternative of heidag, and both are in"],
        ),
        (
            "ronde",
            {"prerequisites": {"all_of": ["vervolg"]}},
            ["ronde builds on vervolg, which is not in"],
        ),
        (
            "ronde",
            {"prerequisites": {"any_of": ["vervolg", "middag"]}},
            ["ronde builds on any of ['vervolg', 'middag'], and none is in"],
        ),
        ("ronde", {"prerequisites": {"all_of": ["dicht"]}}, []),
        ("start", {"goals": {}}, ["no module introduces rolvastheid"]),
        (
            "gesprek",
            {"goals": {}},
            ["no module practises rolvastheid", "rolvastheid is practised for 0 minutes"],
        ),
    ],
)
def test_modules_that_may_not_be_in_are_seen(
    module: str, changes: dict[str, Any], expected: list[str]
) -> None:
    """A closed module, an alternative, a base that is not in and a goal not reached are faults."""
    assert find(PLAN, changed_library(module, **changes)) == expected


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ({"include": ["middag"]}, ["middag is included and not in"]),
        ({"exclude": ["ronde"]}, ["ronde is excluded and in"]),
        (
            {"replace": {"start": "vervolg"}},
            ["start is replaced and in", "vervolg replaces start and is not in"],
        ),
        ({"replace": {"dicht": "vervolg"}}, []),
    ],
)
def test_what_the_brief_says_of_modules_is_kept(
    modules: dict[str, Any], expected: list[str]
) -> None:
    """Included, excluded and replaced modules are seen; replacing what nobody asked is idle."""
    assert find(PLAN, modules=modules) == expected


def test_practice_minutes_are_counted() -> None:
    """The module that practises the must goal has 45 minutes of practice, and 46 are asked for."""
    expected = ["rolvastheid is practised for 45 minutes"]
    assert find(PLAN, limits={"practice_minutes": 46}) == expected


def test_lists_of_modules_are_looked_at() -> None:
    """A module without a reason, without sessions, twice or in neither list is a fault."""
    bare = tuple(
        m.model_copy(update={"reasons": ()}) if m.id == "ronde" else m for m in PLAN.modules
    )
    assert find(plan_with(modules=bare)) == ["ronde is in without a reason"]
    assert without_costs(find(drop(PLAN, *BOTH_ROUNDS))) == ["ronde is in, and has no session"]
    expected = ["the modules in and the modules left out are not together those of the library"]
    assert find(plan_with(left_out=PLAN.left_out[1:])) == expected
    twice = without_costs(find(plan_with(modules=(*PLAN.modules, PLAN.modules[0]))))
    assert "start is in the list of modules twice" in twice


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"module": "onbekend"}, [f"{START} is of a module that is not in"]),
        ({"groups": ("officials-z",)}, [f"{START} is for an unknown group officials-z"]),
        ({"audience": "burgers"}, [f"{START} is of an unknown audience"]),
    ],
)
def test_unknown_names_are_seen(changes: dict[str, Any], expected: list[str]) -> None:
    """A session of no chosen module, group or audience is a fault, and no crash."""
    assert find(change(PLAN, START, **changes)) == expected


def test_modules_of_no_library_are_seen() -> None:
    """A module that the library does not have is a fault, and no crash."""
    strange = PLAN.modules[0].model_copy(update={"id": "onbekend"})
    found = find(plan_with(modules=(*PLAN.modules, strange)))
    assert found == ["onbekend is in, and no module of the library"]


def test_groups_are_named_and_filled() -> None:
    """A letter too many, someone missing, an empty group and an unknown audience are faults."""
    a, b, management = PLAN.groups
    lettered = management.model_copy(update={"letter": "A"})
    assert find(plan_with(groups=(a, b, lettered))) == [
        "management is not called by its place among the groups of management"
    ]
    less = make_group("management", "management", "", secretary=1, director=3)
    assert find(plan_with(groups=(a, b, less)))[0] == (
        "the groups of management hold {'secretary': 1, 'director': 3}, "
        "not {'secretary': 1, 'director': 4}"
    )
    empty = make_group("council-and-top", "council-and-top", "")
    found = find(plan_with(groups=(*PLAN.groups, empty)))
    assert found[:2] == ["council-and-top has no members", "council-and-top has no session"]
    strange = make_group("burgers", "burgers", "", adviser=1)
    assert find(plan_with(groups=(*PLAN.groups, strange))) == [
        "burgers is of an unknown audience burgers"
    ]


def test_a_fixed_number_of_groups_is_kept() -> None:
    """Three groups of officials are asked for, and there are two."""
    groups = {"joint": ["terugblik"], "numbers": {"officials": 3}}
    assert find(PLAN, groups=groups) == ["officials is 2 groups, not the 3 asked for"]


@pytest.mark.parametrize(
    ("numbers", "is_right"),
    [
        ((5, 4), True),
        ((7, 4), False),  # seven people of one department do not fit in a group of six
        ((3, 3, 2), True),  # with fewer groups than departments, some share one
        ((4, 4, 4), False),  # two of them would be eight, in a group of six
    ],
)
def test_departments_stay_together(numbers: tuple[int, ...], *, is_right: bool) -> None:
    """Groups of six and six people are made per department, or cannot be."""
    departments = [
        {"name": f"afdeling {place}", "participants": {"adviser": number}}
        for place, number in enumerate(numbers)
    ]
    found = find(PLAN, departments=departments, groups={"form": "per-department"})
    assert found == ([] if is_right else ["the groups of officials are not made per department"])


def test_sizes_are_within_limits() -> None:
    """A session of six in a module for at least seven is a fault."""
    library = changed_library("start", group={"min": 7, "max": 9})
    assert find(PLAN, library) == [
        f"{session} has 6 people, which its module does not allow" for session in BOTH_STARTS
    ]


def test_staffing_numbers_are_kept() -> None:
    """One trainer more than asked, or one fewer than one for each eight, is a fault."""
    found = without_costs(find(change(PLAN, START, trainers=2)))
    assert found[0] == f"{START} has 2 trainers, not as many as its module asks"
    staffing = {"trainers": {"fixed": 1, "per_participants": 8}}
    found = find_kind(find_in_attendance, PLAN, changed_library("terugblik", staffing=staffing))
    together = "terugblik/officials-a+officials-b/1"
    assert found == [f"{together} has 1 trainers, not as many as its module asks"]
    for kind in ("actors", "guests"):
        found = find_kind(find_in_attendance, change(PLAN, START, **{kind: 3}))
        assert found == [f"{START} has 3 {kind}, not as many as its module asks"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"timing": {"times": 3, "repeat_weeks": 4}},
            ["ronde is held for a delegation at the times [1, 2]"],
        ),
        ({"timing": {"repeat_weeks": 25}}, ["ronde is done 2 times, more than 1"]),
        (
            {"audiences": ["management", "council-and-top"]},
            [f"{session} is not of a delegation of management" for session in BOTH_ROUNDS],
        ),
        (
            {"presence": {"councillor": {"min": 5, "max": 6}, "executive_member": {"max": 1}}},
            [f"{session} has 4 of councillor, not 5 to 6" for session in BOTH_ROUNDS],
        ),
        (
            {"presence": {"councillor": {"max": 3}, "executive_member": {"max": 1}}},
            [f"{session} has 4 of councillor, not 0 to 3" for session in BOTH_ROUNDS],
        ),
    ],
)
def test_delegations_are_looked_at(changes: dict[str, Any], expected: list[str]) -> None:
    """A delegation goes as often as asked, of the first audience, with the people asked for."""
    library = changed_library("ronde", **changes)
    assert find_kind(find_in_attendance, PLAN, library) == expected


def test_a_delegation_has_no_groups_and_no_strangers() -> None:
    """A delegation of a group, or with a role that nobody asked for, is a fault."""
    found = find_kind(find_in_attendance, change(PLAN, ROUND, groups=("management",)))
    assert found == [f"{ROUND} is not of a delegation of council-and-top"]
    with_clerk = change(PLAN, ROUND, people=people(councillor=4, executive_member=1, clerk=1))
    found = find_kind(find_in_attendance, with_clerk)
    assert found == [f"{ROUND} has 1 of clerk, not 0 to 0"]


def test_only_audiences_of_a_module_go_through_it() -> None:
    """Officials in a module for management, or without having done any of its bases, are faults."""
    library = changed_library("start", audiences=["management"])
    expected = ["officials goes through start, which is not made for it"]
    assert find_kind(find_in_attendance, PLAN, library) == expected
    library = changed_library("heidag", prerequisites={"any_of": ["start"]})
    expected = ["management goes through heidag, which is not made for it"]
    assert find_kind(find_in_attendance, PLAN, library) == expected


def test_every_audience_of_a_module_goes_through_it() -> None:
    """Officials would fit in a module that is for them too, and are not sent."""
    presence = {"director": {"max": 6}, "secretary": {"max": 1}, "adviser": {"max": 9}}
    for_both = {"audiences": ["management", "officials"], "presence": presence}
    library = changed_library("heidag", **for_both)
    expected = ["officials does not go through heidag"]
    assert find_kind(find_in_attendance, PLAN, library) == expected
    too_large = changed_library("heidag", **for_both, group={"min": 5, "max": 5})
    assert find_kind(find_in_attendance, PLAN, too_large) == []


def test_every_group_goes_once_each_time() -> None:
    """A group that misses a module, or does it twice, is a fault."""
    found = find_kind(find_in_attendance, drop(PLAN, "start/officials-b/1"))
    assert found == ["officials-b goes through start at the times [], not 1 times"]
    found = find_kind(find_in_attendance, change(PLAN, TALK, occurrence=2))
    assert found == [
        f"{TALK} is time 2 of 1",
        "officials-a goes through gesprek at the times [2], not 1 times",
    ]


def test_only_neighbours_meet_together() -> None:
    """Of three groups, the first and the last do not meet without the one between them."""
    groups = tuple(make_group(f"officials-{x}", "officials", x.upper(), adviser=4) for x in "abc")
    outer = {"groups": ("officials-a", "officials-c"), "people": people(adviser=8)}
    inner = {"people": people(adviser=4)}
    plan = drop(plan_with(groups=(*groups, PLAN.groups[2])), *BOTH_TALKS)
    plan = change(change(plan, BOTH_STARTS[0], **outer), BOTH_STARTS[1], **inner)
    together = ("officials-a", "officials-b", "officials-c")
    plan = change(plan, "terugblik/officials-a+officials-b/1", groups=together)
    found = find_kind(find_in_attendance, put_in_order(plan))
    assert found == [f"{START} is for groups that are no neighbours"]


def test_groups_of_other_audiences_do_not_come() -> None:
    """Management is no group of officials."""
    found = find_kind(find_in_attendance, change(PLAN, START, groups=("management",)))
    assert found == [
        f"{START} is for groups that are not of officials",
        "officials-a goes through start at the times [], not 1 times",
    ]


def test_people_are_those_of_the_groups() -> None:
    """Five of a group of six, and fewer of a role than the module asks for, are faults."""
    found = find_kind(find_in_attendance, change(PLAN, START, people=people(adviser=5)))
    assert found == [f"{START} has {{'adviser': 5}}, not its groups' {{'adviser': 6}}"]
    presence = {"adviser": {"min": 7, "max": 7}, "alderman": {"min": 1, "max": 1}}
    assert find(PLAN, changed_library("gesprek", presence=presence)) == [
        f"{session} has too few of adviser" for session in BOTH_TALKS
    ]


def test_joint_modules_take_all_groups() -> None:
    """A module that all groups do together is not done group by group."""
    assert find(PLAN, groups={"joint": ["start", "terugblik"]}) == [
        f"{session} is not for all groups of officials together" for session in BOTH_STARTS
    ]
