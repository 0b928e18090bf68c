from typing import Any

import pytest

from abscurriculum.rules import (
    clashing_pins,
    closed_module,
    missing_departments,
    no_groups,
    pin_daypart,
    unknown_group,
    vague_pin,
)
from builders import a_library, a_module, a_request, check_brief, places

_DAY, _LATER = "2027-02-04", "2027-02-11"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"date": _DAY}, []),
        ({"daypart": "morning"}, []),
        ({"from": _DAY}, []),
        ({"to": _DAY, "daypart": "morning"}, []),
        ({"date": _DAY, "daypart": "morning"}, []),
        ({}, ["pins/0"]),
        ({"group": "officials"}, ["pins/0"]),
        ({"date": _DAY, "from": _DAY}, ["pins/0/from:"]),
        ({"date": _DAY, "from": _DAY, "to": _LATER}, ["pins/0/from:"]),
        ({"date": _DAY, "to": _LATER}, ["pins/0/to:"]),
    ],
)
def test_when_a_pin_is(when: dict[str, Any], expected: list[str]) -> None:
    """A pin has a day, a window or a daypart, and not a day and a window."""
    found = check_brief(vague_pin.RULE, a_request(pins=[{"module": "a", **when}]))
    assert places(found) == expected


@pytest.mark.parametrize(
    ("dayparts", "wrong"),
    [
        (["morning"], ["afternoon", "evening"]),
        (["evening", "afternoon"], ["morning"]),
        (["full-day"], ["afternoon", "evening"]),
        (["full-day", "evening"], ["afternoon"]),
    ],
)
def test_daypart_of_a_pin(dayparts: list[str], wrong: list[str]) -> None:
    """A module begins in one of its dayparts, a whole day in the morning."""
    library = a_library(a_module("a", dayparts=dayparts))
    parts = ["morning", "afternoon", "evening"]
    pins = [{"module": "a", "daypart": part} for part in parts] + [{"module": "b", "date": _DAY}]
    found = check_brief(pin_daypart.RULE, a_request(library, pins=pins))
    assert places(found) == [f"pins/{parts.index(part)}/daypart" for part in wrong]


@pytest.mark.parametrize(
    ("group", "hint"),
    [
        ("officials", ""),
        ("officials-a", ""),
        ("officials-ab", ""),
        ("officials-abc", "with a letter"),
        ("officials-1", "with a letter"),
        ("oficials-b", 'Did you mean "officials-b"?'),
        ("oficials", 'Did you mean "officials"?'),
        ("raad", "officials-a"),
    ],
)
def test_unknown_group(group: str, hint: str) -> None:
    """A group is an audience, with a letter where there are more."""
    request = a_request(
        pins=[{"module": "a", "group": group}], groups={"not_at_once": [["officials-b", group]]}
    )
    found = check_brief(unknown_group.RULE, request)
    expected = ["pins/0/group", "groups/not_at_once/0/1"] if hint else []
    assert places(found) == expected
    assert all(each.hint for each in found)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({"date": _DAY}, {"date": _LATER}, True),
        ({"date": _DAY}, {"date": _DAY}, False),
        ({"date": _DAY, "daypart": "morning"}, {"date": _DAY, "daypart": "evening"}, True),
        ({"date": _DAY, "daypart": "morning"}, {"daypart": "morning"}, False),
        ({"date": _DAY, "group": "a"}, {"date": _LATER, "group": "b"}, False),
        ({"date": _DAY, "group": "a"}, {"date": _LATER, "group": "a"}, True),
        ({"date": _DAY, "group": "a"}, {"date": _LATER}, True),
        ({"date": _DAY, "module": "b"}, {"date": _LATER}, False),
        ({"date": _DAY}, {"from": _LATER}, True),
        ({"date": _DAY}, {"to": _LATER}, False),
        ({"to": _DAY}, {"from": _LATER}, True),
        ({"from": _DAY, "to": _LATER}, {"from": _LATER}, False),
        ({"from": _LATER, "to": _DAY}, {"date": "2027-03-11"}, False),
        ({"date": _DAY, "to": _LATER}, {"date": "2027-03-11"}, False),
    ],
)
def test_pins_that_clash(one: dict[str, Any], other: dict[str, Any], *, clash: bool) -> None:
    """Two pins of one module and group leave at least one daypart; the later one is reported."""
    request = a_request(pins=[{"module": "a", **one}, {"module": "a", **other}])
    found = check_brief(clashing_pins.RULE, request)
    assert places(found) == (["pins/1"] if clash else [])


def test_pins_of_modules_that_are_left_out() -> None:
    """A module that is excluded or replaced has no session, nor has one that is closed here."""
    library = a_library(*(a_module(name) for name in "abcd"), a_module("e", closed_to=["province"]))
    wishes = {"include": ["b"], "exclude": ["a"], "replace": {"b": "c"}}
    pins = [{"module": name, "date": _DAY} for name in "abcde"]
    request = a_request(library, kind="province", modules=wishes, pins=pins)
    found = check_brief(clashing_pins.RULE, request)
    assert places(found) == ["pins/0/module", "pins/1/module"]
    assert "replaced" in found[1].message
    assert places(check_brief(closed_module.RULE, request)) == ["pins/4/module"]


def test_groups_per_department() -> None:
    """Without departments there is nothing to divide by."""
    groups = {"form": "per-department"}
    assert places(check_brief(missing_departments.RULE, a_request(groups=groups))) == [
        "groups/form"
    ]
    request = a_request(groups=groups, departments=[{"name": "Ruimte"}])
    assert check_brief(missing_departments.RULE, request) == []
    assert check_brief(missing_departments.RULE, a_request()) == []


def test_no_groups() -> None:
    """An audience is at least one group."""
    request = a_request(groups={"numbers": {"officials": 0, "management": 1}})
    assert places(check_brief(no_groups.RULE, request)) == ["groups/numbers/officials"]
