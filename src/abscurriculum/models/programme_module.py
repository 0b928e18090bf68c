"""A module with all its texts filled in for one client, in one language."""

import datetime as dt
from typing import Literal

from abscurriculum.models.activity import Bringer
from abscurriculum.models.base import Model, describe
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.plan import ReasonKind

CoverageLevel = Literal["introduces", "practises", "anchors"]


class ProgrammeReason(Model):
    """Why a module is in or out, a group is as it is, or a session is on its day."""

    kind: ReasonKind = describe("What kind of reason it is.")
    text: Filled = describe("The reason in words.")
    place: str = describe("file:line of the brief that asks for it, or empty.", default="")


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
    due: dt.date = describe("So many days before the first session of the module.")
    brought_by: Bringer = describe("client or participants.")


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
    feedback_rule: Filled | None = describe("How actors and onlookers give feedback.")
    facts: tuple[Fact, ...] = describe("The block of its kind.")
    needs: tuple[ProgrammeNeed, ...] = describe("What the client supplies.")
    open_questions: tuple[OpenQuestion, ...] = describe("What the brief leaves open.")
    materials: tuple[ProgrammeMaterial, ...] = describe("Materials.")
    room_setup: Filled = describe("How the room is laid out.")
    breakout_rooms: int = describe("Further rooms.")
    evaluation: tuple[ProgrammeQuestion, ...] = describe("Evaluation questions.")
    reasons: tuple[ProgrammeReason, ...] = describe("Why it is in.")
