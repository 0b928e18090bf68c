"""What the quote adds to a programme: dates, VAT, options and where each amount comes from."""

import datetime as dt

from abscurriculum.models.base import Model, describe
from abscurriculum.models.filled import Filled, Label


class ProgrammeVat(Model):
    """The VAT of all costs that are treated alike."""

    treatment: Label = describe("standard, reduced, exempt or reverse, and its name.")
    base: int = describe("Euro cents that it is reckoned over.")
    euro_cents: int = describe("VAT that is charged, rounded to a whole cent.")
    declared: int = describe("VAT that the client declares itself, where it is reversed.")


class ProgrammeOption(Model):
    """Something that the client may add."""

    title: Filled = describe("What it is.")
    text: Filled | None = describe("What the client gets for it.")
    treatment: Label = describe("Its VAT.")
    euro_cents: int = describe("Its price, without VAT.")
    vat: int = describe("Euro cents of VAT that is charged.")


class ProgrammeUse(Model):
    """How much of each kind of cost the sessions of one module use."""

    module: str = describe("The module.")
    sessions: int = describe("How many sessions it has.")
    units: dict[str, int] = describe("Units per kind of cost, preparation included.")
    euro_cents: int = describe("What they cost together, without VAT.")


class ProgrammeShareVat(Model):
    """What one client of a joint programme pays, with VAT."""

    client: str = describe("The client.")
    euro_cents: int = describe("Its part of the cost, without VAT.")
    vat: int = describe("Its part of the VAT.")


class ProgrammeQuote(Model):
    """How the programme is offered."""

    number: str = describe("The number of the quote, or empty.")
    date: dt.date | None = describe("The day of the quote, where the brief gives it.")
    valid_until: dt.date | None = describe("The last day on which it can be accepted.")
    valid_days: int | None = describe("Or so many days after a date that is filled in by hand.")
    books_then: bool = describe("Whether the last day is when the first people are booked.")
    provider: str = describe("Who offers it, or empty.")
    signatory: Filled | None = describe("The role of who signs for the client.")
    question: Filled | None = describe("What the client asks, in its own words.")
    treatments: dict[str, Label] = describe("The VAT of each kind of cost.")
    vat: tuple[ProgrammeVat, ...] = describe("VAT, by how it is treated.")
    vat_cents: int = describe("VAT that is charged in all.")
    uses: tuple[ProgrammeUse, ...] = describe("Where quantities come from, per module.")
    shares: tuple[ProgrammeShareVat, ...] = describe("How a joint programme splits it.")
    options: tuple[ProgrammeOption, ...] = describe("What the client may add.")
    conditions: tuple[Filled, ...] = describe("Conditions of the brief; empty for the usual ones.")
