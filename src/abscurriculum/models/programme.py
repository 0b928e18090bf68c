"""The plan with all texts filled in for one client, in one language.

Every document is made from this value and from nothing else.
"""

import datetime as dt
from typing import Literal

from abscurriculum.models.base import Model, describe
from abscurriculum.models.brief import Priority
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.text import Language

CoverageLevel = Literal["introduces", "practises", "anchors"]


class Filled(Model):
    """A text as the reader sees it, and the language it is really in."""

    text: str = describe("The text; blank lines part paragraphs.")
    language: Language = describe("Its language; not the document's where a translation lacks.")

    def __str__(self) -> str:
        """Give the text alone."""
        return self.text


class Label(Model):
    """A value of the library with its name for readers."""

    id: str = describe("The value, such as high or role-play.")
    title: Filled = describe("Its name.")


class RoleCount(Model):
    """So many people of one role."""

    id: str = describe("The role.")
    title: Filled = describe("The role's name, singular or plural as the number asks.")
    number: int = describe("How many.")
    assumed: bool = describe("Whether the number is a default.", default=False)
    source: Filled | None = describe("Where a default comes from.", default=None)


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


class ProgrammeReason(Model):
    """Why a module is in the programme."""

    text: Filled = describe("The reason in words.")
    place: str = describe("file:line that asks for it.", default="")


class ProgrammeActivity(Model):
    """One step of an agenda, with its place on the clock."""

    start_minute: int = describe("Minutes after the start of the session.")
    minutes: int = describe("Duration in minutes.")
    title: Filled = describe("The title.")
    form: Label = describe("The working form.")
    is_break: bool = describe("Whether it is a break.")
    is_practice: bool = describe("Whether participants practise.")
    participants: Filled | None = describe("What participants do.")
    trainer: Filled | None = describe("What the trainer does.")


class ProgrammeObjective(Model):
    """What a participant can do afterwards."""

    bloom: Label = describe("Bloom's level.")
    text: Filled = describe("The objective.")


class ProgrammeActorRole(Model):
    """Whom an actor plays."""

    name: Filled = describe("The character.")
    goal: Filled = describe("What it wants.")
    opening: Filled = describe("Its first words.")
    escalation: tuple[Filled, ...] = describe("Levels of resistance.")
    yields_when: Filled = describe("What makes it give way.")


class ProgrammeScene(Model):
    """One scene."""

    activity: Filled = describe("The activity in which it is played.")
    title: Filled = describe("The title.")
    situation: Filled = describe("The situation.")
    actor_roles: tuple[ProgrammeActorRole, ...] = describe("The characters.")


class ProgrammeMaterial(Model):
    """Something on the table."""

    text: Filled = describe("What it is.")
    per: Literal["group", "participant"] = describe("Counted per group or per participant.")
    quantity: int = describe("How many per group or participant.")


class ProgrammeNeed(Model):
    """Something the client supplies."""

    text: Filled = describe("What is needed.")
    lead_days: int = describe("Days before the session.")


class ProgrammeQuestion(Model):
    """An evaluation question."""

    level: Label = describe("Kirkpatrick's level.")
    text: Filled = describe("The question.")


class OpenQuestion(Model):
    """A parameter that the brief leaves open."""

    parameter: str = describe("Its name in the brief.")
    question: Filled = describe("The question to the client.")
    stand_in: Filled = describe("The words that stand in until there is an answer.")
    required: bool = describe("Whether the programme cannot do without the answer.")


class Fact(Model):
    """One line of a kind's block, in the reader's words."""

    title: Filled = describe("What it is.")
    items: tuple[Filled, ...] = describe("One paragraph, or the items of a list.")
    listed: bool = describe("Whether the items are a list.")
    for_trainers: bool = describe("Whether only trainers need it.", default=False)


class ProgrammeModule(Model):
    """A module with all its texts for this client."""

    id: str = describe("The module.")
    version: str = describe("Its version.")
    number: int = describe("Its place in the programme, from 1.")
    title: Filled = describe("The title.")
    summary: Filled = describe("The summary.")
    kind: Label = describe("The kind.")
    method: Filled | None = describe("The working form by name.")
    track: str = describe("The track.")
    audiences: tuple[Label, ...] = describe("The audiences that do it here.")
    minutes: int = describe("Duration in minutes.")
    practice_minutes: int = describe("Minutes of practice.")
    group_min: int = describe("Least number of people.")
    group_max: int = describe("Greatest number of people.")
    intensity: Label = describe("The intensity.")
    dayparts: tuple[Label, ...] = describe("Dayparts that suit it.")
    objectives: tuple[ProgrammeObjective, ...] = describe("The objectives.")
    goals: tuple[tuple[str, CoverageLevel], ...] = describe("Goals and what it does for each.")
    agenda: tuple[ProgrammeActivity, ...] = describe("The agenda.")
    scenes: tuple[ProgrammeScene, ...] = describe("Scenes, for trainers and actors.")
    facts: tuple[Fact, ...] = describe("The block of its kind.")
    needs: tuple[ProgrammeNeed, ...] = describe("What the client supplies.")
    open_questions: tuple[OpenQuestion, ...] = describe("What the brief leaves open.")
    materials: tuple[ProgrammeMaterial, ...] = describe("Materials.")
    room_setup: Filled = describe("How the room is laid out.")
    breakout_rooms: int = describe("Further rooms.")
    evaluation: tuple[ProgrammeQuestion, ...] = describe("Evaluation questions.")
    reasons: tuple[ProgrammeReason, ...] = describe("Why it is in.")


class ProgrammeGroup(Model):
    """A group of participants."""

    id: str = describe("The group.")
    title: Filled = describe("Its name, such as Ambtenaren, groep A.")
    audience: Label = describe("The audience.")
    size: int = describe("Number of members.")
    roles: tuple[RoleCount, ...] = describe("Members per role.")


class ProgrammeSession(Model):
    """One session."""

    number: int = describe("Its place in the programme, from 1.")
    module: str = describe("The module.")
    title: Filled = describe("The module's title, with the occurrence where it is repeated.")
    track: str = describe("The track.")
    audience: Label = describe("The audience.")
    groups: tuple[Filled, ...] = describe("Names of the groups; empty for a delegation.")
    people: tuple[RoleCount, ...] = describe("Everyone present, per role.")
    size: int = describe("Number of participants.")
    trainers: int = describe("Number of trainers.")
    actors: int = describe("Number of actors.")
    guests: int = describe("Number of guests.")
    week: int = describe("Suggested week of the period, from 1.")
    week_of: dt.date = describe("The Monday of that week.")
    beyond_period: bool = describe("Whether that week lies after the period.")
    start: dt.time = describe("Suggested start, by the first daypart of the module.")
    end: dt.time = describe("End, breaks included.")


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
    reason: Filled = describe("Why it is not in.")


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
    library: str = describe("Name and version of the library.")
    period_from: dt.date = describe("The first day.")
    period_to: dt.date = describe("The last day.")
    weeks: int = describe("Number of weeks in the period.")
    contact: ProgrammeContact | None = describe("Whom to talk to.")
    occasion: Filled | None = describe("Why now, in the client's words.")
    words: ProgrammeWords = describe("Terms of this client.")
    participants: tuple[RoleCount, ...] = describe("Numbers per role.")
    goals: tuple[ProgrammeGoal, ...] = describe("The goals, must first.")
    tracks: tuple[ProgrammeTrack, ...] = describe("The lines that have modules.")
    modules: tuple[ProgrammeModule, ...] = describe("The modules in order.")
    left_out: tuple[LeftOutModule, ...] = describe("What is not in, and why.")
    groups: tuple[ProgrammeGroup, ...] = describe("The groups.")
    sessions: tuple[ProgrammeSession, ...] = describe("The sessions in order.")
    cases: tuple[ProgrammeCase, ...] = describe("The client's cases.")
    colour: ProgrammeColour = describe("Couleur locale.")

    def module(self, id: str) -> ProgrammeModule:
        """Find a module of the programme by its id."""
        return next(module for module in self.modules if module.id == id)
