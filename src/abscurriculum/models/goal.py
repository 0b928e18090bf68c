"""What a client wants to be better at."""

from abscurriculum.models.base import Date, Model, Slug, describe
from abscurriculum.models.conditions import Rates, StartTimes
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.text import Text


class Goal(Model):
    """One development goal of a client."""

    id: Slug = describe("Its id, as modules and briefs name it.")
    track: Slug = describe("The line of the programme it belongs to.")
    title: Text = describe("The goal in a few words.")
    description: Text = describe("What people do differently when it is reached.")


class GoalFile(Model):
    """A file of goals."""

    goals: tuple[Goal, ...] = describe("The goals.", min_length=1)


class RouteSet(Model):
    """The standard routes of one track: module ids in order."""

    short: tuple[Slug, ...] = describe("The shortest sensible route.", default=())
    standard: tuple[Slug, ...] = describe("The usual route.", default=())
    long: tuple[Slug, ...] = describe("The thorough route.", default=())


class LibraryFile(Model):
    """The head of a library: its name, version, first language and routes."""

    name: Slug = describe("The library's name.")
    version: str = describe("Its version, such as 1.0.0.", pattern=r"^\d+\.\d+\.\d+$")
    title: Text = describe("Its name for readers.")
    language: str = describe("The first language: nl or en.", pattern="^(nl|en)$", default="nl")
    routes: dict[Slug, RouteSet] = describe("Standard routes per track.", default_factory=dict)
    rates: Rates = describe(
        "Prices where a brief gives none; documents mark them as assumptions.", default=Rates()
    )
    start_times: StartTimes = describe("When sessions start.", default=StartTimes())
    elections: dict[OrganisationType, tuple[Date, ...]] = describe(
        "Known election days per type of organisation.", default_factory=dict
    )
