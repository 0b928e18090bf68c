"""The independent checker sees people, staff and venues in two places, or not able or free."""

from typing import Any

import pytest

from plan_people import find_in_people
from plan_places import find_in_places
from plan_world import (
    DAY,
    HALL,
    LAST,
    NEXT_ROUND,
    OTHER_START,
    OTHER_TALK,
    PEOPLE,
    ROLES,
    ROUND,
    START,
    TALK,
    VENUES,
    change,
    find,
    find_kind,
    move,
    people,
    world_plan,
)

PLAN = world_plan()
SHED, TRAINER, OTHER_TRAINER = "schuur", "trainer 1", "trainer 2"
# Both first sessions at one time, with a venue and a trainer each.
AT_ONCE = change(
    move(PLAN, OTHER_START, "2027-01-12"), OTHER_START, venue=SHED, staff=(OTHER_TRAINER,)
)
ONE_EXECUTIVE = {**ROLES, "alderman": 1, "mayor": 0}


def test_no_more_of_a_role_are_asked_for_than_there_are() -> None:
    """One executive member at a delegation and one alderman at a talk are two of one person."""
    plan = move(PLAN, ROUND, "2027-02-04", "afternoon")
    assert find_kind(find_in_people, plan, participants=ONE_EXECUTIVE) == [
        "on 2027-02-04 afternoon sessions ask for 2 of alderman and mayor, and 1 are there"
    ]
    with_mayor = {**ONE_EXECUTIVE, "mayor": 1}
    assert find_kind(find_in_people, plan, participants=with_mayor) == []


def test_people_who_are_away_do_not_count() -> None:
    """Two aldermen at two talks at once are enough, and one of them is away."""
    plan = change(move(PLAN, OTHER_TALK, "2027-02-02"), OTHER_TALK, attending=())
    away = [{"name": "wethouder", "role": "alderman", "absent": ["2027-02-02"]}]
    found = find_kind(find_in_people, change(plan, TALK, attending=()), people=away)
    assert found == [
        "on 2027-02-02 afternoon sessions ask for 2 of alderman, and 1 are there",
    ]


def test_a_whole_day_is_there_in_the_afternoon() -> None:
    """The secretary is at a whole day, and cannot be elsewhere in the afternoon."""
    plan = change(move(PLAN, ROUND, "2027-04-13", "afternoon"), ROUND, people=people(secretary=1))
    assert find_kind(find_in_people, plan) == [
        "on 2027-04-13 afternoon sessions ask for 2 of secretary, and 1 are there",
        "on 2027-04-13 sessions ask for 3 dayparts of secretary, more than 2",
        f"{TRAINER} has 3 dayparts on 2027-04-13",
    ]


def test_nobody_has_two_hard_sessions_on_a_day() -> None:
    """Two hard talks on one day ask for two aldermen, and there is one."""
    plan = change(move(PLAN, OTHER_TALK, "2027-02-02", "evening"), OTHER_TALK, attending=())
    plan = change(plan, TALK, attending=())
    diaries = [each for each in PEOPLE if "needed_for" not in each]
    found = find_kind(find_in_people, plan, people=diaries, participants=ONE_EXECUTIVE)
    assert found == ["on 2027-02-02 hard sessions ask for 2 of alderman, and there are 1"]


def test_nobody_has_three_dayparts_on_a_day() -> None:
    """A whole day and an evening are three dayparts, of a role or of a trainer."""
    plan = change(move(PLAN, ROUND, "2027-04-13"), DAY, people=people(executive_member=1))
    found = find_kind(find_in_people, plan, participants=ONE_EXECUTIVE)
    assert found == [
        "on 2027-04-13 sessions ask for 3 dayparts of alderman and mayor, more than 2",
        f"{TRAINER} has 3 dayparts on 2027-04-13",
    ]
    found = find_kind(find_in_people, change(plan, ROUND, staff=(OTHER_TRAINER,)))
    assert found == []


def test_a_group_has_one_session_a_day_and_one_a_week() -> None:
    """Two sessions on a day are a fault always, two in a week where one is allowed."""
    same_day = move(PLAN, START, "2027-02-02", "morning")
    week = "officials-a has 2 sessions in the week of 2027-02-01"
    assert find_kind(find_in_people, same_day) == [
        "officials-a has 2 sessions on 2027-02-02",
        week,
    ]
    same_week = move(PLAN, START, "2027-02-01", "morning")
    assert find_kind(find_in_people, same_week) == [week]
    assert find_kind(find_in_people, same_week, limits={"per_week": 2}) == []


def test_delegations_of_an_audience_count_as_one_group() -> None:
    """Two delegations of one audience in a week are a fault."""
    found = find_kind(find_in_people, move(PLAN, NEXT_ROUND, "2027-01-19"))
    assert found == [
        "the delegations of council-and-top has 2 sessions in the week of 2027-01-18",
    ]


def test_who_is_needed_attends_and_only_once() -> None:
    """Someone needed who is not listed, or is listed at two sessions at once, is a fault."""
    found = find_kind(find_in_people, change(PLAN, TALK, attending=()))
    assert found == [f"{TALK} is attended by [], not by ['wethouder']"]
    found = find_kind(find_in_people, change(PLAN, START, attending=("wethouder",)))
    assert found == [f"{START} is attended by ['wethouder'], not by []"]
    found = find_kind(find_in_people, move(PLAN, OTHER_TALK, "2027-02-02"))
    assert found == ["wethouder attends 2 sessions on 2027-02-02 afternoon"]


def test_groups_that_are_kept_apart_do_not_meet_at_once() -> None:
    """Two groups at one time are a fault where the brief keeps them apart, and else not."""
    assert find(AT_ONCE) == []
    apart = {"joint": ["terugblik"], "not_at_once": [["officials-a", "officials-b"]]}
    expected = ["officials-a and officials-b meet at once on 2027-01-12 morning"]
    assert find(AT_ONCE, groups=apart) == expected
    assert find(PLAN, groups=apart) == []


@pytest.mark.parametrize(
    ("session", "staff", "expected"),
    [
        (START, (TRAINER, "jan"), f"{START} is run by ['jan'], whom the brief does not name"),
        (START, (), f"{START} has 0 named for 1 of trainer"),
        (TALK, (TRAINER,), f"{TALK} has 0 named for 1 of actor"),
        (START, (TRAINER, OTHER_TRAINER), f"{START} has 2 named for 1 of trainer"),
        (LAST, (OTHER_TRAINER,), f"{OTHER_TRAINER} cannot do {LAST}"),
    ],
)
def test_the_right_people_run_a_session(
    session: str, staff: tuple[str, ...], expected: str
) -> None:
    """Strangers, too few, too many, and who cannot do a module are faults."""
    assert find(change(PLAN, session, staff=staff)) == [expected]


def test_one_person_is_not_two() -> None:
    """A trainer named twice in a session is seen."""
    found = find(change(PLAN, START, staff=(TRAINER, TRAINER)))
    assert f"{START} names someone twice" in found


@pytest.mark.parametrize(
    ("changes", "agreed"),
    [
        ({"absent": ["2027-01-12"]}, None),
        ({"days": ["monday", "wednesday", "thursday", "tuesday afternoon"]}, None),
        ({"lead_days": 43}, "2026-12-01"),
    ],
)
def test_who_runs_a_session_is_free(changes: dict[str, Any], agreed: str | None) -> None:
    """An absence, a pattern and the time from booking to session are kept."""
    diaries = [PEOPLE[0], {**PEOPLE[1], **changes}, *PEOPLE[2:]]
    brief = {"agreed": agreed} if agreed else {}
    found = find_kind(find_in_places, PLAN, None, people=diaries, **brief)
    assert found[0] == f"{TRAINER} is not free for {START}"
    free = [PEOPLE[0], {**PEOPLE[1], "lead_days": 42}, *PEOPLE[2:]]
    assert find_kind(find_in_places, PLAN, people=free, agreed="2026-12-01") == []


def test_nobody_is_named_where_the_brief_names_nobody() -> None:
    """Without actors in the brief no actor is named, and that is no fault."""
    without = PEOPLE[:3]
    expected = [
        f"{each} is run by ['acteur'], whom the brief does not name" for each in (TALK, OTHER_TALK)
    ]
    assert find(PLAN, people=without) == expected
    bare = change(change(PLAN, TALK, staff=(TRAINER,)), OTHER_TALK, staff=(TRAINER,))
    assert find(bare, people=without) == []


def test_nobody_runs_two_sessions_at_once() -> None:
    """One trainer for two sessions at a time is a fault."""
    found = find(change(AT_ONCE, OTHER_START, staff=(TRAINER,)))
    assert found == [f"{TRAINER} is used 2 times on 2027-01-12 morning"]


@pytest.mark.parametrize(
    ("session", "venue", "expected"),
    [
        (START, "kelder", f'{START} is in "kelder", which the brief does not name'),
        (START, "", f'{START} is in "", which the brief does not name'),
        (TALK, SHED, f"{TALK} has 7 people, and {SHED} holds 6"),
    ],
)
def test_a_session_is_in_a_venue_that_holds_it(session: str, venue: str, expected: str) -> None:
    """Unknown, missing and small venues are faults."""
    assert find(change(PLAN, session, venue=venue)) == [expected]


def test_venues_are_free_and_hold_one_session_at_a_time() -> None:
    """A closed venue, and one venue for two sessions at once, are faults."""
    closed = [{**VENUES[0], "absent": ["2027-01-12"]}, VENUES[1]]
    assert find(PLAN, venues=closed) == [f"{HALL} is not free for {START}"]
    days = [{**VENUES[0], "days": ["tuesday", "wednesday", "thursday morning"]}, VENUES[1]]
    assert f"{HALL} is not free for {OTHER_TALK}" in find_kind(find_in_places, PLAN, venues=days)
    found = find(change(AT_ONCE, OTHER_START, venue=HALL))
    assert found == [f"{HALL} is used 2 times on 2027-01-12 morning"]


def test_no_venue_is_named_where_the_brief_names_none() -> None:
    """Without venues in the brief a venue in the plan is a fault."""
    found = find_kind(find_in_places, PLAN, venues=[])
    assert found[0] == f"{START} is in {HALL}, which the brief does not name"
    assert len(found) == len(PLAN.sessions)


@pytest.mark.parametrize(("minutes", "is_late"), [(135, False), (136, True)])
def test_there_is_time_to_travel(minutes: int, *, is_late: bool) -> None:
    """A morning ends at 11.15, the afternoon begins at 13.30: 135 minutes to travel."""
    plan = change(move(PLAN, OTHER_START, "2027-01-12", "afternoon"), OTHER_START, venue=SHED)
    venues = [VENUES[0], {**VENUES[1], "travel_minutes": minutes}]
    expected = [f"{TRAINER} cannot get from {START} to {OTHER_START} in time on 2027-01-12"]
    assert find_kind(find_in_places, plan, venues=venues) == (expected if is_late else [])
    at_home = change(plan, OTHER_START, venue=HALL)
    assert find_kind(find_in_places, at_home, venues=venues) == []


def test_who_is_needed_has_to_travel_too() -> None:
    """An alderman at talks in two venues on one day needs the time between."""
    plan = change(move(PLAN, OTHER_TALK, "2027-02-02", "evening"), OTHER_TALK, venue=SHED)
    plan = change(plan, OTHER_TALK, staff=("acteur",))
    venues = [VENUES[0], {"name": SHED, "capacity": 9, "travel_minutes": 300}]
    found = find_kind(find_in_places, plan, venues=venues)
    assert f"wethouder cannot get from {TALK} to {OTHER_TALK} in time on 2027-02-02" in found
