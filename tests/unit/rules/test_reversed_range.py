from typing import Any

import pytest

from abscurriculum.rules.reversed_range import RULE
from builders import a_module, check_module, places

_BAD = {"min": 9, "max": 8}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"group": _BAD}, "group/min"),
        ({"presence": {"adviser": _BAD}}, "presence/adviser/min"),
        ({"prerequisites": {"gap_days": _BAD}}, "prerequisites/gap_days/min"),
        ({"timing": {"gap_days": _BAD}}, "timing/gap_days/min"),
    ],
)
def test_reversed_range(changes: dict[str, Any], place: str) -> None:
    """Every range of a module is looked at."""
    assert places(check_module(RULE, a_module(**changes))) == [place]


def test_open_and_equal_ranges_are_fine() -> None:
    """A range without max has no end, and one of a single number is a range."""
    gap = {"min": 9}
    module = a_module(group={"min": 8, "max": 8}, timing={"gap_days": gap})
    assert check_module(RULE, module) == []
