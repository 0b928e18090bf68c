"""Groups, titles and staff as a reader sees them."""

from collections.abc import Mapping
from typing import Any

import pytest

from abscurriculum import workflow
from abscurriculum.filling.filler import make_filler
from abscurriculum.filling.sessions import fill_groups, fill_session
from abscurriculum.models.library import Library
from abscurriculum.models.plan import LeftOut, Plan, Reason, Session
from abscurriculum.models.programme import ProgrammeSession
from abscurriculum.models.request import Request
from abscurriculum.models.text import Language
from abscurriculum.workflow import make_programme
from conftest import ROOT
from planned import make_plan


@pytest.fixture(scope="module")
def request_of(library: Library) -> Request:
    """Read a joint programme with named trainers."""
    return workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)[0]


@pytest.fixture(scope="module")
def plan(request_of: Request) -> Plan:
    """Plan it."""
    return make_plan(request_of)


def fill(
    request: Request, plan: Plan, session: Session, language: Language = "nl"
) -> ProgrammeSession:
    """Fill in one session."""
    filler = make_filler(request, language)
    return fill_session(request, session, tuple(fill_groups(request, plan, filler)), filler)


@pytest.mark.parametrize(
    ("groups", "dutch", "english"),
    [
        (("officials-a",), "Ambtenaren, groep\u00a0A", "Officials, group\u00a0A"),
        (
            ("officials-a", "officials-b"),
            "Ambtenaren, groepen A en B",
            "Officials, groups A and B",
        ),
        (("officials-a", "officials-b", "officials-c"), "Ambtenaren", "Officials"),
    ],
)
def test_groups_go_by_audience_and_letters(
    request_of: Request, plan: Plan, groups: tuple[str, ...], dutch: str, english: str
) -> None:
    """One group has its letter, some have theirs, and all of them are the audience."""
    changed = plan.sessions[0].model_copy(update={"groups": groups})
    assert [str(each) for each in fill(request_of, plan, changed).groups] == [dutch]
    assert [str(each) for each in fill(request_of, plan, changed, "en").groups] == [english]


def test_a_delegation_has_no_groups(request_of: Request, plan: Plan) -> None:
    """It goes by its audience."""
    changed = plan.sessions[0].model_copy(update={"groups": ()})
    filled = fill(request_of, plan, changed)
    assert filled.groups == ()
    assert filled.audience.title.text == "Ambtenaren"


def test_a_second_time_is_told(request_of: Request, plan: Plan) -> None:
    """The title says the how-manieth time it is."""
    again = plan.sessions[0].model_copy(update={"occurrence": 2})
    assert fill(request_of, plan, again).title.text.endswith("gemeentehuis (2)")


@pytest.mark.parametrize(
    ("staff", "names"),
    [
        (("trainer Zuid", "trainer Noord"), {"trainer": ("trainer Noord", "trainer Zuid")}),
        (("trainer Noord",), {"trainer": ("trainer Noord",)}),
        ((), {"trainer": ()}),
        (("iemand anders",), {"trainer": ("iemand anders",)}),
    ],
)
def test_staff_go_by_kind_in_the_order_of_the_brief(
    request_of: Request, plan: Plan, staff: tuple[str, ...], names: Mapping[str, tuple[str, ...]]
) -> None:
    """Names stand with what they are; one that the brief no longer knows is not lost."""
    changed = plan.sessions[0].model_copy(update={"staff": staff, "trainers": 2})
    found = fill(request_of, plan, changed).staff
    assert {each.title.id: each.names for each in found} == names
    assert [each.title.title.text for each in found] == ["trainers"]


def test_every_kind_of_staff_has_its_own_names(request_of: Request, plan: Plan) -> None:
    """A guest is no actor, and one is singular."""
    people: list[dict[str, Any]] = [
        {"name": "gast Een", "role": "guest"},
        {"name": "acteur Een", "role": "actor"},
        {"name": "trainer Noord", "role": "trainer"},
    ]
    data = request_of.brief.value.model_dump(by_alias=True) | {"people": people}
    brief = type(request_of.brief.value).model_validate(data)
    request = Request(
        request_of.library,
        type(request_of.brief)(brief, request_of.brief.origin),
        request_of.client,
        request_of.partners,
    )
    session = plan.sessions[0].model_copy(
        update={
            "staff": ("acteur Een", "gast Een", "trainer Noord"),
            "trainers": 1,
            "actors": 2,
            "guests": 1,
        }
    )
    found = [(str(e.title.title), e.number, e.names) for e in fill(request, plan, session).staff]
    assert found == [
        ("trainer", 1, ("trainer Noord",)),
        ("acteurs", 2, ("acteur Een",)),
        ("gast", 1, ("gast Een",)),
    ]


def test_every_figure_of_the_plan_comes_through(request_of: Request, plan: Plan) -> None:
    """Days, times, rooms, people and cents in the programme are those of the plan."""
    programme = make_programme(request_of, plan, "nl")
    assert programme.euro_cents == plan.euro_cents
    assert programme.budget == request_of.brief.value.budget.amount
    assert [line.total for line in programme.costs] == [line.total for line in plan.costs]
    for filled, session in zip(programme.sessions, plan.sessions, strict=True):
        for name in ("number", "module", "date", "start", "end", "venue", "attending", "size"):
            assert getattr(filled, name) == getattr(session, name)
        assert filled.euro_cents == session.euro_cents
        assert sum(each.number for each in filled.staff) == (
            session.trainers + session.actors + session.guests
        )
    assert {len(group.reasons) for group in programme.groups} == {1}


def test_all_that_is_left_out_has_a_reason(
    library: Library, request_of: Request, plan: Plan
) -> None:
    """Every module of the library is in, or out with its reason; named ones are told apart."""
    programme = make_programme(request_of, plan, "nl")
    assert len(programme.modules) + len(programme.left_out) == len(library.modules)
    named = {module.title.text for module in programme.left_out if module.expected}
    assert named == {"Politieke antenne"}
    assert all(module.reason.text.text for module in programme.left_out)


@pytest.mark.parametrize(("expected", "told"), [(True, True), (False, False)])
def test_only_what_was_expected_has_its_particulars(
    request_of: Request, plan: Plan, *, expected: bool, told: bool
) -> None:
    """How many people a module takes, and that it is for others, matters where it was asked for."""
    ids = [entry.id for entry in plan.left_out[:2]]
    reasons = (Reason(kind="numbers", about="3-5"), Reason(kind="closed"))
    left_out = tuple(
        LeftOut(id=each, reason=reason, expected=expected)
        for each, reason in zip(ids, reasons, strict=True)
    )
    changed = make_programme(
        request_of, plan.model_copy(update={"left_out": left_out}), "nl"
    ).left_out
    assert ("(3–5 mensen per bijeenkomst)" in changed[0].reason.text.text) is told
    assert (len(changed) == 2) is told
