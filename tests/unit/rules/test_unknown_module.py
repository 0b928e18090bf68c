import pytest

from abscurriculum.rules.unknown_module import RULE
from builders import a_library, a_module, check_module, places


@pytest.mark.parametrize("path", ["prerequisites/all_of/0", "prerequisites/any_of/0"])
def test_unknown_prerequisite(path: str) -> None:
    """Both lists of prerequisites are looked at, and the likely module is named."""
    key = path.split("/")[1]
    module = a_module("b", prerequisites={key: ["rolen-en-spelregels"]})
    found = check_module(RULE, module, a_library(a_module("rollen-en-spelregels"), module))
    assert places(found) == [path]
    assert found[0].hint == 'Did you mean "rollen-en-spelregels"?'


def test_unknown_alternative() -> None:
    """Without a likely module, the message says where to look."""
    found = check_module(RULE, a_module("b", alternatives=["b", "heel-anders"]))
    assert places(found) == ["alternatives/1"]
    assert "abs modules" in found[0].hint


def test_large_library_is_searched() -> None:
    """Among thousands of modules, the likely one is still found."""
    shelf = [a_module(f"module-{number}") for number in range(600)]
    module = a_module("b", alternatives=["modul-77"])
    (found,) = check_module(RULE, module, a_library(module, *shelf))
    assert found.hint == 'Did you mean "module-77"?'
