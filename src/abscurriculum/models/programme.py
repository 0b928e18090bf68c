"""The plan with all texts filled in for one client, in one language.

Every document is made from this value and from nothing else.
"""

import datetime as dt
from typing import Annotated

from pydantic import PlainSerializer, WithJsonSchema

from abscurriculum.models.base import Model, describe
from abscurriculum.models.brief import Priority
from abscurriculum.models.filled import Filled, Label, RoleCount
from abscurriculum.models.measurement import Measurements
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.programme_module import (
    CoverageLevel,
    ProgrammeModule,
    ProgrammeReason,
)
from abscurriculum.models.programme_quote import ProgrammeQuote
from abscurriculum.models.programme_request import ProgrammeRequest
from abscurriculum.models.text import Language

# In JSON 09:00, as a brief writes it; JSON Schema's own times carry a zone.
LocalTime = Annotated[
    dt.time,
    PlainSerializer(lambda time: f"{time:%H:%M}", return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]


class CoverageEntry(Model):
    """What one module does for one goal."""

    module: str = describe("The module.")
    level: CoverageLevel = describe("introduces, practises or anchors.")
    practice_minutes: int = describe("Minutes of practice in that module.")


class ProgrammeGoal(Model):
    """A goal of this client and how the programme reaches it."""

    id: str = describe("The goal.")
    title: Filled = describe("The goal in a few words.")
    description: Filled = describe("What people do differently when it is reached.")
    track: str = describe("The track it belongs to.")
    priority: Priority | None = describe("must, should or could; none when not asked for.")
    coverage: tuple[CoverageEntry, ...] = describe("The modules that work on it, in order.")


class ProgrammeGroup(Model):
    """A group of participants."""

    id: str = describe("The group.")
    title: Filled = describe("Its name, such as Ambtenaren, groep A.")
    audience: Label = describe("The audience.")
    size: int = describe("Number of members.")
    roles: tuple[RoleCount, ...] = describe("Members per role.")
    reasons: tuple[ProgrammeReason, ...] = describe("Why its audience has so many groups.")


class ProgrammeStaff(Model):
    """Trainers, actors or guests of one session."""

    title: Label = describe("What they are, singular or plural as the number asks.")
    number: int = describe("How many.")
    names: tuple[str, ...] = describe("Who, as far as the brief names them.")


class ProgrammeSession(Model):
    """One session."""

    id: str = describe("The same from plan to plan: module/groups/occurrence.")
    number: int = describe("Its place in the programme, from 1.")
    module: str = describe("The module.")
    title: Filled = describe("The module's title, with the occurrence where it is repeated.")
    track: str = describe("The track.")
    audience: Label = describe("The audience.")
    groups: tuple[Filled, ...] = describe("Names of the groups; empty for a delegation.")
    group_ids: tuple[str, ...] = describe("The groups; empty for a delegation.")
    people: tuple[RoleCount, ...] = describe("Everyone present, per role.")
    size: int = describe("Number of participants.")
    date: dt.date = describe("The day.")
    daypart: Label = describe("The daypart, or a whole day.")
    start: LocalTime = describe("When it starts.")
    end: LocalTime = describe("When it ends, breaks included.")
    week: int = describe("Calendar week, counted from the first of the period.")
    venue: str = describe("The venue, or empty.")
    staff: tuple[ProgrammeStaff, ...] = describe("Trainers, then actors, then guests.")
    attending: tuple[str, ...] = describe("Named people who must be there.")
    euro_cents: int = describe("What it costs, without VAT and preparation.")
    reasons: tuple[ProgrammeReason, ...] = describe("Why it is then.")
    held: bool = describe("Whether it has taken place.")
    revision: int = describe("How often day, time, place or people changed, for calendars.")
    former_staff: tuple[Label, ...] = describe("trainer, actor or guest, and who left it.")


class DroppedSession(Model):
    """A session of an earlier plan that is no longer in this one; calendars cancel it."""

    id: str = describe("The same from plan to plan: module/groups/occurrence.")
    title: Filled = describe("The module's title, or its id where the library no longer has it.")
    audience: Label = describe("The audience.")
    groups: tuple[Label, ...] = describe("The groups; empty for a delegation.")
    date: dt.date = describe("The day.")
    start: LocalTime = describe("When it would start.")
    end: LocalTime = describe("When it would end.")
    venue: str = describe("The venue, or empty.")
    staff: tuple[Label, ...] = describe("trainer, actor or guest, and who was in it.")
    revision: int = describe("How often it changed, the last time included.")


class ProgrammeTrack(Model):
    """One line of the programme."""

    id: str = describe("The track.")
    title: Filled = describe("Its name.")
    summary: Filled = describe("What it is about.")
    modules: tuple[str, ...] = describe("Its modules in order.")


class ProgrammeCase(Model):
    """A case of the client."""

    title: Filled = describe("The case in a few words.")
    owner: Filled = describe("Who brings it.")
    track: str = describe("The track in which it is used.")
    summary: Filled | None = describe("What is at stake.")
    confidential: bool = describe("Whether only trainers may read it.")


class ProgrammeColour(Model):
    """Couleur locale."""

    sayings: tuple[Filled, ...] = describe("Words people use there.")
    places: tuple[Filled, ...] = describe("Places that mean something.")
    events: tuple[Filled, ...] = describe("Recent events.")
    strengths: tuple[Filled, ...] = describe("Strengths in the house.")
    adjustments: tuple[Filled, ...] = describe("Adjustments agreed on the way.")


class ProgrammeContact(Model):
    """Whom to talk to at the client."""

    name: str = describe("The name, or empty.")
    role: str = describe("The function, or empty.")
    email: str = describe("The address, or empty.")


class LeftOutModule(Model):
    """A module that is not in, and why."""

    title: Filled = describe("The module's title.")
    reason: ProgrammeReason = describe("Why it is not in.")
    expected: bool = describe("Whether a route or the brief names it.")


class ProgrammeCost(Model):
    """Part of the cost: so many units at a rate."""

    label: Label = describe("What it is, and per what it is counted.")
    quantity: int = describe("How many units.")
    euro_cents: int = describe("Price per unit, without VAT.")
    total: int = describe("Euro cents of the line.")
    assumed: bool = describe("Whether the rate is the library's assumption.")


class ProgrammeShare(Model):
    """What one client of a joint programme pays."""

    client: str = describe("The client.")
    euro_cents: int = describe("Its part of the cost, without VAT.")


class ProgrammeWords(Model):
    """Terms of this client that documents use in their own sentences."""

    organisation: str = describe("With article: de gemeente.")
    council: str = describe("With article: de raad.")
    executive: str = describe("With article: het college.")
    executive_members: str = describe("bestuurders.")
    officials: str = describe("ambtenaren.")


class Programme(Model):
    """The one value that every document is made from."""

    language: Language = describe("The language of the document.")
    client: Organisation = describe("The client.")
    client_title: str = describe("The client's name as a title: Gemeente Westland.")
    partners: tuple[str, ...] = describe("Names of other clients that share it.")
    library: str = describe("Name and version of the library.")
    period_from: dt.date = describe("The first day.")
    period_to: dt.date = describe("The last day.")
    weeks: int = describe("Number of weeks in the period.")
    agreed: dt.date = describe("From this day people are booked and material is asked for.")
    contact: ProgrammeContact | None = describe("Whom to talk to.")
    occasion: Filled | None = describe("Why now, in the client's words.")
    words: ProgrammeWords = describe("Terms of this client.")
    participants: tuple[RoleCount, ...] = describe("Numbers per role.")
    goals: tuple[ProgrammeGoal, ...] = describe("The goals, must first.")
    tracks: tuple[ProgrammeTrack, ...] = describe("The lines that have modules.")
    modules: tuple[ProgrammeModule, ...] = describe("The modules in order.")
    left_out: tuple[LeftOutModule, ...] = describe("What is not in, and why.")
    groups: tuple[ProgrammeGroup, ...] = describe("The groups.")
    sessions: tuple[ProgrammeSession, ...] = describe("The sessions in order of time.")
    dropped: tuple[DroppedSession, ...] = describe("Sessions that calendars cancel.", default=())
    costs: tuple[ProgrammeCost, ...] = describe("The cost, line by line.")
    euro_cents: int = describe("The cost in all, without VAT.")
    budget: int | None = describe("Euro cents that it may cost, where the brief says so.")
    shares: tuple[ProgrammeShare, ...] = describe("How a joint programme splits the cost.")
    quote: ProgrammeQuote = describe("What the quote adds.")
    requests: tuple[ProgrammeRequest, ...] = describe("What is asked of the client, early first.")
    quality: Filled = describe("How good the plan is shown to be, in one sentence.")
    assumptions: tuple[Filled, ...] = describe("What was assumed where the brief is silent.")
    measurements: Measurements | None = describe(
        "When it is measured what the programme does; none where no document asks for it."
    )
    cases: tuple[ProgrammeCase, ...] = describe("The client's cases.")
    colour: ProgrammeColour = describe("Couleur locale.")

    def module(self, id: str) -> ProgrammeModule:
        """Find a module of the programme by its id."""
        return next(module for module in self.modules if module.id == id)
