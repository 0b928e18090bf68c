import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from abscurriculum.models.library import Library
from abscurriculum.planning.calendar.obstacles import Obstacle
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.participants import count_participants
from planned import read_brief

_PERIOD = {"from": "2027-01-11", "to": "2027-07-02"}


def open_up(library: Library, folder: Path, **brief: Any) -> Openings:
    """Make the calendar of a brief for Westland."""
    request = read_brief(library, folder, {"client": "Westland", "period": _PERIOD} | brief)
    return Openings(request, {entry.role: entry.number for entry in count_participants(request)})


def days_of(openings: Openings, found: list[Obstacle]) -> set[dt.date]:
    """Give the days on which any of some obstacles closes something."""
    marks = 0
    for each in found:
        marks |= each.closed
    horizon = openings.horizon
    return {horizon.day_of(slot) for slot in range(3 * horizon.days) if marks >> slot & 1}


@pytest.mark.parametrize(
    ("council", "expected"),
    [
        ({"meets": "every 2 weeks on thursday evening", "first": "2027-01-14"}, "14 28"),
        ({"meets": "every month on last tuesday evening"}, "26"),
        ({"meets": "every month on second friday"}, ""),
        ({"meets": "every week on monday morning"}, "11 18 25"),
        ({"dates": ["2027-01-20", "2027-01-21"]}, "20 21"),
    ],
)
def test_meetings_of_january(
    library: Library, tmp_path: Path, council: dict[str, Any], expected: str
) -> None:
    """A rhythm or a list of dates closes just these days of January for who sits in the council."""
    openings = open_up(library, tmp_path, calendar={"council": council})
    found = [each for each in openings.obstacles if each.whom == "council"]
    january = {day.day for day in days_of(openings, found) if day.month == 1}
    assert january == {int(day) for day in expected.split()}


def test_meetings_of_one_title_all_count(library: Library, tmp_path: Path) -> None:
    """A calendar file with ten meetings of one name closes ten evenings."""
    rows = [f"2027-03-{day:02d};19:30;22:30;raadsvergadering" for day in range(1, 11)]
    text = "\n".join(["datum;begin;eind;omschrijving", *rows])
    (tmp_path / "raad.csv").write_text(text, encoding="utf-8")
    openings = open_up(library, tmp_path, calendar={"council": {"file": "raad.csv"}})
    found = [each for each in openings.obstacles if each.whom == "council"]
    assert {day.day for day in days_of(openings, found)} == set(range(1, 11))


def test_the_weekly_pattern_of_a_partner_counts(library: Library, tmp_path: Path) -> None:
    """Officials of the client can on Monday and Tuesday, those of the partner not on Monday."""
    partner = {"client": "Delft", "calendar": {"suits": {"officials": ["tuesday", "friday"]}}}
    openings = open_up(
        library,
        tmp_path,
        calendar={"suits": {"officials": ["monday", "tuesday"]}},
        joint={"partners": [partner]},
    )
    found = [each for each in openings.obstacles if each.audience == "officials"]
    horizon = openings.horizon
    closed = 0
    for each in found:
        closed |= each.closed
    free = [horizon.day_of(s).weekday() for s in range(21) if not closed >> s & 1]
    assert set(free) == {1}


def test_there_are_no_aldermen_before_they_are_appointed(library: Library, tmp_path: Path) -> None:
    """From the election to and with the day of appointment an alderman's session is closed."""
    openings = open_up(
        library,
        tmp_path,
        period={"from": "2026-04-01", "to": "2026-07-10"},
        calendar={"executive_appointed": "2026-05-20", "suits": {"council-and-top": ["wednesday"]}},
    )
    module = library.modules["inwerken-nieuwe-raad"]
    horizon = openings.horizon
    with_alderman = openings.open(module, "council-and-top", (("councillor", 10), ("alderman", 1)))
    without = openings.open(module, "council-and-top", (("councillor", 10),))
    early = horizon.stretch(dt.date(2026, 4, 1), dt.date(2026, 5, 20))
    assert without & early
    assert not with_alderman & early
    assert with_alderman & ~early
    mayor = openings.open(module, "council-and-top", (("executive_member", 1),))
    two = openings.open(module, "council-and-top", (("executive_member", 2),))
    assert mayor & early
    assert not two & early


def test_six_weeks_before_an_election_are_forty_two_days(library: Library, tmp_path: Path) -> None:
    """With the vote on 17 March the first day kept free is 4 February."""
    openings = open_up(library, tmp_path, calendar={"elections": ["2027-03-17"]})
    found = [
        each for each in openings.obstacles if each.reason.en == "six weeks before the elections"
    ]
    days = days_of(openings, found)
    assert (min(days), max(days)) == (dt.date(2027, 2, 4), dt.date(2027, 3, 17))
    assert len(days) == 42
