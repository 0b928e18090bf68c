import pytest

from abscurriculum.rules.brief_period import RULE
from builders import a_request, check_brief, places


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2027-01-11", "2027-01-17", ""),
        ("2027-01-11", "2027-01-16", "6 days"),
        ("2027-01-11", "2027-01-11", "1 day long"),
        ("2027-01-11", "2027-01-10", "before it begins"),
        ("2027-01-11", "2030-01-11", ""),
        ("2027-01-11", "2030-01-12", "three years"),
        ("2028-02-29", "2031-03-01", "three years"),
        ("2028-02-29", "2031-02-28", ""),
    ],
)
def test_period(first: str, last: str, message: str) -> None:
    """A week and three years are the limits, and both are allowed."""
    found = check_brief(RULE, a_request(period={"from": first, "to": last}))
    assert places(found) == (["period/to"] if message else [])
    assert all(message in each.message for each in found)
