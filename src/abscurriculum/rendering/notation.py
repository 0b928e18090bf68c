"""Dates, times, durations and amounts as a reader writes them; the one file that loads babel."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from abscurriculum.models.text import Language

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_HOUR = 60
_CENTS = 100


@lru_cache(maxsize=4096)
def write_date(day: dt.date, language: Language) -> str:
    """Write 12 januari 2027."""
    return _format(day, "d MMMM y", language)


@lru_cache(maxsize=4096)
def write_weekday(day: dt.date, language: Language) -> str:
    """Write di 12 januari 2027."""
    return _format(day, "EEE d MMMM y", language)


@lru_cache(maxsize=512)
def write_day(day: dt.date, language: Language) -> str:
    """Write 12 jan."""
    return _format(day, "d MMM", language)


@lru_cache(maxsize=512)
def write_month(day: dt.date, language: Language) -> str:
    """Write jan."""
    return _format(day, "MMM", language)


@lru_cache(maxsize=512)
def write_month_year(day: dt.date, language: Language) -> str:
    """Write januari 2027."""
    return _format(day, "MMMM y", language)


def _format(day: dt.date, pattern: str, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - loaded when the first date is written

    return format_date(day, pattern, locale=_LOCALES[language])


@lru_cache(maxsize=4096)
def write_euros(cents: int, language: Language) -> str:
    """Write € 1.432,50 in Dutch and €1,432.50 in English."""
    from babel.numbers import format_currency  # noqa: PLC0415 - as above

    return format_currency(Decimal(cents) / _CENTS, "EUR", locale=_LOCALES[language])


@lru_cache(maxsize=4096)
def write_number(number: int, language: Language) -> str:
    """Write 1.064 in Dutch and 1,064 in English."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - as above

    return format_decimal(number, locale=_LOCALES[language])


def write_time(time: dt.time, language: Language) -> str:
    """Write 9.00 in Dutch and 9:00 in English."""
    return f"{time.hour}{'.' if language == 'nl' else ':'}{time.minute:02d}"


def add_minutes(time: dt.time, minutes: int) -> dt.time:
    """Give the time so many minutes later."""
    return (dt.datetime.combine(dt.date.min, time) + dt.timedelta(minutes=minutes)).time()


def write_duration(minutes: int, language: Language) -> str:
    """Write 45 minuten, 4 uur, 2,5 uur or 3 uur 20."""
    hours, rest = divmod(minutes, _HOUR)
    dutch = language == "nl"
    if not hours:
        return f"{rest} {'minuten' if dutch else 'minutes'}"
    word = "uur" if dutch else ("hour" if hours == 1 and not rest else "hours")
    if not rest:
        return f"{hours} {word}"
    if rest == _HOUR // 2:
        return f"{hours}{',' if dutch else '.'}5 {word}"
    return f"{hours} {word} {rest}" if dutch else f"{hours} h {rest} min"
