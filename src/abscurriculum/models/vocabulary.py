"""The words of a library: terms per type of organisation, roles, audiences, tracks."""

from typing import Literal

from abscurriculum.models.base import Count, Flag, Line, Model, Name, Slug, describe
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.text import Language, Text

Article = Literal["de", "het", "the", ""]
Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Word(Model):
    """One noun in one language."""

    the: Article = describe("The definite article; empty where the word takes none.")
    one: Line = describe("The singular.")
    many: Line = describe("The plural.")
    plural_verb: Flag = describe(
        "The singular takes a plural verb, as Provinciale Staten do.", default=False
    )


class TermForms(Model):
    """A term for one type of organisation: its words, or the term that stands in for it."""

    nl: Word | None = describe("The Dutch word.", default=None)
    en: Word | None = describe("The English word.", default=None)
    held_by: Name | None = describe(
        "The term used instead, where this one does not exist.", default=None
    )

    def word(self, language: Language) -> Word | None:
        """Give the word in a language, or None."""
        return self.nl if language == "nl" else self.en


class Term(Model):
    """A term, for all types of organisation or for each."""

    all: TermForms | None = describe("The word for every type.", default=None)
    municipality: TermForms | None = describe("The word at a municipality.", default=None)
    province: TermForms | None = describe("The word at a province.", default=None)
    water_board: TermForms | None = describe("The word at a water board.", default=None)

    def forms(self, kind: OrganisationType) -> TermForms | None:
        """Give the forms for one type of organisation."""
        own = {
            "municipality": self.municipality,
            "province": self.province,
            "water-board": self.water_board,
        }[kind]
        return own or self.all


class RoleDefaults(Model):
    """How many people hold a role where a brief does not say."""

    municipality: Count = describe("Number at a municipality.", default=0)
    province: Count = describe("Number at a province.", default=0)
    water_board: Count = describe("Number at a water board.", default=0)
    from_seats: Flag = describe("Taken from the seats in the register.", default=False)
    share_of_seats_percent: Count = describe("Share of the seats, rounded.", default=0)
    source: Text = describe(
        "Where the number comes from.", default=Text(nl="aanname", en="assumption")
    )


class Role(Model):
    """A function that a participant holds; its names stand under the term of the same id."""

    any_of: tuple[Name, ...] = describe("The roles that this one stands for.", default=())
    aliases: tuple[Line, ...] = describe("Other names for it in a brief.", default=())
    sits_in: tuple[Literal["council", "executive"], ...] = describe(
        "The bodies whose meetings its holders attend.", default=()
    )
    elected: Flag = describe(
        "Whether its holders sit for a political group; they are kept free in recess, in budget "
        "weeks and before elections.",
        default=False,
    )
    appointed: Flag = describe(
        "Whether the council appoints its holders anew after elections; until then there are none.",
        default=False,
    )
    defaults: RoleDefaults = describe("Numbers where the brief is silent.", default=RoleDefaults())


class Audience(Model):
    """The roles that learn together."""

    title: Text = describe("Its name for readers.")
    roles: tuple[Name, ...] = describe("Its roles.", min_length=1)


class Track(Model):
    """One of the lines of the programme."""

    title: Text = describe("Its name for readers.")
    summary: Text = describe("What the line is about, for the client.")


class BloomLevel(Model):
    """One level of Bloom's revised taxonomy, with verbs that fit it."""

    title: Text = describe("The level's name.")
    nl: tuple[Line, ...] = describe("Dutch verbs, as an objective begins: benoemt, legt ...")
    en: tuple[Line, ...] = describe("English verbs, as an objective begins: names, explains ...")


class Vocabulary(Model):
    """Every word that module texts and documents take from the library."""

    terms: dict[Name, Term] = describe("Terms, usable in texts as {{ council }}.")
    roles: dict[Name, Role] = describe("Roles; each is also a term.")
    audiences: dict[Slug, Audience] = describe("Audiences and their roles.")
    tracks: dict[Slug, Track] = describe("The lines of the programme, in order.")
    kinds: dict[Slug, Text] = describe("Names of the kinds of module.")
    bloom: dict[Bloom, BloomLevel] = describe("Bloom's levels and their verbs.")
