from typing import Any

import pytest

from abscurriculum.rules import department_total, repeated_role
from builders import a_request, check_brief, places


@pytest.mark.parametrize(
    ("participants", "expected"),
    [
        ({"adviser": 7}, []),
        ({"adviser": 6}, ["participants/adviser"]),
        ({"adviseur": 6}, ["participants/adviseur"]),
        ({"alderman": 0}, []),
        ({}, []),
    ],
)
def test_departments_add_up(participants: dict[str, Any], expected: list[str]) -> None:
    """Names of one role are added; a role without a total has no limit."""
    departments = [
        {"name": "Ruimte", "participants": {"adviser": 4}},
        {"name": "Zorg", "participants": {"Adviseur": 3}},
    ]
    request = a_request(participants=participants, departments=departments)
    assert places(check_brief(department_total.RULE, request)) == expected


def test_one_role_under_two_names() -> None:
    """An alias is the same role, and at a water board the clerk is the secretary."""
    people = {"adviser": 4, "Adviseur": 3, "clerk": 1, "secretary": 1}
    found = check_brief(repeated_role.RULE, a_request(participants=people))
    assert places(found) == ["participants/Adviseur:"]
    request = a_request(participants=people, kind="water-board")
    assert places(check_brief(repeated_role.RULE, request))[1] == "participants/secretary:"
