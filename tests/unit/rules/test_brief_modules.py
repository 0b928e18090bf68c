from typing import Any

import pytest

from abscurriculum.rules import brief_contradiction, brief_module, closed_module
from builders import a_library, a_module, a_request, check_brief, places


def test_unknown_module() -> None:
    """Every place that names a module is looked at, keys too."""
    wishes = {"include": ["aaa"], "exclude": ["bbb"], "replace": {"ccc": "ddd"}}
    request = a_request(modules=wishes, parameters={"eee": {}})
    assert places(check_brief(brief_module.RULE, request)) == [
        "modules/include/0",
        "modules/exclude/0",
        "modules/replace/ccc:",
        "modules/replace/ccc",
        "parameters/eee:",
    ]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"include": ["a"], "exclude": ["b"], "replace": {"c": "d"}}, []),
        ({"include": ["a", "b"], "exclude": ["b"]}, ["modules/exclude/0"]),
        ({"replace": {"a": "a"}}, ["modules/replace/a"]),
        ({"include": ["a"], "replace": {"a": "b"}}, ["modules/replace/a:"]),
        ({"exclude": ["b"], "replace": {"a": "b"}}, ["modules/replace/a"]),
    ],
)
def test_contradiction(wishes: dict[str, Any], expected: list[str]) -> None:
    """A module is asked for or against, not both."""
    assert places(check_brief(brief_contradiction.RULE, a_request(modules=wishes))) == expected


def test_module_closed_to_the_client() -> None:
    """Included and replacing modules must be open; the replaced one need not be."""
    library = a_library(a_module("a", closed_to=["water-board"]), a_module("b"))
    wishes = {"include": ["b", "a"], "replace": {"b": "a", "a": "b"}}
    request = a_request(library, kind="water-board", modules=wishes)
    found = check_brief(closed_module.RULE, request)
    assert places(found) == ["modules/include/1", "modules/replace/b"]
    assert "water boards" in found[0].message
    assert check_brief(closed_module.RULE, a_request(library, modules=wishes)) == []
