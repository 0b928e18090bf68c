import datetime as dt

from abscurriculum.planning.calendar.days_off import (
    carnival_days,
    knows_school_days,
    public_days,
    school_days,
)

_DAY = dt.timedelta(days=1)


def test_public_holidays_of_2027() -> None:
    """The nine days off of 2027 are kept free, as the calendar on the wall has them."""
    closed = {each.day for each in public_days(2027) if not each.soft and len(each.parts) == 3}
    assert closed == {
        dt.date(2027, 1, 1),
        dt.date(2027, 3, 28),
        dt.date(2027, 3, 29),
        dt.date(2027, 4, 27),
        dt.date(2027, 5, 6),
        dt.date(2027, 5, 16),
        dt.date(2027, 5, 17),
        dt.date(2027, 12, 25),
        dt.date(2027, 12, 26),
    }


def test_days_that_are_better_avoided() -> None:
    """Good Friday, Liberation Day, the Friday after Ascension Day and pakjesavond are soft."""
    soft = {each.day for each in public_days(2027) if each.soft}
    assert soft == {
        dt.date(2027, 3, 26),
        dt.date(2027, 5, 5),
        dt.date(2027, 5, 7),
        dt.date(2027, 12, 5),
    }


def test_the_evening_of_remembrance_day_is_kept_free() -> None:
    """On 4 May only the evening is closed."""
    found = [each for each in public_days(2027) if each.day == dt.date(2027, 5, 4)]
    assert [(each.parts, each.soft) for each in found] == [(("evening",), False)]


def test_school_holidays_differ_by_region() -> None:
    """The spring holidays of 2027: from 20 February in Midden, from 13 February in Zuid."""
    first = {
        region: min(each.day for each in school_days(region, 2027) if each.day.month == 2)
        for region in ("Midden", "Zuid")
    }
    assert first == {"Midden": dt.date(2027, 2, 20), "Zuid": dt.date(2027, 2, 13)}


def test_carnival_ends_on_the_day_before_ash_wednesday() -> None:
    """Ash Wednesday is 10 February 2027 and 1 March 2028."""
    assert [each.day for each in carnival_days(2027)] == [
        dt.date(2027, 2, 7),
        dt.date(2027, 2, 8),
        dt.date(2027, 2, 9),
    ]
    assert max(each.day for each in carnival_days(2028)) == dt.date(2028, 3, 1) - _DAY


def test_it_is_known_how_far_school_holidays_reach() -> None:
    """The summer of 2030 is known, that of 2040 is not."""
    assert knows_school_days("Noord", 2030)
    assert not knows_school_days("Noord", 2040)
