"""The independent checker sees passed limits, wrong amounts, and what is written down wrongly."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from abscurriculum.models.organisation import Organisation
from abscurriculum.models.plan import Plan, Share
from plan_case import Case
from plan_costs import find_in_costs
from plan_limits import find_in_limits
from plan_objective import Objective, weigh
from plan_world import (
    DAY,
    LAST,
    NEXT_ROUND,
    RATES,
    ROLES,
    ROUND,
    START,
    VENUES,
    change,
    find,
    find_kind,
    make_costs,
    move,
    world_plan,
    world_request,
)

PLAN = world_plan()
TOTAL = 1_308_000


def plan_with(**changes: Any) -> Plan:
    """Change the good plan itself."""
    return PLAN.model_copy(update=changes)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"programme": {"in_all": 9, "per_month": 3}}, []),
        ({"programme": {"in_all": 8}}, ["the programme has 9 dayparts, more than 8"]),
        (
            {"programme": {"per_month": 2}},
            [
                "the programme has 3 dayparts in 2027-01, more than 2",
                "the programme has 3 dayparts in 2027-02, more than 2",
            ],
        ),
        (
            {"per_person": {"in_all": 2}},
            [
                "officials-a has 3 dayparts, more than 2",
                "officials-b has 3 dayparts, more than 2",
            ],
        ),
        (
            {"per_person": {"per_month": 1}},
            [
                "management has 2 dayparts in 2027-04, more than 1",
                "wethouder has 2 dayparts in 2027-02, more than 1",
                "the only secretary has 2 dayparts in 2027-04, more than 1",
            ],
        ),
        (
            {"per_audience": {"council-and-top": {"in_all": 1}}},
            ["the audience council-and-top has 2 dayparts, more than 1"],
        ),
        (
            {"per_audience": {"management": {"per_month": 1}}},
            ["the audience management has 2 dayparts in 2027-04, more than 1"],
        ),
    ],
)
def test_limits_of_dayparts_are_kept(limits: dict[str, Any], expected: list[str]) -> None:
    """Dayparts are counted in all and by month, of all, of each person and of an audience."""
    assert find(PLAN, limits=limits) == expected


def test_who_is_alone_in_a_role_is_a_person() -> None:
    """The only councillor has two dayparts with the delegations."""
    alone = {**ROLES, "councillor": 1}
    found = find_kind(
        find_in_limits, PLAN, limits={"per_person": {"in_all": 1}}, participants=alone
    )
    assert "the only councillor has 2 dayparts, more than 1" in found


def test_the_budget_is_kept() -> None:
    """The programme costs 13,080 euros exactly."""
    assert find(PLAN, budget={"amount": 13080, "rates": RATES}) == []
    expected = [f"the programme costs {TOTAL} cents, and the budget is {TOTAL - 1}"]
    assert find(PLAN, budget={"amount": 13079.99, "rates": RATES}) == expected


def test_a_session_costs_what_it_takes() -> None:
    """One trainer, six people and a journey cost 1,110 euros."""
    expected = [f"{START} costs 111000 cents, not 111001"]
    assert find(change(PLAN, START, euro_cents=111_001)) == expected


def test_hired_rooms_cost() -> None:
    """In a hired hall every daypart costs 200 euros more."""
    hired = [{**VENUES[0], "hired": True}, VENUES[1]]
    found = find(PLAN, venues=hired)
    assert f"{DAY} costs 255000 cents, not 215000" in found
    assert found[-1] == f"the programme costs {TOTAL + 9 * 20_000} cents, not {TOTAL}"
    with_rooms = make_costs(trainer=9, actor=2, venue=9, catering=58, travel=10, preparation=5)
    sessions = tuple(
        s.model_copy(update={"euro_cents": s.euro_cents + 20_000 * (2 if s.id == DAY else 1)})
        for s in PLAN.sessions
    )
    assert find(plan_with(costs=with_rooms, sessions=sessions), venues=hired) == []


def test_lines_of_cost_add_up() -> None:
    """A journey that is not counted, another rate and a rate that is no assumption are faults."""
    less = make_costs(trainer=9, actor=2, catering=58, travel=9, preparation=5)
    found = find(plan_with(costs=less))
    assert found[0].startswith("the cost is of {")
    assert "'travel': 10" in found[0]
    assert found[1:] == [f"the programme costs {TOTAL} cents, not {TOTAL - 5000}"]
    trainers, *others = PLAN.costs
    cheap = trainers.model_copy(update={"euro_cents": 1})
    assert find(plan_with(costs=(cheap, *others)))[0] == "trainer costs 100000 cents each, not 1"
    assumed = trainers.model_copy(update={"assumed": True})
    expected = ["it is not said rightly whether the rate of trainer is assumed"]
    assert find(plan_with(costs=(assumed, *others))) == expected


@pytest.mark.parametrize(
    ("joint", "euro_cents"),
    [
        ({"split": "equal"}, (654_000, 654_000)),
        ({"split": "inhabitants"}, (872_000, 436_000)),
        ({"shares": {"Westland": 1, "Midden-Delfland": 3}}, (327_000, 981_000)),
        ({"split": "participants"}, (1_090_000, 218_000)),
    ],
)
def test_shares_of_a_joint_programme_follow_the_key(
    joint: dict[str, Any], euro_cents: tuple[int, int]
) -> None:
    """Each client pays its part: by head, by inhabitants, alike, or as the brief says."""
    # Of 30 people five advisers are the partner's.
    own = {**ROLES, "adviser": ROLES["adviser"] - 5}
    other = {**dict.fromkeys(ROLES, 0), "adviser": 5}
    partner = {"client": "Midden-Delfland", "participants": other}
    request = world_request(joint={"partners": [partner], **joint}, participants=own)
    client = request.client.model_copy(update={"inhabitants": 100})
    second = Organisation(name="Midden-Delfland", type="municipality", inhabitants=50)
    request = replace(request, client=client, partners=(second,))
    names = ("Westland", "Midden-Delfland")
    shares = tuple(
        Share(client=n, euro_cents=cents) for n, cents in zip(names, euro_cents, strict=True)
    )
    good = plan_with(client=client, partners=(second,), shares=shares)
    assert list(find_in_costs(Case(request, good))) == []
    more = (shares[0].model_copy(update={"euro_cents": euro_cents[0] + 1}), shares[1])
    found = list(find_in_costs(Case(request, good.model_copy(update={"shares": more}))))
    assert found[0] == f"the shares together are not {TOTAL} cents"
    turned = good.model_copy(update={"shares": shares[::-1]})
    assert list(find_in_costs(Case(request, turned))) == [f"the shares are not of {list(names)}"]
    moved = (
        shares[0].model_copy(update={"euro_cents": euro_cents[0] - 100}),
        shares[1].model_copy(update={"euro_cents": euro_cents[1] + 100}),
    )
    found = list(find_in_costs(Case(request, good.model_copy(update={"shares": moved}))))
    assert [fault.split(" pays ")[0] for fault in found] == list(names)


def test_one_client_has_no_shares() -> None:
    """A share in a programme of one client is a fault."""
    shares = (Share(client="Westland", euro_cents=TOTAL),)
    assert find(plan_with(shares=shares)) == ["a programme of one client has shares"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"week": 2}, f"{START} is in week 1, not 2"),
        ({"start": dt.time(9, 1)}, f"{START} starts at 09:01:00, not 09:00:00"),
        ({"end": dt.time(12)}, f"{START} ends at 12:00:00, not 11:15:00"),
        ({"reasons": ()}, f"{START} is then without a reason"),
        ({"number": 9}, "the sessions are not numbered from 1"),
        ({"id": "start/a/1"}, "start/a/1 is not called by its module, groups and time"),
    ],
)
def test_sessions_are_written_down_by_the_rules(changes: dict[str, Any], expected: str) -> None:
    """Week, times, reason, number and name of a session follow from what it is."""
    assert find(change(PLAN, START, **changes)) == [expected]


def test_start_times_of_the_brief_count() -> None:
    """With evenings from 20.00, half past seven is wrong."""
    found = find(PLAN, calendar={"start_times": {"evening": "20:00"}})
    assert found == [
        f"{each} {wrong}"
        for each in (ROUND, NEXT_ROUND)
        for wrong in (
            "starts at 19:30:00, not 20:00:00",
            "ends at 21:45:00, not 22:15:00",
        )
    ]


def test_the_plan_as_a_whole_is_written_down_by_the_rules() -> None:
    """Client, participants, weeks, and the order of sessions and modules are looked at."""
    other = PLAN.client.model_copy(update={"name": "Vlieland"})
    assert find(plan_with(client=other)) == ["the plan is not of the clients of the brief"]
    less = PLAN.participants[1:]
    assert find(plan_with(participants=less))[0].startswith("there are {'adviser': 12")
    assert find(plan_with(weeks=26)) == ["the period has 25 weeks, not 26"]
    one, two, *rest = PLAN.sessions
    turned = (
        two.model_copy(update={"number": 1}),
        one.model_copy(update={"number": 2}),
        *rest,
    )
    assert find(plan_with(sessions=turned)) == ["the sessions are not in order of time"]
    modules = (*PLAN.modules[1:], PLAN.modules[0])
    expected = ["the modules are not in the order of their first sessions"]
    assert find(plan_with(modules=modules)) == expected


def test_no_two_sessions_have_one_name() -> None:
    """A session that stands in the plan twice is seen."""
    twice = PLAN.sessions[-1].model_copy(update={"number": 9})
    found = find(plan_with(sessions=(*PLAN.sessions, twice)))
    assert found[-1] == f"2 sessions are called {LAST}"


def test_the_objective_is_counted() -> None:
    """Three modules of a route, a should goal reached twice, and dayparts that are not the best."""
    good = Objective(
        points=3 * 20, euro_cents=TOTAL, groups=3, hired=0, dayparts=0, avoided=0, venues=1
    )
    assert weigh(Case(world_request(), PLAN)) == good
    wishes = world_request(
        goals={"should": ["rolvastheid"], "could": []},
        weights={"should": 7, "route": 1, "daypart": 3, "avoid": 5},
        calendar={"prefers": {"officials": ["tuesday morning"]}, "school_holidays": "avoid"},
        venues=[{**VENUES[0], "hired": True}, VENUES[1]],
    )
    plan = move(change(PLAN, START, venue="schuur"), LAST, "2027-04-28", "evening")
    found = weigh(Case(wishes, plan))
    # Start in the morning is best and liked on Tuesday; the talks are in their first daypart, but
    # not liked; the last is in its second daypart, not liked, and in a holiday.
    assert found.dayparts == 3 * (2 + 2 + 2 + (1 + 2))
    assert (found.points, found.avoided, found.venues) == (3 + 14, 5, 2)
    assert found.hired == 9 - 1
