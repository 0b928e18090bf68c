from typing import Any

import pytest

from abscurriculum.rules.one_sided_dualism import RULE
from builders import a_module, check_module

_ONE = {"min": 1, "max": 9}
_MAYBE = {"max": 9}


@pytest.mark.parametrize(
    ("presence", "missing"),
    [
        ({"councillor": _ONE, "alderman": _ONE}, []),
        ({"councillor": _ONE, "executive_member": _ONE}, []),
        ({"councillor": _ONE, "alderman": _MAYBE}, ["executive"]),
        ({"councillor": _MAYBE, "alderman": _ONE}, ["councillors"]),
        ({"adviser": _ONE}, ["councillors", "executive"]),
    ],
)
def test_both_sides_must_come(presence: Any, missing: list[str]) -> None:
    """A side that may stay away is missing; bestuurders count as the executive."""
    found = check_module(RULE, a_module(kind="dualism-workshop", presence=presence))
    assert len(found) == len(missing)
    assert all(side in each.message for side, each in zip(missing, found, strict=True))


def test_other_kinds_are_free() -> None:
    """The rule is for dualism workshops only."""
    assert check_module(RULE, a_module()) == []
