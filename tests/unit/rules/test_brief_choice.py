from typing import Any

import pytest

from abscurriculum.models.library import Library
from abscurriculum.rules import idle_replacement, missing_base, unserved_goal
from builders import a_goal, a_library, a_module, a_request, check_brief, places


def chain() -> Library:
    """Make a library in which c builds on b, b on a, and d on a or b; e is closed to provinces."""
    return a_library(
        a_module("a", goals={"introduces": ["rolvastheid"]}),
        a_module("b", prerequisites={"all_of": ["a"]}, goals={"practises": ["rolvastheid"]}),
        a_module("c", prerequisites={"all_of": ["b"]}),
        a_module("d", prerequisites={"any_of": ["a", "b"]}),
        a_module("e", closed_to=["province"], goals={"introduces": ["tegenspraak"]}),
        a_module("f", prerequisites={"all_of": ["e"]}, goals={"practises": ["tegenspraak"]}),
        goals=[a_goal("rolvastheid"), a_goal("tegenspraak"), a_goal("open-debat")],
        routes={"officials-executives": {"short": ["a"], "standard": ["a", "b"]}},
    )


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"replace": {"a": "c"}}, []),
        ({"replace": {"c": "d"}}, ["modules/replace/c"]),
        ({"include": ["c"], "replace": {"c": "d"}}, []),
        ({"replace": {"a": "c", "c": "d"}}, []),
        ({"replace": {"a": "c", "b": "b"}}, []),
        ({"replace": {"zzz": "d"}}, []),
    ],
)
def test_nothing_to_replace(wishes: dict[str, Any], expected: list[str]) -> None:
    """What is replaced is in a route, included, or has come in the place of another."""
    found = check_brief(idle_replacement.RULE, a_request(chain(), modules=wishes))
    assert places(found) == expected
    assert all(each.severity == "warning" for each in found)


def test_nothing_to_replace_in_another_route() -> None:
    """Only the chosen routes count."""
    wishes = {"replace": {"b": "d"}}
    for route, expected in (("standard", []), ("short", [1]), ("none", [1])):
        request = a_request(chain(), modules=wishes, routes={"officials-executives": route})
        assert len(check_brief(idle_replacement.RULE, request)) == len(expected)


@pytest.mark.parametrize(
    ("kind", "exclude", "expected"),
    [
        ("municipality", [], ["goals/must/2"]),
        ("municipality", ["b"], ["goals/must/0", "goals/must/2"]),
        ("municipality", ["a"], ["goals/must/0", "goals/must/2"]),
        ("municipality", ["c", "d"], ["goals/must/2"]),
        ("province", [], ["goals/must/1", "goals/must/2"]),
    ],
)
def test_goals_that_nothing_serves(kind: Any, exclude: list[str], expected: list[str]) -> None:
    """A must goal needs modules that are not left out, and what those build on."""
    goals = {"must": ["rolvastheid", "tegenspraak", "open-debat", "zzz"], "should": ["open-debat"]}
    request = a_request(chain(), kind=kind, modules={"exclude": exclude}, goals=goals)
    found = check_brief(unserved_goal.RULE, request)
    assert places(found) == expected
    assert all(each.severity == "error" for each in found)
    assert "introduces or practises" in found[-1].message


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"include": ["b"]}, []),
        ({"include": ["b"], "exclude": ["a"]}, [("modules/include/0", "a")]),
        ({"include": ["c"], "exclude": ["a"]}, [("modules/include/0", "a")]),
        ({"include": ["c"], "exclude": ["a", "b"]}, [("modules/include/0", "b")]),
        ({"include": ["d"], "exclude": ["a"]}, []),
        ({"include": ["d"], "exclude": ["a", "b"]}, [("modules/include/0", "a")]),
        ({"include": ["b"], "replace": {"a": "d"}}, [("modules/include/0", "a")]),
        ({"replace": {"b": "c"}}, [("modules/replace/b", "b")]),
        ({"replace": {"f": "c"}, "exclude": ["b"]}, []),
        ({"include": ["a"], "exclude": ["a"]}, []),
    ],
)
def test_what_a_module_builds_on(wishes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """What a module that is asked for needs, step by step, is not left out."""
    found = check_brief(missing_base.RULE, a_request(chain(), modules=wishes))
    assert places(found) == [place for place, _ in expected]
    assert all(
        f'on "{name}"' in each.message for each, (_, name) in zip(found, expected, strict=True)
    )


def test_what_is_closed_is_not_asked() -> None:
    """A province does without what is closed to it."""
    request = a_request(chain(), kind="province", modules={"include": ["f"], "exclude": ["e"]})
    assert check_brief(missing_base.RULE, request) == []
