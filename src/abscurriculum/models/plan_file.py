"""A plan as it lies beside its brief: read and edited by people.

What people look for comes first; from `made_from` on stands what abs remembers, by which it sees
what has changed.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field, Strict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from abscurriculum.models.base import Date, Flag, Model, Name, Slug, describe
from abscurriculum.models.moment import ClockTime, Part, Weekday
from abscurriculum.models.plan import CostKind, Move, Quality, ReasonKind
from abscurriculum.models.text import Text


def _read_euros(value: object) -> object:
    """Turn euros into whole cents, without the bound that holds for one price in a brief."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12:
        return round(value * 100)
    code, message = "euros", "an amount is written in euros, such as 950 or 12.50"
    raise PydanticCustomError(code, message)


Euros = Annotated[
    int,
    BeforeValidator(_read_euros),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Number = Annotated[int, Strict(), Field(ge=0)]
# As long as it comes: all groups of a large client at one session make a long name.
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


class KeptReason(Model):
    """A reason; `at` names keys of the brief, whose lines may move."""

    kind: ReasonKind = describe("What kind of reason it is.")
    about: str = describe("What it is about.", default="")
    words: Text | None = describe("What stands in the way.", default=None)
    at: str = describe("The keys of the brief that ask for it.", default="")


class KeptSession(Model):
    """One session, as it was planned and as a person may have changed it."""

    date: Date = describe("The day; change it, and it is kept.")
    weekday: Weekday | None = describe("The day of the week, for reading.", default=None)
    daypart: Part = describe("The daypart; change it, and it is kept.")
    start: ClockTime | None = describe("When it starts; change it, and it is kept.", default=None)
    end: ClockTime | None = describe("When it ends.", default=None)
    module: Slug = describe("The module.")
    groups: tuple[Slug, ...] = describe("Who take part: groups below.", default=())
    delegation: Slug | None = describe(
        "In place of groups: the audience that sends a delegation.", default=None
    )
    occurrence: Number = describe("The how-manieth time for these people.", default=1, ge=1)
    venue: Words | None = describe("Where; change it, and it is kept.", default=None)
    staff: tuple[Words, ...] | None = describe(
        "Trainers, actors and guests by name; change them, and they are kept.", default=None
    )
    attending: tuple[Words, ...] | None = describe("Named people who must be there.", default=None)
    people: dict[Name, Number] | None = describe("Everyone present, per role.", default=None)
    trainers: Number | None = describe("Number of trainers.", default=None)
    actors: Number | None = describe("Number of actors.", default=None)
    guests: Number | None = describe("Number of guests.", default=None)
    cost: Euros | None = describe("Euros without VAT and preparation.", default=None)
    pinned: Flag | None = describe("Whether it must stay as it stands here.", default=None)
    booked: Flag | None = describe("Whether people or actors were booked.", default=None)
    held: Flag | None = describe(
        "Whether it has taken place; false for one that was called off.", default=None
    )
    why: tuple[KeptReason, ...] = describe("Why it is then.", default=())

    @property
    def id(self) -> str:
        """Its name from plan to plan: module/groups/occurrence."""
        who = "+".join(self.groups) or f"{self.delegation or ''}*"
        return f"{self.module}/{who}/{self.occurrence}"


class KeptRevision(Model):
    """How often a session changed: calendars that people have must learn of it."""

    id: Words = describe("The session: module/groups/occurrence.")
    times: Number = describe("How often its day, time, place or people changed.")
    former_staff: tuple[Words, ...] = describe("Staff who were in it before.", default=())


class KeptDropped(KeptSession):
    """A session of an earlier plan that is no longer in this one: calendars cancel it."""

    audience: Slug = describe("Its audience.")
    revision: Number = describe("How often it changed, the last time included.")
    former_staff: tuple[Words, ...] = describe("Staff who were in it before.", default=())


class KeptGroup(Model):
    """One group with its members."""

    id: Slug = describe("Its id.")
    audience: Slug = describe("Its audience.")
    letter: str = describe("A, B, C ...; empty for an only group.", default="")
    people: dict[Name, Number] = describe("Members per role.")
    department: str = describe("Its department or client, where groups are made so.", default="")
    why: tuple[KeptReason, ...] = describe("Why its audience has so many.", default=())


class KeptModule(Model):
    """One module of the plan."""

    id: Slug = describe("The module.")
    version: Words = describe("Its version.")
    print: Words = describe("Print of what matters of it for a plan.")
    why: tuple[KeptReason, ...] = describe("Why it is in.", default=())


class KeptLeftOut(Model):
    """A module that is not in."""

    id: Slug = describe("The module.")
    why: KeptReason = describe("Why it is not in.")
    expected: Flag = describe("Whether a route or the brief names it.", default=False)


class KeptCost(Model):
    """One line of the cost."""

    kind: CostKind = describe("What.")
    quantity: Number = describe("How many.")
    rate: Euros = describe("Euros per unit, without VAT.")
    assumed: Flag = describe("Whether the rate is an assumption.", default=False)


class KeptShare(Model):
    """What one client of a joint programme pays."""

    client: Words = describe("The client.")
    cost: Euros = describe("Euros without VAT.")


class KeptLibrary(Model):
    """The library that a plan was made with."""

    name: Slug = describe("Its name.")
    version: Words = describe("Its version.")
    print: Words = describe("Print of what matters of it for any plan, modules aside.")


class MadeFrom(Model):
    """What the plan rests on: prints of it, by which abs sees that it changed."""

    planner: Number = describe("Version of the way of planning.")
    library: KeptLibrary = describe("The library.")
    others: Words = describe("Print of the modules that are not in.")
    brief: dict[Words, Words] = describe("Print of each key of the brief, and of its calendars.")
    parts: dict[Words, Words] = describe("Print of each part of this file that abs works out.")


class PlanFile(Model):
    """A plan file."""

    client: Words | None = describe("The client.", default=None)
    cost: Euros | None = describe("What the programme costs, in euros without VAT.", default=None)
    moves: tuple[Move, ...] = describe("What changed from the plan before.", default=())
    sessions: tuple[KeptSession, ...] = describe("The sessions in order of time.")
    groups: tuple[KeptGroup, ...] = describe("The groups.", default=())
    left_out: tuple[KeptLeftOut, ...] = describe("Modules that are not in, and why.", default=())
    costs: tuple[KeptCost, ...] = describe("The cost by kind.", default=())
    shares: tuple[KeptShare, ...] = describe("The cost by client.", default=())
    made_from: MadeFrom | None = describe("What the plan rests on.", default=None)
    quality: Quality | None = describe("How good the plan is shown to be.", default=None)
    unknown_holidays: tuple[Number, ...] = describe(
        "Years whose school holidays were not known.", default=()
    )
    modules: tuple[KeptModule, ...] = describe("The modules.", default=())
    planned: tuple[KeptSession, ...] = describe("Each session as abs planned it.", default=())
    revisions: tuple[KeptRevision, ...] = describe(
        "How often sessions changed since they were first planned.", default=()
    )
    dropped: tuple[KeptDropped, ...] = describe(
        "Sessions of earlier plans that calendars cancel.", default=()
    )


# The parts that a person has no say in: abs works them out, and sees when they were changed.
WORKED_OUT = (
    "client",
    "cost",
    "groups",
    "left_out",
    "costs",
    "shares",
    "quality",
    "modules",
    "planned",
)
# What of a session a person may change ...
OWN_KEYS = ("date", "daypart", "start", "venue", "staff")
# ... and what follows from brief and library.
FOLLOWING_KEYS = ("attending", "people", "trainers", "actors", "guests", "cost")
