"""What a quote works out: VAT by treatment, last days, and where each amount comes from."""

from collections import Counter
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.filling.quote import count_vat, fill_quote, split_cents
from abscurriculum.models.library import Library
from abscurriculum.models.plan import CostKind, CostLine, Plan, Share
from abscurriculum.models.programme_quote import ProgrammeQuote
from abscurriculum.models.quote import Quote, VatTreatment
from abscurriculum.models.request import Request
from abscurriculum.planning.keeping.prints import print_brief
from conftest import ROOT
from planned import make_plan

Case = tuple[Request, Plan, Filler]
_RATES = {"standard": "0.21", "reduced": "0.09", "exempt": "0", "reverse": "0"}
_CENTS = st.integers(0, 10_000_000_00)


@pytest.fixture(scope="module")
def case(library: Library) -> Case:
    """Give a joint programme with a hired room."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return request, make_plan(request), make_filler(request, "nl")


def offer(case: Case, plan: Plan | None = None, **quote: Any) -> ProgrammeQuote:
    """Work out the quote of a brief that says so."""
    request, usual, filler = case
    return fill_quote(ask(request, **quote), plan or usual, filler)


def ask(request: Request, **quote: Any) -> Request:
    """Put a quote in a brief."""
    brief = request.brief.value.model_copy(update={"quote": Quote.model_validate(quote)})
    return replace(request, brief=replace(request.brief, value=brief))


def round_half_up(base: int, rate: str) -> int:
    """Take VAT as a bookkeeper does: exactly, then to the nearest cent, halves up."""
    return int((Decimal(base) * Decimal(rate)).quantize(Decimal(1), ROUND_HALF_UP))


@given(_CENTS, st.sampled_from(["21", "9", "0"]))
def test_vat_is_rounded_half_up(base: int, percent: str) -> None:
    """Whole numbers give what exact decimals give."""
    assert count_vat(base, int(percent)) == round_half_up(base, str(Decimal(percent) / 100))


@given(
    st.dictionaries(
        st.sampled_from(get_args(CostKind)),
        st.tuples(st.integers(1, 2000), st.integers(0, 500_000)),
        min_size=1,
    ),
    st.sampled_from(get_args(VatTreatment)),
    st.dictionaries(st.sampled_from(get_args(CostKind)), st.sampled_from(get_args(VatTreatment))),
    st.lists(_CENTS, max_size=4),
)
def test_every_euro_is_taxed_once(
    case: Case,
    lines: dict[CostKind, tuple[int, int]],
    vat: VatTreatment,
    otherwise: dict[CostKind, VatTreatment],
    amounts: list[int],
) -> None:
    """Bases add up to the cost; the VAT of each is that of its lines; options stay apart."""
    costs = tuple(
        CostLine(kind=kind, quantity=quantity, euro_cents=rate, assumed=False)
        for kind, (quantity, rate) in lines.items()
    )
    plan = case[1].model_copy(update={"costs": costs})
    options = [{"title": "x", "amount": cents / 100} for cents in amounts]
    made = offer(case, plan, vat=vat, vat_by_cost=otherwise, options=options)
    expected: Counter[str] = Counter()
    for line in costs:
        expected[otherwise.get(line.kind, vat)] += line.quantity * line.euro_cents
    assert {each.treatment.id: each.base for each in made.vat} == dict(expected)
    for each in made.vat:
        assert each.euro_cents == round_half_up(each.base, _RATES[each.treatment.id])
        reversed_vat = each.treatment.id == "reverse"
        assert each.declared == (round_half_up(each.base, "0.21") if reversed_vat else 0)
    assert made.vat_cents == sum(each.euro_cents for each in made.vat)
    assert sum(each.base for each in made.vat) == plan.euro_cents
    assert [option.vat for option in made.options] == [
        round_half_up(cents, _RATES[vat]) for cents in amounts
    ]


@given(st.lists(_CENTS, min_size=1, max_size=6), _CENTS)
def test_nothing_is_lost_in_a_split(keys: list[int], total: int) -> None:
    """Parts add up, and each is within a cent of its exact part."""
    parts = split_cents(total, keys)
    pairs = zip(parts, keys, strict=True)
    whole = sum(keys)
    assert sum(parts) == (total if whole else 0)
    assert all(abs(part * whole - total * key) < max(whole, 1) for part, key in pairs)


def test_partners_share_the_vat_as_they_share_the_cost(case: Case) -> None:
    """Each client's VAT is its part, and together they pay all of it."""
    plan = case[1]
    total = plan.euro_cents
    shares = (Share(client="Westland", euro_cents=total - 1), Share(client="X", euro_cents=1))
    made = offer(case, plan.model_copy(update={"shares": shares}))
    assert [share.client for share in made.shares] == ["Gemeente Westland", "X"]
    assert sum(share.vat for share in made.shares) == made.vat_cents
    assert made.shares[1].vat == 0


def test_units_of_modules_are_the_units_of_the_price(case: Case) -> None:
    """What modules use together is the number on each line, a hired room and travel included."""
    request, plan, _ = case
    units: Counter[str] = Counter()
    made = offer(case)
    for use in made.uses:
        units.update(use.units)
    assert units == {line.kind: line.quantity for line in plan.costs}
    assert units["venue"] > 0
    assert sum(use.euro_cents for use in made.uses) == plan.euro_cents
    assert sum(use.sessions for use in made.uses) == len(plan.sessions)
    assert request.brief.value.quote == Quote()


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ({}, ("2026-11-30", None, True)),
        ({"date": "2026-10-01"}, ("2026-11-30", None, True)),
        ({"date": "2026-12-01"}, ("2026-12-31", None, False)),
        ({"date": "2026-10-01", "valid_days": 14}, ("2026-10-15", None, False)),
        ({"valid_days": 14}, (None, 14, False)),
        ({"valid_until": "2026-10-31"}, ("2026-10-31", None, False)),
        ({"date": "9999-12-30", "valid_days": 14}, ("9999-12-31", None, False)),
    ],
)
def test_how_long_a_quote_stands(
    case: Case, quote: dict[str, Any], expected: tuple[str | None, int | None, bool]
) -> None:
    """Days come from the brief: its own, or six weeks before the period; no clock has a say."""
    made = offer(case, **quote)
    last = str(made.valid_until) if made.valid_until else None
    assert (last, made.valid_days, made.books_then) == expected


def test_who_signs_goes_by_the_word_of_this_client(case: Case) -> None:
    """A role by any of its names is written as the client writes it; other words stay."""
    signed = offer(case, signatory="secretary").signatory
    assert signed is not None
    assert signed.text == "gemeentesecretaris"
    other = offer(case, signatory="hoofd inkoop").signatory
    assert other is not None
    assert other.text == "hoofd inkoop"
    assert offer(case).signatory is None


def test_a_quote_changes_no_plan(case: Case) -> None:
    """What a plan rests on is the same with another quote."""
    request = case[0]
    assert print_brief(ask(request, vat="exempt", date="2026-10-01")) == print_brief(request)
