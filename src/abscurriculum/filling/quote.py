"""What a quote says beside the programme: VAT, options, days, and where each amount comes from."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from abscurriculum.filling.cost import fill_shares
from abscurriculum.filling.filler import Filler
from abscurriculum.models.brief import Brief
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.programme_quote import (
    ProgrammeOption,
    ProgrammeQuote,
    ProgrammeShareVat,
    ProgrammeUse,
    ProgrammeVat,
)
from abscurriculum.models.quote import REVERSED_PERCENT, VAT_PERCENT, Quote, VatTreatment
from abscurriculum.models.request import Request, role_names
from abscurriculum.models.text import Text

_TREATMENTS: dict[VatTreatment, Text] = {
    "standard": Text(nl="{percent} %", en="{percent} %"),
    "reduced": Text(nl="{percent} %", en="{percent} %"),
    "exempt": Text(nl="vrijgesteld", en="exempt"),
    "reverse": Text(nl="verlegd", en="reverse charge"),
}
# How long a quote stands when people would have to be booked before it is even made.
_USUAL_DAYS = 30
_CENTS_ROUND_UP = 50


def fill_quote(request: Request, plan: Plan, filler: Filler) -> ProgrammeQuote:
    """Work out the quote; amounts are euro cents, VAT rounded half up per treatment."""
    brief = request.brief.value
    quote = brief.quote
    treatments = {line.kind: quote.vat_by_cost.get(line.kind, quote.vat) for line in plan.costs}
    bases: Counter[VatTreatment] = Counter()
    for line in plan.costs:
        bases[treatments[line.kind]] += line.total
    vat = tuple(
        ProgrammeVat(
            treatment=_name_treatment(treatment, filler),
            base=bases[treatment],
            euro_cents=count_vat(bases[treatment], VAT_PERCENT[treatment]),
            declared=count_vat(bases[treatment], REVERSED_PERCENT) if treatment == "reverse" else 0,
        )
        for treatment in VAT_PERCENT
        if treatment in bases
    )
    vat_cents = sum(each.euro_cents for each in vat)
    valid_until = _find_last_day(brief)
    return ProgrammeQuote(
        number=quote.number or "",
        date=quote.date,
        valid_until=valid_until,
        valid_days=quote.valid_days if quote.date is None else None,
        books_then=valid_until == brief.asked_from,
        provider=quote.provider or "",
        signatory=_name_signatory(request, filler),
        question=filler.quote(quote.question) if quote.question else None,
        treatments={kind: _name_treatment(each, filler) for kind, each in treatments.items()},
        vat=vat,
        vat_cents=vat_cents,
        uses=tuple(_list_uses(request, plan)),
        shares=tuple(_split_vat(plan, vat_cents)),
        options=tuple(_fill_options(quote, filler)),
        conditions=tuple(filler.quote(text) for text in quote.conditions),
    )


def count_vat(base: int, percent: int) -> int:
    """Take a percentage of euro cents, rounded half up to a whole cent."""
    return (base * percent + _CENTS_ROUND_UP) // 100


def split_cents(total: int, keys: Sequence[int]) -> list[int]:
    """Split an amount in proportion to keys; cents left go to the largest remainders."""
    whole = sum(keys)
    if not whole:
        return [0 for _ in keys]
    parts = [total * key // whole for key in keys]
    order = sorted(range(len(keys)), key=lambda i: (-(total * keys[i] % whole), i))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


def _name_treatment(treatment: VatTreatment, filler: Filler) -> Label:
    percent = str(VAT_PERCENT[treatment])
    return Label(id=treatment, title=filler.say(_TREATMENTS[treatment], percent=percent))


def _find_last_day(brief: Brief) -> dt.date | None:
    """Find the last day on which the quote can be accepted, as far as the brief tells."""
    quote = brief.quote
    if quote.valid_until:
        return quote.valid_until
    if quote.date is None:
        return None if quote.valid_days else brief.asked_from
    if quote.valid_days is None and quote.date < brief.asked_from:
        return brief.asked_from
    try:
        return quote.date + dt.timedelta(days=quote.valid_days or _USUAL_DAYS)
    except OverflowError:
        return dt.date.max


def _name_signatory(request: Request, filler: Filler) -> Filled | None:
    signatory = request.brief.value.quote.signatory
    if signatory is None:
        return None
    roles = role_names(request.library.vocabulary.value, request.client.type)
    return filler.plain(filler.word(roles.get(signatory.casefold(), signatory)))


def _list_uses(request: Request, plan: Plan) -> Iterator[ProgrammeUse]:
    """Count per module what the lines of the cost add up, by the same units."""
    hired = {venue.name for venue in request.brief.value.venues if venue.hired}
    rates = {line.kind: line.euro_cents for line in plan.costs}
    for chosen in plan.modules:
        dayparts = request.library.modules[chosen.id].daypart_count
        sessions = [session for session in plan.sessions if session.module == chosen.id]
        units: Counter[str] = Counter(preparation=1)
        for session in sessions:
            units.update(_count_units(session, dayparts, hired=session.venue in hired))
        found = {kind: units[kind] for kind in rates if units[kind]}
        yield ProgrammeUse(
            module=chosen.id,
            sessions=len(sessions),
            units=found,
            euro_cents=sum(number * rates[kind] for kind, number in found.items()),
        )


def _count_units(session: Session, dayparts: int, *, hired: bool) -> dict[str, int]:
    return {
        "trainer": session.trainers * dayparts,
        "actor": session.actors * dayparts,
        "guest": session.guests,
        "venue": dayparts if hired else 0,
        "catering": session.size * dayparts,
        "travel": session.trainers + session.actors + session.guests,
    }


def _split_vat(plan: Plan, vat: int) -> Iterator[ProgrammeShareVat]:
    """Split the VAT as the costs are split, to the cent."""
    shares = tuple(fill_shares(plan))
    parts = split_cents(vat, [share.euro_cents for share in shares])
    for share, part in zip(shares, parts, strict=True):
        yield ProgrammeShareVat(client=share.client, euro_cents=share.euro_cents, vat=part)


def _fill_options(quote: Quote, filler: Filler) -> Iterator[ProgrammeOption]:
    for option in quote.options:
        yield ProgrammeOption(
            title=filler.quote(option.title),
            text=filler.quote(option.text) if option.text else None,
            treatment=_name_treatment(quote.vat, filler),
            euro_cents=option.amount,
            vat=count_vat(option.amount, VAT_PERCENT[quote.vat]),
        )
