import pytest

from abscurriculum.rules.neglected_goal import RULE
from builders import a_goal, a_library, a_module, check_library, places


@pytest.mark.parametrize(
    ("introduces", "practises", "messages"),
    [
        (1, 2, []),
        (0, 2, ["no module introduces"]),
        (1, 1, ["only one module practises"]),
        (0, 0, ["no module introduces", "no module practises"]),
    ],
)
def test_goal_has_its_modules(introduces: int, practises: int, messages: list[str]) -> None:
    """One module that introduces and two that practise are enough."""
    goals = ["rolvastheid"]
    modules = [a_module(f"i{n}", goals={"introduces": goals}) for n in range(introduces)]
    modules += [a_module(f"p{n}", goals={"practises": goals * 2}) for n in range(practises)]
    found = check_library(RULE, a_library(*modules, goals=[a_goal()]))
    assert places(found) == ["goals/0/id"] * len(messages)
    assert all(each.message.startswith(m) for m, each in zip(messages, found, strict=True))
