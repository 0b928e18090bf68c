from typing import Any

import pytest

from abscurriculum.rules.impossible_presence import RULE
from builders import a_module, check_module, places

_GROUP = {"min": 6, "max": 12}


@pytest.mark.parametrize(
    ("presence", "expected"),
    [
        ({"adviser": {"min": 12, "max": 12}}, []),
        ({"adviser": {"max": 6}}, []),
        ({"adviser": {"min": 6, "max": 9}, "mayor": {"min": 7, "max": 7}}, ["group/max"]),
        ({"adviser": {"max": 4}, "mayor": {"max": 1}}, ["group/min"]),
        ({"adviser": {"min": 14, "max": 13}}, []),
    ],
)
def test_presence_fits_the_group(presence: dict[str, Any], expected: list[str]) -> None:
    """Minima and maxima are added over roles; a reversed range is left to its own rule."""
    module = a_module(group=_GROUP, presence=presence)
    assert places(check_module(RULE, module)) == expected
