"""Which sessions, for whom, in what order, and why."""

from typing import Literal

from abscurriculum.models.base import Model, describe
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.text import Text

ReasonKind = Literal["route", "include", "replace", "goal", "prerequisite"]


class Reason(Model):
    """Why a module is in the programme, with the place that asks for it."""

    kind: ReasonKind = describe("route, include, replace, goal or prerequisite.")
    about: str = describe("The route, goal or module that it is about.")
    place: str = describe("file:line of the brief or library, where there is one.", default="")


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

    @property
    def size(self) -> int:
        """How many members it has."""
        return sum(entry.number for entry in self.people)


class ChosenModule(Model):
    """A module in the programme."""

    id: str = describe("The module.")
    reasons: tuple[Reason, ...] = describe("Why it is in.")


class LeftOut(Model):
    """A module that was asked for or expected and is not in the programme."""

    id: str = describe("The module.")
    reason: Text = describe("Why it is not in.")


class Session(Model):
    """One module for one group, or several groups at once."""

    number: int = describe("Its place in the programme.")
    module: str = describe("The module.")
    audience: str = describe("The audience.")
    groups: tuple[str, ...] = describe("Ids of the groups; empty for a delegation.")
    occurrence: int = describe("The how-manieth time for these groups.", default=1)
    people: tuple[Participant, ...] = describe("Everyone present, per role.")
    trainers: int = describe("Number of trainers.")
    actors: int = describe("Number of actors.")
    guests: int = describe("Number of guests.")
    week: int = describe("Suggested week, counted from the first week of the period.")
    beyond_period: bool = describe("Whether that week lies after the period.", default=False)

    @property
    def size(self) -> int:
        """How many people take part."""
        return sum(entry.number for entry in self.people)


class Plan(Model):
    """The sessions of one programme and what they rest on."""

    client: Organisation = describe("The client.")
    participants: tuple[Participant, ...] = describe("Numbers per role.")
    modules: tuple[ChosenModule, ...] = describe("The modules in order.")
    left_out: tuple[LeftOut, ...] = describe("Modules that are not in, and why.")
    groups: tuple[Group, ...] = describe("The groups.")
    sessions: tuple[Session, ...] = describe("The sessions in order.")
    weeks: int = describe("Number of weeks in the period.")
