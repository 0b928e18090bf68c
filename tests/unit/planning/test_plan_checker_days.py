"""The independent checker sees sessions on days on which they may not be."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from abscurriculum.models.moment import Part
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.request import CouncilMeeting
from plan_calendars import is_avoided
from plan_case import Case
from plan_days import find_in_days
from plan_world import (
    DAY,
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
    changed_library,
    find,
    find_kind,
    move,
    world_plan,
    world_request,
)

PLAN = world_plan()
MEETS = "is while the council meets"
BUSY = "is in recess, budget or accounts weeks"
BLOCKED = "is in a daypart that is blocked"


def meeting(day: str, part: Part) -> CouncilMeeting:
    """Make a meeting of the council as a calendar file has it."""
    return CouncilMeeting(dt.date.fromisoformat(day), (part,), "raad", 1)


@pytest.mark.parametrize(
    ("session", "day", "part", "calendar", "expected"),
    [
        (OTHER_START, "2027-01-16", None, {}, "does not suit the audience on a saturday morning"),
        (LAST, "2027-05-17", None, {}, "is on a public holiday"),
        (LAST, "2027-05-17", None, {"public_holidays": False}, None),
        (LAST, "2027-05-04", "evening", {}, "is in the evening of 4 May"),
        (LAST, "2027-05-04", "evening", {"public_holidays": False}, None),
        (LAST, "2027-05-05", None, {"school_holidays": "ignore"}, None),
        (LAST, "2027-04-28", None, {}, "is in a school holiday of Zuid"),
        (LAST, "2027-04-28", None, {"school_holidays": "avoid"}, None),
        (NEXT_ROUND, "2027-02-09", None, {"carnival": True}, "is at carnival"),
        (NEXT_ROUND, "2027-02-09", None, {}, None),
    ],
)
def test_days_off_are_kept_free(
    session: str, day: str, part: Any, calendar: dict[str, Any], expected: str | None
) -> None:
    """Weekends, public and school holidays, 4 May and carnival are seen, where they count."""
    found = find_kind(find_in_days, move(PLAN, session, day, part), calendar=calendar)
    assert found == ([f"{session} {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("calendar", "session", "expected"),
    [
        (
            {"suits": {"management": ["tuesday afternoon"]}},
            DAY,
            "does not suit the audience on a tuesday morning",
        ),
        ({"suits": {"management": ["tuesday"]}}, "", ""),
        ({"blocked": ["2027-01-20"]}, ROUND, BLOCKED),
        (
            {"blocked": [{"from": "2027-01-11", "to": "2027-01-12", "audiences": ["officials"]}]},
            START,
            BLOCKED,
        ),
        (
            {"blocked": [{"from": "2027-01-11", "to": "2027-01-12", "audiences": ["management"]}]},
            "",
            "",
        ),
        (
            {"blocked": [{"from": "2027-04-13", "to": "2027-04-13", "dayparts": ["afternoon"]}]},
            DAY,
            BLOCKED,
        ),
        (
            {"blocked": [{"from": "2027-01-12", "to": "2027-01-12", "dayparts": ["evening"]}]},
            "",
            "",
        ),
        (
            {
                "council": {
                    "meets": "every 2 weeks on wednesday evening",
                    "first": "2027-01-06",
                }
            },
            ROUND,
            MEETS,
        ),
        (
            {"council": {"meets": "every week on wednesday", "first": "2027-02-17"}},
            NEXT_ROUND,
            MEETS,
        ),
        ({"council": {"meets": "every month on last wednesday evening"}}, NEXT_ROUND, MEETS),
        ({"council": {"meets": "every month on third wednesday evening"}}, ROUND, MEETS),
        ({"council": {"meets": "every week on wednesday morning"}}, "", ""),
        (
            {"council": {"dates": ["2027-01-20", "2027-01-12"]}},
            ROUND,
            "is in the evening of a council meeting",
        ),
        ({"executive_day": "thursday"}, OTHER_TALK, "is on the day of the executive"),
        ({"executive_day": "wednesday"}, "", ""),
        ({"recess": ["2027-01-20"]}, ROUND, BUSY),
        ({"budget_weeks": ["2027-01-20"]}, ROUND, BUSY),
        ({"accounts_weeks": ["2027-01-20"]}, ROUND, BUSY),
        ({"recess": ["2027-01-12"]}, "", ""),
        ({"elections": ["2027-03-02"]}, ROUND, "is in the six weeks before elections"),
    ],
)
def test_calendars_are_kept(calendar: dict[str, Any], session: str, expected: str) -> None:
    """Each line of a calendar closes its dayparts for those whom it is about, and for no others."""
    found = [
        fault for fault in find_kind(find_in_days, PLAN, calendar=calendar) if session in fault
    ]
    assert found == ([f"{session} {expected}"] if session else [])


def test_six_weeks_before_an_election_are_42_days() -> None:
    """With elections on 3 March, 20 January is the day before the 42 days begin."""
    found = find_kind(find_in_days, PLAN, calendar={"elections": ["2027-03-03"]})
    assert found == [f"{NEXT_ROUND} is in the six weeks before elections"]


def test_a_new_executive_is_waited_for() -> None:
    """Councillors wait until the executive is there, unless it comes first; aldermen are not."""
    calendar = {"elections": ["2027-01-19"], "executive_appointed": "2027-01-21"}
    expected = [f"{ROUND} is before the new executive takes office"]
    assert find_kind(find_in_days, PLAN, calendar=calendar) == expected
    first = changed_library("ronde", timing={"position": "first", "times": 2, "repeat_weeks": 4})
    assert find_kind(find_in_days, PLAN, first, calendar=calendar) == []
    calendar = {"elections": ["2027-01-26"], "executive_appointed": "2027-02-02"}
    found = find_kind(find_in_days, PLAN, calendar=calendar)
    assert found == [
        f"{ROUND} is in the six weeks before elections",
        f"{TALK} is before wethouder is appointed",
        f"{TALK} asks for 1 of alderman, and fewer are there",
    ]


def test_meetings_in_a_file_are_kept() -> None:
    """A meeting read from a calendar file closes its dayparts for who sits in the council."""
    request = world_request(calendar={"council": {"file": "raad.ics"}})
    meetings = (meeting("2027-01-20", "evening"), meeting("2027-02-24", "morning"))
    case = Case(replace(request, agendas=(meetings,)), PLAN)
    expected = [f"{ROUND} is while the council or a committee meets, by its calendar"]
    assert list(find_in_days(case)) == expected


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        (
            {"period": {"from": "2027-01-13", "to": "2027-07-02"}},
            [f"{START} is outside the period"],
        ),
        (
            {"agreed": "2027-01-14"},
            [
                f"{START} is sooner than 0 days after 2027-01-14",
                f"{TALK} is sooner than 20 days after 2027-01-14",
            ],
        ),
        ({"agreed": "2027-01-12"}, []),
        (
            {"pins": [{"module": "heidag", "date": "2027-04-14"}]},
            [f"{DAY} is pinned to 2027-04-14"],
        ),
        (
            {"pins": [{"module": "terugblik", "daypart": "evening"}]},
            [f"{LAST} is pinned to the evening"],
        ),
        (
            {"pins": [{"module": "start", "from": "2027-01-13", "group": "officials-a"}]},
            [f"{START} is pinned to 2027-01-13 and after"],
        ),
        (
            {"pins": [{"module": "start", "to": "2027-01-13"}]},
            [f"{OTHER_START} is pinned to 2027-01-13 and before"],
        ),
        ({"pins": [{"module": "start", "to": "2027-01-13", "group": "officials-a"}]}, []),
        ({"pins": [{"module": "ronde", "date": "2027-01-20"}]}, []),
    ],
)
def test_period_lead_times_and_pins_are_kept(brief: dict[str, Any], expected: list[str]) -> None:
    """Nothing lies outside the period, sooner than can be asked, or where it is not pinned."""
    assert find_kind(find_in_days, PLAN, **brief) == expected


@pytest.mark.parametrize(
    ("day", "is_halfway"),
    [("2027-03-08", False), ("2027-03-09", True), ("2027-05-06", True), ("2027-05-07", False)],
)
def test_halfway_is_the_middle_third(day: str, *, is_halfway: bool) -> None:
    """Of 173 days the middle third goes from the 58th, in part, to the 116th, in part."""
    calendar = {"public_holidays": False, "school_holidays": "ignore"}
    found = find_kind(find_in_days, move(PLAN, DAY, day), calendar=calendar)
    assert found == ([] if is_halfway else [f"{DAY} is not halfway"])


@pytest.mark.parametrize(
    ("person", "changes", "expected"),
    [
        (0, {"absent": ["2027-02-02"]}, f"{TALK} is while wethouder is away"),
        (0, {"days": ["thursday"]}, f"{TALK} is while wethouder is away"),
        (0, {"days": ["tuesday", "thursday"]}, ""),
        (1, {"absent": ["2027-05-25"]}, f"{LAST} finds too few free people for 1 of trainer"),
        (3, {"absent": ["2027-02-02"]}, f"{TALK} finds too few free people for 1 of actor"),
        (3, {"gives": ["start"]}, f"{TALK} finds too few free people for 1 of actor"),
        (
            3,
            {"role": "guest"},
            "",
        ),
    ],
)
def test_diaries_close_days(person: int, changes: dict[str, Any], expected: str) -> None:
    """Who must be there, or is one of too few who can do it, closes the days of an absence."""
    diaries = [dict(each) for each in PEOPLE]
    diaries[person].update(changes)
    found = find_kind(find_in_days, PLAN, people=diaries)
    assert found[:1] == ([expected] if expected else [])


def test_enough_holders_of_a_role_are_there() -> None:
    """Twelve advisers are asked for, and one of twelve is away; of two clerks one is enough."""
    diaries = [*PEOPLE, {"name": "adviseur", "role": "adviser", "absent": ["2027-05-25"]}]
    expected = [f"{LAST} asks for 12 of adviser, and fewer are there"]
    assert find_kind(find_in_days, PLAN, people=diaries) == expected
    more = {**ROLES, "adviser": 13}
    assert find_kind(find_in_days, PLAN, people=diaries, participants=more) == []


def test_a_venue_is_free() -> None:
    """The only venue that holds twelve people is closed, or too small."""
    expected = [f"{LAST} has no free venue that holds its people"]
    for changes in ({"absent": ["2027-05-25"]}, {"capacity": 11}):
        venues = [{**VENUES[0], **changes}, VENUES[1]]
        assert find_kind(find_in_days, PLAN, venues=venues) == expected


@pytest.mark.parametrize(
    ("dayparts", "expected"),
    [
        (["afternoon"], "does not start in a morning"),
        (["morning"], ""),
        (["evening", "full-day"], ""),
    ],
)
def test_sessions_start_in_their_dayparts(dayparts: list[str], expected: str) -> None:
    """A session in the morning is of a module for mornings or whole days."""
    found = find_kind(find_in_days, PLAN, changed_library("start", dayparts=dayparts))
    assert found == ([f"{each} {expected}" for each in (START, OTHER_START)] if expected else [])


def test_whole_days_end_in_the_afternoon() -> None:
    """A whole day that starts in the evening runs past the end of the day."""
    found = find_kind(find_in_days, move(PLAN, DAY, "2027-04-13", "evening"))
    assert found == [
        f"{DAY} does not start in a evening",
        f"{DAY} runs past the end of the day from the evening",
    ]


def test_all_clients_of_a_joint_programme_count() -> None:
    """A partner's patterns and blocked days close dayparts too; its silence closes nothing."""
    partner = {"client": "Midden-Delfland", "calendar": {"blocked": ["2027-01-20"]}}
    request = replace(
        world_request(joint={"partners": [partner]}),
        partners=(Organisation(name="Midden-Delfland", type="municipality"),),
    )
    assert f"{ROUND} {BLOCKED}" in find_in_days(Case(request, PLAN))
    suits = {"client": "Midden-Delfland", "calendar": {"suits": {"management": ["monday"]}}}
    request = replace(
        world_request(joint={"partners": [suits]}),
        partners=(Organisation(name="Midden-Delfland", type="municipality"),),
    )
    days = [fault for fault in find_in_days(Case(request, PLAN)) if "suit" in fault]
    assert days == [
        f"{DAY} does not suit the audience on a tuesday {part}" for part in ("morning", "afternoon")
    ]


@pytest.mark.parametrize(
    ("day", "part", "calendar", "avoided"),
    [
        ("2027-03-26", "morning", {}, True),
        ("2027-05-05", "morning", {}, True),
        ("2027-05-07", "morning", {}, True),
        ("2027-12-05", "evening", {}, True),
        ("2027-12-05", "morning", {}, False),
        ("2027-12-03", "evening", {}, True),
        ("2027-12-03", "afternoon", {}, False),
        ("2027-12-03", "evening", {"suits": {"officials": ["friday"]}}, False),
        ("2027-12-03", "evening", {"suits": {"council": ["friday"]}}, True),
        ("2027-05-05", "morning", {"public_holidays": False}, False),
        ("2027-02-17", "morning", {"school_holidays": "avoid"}, True),
        ("2027-02-17", "morning", {}, False),
    ],
)
def test_days_to_avoid_are_known(
    day: str, part: Any, calendar: dict[str, Any], *, avoided: bool
) -> None:
    """Good Friday, 5 May, the day after Ascension Day and 5 December are better avoided.

    So are Friday evenings, unless the audience names what suits it.
    """
    case = Case(world_request(calendar=calendar), PLAN)
    assert is_avoided(case, "officials", dt.date.fromisoformat(day), part) is avoided


def test_a_good_plan_is_on_good_days() -> None:
    """Nothing is found where nothing is wrong."""
    assert find(PLAN) == []
