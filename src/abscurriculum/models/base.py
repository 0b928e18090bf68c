"""The ground all models stand on: frozen, closed to unknown keys, strict about types."""

import datetime as dt
import re
from typing import Annotated, Any, NewType

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ModuleId = NewType("ModuleId", str)
GoalId = NewType("GoalId", str)
RoleId = NewType("RoleId", str)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    # defer_build: a command pays only for the models that it touches.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _read_date(value: object) -> object:
    """Take `2027-01-14` and nothing else: no timestamps, no numbers."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as reason:
            code, message = "no_such_date", "there is no such day: {value}"
            raise PydanticCustomError(code, message, {"value": value}) from reason
    code, message = "date_form", "a date is written as 2027-01-14"
    raise PydanticCustomError(code, message)


Whole = Annotated[int, Strict()]
Count = Annotated[int, Strict(), Field(ge=0, le=100_000)]
Positive = Annotated[int, Strict(), Field(ge=1, le=100_000)]
Population = Annotated[int, Strict(), Field(ge=0, le=100_000_000)]
Minutes = Annotated[int, Strict(), Field(ge=1, le=720)]
Days = Annotated[int, Strict(), Field(ge=0, le=3650)]
Flag = Annotated[bool, Strict()]
Date = Annotated[
    dt.date,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
# Long enough for any real text, short enough that a hostile file cannot fill a page.
Prose = Annotated[str, StringConstraints(min_length=1, max_length=8000, pattern=r"\S")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"\S")]
Slug = Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Name = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
Version = Annotated[str, StringConstraints(max_length=40, pattern=r"^\d+\.\d+\.\d+$")]


def describe(text: str, **more: Any) -> Any:
    """Give a field the description that schemas and editors show."""
    return Field(description=text, **more)
