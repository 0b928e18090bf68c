"""A plan as it lies beside its brief: read and edited by people."""

from pydantic import Field

from abscurriculum.models.base import Count, Date, Flag, Line, Model, Name, Slug, describe
from abscurriculum.models.moment import ClockTime, EuroCents, Part
from abscurriculum.models.plan import CostKind, Move, Quality, ReasonKind
from abscurriculum.models.text import Text


class MadeFrom(Model):
    """What the plan rests on: prints of it, by which abs sees that it changed."""

    brief: Line = describe("Print of what the brief and its calendars ask.")
    library: Line = describe("Print of what matters of the library.")
    library_name: Slug = describe("The library.")
    library_version: Line = describe("Its version.")
    planner: Count = describe("Version of the way of planning.")


class KeptReason(Model):
    """A reason; `at` names keys of the brief, whose lines may move."""

    kind: ReasonKind = describe("What kind of reason it is.")
    about: str = describe("What it is about.", default="")
    words: Text | None = describe("What stands in the way.", default=None)
    at: str = describe("The keys of the brief that ask for it.", default="")


class KeptSession(Model):
    """One session; date, daypart, pinned, booked and held are for people to change."""

    id: Line = describe("What it is: module/groups/occurrence.")
    date: Date = describe("The day; change it, and it is kept.")
    weekday: Line | None = describe("The day of the week, for reading.", default=None)
    daypart: Part = describe("The daypart; change it, and it is kept.")
    start: ClockTime | None = describe("When it starts.", default=None)
    end: ClockTime | None = describe("When it ends.", default=None)
    venue: str = describe("Where.", default="")
    staff: tuple[Line, ...] = describe("Trainers, actors and guests by name.", default=())
    attending: tuple[Line, ...] = describe("Named people who must be there.", default=())
    people: dict[Name, Count] = describe("Everyone present, per role.", default_factory=dict)
    trainers: Count = describe("Number of trainers.", default=0)
    actors: Count = describe("Number of actors.", default=0)
    guests: Count = describe("Number of guests.", default=0)
    cost: EuroCents = describe("Euros without VAT and preparation.", default=0)
    why: tuple[KeptReason, ...] = describe("Why it is then.", default=())
    pinned: Flag = describe("Whether it must stay here.", default=False)
    booked: Flag = describe("Whether people or actors were booked.", default=False)
    held: Flag = describe("Whether it has taken place.", default=False)

    @property
    def module(self) -> str:
        """The module."""
        return self.id.split("/")[0]

    @property
    def occurrence(self) -> int:
        """The how-manieth time."""
        last = self.id.rsplit("/", 1)[-1]
        return int(last) if last.isdecimal() else 1

    @property
    def groups(self) -> tuple[str, ...]:
        """Its groups; none for a delegation."""
        who = self.id.split("/")[1] if self.id.count("/") == 2 else ""
        return () if not who or who.endswith("*") else tuple(who.split("+"))

    @property
    def audience(self) -> str:
        """The audience of a delegation; empty for groups."""
        who = self.id.split("/")[1] if self.id.count("/") == 2 else ""
        return who[:-1] if who.endswith("*") else ""


class KeptGroup(Model):
    """One group with its members."""

    id: Slug = describe("Its id.")
    audience: Slug = describe("Its audience.")
    letter: str = describe("A, B, C ...; empty for an only group.", default="")
    people: dict[Name, Count] = describe("Members per role.")
    why: tuple[KeptReason, ...] = describe("Why its audience has so many.", default=())


class KeptModule(Model):
    """One module of the plan."""

    id: Slug = describe("The module.")
    version: Line = describe("Its version.")
    print: Line = describe("Print of what matters of it for a plan.")
    why: tuple[KeptReason, ...] = describe("Why it is in.", default=())


class KeptLeftOut(Model):
    """A module that is not in."""

    id: Slug = describe("The module.")
    why: KeptReason = describe("Why it is not in.")
    expected: Flag = describe("Whether a route or the brief names it.", default=False)


class KeptCost(Model):
    """One line of the cost."""

    kind: CostKind = describe("What.")
    quantity: Count = describe("How many.")
    rate: EuroCents = describe("Euros per unit, without VAT.")
    assumed: Flag = describe("Whether the rate is an assumption.", default=False)


class KeptShare(Model):
    """What one client of a joint programme pays."""

    client: Line = describe("The client.")
    cost: EuroCents = describe("Euros without VAT.")


class PlanFile(Model):
    """A plan file."""

    made_from: MadeFrom = describe("What the plan rests on.")
    client: Line = describe("The client.")
    cost: EuroCents = describe("What the programme costs, in euros without VAT.")
    quality: Quality = describe("How good the plan is shown to be.")
    sessions: tuple[KeptSession, ...] = describe("The sessions in order of time.")
    groups: tuple[KeptGroup, ...] = describe("The groups.", default=())
    modules: tuple[KeptModule, ...] = describe("The modules.", default=())
    left_out: tuple[KeptLeftOut, ...] = describe("Modules that are not in.", default=())
    costs: tuple[KeptCost, ...] = describe("The cost by kind.", default=())
    shares: tuple[KeptShare, ...] = describe("The cost by client.", default=())
    moves: tuple[Move, ...] = describe("What changed from the plan before.", default=())
    planned: dict[Line, Line] = Field(
        description="Where abs put each session; leave it to abs, which sees by it what you changed.",
        default_factory=dict,
    )
