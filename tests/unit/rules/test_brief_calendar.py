from typing import Any

import pytest

from abscurriculum.rules import (
    brief_audience,
    council_rhythm,
    date_outside_period,
    empty_pattern,
    late_agreement,
    reversed_stretch,
)
from builders import a_request, check_brief, places

_BACK = {"from": "2027-03-05", "to": "2027-03-01"}
_DAY = {"from": "2027-03-05", "to": "2027-03-05"}


def test_days_that_end_before_they_begin() -> None:
    """Every stretch of days is looked at, those of partners too; one day is not reversed."""
    calendar = {
        "recess": [_DAY, _BACK],
        "budget_weeks": [_BACK],
        "accounts_weeks": [_BACK],
        "blocked": ["2027-03-05", _BACK],
    }
    request = a_request(
        calendar=calendar,
        people=[{"name": "A", "role": "mayor", "absent": [_BACK]}],
        venues=[{"name": "B", "capacity": 9, "absent": [_DAY, _BACK]}],
        pins=[{"module": "a", **_BACK}, {"module": "a", "from": "2027-03-05"}],
        joint={"partners": [{"client": "Delft", "calendar": {"recess": [_BACK]}}]},
    )
    assert places(check_brief(reversed_stretch.RULE, request)) == [
        "calendar/recess/1/to",
        "calendar/budget_weeks/0/to",
        "calendar/accounts_weeks/0/to",
        "calendar/blocked/1/to",
        "joint/partners/0/calendar/recess/0/to",
        "people/0/absent/0/to",
        "venues/0/absent/1/to",
        "pins/0/to",
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"date": "2027-01-11"}, []),
        ({"date": "2027-07-02"}, []),
        ({"date": "2027-01-10"}, ["pins/0/date"]),
        ({"date": "2027-07-03"}, ["pins/0/date"]),
        ({"from": "2026-01-11", "to": "2028-01-11"}, ["pins/0/from", "pins/0/to"]),
        ({"daypart": "morning"}, []),
    ],
)
def test_pins_outside_the_period(days: dict[str, Any], expected: list[str]) -> None:
    """Every day of a pin lies in the period; the first and last day do."""
    found = check_brief(date_outside_period.RULE, a_request(pins=[{"module": "a", **days}]))
    assert places(found) == expected
    assert all(each.severity == "error" for each in found)


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        ({"blocked": ["2027-01-10"]}, ["calendar/blocked/0"]),
        ({"blocked": [{"from": "2027-01-04", "to": "2027-01-11"}]}, []),
        ({"blocked": [{"from": "2027-07-03", "to": "2027-07-04"}]}, ["calendar/blocked/0"]),
        ({"recess": ["2026-07-20", "2028-01-03", "2025-07-20"]}, ["calendar/recess/2"]),
        ({"recess": [{"from": "2029-07-20", "to": "2027-07-20"}]}, []),
        ({"council": {"dates": ["2027-12-31", "0027-01-14"]}}, ["calendar/council/dates/1"]),
        ({"elections": ["2026-03-18", "2030-03-20", "2062-03-20"]}, ["calendar/elections/2"]),
        ({"executive_appointed": "2037-05-20"}, ["calendar/executive_appointed"]),
        ({"executive_appointed": "9999-12-31"}, ["calendar/executive_appointed"]),
    ],
)
def test_days_that_change_nothing(calendar: dict[str, Any], expected: list[str]) -> None:
    """Blocked days lie in the period, and others not more than a year from it."""
    found = check_brief(date_outside_period.RULE, a_request(calendar=calendar))
    assert places(found) == expected
    assert all(each.severity == "warning" for each in found)


def test_days_of_people_and_places() -> None:
    """Their days away are looked at too; a period that is reversed is ABS407's."""
    people = [{"name": "A", "role": "mayor", "absent": ["2017-03-01"]}]
    venues = [{"name": "B", "capacity": 9, "absent": ["2017-03-01"]}]
    request = a_request(people=people, venues=venues)
    expected = ["people/0/absent/0", "venues/0/absent/0"]
    assert places(check_brief(date_outside_period.RULE, request)) == expected
    request = a_request(people=people, period={"from": "2027-07-02", "to": "2027-01-11"})
    assert check_brief(date_outside_period.RULE, request) == []


def test_the_ends_of_time() -> None:
    """A period at the first or last year that there is makes nothing overflow."""
    for first, last in (("0001-01-01", "0001-06-01"), ("9999-06-01", "9999-12-31")):
        request = a_request(
            period={"from": first, "to": last}, calendar={"elections": [first], "recess": [last]}
        )
        assert check_brief(date_outside_period.RULE, request) == []


def test_unknown_audience() -> None:
    """Every place that names an audience is looked at, and the likely one is named."""
    calendar = {
        "suits": {"officials": ["monday"], "oficials": ["monday"]},
        "prefers": {"raad": ["monday"]},
        "blocked": [{**_DAY, "audiences": ["officials", "raad"]}],
    }
    request = a_request(
        calendar=calendar,
        limits={"per_audience": {"raad": {}}},
        groups={"numbers": {"raad": 2}},
        rhythm={"raad": 3},
        joint={"partners": [{"client": "Delft", "calendar": {"suits": {"raad": ["monday"]}}}]},
    )
    found = check_brief(brief_audience.RULE, request)
    assert places(found) == [
        "calendar/suits/oficials:",
        "calendar/prefers/raad:",
        "calendar/blocked/0/audiences/1",
        "joint/partners/0/calendar/suits/raad:",
        "limits/per_audience/raad:",
        "groups/numbers/raad:",
        "rhythm/raad:",
    ]
    assert found[0].hint == 'Did you mean "officials"?'
    assert "officials" in found[1].hint


def test_nothing_suits() -> None:
    """An empty list under suits leaves no daypart; one under prefers is a wish for nothing."""
    calendar: dict[str, Any] = {"suits": {"officials": []}, "prefers": {"officials": []}}
    found = check_brief(empty_pattern.RULE, a_request(calendar=calendar))
    assert places(found) == ["calendar/suits/officials"]


@pytest.mark.parametrize(
    ("council", "expected"),
    [
        ({}, []),
        ({"meets": "every week on thursday evening"}, []),
        ({"meets": "every 2 weeks on thursday evening"}, ["meets"]),
        ({"meets": "every 2 weeks on thursday evening", "first": "2027-01-14"}, []),
        ({"meets": "every 2 weeks on thursday evening", "first": "2027-01-13"}, ["first"]),
        ({"meets": "every week on thursday evening", "first": "2027-01-13"}, ["first"]),
        ({"meets": "every month on last tuesday evening"}, []),
        ({"meets": "every month on last tuesday evening", "first": "2027-01-27"}, ["first"]),
        ({"meets": "every month on tuesday evening"}, ["meets"]),
        ({"meets": "every week on first tuesday evening"}, ["meets"]),
        ({"meets": "every 3 weeks on first tuesday evening"}, ["meets", "meets"]),
        ({"first": "2027-01-14"}, ["first"]),
        ({"dates": ["2027-01-14"]}, []),
    ],
)
def test_rhythm_of_the_council(council: dict[str, Any], expected: list[str]) -> None:
    """A rhythm of more weeks needs its first meeting, on the weekday that it names."""
    found = check_brief(council_rhythm.RULE, a_request(calendar={"council": council}))
    assert places(found) == [f"calendar/council/{key}" for key in expected]
    partner = {"client": "Delft", "calendar": {"council": council}}
    found = check_brief(council_rhythm.RULE, a_request(joint={"partners": [partner]}))
    assert places(found) == [f"joint/partners/0/calendar/council/{key}" for key in expected]


@pytest.mark.parametrize(
    ("agreed", "expected"), [("2026-11-30", []), ("2027-07-02", []), ("2027-07-03", ["agreed"])]
)
def test_agreed_when_all_is_over(agreed: str, expected: list[str]) -> None:
    """The day from which people can be booked is no later than the last day."""
    assert places(check_brief(late_agreement.RULE, a_request(agreed=agreed))) == expected
