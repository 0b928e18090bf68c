import datetime as dt

import pytest

from abscurriculum.planning.telling.asking import read_day

_FIRST, _LAST = dt.date(2027, 3, 1), dt.date(2028, 2, 18)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-04-14", dt.date(2027, 4, 14)),
        ("14-4-2027", dt.date(2027, 4, 14)),
        ("14 april 2027", dt.date(2027, 4, 14)),
        ("14 Januari", dt.date(2028, 1, 14)),
        ("wed 14 apr", dt.date(2027, 4, 14)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: dt.date) -> None:
    """Numbers in either order, months in Dutch or English; without a year it is in the period."""
    assert read_day(text, _FIRST, _LAST) == day


@pytest.mark.parametrize("text", ["31-2-2027", "14 brumaire", "30 februari 2027", "7", ""])
def test_what_is_no_day_is_none(text: str) -> None:
    """A day that does not exist is not moved to one that does."""
    assert read_day(text, _FIRST, _LAST) is None
