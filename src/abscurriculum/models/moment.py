"""Days, dayparts and money as a brief writes them."""

import datetime as dt
import math
import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from abscurriculum.models.base import Date, Line, Model, describe

Part = Literal["morning", "afternoon", "evening"]
PARTS: tuple[Part, ...] = get_args(Part)
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
DAYS_A_WEEK = 7

_MOMENT = rf"^({'|'.join(WEEKDAYS)})( ({'|'.join(PARTS)}))?$"
_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"
_MOST_CENTS = 10_000_000_00


class Pointed(float):
    """A number written with a point before three digits: 65.000, which many read as 65 thousand."""


_DUTCH = {
    **dict(zip(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"), WEEKDAYS, strict=False)),
    "zaterdag": "saturday",
    "zondag": "sunday",
    "ochtend": "morning",
    "morgen": "morning",
    "middag": "afternoon",
    "avond": "evening",
}


def _read_moment(value: object) -> object:
    if isinstance(value, str):
        if re.fullmatch(_MOMENT, value):
            return value
        english = " ".join(_DUTCH.get(word, word) for word in _split_dutch(value))
        if re.fullmatch(_MOMENT, english):
            code, message = "week_moment_dutch", 'write "{english}" in place of "{dutch}"'
            raise PydanticCustomError(code, message, {"english": english, "dutch": value})
    code, message = "week_moment", "write a day of the week, such as tuesday or tuesday morning"
    raise PydanticCustomError(code, message)


def _split_dutch(value: str) -> list[str]:
    """Take words apart, and dinsdagochtend too."""
    words = []
    for word in value.casefold().split():
        day = next((each for each in _DUTCH if each.endswith("dag") and word.startswith(each)), "")
        words += [part for part in (day, word.removeprefix(day)) if part]
    return words


def _read_time(value: object) -> object:
    if isinstance(value, dt.time):
        return value
    if isinstance(value, str) and re.fullmatch(_TIME, value):
        return dt.time.fromisoformat(value)
    code, message = "time_form", "a time is written as 19:30"
    raise PydanticCustomError(code, message)


def _read_euros(value: object) -> object:
    """Turn euros into whole cents; more than two decimals are refused."""
    if isinstance(value, Pointed):
        code, message = "euros_pointed", "it is not clear whether {few} or {many} euros are meant"
        raise PydanticCustomError(code, message, {"few": f"{value:g}", "many": f"{value * 1000:g}"})
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # Infinity and what is no number at all are not between these two.
        if _MOST_CENTS // 100 < value < math.inf:
            code, message = "euros_too_many", "{most} euros are the most that can be read here"
            raise PydanticCustomError(code, message, {"most": _MOST_CENTS // 100})
        cents = round(value * 100) if 0 <= value <= _MOST_CENTS // 100 else -1
        if cents >= 0 and abs(value * 100 - cents) < 1e-6:
            return cents
    code, message = "euros", "an amount is written in euros, such as 950 or 12.50"
    raise PydanticCustomError(code, message)


WeekMoment = Annotated[
    str,
    BeforeValidator(_read_moment),
    WithJsonSchema({"type": "string", "pattern": _MOMENT}),
]
ClockTime = Annotated[
    dt.time,
    BeforeValidator(_read_time),
    WithJsonSchema({"type": "string", "pattern": _TIME}),
]
EuroCents = Annotated[
    int,
    BeforeValidator(_read_euros),
    # No multipleOf: 0.07 is no multiple of 0.01 to checkers that count in binary.
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": _MOST_CENTS // 100}),
]


class Stretch(Model):
    """Days in a row, with the reason why they matter."""

    from_: Date = describe("The first day.", alias="from")
    to: Date = describe("The last day.")
    reason: Line | None = describe("The reason, as documents show it.", default=None)

    @model_validator(mode="before")
    @classmethod
    def _take_bare_day(cls, value: object) -> object:
        if isinstance(value, (str, dt.date)):
            return {"from": value, "to": value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema too that a bare day will do."""
        mapping = handler.resolve_ref_schema(handler(core_schema))
        day = mapping["properties"]["from"]
        return {"description": "A day, or days in a row.", "anyOf": [day, mapping]}

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies in it."""
        return self.from_ <= day <= self.to


def split_moment(moment: str) -> tuple[int, tuple[Part, ...]]:
    """Give the number of the weekday (Monday is 0) and the dayparts of `tuesday morning`."""
    day, _, part = moment.partition(" ")
    parts = tuple(each for each in PARTS if part in ("", each))
    return WEEKDAYS.index(next(each for each in WEEKDAYS if each == day)), parts
