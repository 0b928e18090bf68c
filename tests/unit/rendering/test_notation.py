import datetime as dt

import pytest

from abscurriculum.models.text import Language
from abscurriculum.rendering.notation import (
    write_date,
    write_day,
    write_duration,
    write_euros,
    write_month,
    write_month_year,
    write_number,
    write_time,
    write_weekday,
)

_DAY = dt.date(2027, 1, 12)


def test_days_are_written_as_readers_write_them() -> None:
    """Dutch has small letters and English capitals; neither has a point or a comma."""
    assert write_weekday(_DAY, "nl") == "di 12 januari 2027"
    assert write_weekday(_DAY, "en") == "Tue 12 January 2027"
    assert write_date(_DAY, "nl") == "12 januari 2027"
    assert write_day(_DAY, "nl") == "12 jan"
    assert write_month(dt.date(2027, 3, 1), "nl") == "mrt"
    assert write_month_year(_DAY, "en") == "January 2027"
    assert write_time(dt.time(9, 5), "nl") == "9.05"
    assert write_time(dt.time(19, 30), "en") == "19:30"


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (143250, "€\u00a01.432,50", "€1,432.50"),
        (0, "€\u00a00,00", "€0.00"),
        (7, "€\u00a00,07", "€0.07"),
        (12345678900, "€\u00a0123.456.789,00", "€123,456,789.00"),
    ],
)
def test_amounts_are_written_as_readers_write_them(cents: int, dutch: str, english: str) -> None:
    """Points and commas change places; the Dutch sign stands apart, and on the same line."""
    assert write_euros(cents, "nl") == dutch
    assert write_euros(cents, "en") == english


def test_numbers_have_their_thousands_parted() -> None:
    """A thousand portions of catering can be read."""
    assert write_number(1064, "nl") == "1.064"
    assert write_number(1064, "en") == "1,064"


@pytest.mark.parametrize(
    ("minutes", "language", "words"),
    [
        (45, "nl", "45 minuten"),
        (150, "nl", "2,5 uur"),
        (200, "nl", "3 uur 20"),
        (60, "en", "1 hour"),
        (90, "en", "1.5 hours"),
        (200, "en", "3 h 20 min"),
    ],
)
def test_durations_are_written_as_people_say_them(
    minutes: int, language: Language, words: str
) -> None:
    """Hours with a half, or with minutes."""
    assert write_duration(minutes, language) == words
