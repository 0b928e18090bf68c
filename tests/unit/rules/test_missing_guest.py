import pytest
from builders import a_module, block, check_module, guest, places

from abscurriculum.rules.missing_guest import RULE


@pytest.mark.parametrize(
    ("guests", "described", "expected"),
    [
        (0, False, []),
        (1, True, []),
        (1, False, ["staffing/guests"]),
        (0, True, ["leadership_meeting/guest:"]),
    ],
)
def test_guest_is_paid_and_described(guests: int, described: bool, expected: list[str]) -> None:  # noqa: FBT001 # a table's column
    """Staffing and description go together."""
    changes = block("leadership-meeting", **({"guest": guest()} if described else {}))
    module = a_module(kind="leadership-meeting", staffing={"guests": guests}, **changes)
    assert places(check_module(RULE, module)) == expected


def test_other_kinds_may_have_guests() -> None:
    """A workshop has no block to describe its guest in."""
    assert check_module(RULE, a_module(staffing={"guests": 1})) == []
