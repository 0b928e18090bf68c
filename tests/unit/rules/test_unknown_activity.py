from typing import Any

import pytest

from abscurriculum.rules.unknown_activity import RULE
from builders import a_module, block, check_module, places, scene


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rounds_in": "wrek"}, ["pressure_cooker/rounds_in"]),
        ({"rounds_in": "pauze"}, ["pressure_cooker/rounds_in"]),
        ({"executive_reflection": "nergens"}, ["pressure_cooker/executive_reflection"]),
        ({"team_reflection": "nergens"}, ["pressure_cooker/team_reflection"]),
        ({"team_reflection": "terugblik"}, ["pressure_cooker/team_reflection"]),
        ({}, []),
    ],
)
def test_pressure_cooker(changes: dict[str, Any], expected: list[str]) -> None:
    """All three references must exist, be no break, and leave both reflections apart."""
    module = a_module(kind="pressure-cooker", **block("pressure-cooker", **changes))
    assert places(check_module(RULE, module)) == expected


def test_scene_in_no_activity() -> None:
    """A scene names an activity; the likely one is suggested."""
    module = a_module(kind="role-play", scenes=[scene(), scene(activity="wrek")])
    (found,) = check_module(RULE, module)
    assert places([found]) == ["scenes/1/activity"]
    assert found.hint == 'Did you mean "werk"?'
