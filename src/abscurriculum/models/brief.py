"""One client's wishes: who, when, which goals, which modules."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from abscurriculum.models.activity import ParameterValue
from abscurriculum.models.base import (
    Count,
    Date,
    Flag,
    Line,
    Model,
    Name,
    Population,
    Positive,
    Slug,
    describe,
)
from abscurriculum.models.conditions import (
    Budget,
    Calendar,
    Grouping,
    JointProgramme,
    Limits,
    Person,
    Pin,
    Venue,
    Weights,
)
from abscurriculum.models.organisation import HolidayRegion, OrganisationType
from abscurriculum.models.quote import Quote
from abscurriculum.models.text import Language, Text
from abscurriculum.models.vocabulary import Word

RouteName = Literal["short", "standard", "long", "none"]
Priority = Literal["must", "should", "could"]
PRIORITIES: tuple[Priority, ...] = ("must", "should", "could")
# Without a date of agreement, people are asked this long before the period: an assumption.
_ASKED_BEFORE = dt.timedelta(weeks=6)
RelativePath = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ClientRef(Model):
    """The client: a name or code from the register, or a description in full."""

    name: Line = describe("The name, such as Westland or Provincie Utrecht, or a code.")
    type: OrganisationType | None = describe(
        "municipality, province or water-board; needed where the register does not know it.",
        default=None,
    )
    full_name: Line | None = describe("The name with its type.", default=None)
    province: Line | None = describe("The province it lies in.", default=None)
    seats: Count | None = describe("Seats of its elected body.", default=None)
    inhabitants: Population | None = describe("Number of inhabitants.", default=None)
    holiday_region: HolidayRegion | None = describe("Region of the school holidays.", default=None)

    @model_validator(mode="before")
    @classmethod
    def _take_bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema too that a bare name will do."""
        mapping = handler.resolve_ref_schema(handler(core_schema))
        name = mapping["properties"]["name"]
        return {"description": "A name, a code, or a description.", "anyOf": [name, mapping]}


class Period(Model):
    """From the first day to the last."""

    from_: Date = Field(alias="from", description="The first day, such as 2027-01-11.")
    to: Date = describe("The last day.")


class Contact(Model):
    """Whom to talk to at the client."""

    name: Line | None = describe("The name.", default=None)
    role: Line | None = describe("The function, such as griffier.", default=None)
    email: Annotated[
        str | None, StringConstraints(max_length=200, pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")
    ] = describe("The e-mail address.", default=None)


class Department(Model):
    """A department with its own numbers; they are part of the totals under participants."""

    name: Line = describe("Its name.")
    participants: dict[Line, Count] = describe("Numbers per role.", default_factory=dict)


class GoalWishes(Model):
    """The goals asked for, by weight."""

    must: tuple[Slug, ...] = describe("Goals that the programme must reach.", default=())
    should: tuple[Slug, ...] = describe("Goals that matter.", default=())
    could: tuple[Slug, ...] = describe("Goals that are welcome.", default=())


class ModuleWishes(Model):
    """Modules asked for by name."""

    include: tuple[Slug, ...] = describe("Modules to add.", default=())
    exclude: tuple[Slug, ...] = describe("Modules to leave out.", default=())
    replace: dict[Slug, Slug] = describe("Modules to swap: old to new.", default_factory=dict)


class Case(Model):
    """A case that the client brings."""

    title: Text = describe("The case in a few words.")
    owner: Line = describe("The role of the one who brings it.")
    track: Slug = describe("The line of the programme in which it is used.")
    summary: Text | None = describe("What is at stake.", default=None)
    confidential: Flag = describe("Whether only trainers may read it.", default=False)


class LocalColour(Model):
    """What makes this client this client."""

    sayings: tuple[Text, ...] = describe("Words people use there.", default=())
    places: tuple[Text, ...] = describe("Places that mean something.", default=())
    events: tuple[Text, ...] = describe("Recent events.", default=())
    strengths: tuple[Text, ...] = describe("Strengths already in the house.", default=())
    adjustments: tuple[Text, ...] = describe("Adjustments agreed on the way.", default=())


class LocalTerm(Model):
    """A word that this client uses for a term."""

    nl: Word | None = describe("The Dutch word.", default=None)
    en: Word | None = describe("The English word.", default=None)


class Brief(Model):
    """What one client asks for."""

    extends: RelativePath | None = describe(
        "Another brief to build on; a file in the same folder or below.", default=None
    )
    client: ClientRef = describe("The client.")
    period: Period = describe("When the programme runs.")
    language: Language = describe("Language of documents: nl or en.", default="nl")
    contact: Contact | None = describe("Whom to talk to.", default=None)
    occasion: Text | None = describe("Why now, in the client's words.", default=None)
    participants: dict[Line, Count] = describe("Numbers per role.", default_factory=dict)
    departments: tuple[Department, ...] = describe("Numbers per department.", default=())
    goals: GoalWishes = describe("Goals asked for.", default=GoalWishes())
    modules: ModuleWishes = describe("Modules asked for by name.", default=ModuleWishes())
    routes: dict[Slug, RouteName] = describe(
        "A standard route per track: short, standard, long or none.", default_factory=dict
    )
    parameters: dict[Slug, dict[Name, ParameterValue]] = describe(
        "Answers to the questions of modules.", default_factory=dict
    )
    cases: tuple[Case, ...] = describe("Cases of the client.", default=())
    local_colour: LocalColour = describe("Couleur locale.", default=LocalColour())
    terms: dict[Name, LocalTerm] = describe("Words of this client.", default_factory=dict)
    style: RelativePath | None = describe(
        "A folder with templates of its own, beside the brief.", default=None
    )
    agreed: Date | None = describe(
        "From this day people can be booked and material asked for; by default six weeks before "
        "the period.",
        default=None,
    )
    calendar: Calendar = describe("Days and dayparts that suit, or not.", default=Calendar())
    limits: Limits = describe("How much the client can bear.", default=Limits())
    budget: Budget = describe("What it may cost, and prices.", default=Budget())
    quote: Quote = describe("How the programme is offered.", default=Quote())
    people: tuple[Person, ...] = describe("People whose diaries count.", default=())
    venues: tuple[Venue, ...] = describe("Places to meet.", default=())
    pins: tuple[Pin, ...] = describe("Sessions held to a day.", default=())
    groups: Grouping = describe("How participants are divided.", default=Grouping())
    rhythm: dict[Slug, Positive] = describe(
        "Weeks between two sessions of a group, per audience.", default_factory=dict
    )
    weights: Weights = describe("How much wishes weigh.", default=Weights())
    joint: JointProgramme | None = describe("Clients that share the programme.", default=None)

    @property
    def asked_from(self) -> dt.date:
        """The day from which people can be booked and material asked for."""
        return self.agreed or self.period.from_ - _ASKED_BEFORE


# The keys that a brief cannot do without, and that `extends` may supply.
REQUIRED = ("client", "period")
