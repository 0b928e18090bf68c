"""The independent checker sees what is wrong with modules, groups and who goes through what."""

from typing import Any

import pytest

from abscurriculum.models.plan import Plan
from conftest import ROOT
from plan_groups import find_in_groups
from plan_world import (
    NEXT_ROUND,
    ROUND,
    START,
    change,
    changed_library,
    drop,
    find,
    find_kind,
    make_group,
    without_costs,
    world_plan,
)

PLAN = world_plan()


def plan_with(**changes: Any) -> Plan:
    """Change the good plan itself."""
    return PLAN.model_copy(update=changes)


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
            ["vervolg is in the place of another and not in", "start is replaced and in"],
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
    assert without_costs(find(drop(PLAN, ROUND, NEXT_ROUND))) == ["ronde is in, and has no session"]
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
    ("labels", "expected"),
    [
        (("noord", "zuid + west"), []),
        (
            ("noord + west", "zuid"),
            ["the groups of officials called \"noord + west\" do not hold {'adviser': 7}"],
        ),
        (("noord", "zuid"), ['0 times there are groups of officials called "west"']),
        (
            ("noord + zuid", "west + oost"),
            [
                "the groups of officials called \"noord + zuid\" do not hold {'adviser': 8}",
                '1 times there are groups of officials called "oost"',
            ],
        ),
        (
            ("noord", "zuid + west + zuid"),
            [
                "the groups of officials called \"zuid + west + zuid\" do not hold {'adviser': 8}",
                '2 times there are groups of officials called "zuid"',
            ],
        ),
    ],
)
def test_departments_stay_together(labels: tuple[str, str], expected: list[str]) -> None:
    """Two groups of six hold departments of five, three and two, each in one of them."""
    sizes = {"noord": 5, "zuid": 3, "west": 2}
    departments = [{"name": n, "participants": {"adviser": size}} for n, size in sizes.items()]
    groups = tuple(
        group.model_copy(update={"department": label})
        for group, label in zip(PLAN.groups, labels, strict=False)
    )
    plan = plan_with(groups=(*groups, PLAN.groups[2]))
    asked = {"form": "per-department"}
    assert find_kind(find_in_groups, plan, departments=departments, groups=asked) == expected


def test_clients_stay_together() -> None:
    """With groups per client, each client finds its people in groups of its name."""
    asked = {"form": "per-client"}
    found = find_kind(find_in_groups, PLAN, groups=asked)
    assert found == [
        f'{number} times there are groups of {audience} called "{name}"'
        for audience in ("officials", "management")
        for number, name in ((1, ""), (0, "Westland"))
    ]
    groups = tuple(g.model_copy(update={"department": "Westland"}) for g in PLAN.groups)
    assert find_kind(find_in_groups, plan_with(groups=groups), groups=asked) == []


def test_pinned_modules_are_in_and_a_programme_holds_something() -> None:
    """A pin on a module that is not in, and a plan without sessions, are faults."""
    pins = [{"module": "middag", "daypart": "morning"}]
    assert find(PLAN, pins=pins) == ["middag is pinned and not in"]
    assert "the programme holds nothing" in find(plan_with(sessions=(), modules=(), groups=()))
