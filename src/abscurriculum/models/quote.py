"""What a brief says of the quote: dates, VAT, conditions, options, who offers and who signs."""

from typing import Literal

from abscurriculum.models.base import Date, Line, Model, Positive, describe
from abscurriculum.models.moment import EuroCents
from abscurriculum.models.plan import CostKind
from abscurriculum.models.text import Text

VatTreatment = Literal["standard", "reduced", "exempt", "reverse"]
# Percentages of the Wet op de omzetbelasting 1968; what is reversed is declared by the client.
VAT_PERCENT: dict[VatTreatment, int] = {"standard": 21, "reduced": 9, "exempt": 0, "reverse": 0}
REVERSED_PERCENT = 21


class QuoteOption(Model):
    """Something that the client may add, at a price of its own."""

    title: Text = describe("What it is, in a few words.")
    text: Text | None = describe("What the client gets for it.", default=None)
    amount: EuroCents = describe("Its price in euros, without VAT.")


class Quote(Model):
    """How the programme is offered."""

    number: Line | None = describe("The number of the quote.", default=None)
    date: Date | None = describe(
        "The day of the quote; a line to fill in without it.", default=None
    )
    valid_until: Date | None = describe(
        "The last day on which it can be accepted; by default the day from which people can be "
        "booked.",
        default=None,
    )
    valid_days: Positive | None = describe(
        "In place of a last day: so many days after the date.", default=None
    )
    provider: Line | None = describe("The name of who offers it.", default=None)
    signatory: Line | None = describe("The role of who signs for the client.", default=None)
    question: Text | None = describe("What the client asks, in its own words.", default=None)
    vat: VatTreatment = describe(
        "standard (21 %), reduced (9 %), exempt (CRKBO) or reverse (the client declares it).",
        default="standard",
    )
    vat_by_cost: dict[CostKind, VatTreatment] = describe(
        "Kinds of cost that are treated otherwise, such as catering.", default_factory=dict
    )
    options: tuple[QuoteOption, ...] = describe("What the client may add.", default=())
    conditions: tuple[Text, ...] = describe("Conditions in place of the usual ones.", default=())
