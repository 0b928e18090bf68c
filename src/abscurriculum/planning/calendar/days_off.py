"""Holidays and other days on which the Netherlands do not meet; the one file that knows them.

Public and school holidays come from PyPI `holidays`, which has the Dutch school holidays of the
regions Noord, Midden and Zuid from version 0.109 on, as the ministry of education publishes them.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateutil.easter import easter
from holidays import country_holidays

from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.organisation import HolidayRegion
from abscurriculum.models.text import Text

_A_DAY = dt.timedelta(days=1)
_EVENING: tuple[Part, ...] = ("evening",)
# Good Friday and Liberation Day are working days at many organisations: an assumption.
_WORKING_DAYS = frozenset({"Goede vrijdag", "Bevrijdingsdag"})


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day, or part of one, on which nothing is planned, or better not."""

    day: dt.date
    name: Text
    soft: bool = False
    parts: tuple[Part, ...] = PARTS


@cache
def _named(region: str | None, category: str, year: int, language: str) -> dict[dt.date, str]:
    found = country_holidays(
        "NL", subdiv=region, categories=(category,), language=language, years=year
    )
    return dict(sorted(found.items()))


def _of_category(region: str | None, category: str, year: int) -> Iterator[tuple[dt.date, Text]]:
    english = _named(region, category, year, "en_US")
    for day, name in _named(region, category, year, "nl").items():
        yield day, Text(nl=name, en=english.get(day, name))


def public_days(year: int) -> Iterator[DayOff]:
    """Give public holidays, and days around them that people keep free."""
    for category in ("public", "optional"):
        for day, name in _of_category(None, category, year):
            yield DayOff(day, name, soft=name.nl in _WORKING_DAYS)
    ascension = easter(year) + 39 * _A_DAY
    bridge = Text(nl="vrijdag na Hemelvaart", en="Friday after Ascension Day")
    yield DayOff(ascension + _A_DAY, bridge, soft=True)
    # The two minutes of silence are at 20.00; mayors and councillors lay wreaths.
    remembrance = Text(nl="Dodenherdenking", en="Remembrance Day")
    yield DayOff(dt.date(year, 5, 4), remembrance, parts=_EVENING)
    yield DayOff(
        dt.date(year, 12, 5), Text(nl="pakjesavond", en="Saint Nicholas' Eve"), True, _EVENING
    )


def school_days(region: HolidayRegion, year: int) -> Iterator[DayOff]:
    """Give the school holidays of a region."""
    for day, name in _of_category(region, "school", year):
        yield DayOff(day, name)


def knows_school_days(region: HolidayRegion, year: int) -> bool:
    """Tell whether the school holidays of a year are known, as far as its summer."""
    return any(day.month in (7, 8) for day in _named(region, "school", year, "nl"))


def carnival_days(year: int) -> Iterator[DayOff]:
    """Give carnival: Sunday to Tuesday before Ash Wednesday, 46 days before Easter."""
    tuesday = easter(year) - 47 * _A_DAY
    for back in (2, 1, 0):
        yield DayOff(tuesday - back * _A_DAY, Text(nl="carnaval", en="carnival"))
