import pytest

from abscurriculum.rules.unknown_goal import RULE
from builders import a_goal, a_library, a_module, check_module, places


@pytest.mark.parametrize("level", ["introduces", "practises", "anchors"])
def test_unknown_goal(level: str) -> None:
    """All three levels are looked at, and the likely goal is named."""
    module = a_module(goals={level: ["rolvastheid", "rolvastheit"]})
    found = check_module(RULE, module, a_library(module, goals=[a_goal("rolvastheid")]))
    assert places(found) == [f"goals/{level}/1"]
    assert found[0].hint == 'Did you mean "rolvastheid"?'
