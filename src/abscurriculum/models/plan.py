"""Which sessions, for whom, in what order, and why."""

import datetime as dt
from typing import Literal

from abscurriculum.models.base import Model, describe
from abscurriculum.models.moment import Part
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.text import Text

ReasonKind = Literal[
    # why a module is in
    "route",
    "include",
    "replace",
    "goal",
    "prerequisite",
    "milder",
    # why it is not
    "closed",
    "excluded",
    "replaced",
    "alternative",
    "numbers",
    "base",
    "unplaceable",
    "crowded",
    "limits",
    "unasked",
    "unneeded",
    # why an audience has so many groups
    "fixed",
    "alone",
    "cheapest",
    "kept-groups",
    # why a session is then
    "spread",
    "calendar",
    "pin",
    "kept",
    "shared",
    "order",
]
CostKind = Literal["trainer", "actor", "guest", "venue", "catering", "travel", "preparation"]


class Reason(Model):
    """Why a module, group or date is as it is, and the place that it comes from."""

    kind: ReasonKind = describe("What kind of reason it is.")
    about: str = describe("The route, goal, module, week or numbers that it is about.", default="")
    words: Text | None = describe("What stands in the way, such as a holiday.", default=None)
    at: str = describe("The keys of the brief that ask for it: modules.include.0.", default="")
    place: str = describe("file:line of the brief, where there is one.", default="")


class Participant(Model):
    """So many people of one role."""

    role: str = describe("The role.")
    number: int = describe("How many.")
    assumed: bool = describe("Whether the number is a default.", default=False)
    source: Text | None = describe("Where the number comes from, for a default.", default=None)


class Group(Model):
    """A fixed part of an audience."""

    id: str = describe("Its id, such as officials-a.")
    audience: str = describe("Its audience.")
    letter: str = describe("A, B, C ...; empty where the audience is one group.")
    people: tuple[Participant, ...] = describe("Its members per role.")
    department: str = describe("Its department, or client, where groups are made so.", default="")
    reasons: tuple[Reason, ...] = describe("Why its audience has so many groups.", default=())

    @property
    def size(self) -> int:
        """How many members it has."""
        return sum(entry.number for entry in self.people)


class ChosenModule(Model):
    """A module in the programme."""

    id: str = describe("The module.")
    reasons: tuple[Reason, ...] = describe("Why it is in.")


class LeftOut(Model):
    """A module of the library that is not in the programme."""

    id: str = describe("The module.")
    reason: Reason = describe("Why it is not in.")
    expected: bool = describe("Whether a route or the brief names it.", default=False)


class Session(Model):
    """One module for one group, or several groups at once, at one time."""

    id: str = describe("Its id, the same from plan to plan: module/groups/occurrence.")
    number: int = describe("Its place in the programme.")
    module: str = describe("The module.")
    audience: str = describe("The audience.")
    groups: tuple[str, ...] = describe("Ids of the groups; empty for a delegation.")
    occurrence: int = describe("The how-manieth time for these groups.", default=1)
    people: tuple[Participant, ...] = describe("Everyone present, per role.")
    trainers: int = describe("Number of trainers.")
    actors: int = describe("Number of actors.")
    guests: int = describe("Number of guests.")
    date: dt.date = describe("The day.")
    daypart: Part = describe("The daypart in which it starts.")
    start: dt.time = describe("When it starts, in Dutch local time.")
    end: dt.time = describe("When it ends.")
    venue: str = describe("The venue, where the brief names venues.", default="")
    staff: tuple[str, ...] = describe("Trainers, actors and guests by name.", default=())
    attending: tuple[str, ...] = describe("Named people who must be there.", default=())
    euro_cents: int = describe("What it costs, without VAT and preparation.", default=0)
    week: int = describe("Calendar week, counted from the first of the period.")
    reasons: tuple[Reason, ...] = describe("Why it is then.", default=())
    pinned: bool = describe("Whether it was held to this time.", default=False)
    held: bool = describe("Whether it has taken place.", default=False)
    booked: bool = describe("Whether people or actors were booked for it.", default=False)
    revision: int = describe(
        "How often day, time, place or people changed, for calendars.", default=0
    )
    former_staff: tuple[str, ...] = describe("Staff who were in it before, by name.", default=())

    @property
    def size(self) -> int:
        """How many people take part."""
        return sum(entry.number for entry in self.people)


class CostLine(Model):
    """Part of the cost: so many units at a rate."""

    kind: CostKind = describe("trainer, actor, guest, venue, catering, travel or preparation.")
    quantity: int = describe("How many units.")
    euro_cents: int = describe("Price per unit, without VAT.")
    assumed: bool = describe("Whether the rate is the library's assumption.")

    @property
    def total(self) -> int:
        """Euro cents of the line."""
        return self.quantity * self.euro_cents


class Share(Model):
    """What one client of a joint programme pays."""

    client: str = describe("The client.")
    euro_cents: int = describe("Its part of the cost, without VAT.")


class Quality(Model):
    """How good the plan is shown to be."""

    selection_proven: bool = describe("Whether no better choice of modules and groups exists.")
    timetable_proven: bool = describe("Whether no better timetable of that choice exists.")
    penalty: int = describe("Weight of the wishes that the timetable leaves unmet.")
    bound: int = describe("The weight below which no timetable can come.")
    effort: str = describe("quick, normal or thorough.")
    keeps: bool = describe(
        "Whether it had to keep what it could of a plan before; without that, a better one may be.",
        default=False,
    )

    @property
    def gap_percent(self) -> int:
        """How far the timetable may be from the best, rounded up."""
        if self.timetable_proven or not self.penalty:
            return 0
        return -(-(self.penalty - self.bound) * 100 // self.penalty)


class Move(Model):
    """A change from the plan before."""

    session: str = describe("The session's id.")
    kind: Literal["moved", "changed", "added", "dropped"] = describe(
        "moved, changed (other times, groups, venue or people on the same day), added or dropped."
    )
    was: str = describe("Day and daypart before; for what is changed, what it was.", default="")
    now: str = describe("Day and daypart now; for what is changed, what it is.", default="")
    reason: Text = describe("Why.")
    at: str = describe("The keys of the brief that say so.", default="")


class Plan(Model):
    """The sessions of one programme and what they rest on."""

    client: Organisation = describe("The client.")
    partners: tuple[Organisation, ...] = describe("Other clients that share it.", default=())
    participants: tuple[Participant, ...] = describe("Numbers per role.")
    modules: tuple[ChosenModule, ...] = describe("The modules in order.")
    left_out: tuple[LeftOut, ...] = describe("Modules that are not in, and why.")
    groups: tuple[Group, ...] = describe("The groups.")
    sessions: tuple[Session, ...] = describe("The sessions in order of time.")
    weeks: int = describe("Number of weeks in the period.")
    costs: tuple[CostLine, ...] = describe("The cost, line by line.", default=())
    shares: tuple[Share, ...] = describe("How a joint programme splits it.", default=())
    quality: Quality = describe("How good the plan is shown to be.")
    unknown_holidays: tuple[int, ...] = describe(
        "Years of the period whose school holidays were not known.", default=()
    )
    moves: tuple[Move, ...] = describe("Changes from the plan before.", default=())
    dropped: tuple[Session, ...] = describe(
        "Sessions of earlier plans that are not held and no longer in it.", default=()
    )

    @property
    def euro_cents(self) -> int:
        """The cost in all, without VAT."""
        return sum(line.total for line in self.costs)
