from abscurriculum.diagnostics import Severity
from abscurriculum.rules.one_sided_alternative import RULE
from builders import a_library, a_module, check_module, places


def test_mutual_alternatives_are_fine() -> None:
    """Two modules that name each other give nothing."""
    first, second = a_module("a", alternatives=["b"]), a_module("b", alternatives=["a"])
    assert check_module(RULE, first, a_library(first, second)) == []


def test_one_sided_alternative_is_a_warning() -> None:
    """The one that names is told; an unknown one is left to its own rule."""
    first, second = a_module("a", alternatives=["nergens", "b"]), a_module("b")
    (found,) = check_module(RULE, first, a_library(first, second))
    assert found.severity is Severity.WARNING
    assert places([found]) == ["alternatives/1"]


def test_alternative_that_comes_before() -> None:
    """What a module builds on, and the module itself, cannot take its place."""
    rests_on = {"all_of": ["b"], "any_of": ["c"]}
    module = a_module("a", alternatives=["a", "b", "c"], prerequisites=rests_on)
    found = check_module(RULE, module, a_library(module, a_module("b"), a_module("c")))
    assert places(found) == ["alternatives/0", "alternatives/1", "alternatives/2"]
    assert {each.severity for each in found} == {Severity.ERROR}
