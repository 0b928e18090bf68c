"""The independent checker sees who goes wrongly through a module, or not at all."""

from typing import Any

import pytest

from abscurriculum.models.plan import Plan
from plan_attendance import find_in_attendance
from plan_world import (
    DAY,
    LAST,
    NEXT_ROUND,
    OTHER_START,
    OTHER_TALK,
    ROUND,
    START,
    TALK,
    change,
    changed_library,
    drop,
    find,
    find_kind,
    make_group,
    people,
    put_in_order,
    without_costs,
    world_plan,
)

PLAN = world_plan()


def plan_with(**changes: Any) -> Plan:
    """Change the good plan itself."""
    return PLAN.model_copy(update=changes)


def test_sizes_are_within_limits() -> None:
    """A session of six in a module for at least seven is a fault."""
    library = changed_library("start", group={"min": 7, "max": 9})
    assert find(PLAN, library) == [
        f"{session} has 6 people, which its module does not allow"
        for session in (START, OTHER_START)
    ]


def test_staffing_numbers_are_kept() -> None:
    """One trainer more than asked, or one fewer than one for each eight, is a fault."""
    found = without_costs(find(change(PLAN, START, trainers=2)))
    assert found[0] == f"{START} has 2 trainers, not as many as its module asks"
    staffing = {"trainers": {"fixed": 1, "per_participants": 8}}
    found = find_kind(find_in_attendance, PLAN, changed_library("terugblik", staffing=staffing))
    assert found == [f"{LAST} has 1 trainers, not as many as its module asks"]
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
            [f"{session} is not of a delegation of management" for session in (ROUND, NEXT_ROUND)],
        ),
        (
            {"presence": {"councillor": {"min": 5, "max": 6}, "executive_member": {"max": 1}}},
            [f"{session} has 4 of councillor, not 5 to 6" for session in (ROUND, NEXT_ROUND)],
        ),
        (
            {"presence": {"councillor": {"max": 3}, "executive_member": {"max": 1}}},
            [f"{session} has 4 of councillor, not 0 to 3" for session in (ROUND, NEXT_ROUND)],
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
    found = find_kind(find_in_attendance, drop(PLAN, OTHER_START))
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
    plan = drop(plan_with(groups=(*groups, PLAN.groups[2])), TALK, OTHER_TALK)
    plan = change(change(plan, START, **outer), OTHER_START, **inner)
    together = ("officials-a", "officials-b", "officials-c")
    plan = change(plan, LAST, groups=together)
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
        f"{session} has too few of adviser" for session in (TALK, OTHER_TALK)
    ]


def test_fewer_people_come_only_where_more_never_can() -> None:
    """Two of four directors are never there: two come to a session, and not one or four."""
    diaries = [
        {"name": f"directeur {n}", "role": "director", "days": [day]}
        for n, day in enumerate(["monday morning", "friday evening"])
    ]
    two, one = people(director=2, secretary=1), people(director=1, secretary=1)
    wrong = "not its groups' {'director': 4, 'secretary': 1}"
    for there, expected in (
        (two, []),
        (one, [f"{DAY} has {{'director': 1, 'secretary': 1}}, {wrong}"]),
    ):
        plan = change(PLAN, DAY, people=there)
        assert find_kind(find_in_attendance, plan, people=diaries) == expected
    found = find_kind(find_in_attendance, change(PLAN, DAY, people=two))
    assert found == [f"{DAY} has {{'director': 2, 'secretary': 1}}, {wrong}"]


def test_joint_modules_take_all_groups() -> None:
    """A module that all groups do together is not done group by group."""
    assert find(PLAN, groups={"joint": ["start", "terugblik"]}) == [
        f"{session} is not for all groups of officials together" for session in (START, OTHER_START)
    ]
