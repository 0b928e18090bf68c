import pytest

from abscurriculum.diagnostics import Severity
from abscurriculum.rules.quote_dates import RULE
from builders import a_request, check_brief, places


@pytest.mark.parametrize(
    ("quote", "place", "severity"),
    [
        ({}, None, None),
        ({"date": "2026-10-01", "valid_until": "2026-10-01"}, None, None),
        ({"date": "2027-01-11", "valid_days": 30}, None, None),
        ({"valid_until": "2027-01-11"}, None, None),
        ({"date": "2026-10-02", "valid_until": "2026-10-01"}, "valid_until", Severity.ERROR),
        ({"valid_until": "2026-10-01", "valid_days": 30}, "valid_days", Severity.ERROR),
        ({"date": "2027-01-12"}, "date", Severity.WARNING),
        ({"date": "2026-10-01", "valid_until": "2027-01-12"}, "valid_until", Severity.WARNING),
        ({"date": "2028-01-01", "valid_until": "2028-02-01"}, "date", Severity.WARNING),
    ],
)
def test_the_days_of_a_quote(
    quote: dict[str, object], place: str | None, severity: Severity | None
) -> None:
    """It ends no earlier than its date, in one way, and not after the programme has begun."""
    period = {"from": "2027-01-11", "to": "2027-07-02"}
    found = check_brief(RULE, a_request(period=period, quote=quote))
    assert places(found) == ([f"quote/{place}"] if place else [])
    assert [each.severity for each in found] == ([severity] if severity else [])
