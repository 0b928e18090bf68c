from typing import Any

import pytest

from abscurriculum.rules.actors_without_scenes import RULE
from builders import a_module, check_module, places, scene


@pytest.mark.parametrize(
    ("staffing", "scenes", "expected"),
    [
        ({"actors": 1}, [scene()], []),
        ({"actors": {"per_participants": 6}}, [scene()], []),
        ({"actors": {"per_participants": 6}}, [], ["staffing/actors"]),
        ({"actors": 0}, [], []),
        ({"actors": 0}, [scene()], ["scenes:"]),
        ({"trainers": 2}, [scene()], ["scenes:"]),
    ],
)
def test_actors_and_scenes(staffing: Any, scenes: Any, expected: list[str]) -> None:
    """Either without the other is an error, however the actors are counted."""
    assert places(check_module(RULE, a_module(staffing=staffing, scenes=scenes))) == expected
