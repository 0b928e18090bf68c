from typing import Any

import pytest

from abscurriculum.rules.missing_guest import RULE
from builders import a_module, block, check_module, guest, places


@pytest.mark.parametrize(
    ("guests", "described", "expected"),
    [
        (0, {}, []),
        (1, {"guest": guest()}, []),
        (1, {}, ["staffing/guests"]),
        (0, {"guest": guest()}, ["leadership_meeting/guest:"]),
    ],
)
def test_guest_is_paid_and_described(
    guests: int, described: dict[str, Any], expected: list[str]
) -> None:
    """Staffing and description go together."""
    changes = block("leadership-meeting", **described)
    module = a_module(kind="leadership-meeting", staffing={"guests": guests}, **changes)
    assert places(check_module(RULE, module)) == expected


def test_other_kinds_may_have_guests() -> None:
    """A workshop has no block to describe its guest in."""
    assert check_module(RULE, a_module(staffing={"guests": 1})) == []
