import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from abscurriculum.models.library import Library
from abscurriculum.models.measurement import FollowUp, Measurements
from abscurriculum.models.plan import Plan
from abscurriculum.planning.calendar.measuring import plan_measurements
from planned import make_plan, read_brief

_ONE, _TWO = "couleur-locale-startfoto", "eigen-kracht-ambassadeurs"
_BRIEF = {
    "client": "Westland",
    "period": {"from": "2027-01-11", "to": "2028-06-30"},
    "routes": dict.fromkeys(("officials-executives", "council-executive", "leadership"), "none"),
    "modules": {"include": [_ONE, _TWO]},
}


@pytest.fixture(scope="module")
def plan(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Give a plan, of which tests take one session a module and put it on their own days."""
    return make_plan(read_brief(library, tmp_path_factory.mktemp("measured"), _BRIEF))


def measure(
    library: Library, folder: Path, plan: Plan, *days: str, **calendar: Any
) -> Measurements:
    """Work out the measurements for one session of one module a day."""
    agreed = {"agreed": calendar.pop("agreed")} if "agreed" in calendar else {}
    request = read_brief(library, folder, _BRIEF | agreed | {"calendar": calendar})
    modules = (_ONE, _TWO)[: len(days)]
    first = {each.module: each for each in reversed(plan.sessions)}
    sessions = tuple(
        first[module].model_copy(update={"date": dt.date.fromisoformat(day)})
        for module, day in zip(modules, days, strict=True)
    )
    return plan_measurements(request, plan.model_copy(update={"sessions": sessions}))


@pytest.mark.parametrize(
    ("session", "calendar", "asked"),
    [
        # A month without a 30th: the last day of February, a Tuesday.
        ("2027-11-30", {"school_holidays": "ignore"}, "2028-02-29"),
        # The spring holiday of region Midden is 26 February to 5 March.
        ("2027-11-30", {}, "2028-03-06"),
        # King's Day is a Tuesday.
        ("2027-01-27", {"school_holidays": "ignore"}, "2027-04-28"),
        # The 12th of June is a Saturday.
        ("2027-03-12", {}, "2027-06-14"),
        ("2027-02-25", {"blocked": [{"from": "2027-05-25", "to": "2027-05-26"}]}, "2027-05-27"),
        ("2027-02-25", {"recess": [{"from": "2027-05-24", "to": "2027-05-30"}]}, "2027-05-31"),
        # What closes a day for some is no reason to skip it.
        ("2027-02-25", {"executive_day": "tuesday"}, "2027-05-25"),
    ],
)
def test_behaviour_is_asked_three_months_on_or_the_next_working_day(
    library: Library,
    tmp_path: Path,
    plan: Plan,
    session: str,
    calendar: dict[str, Any],
    asked: str,
) -> None:
    """Three calendar months after it; weekends, holidays, blocks and recess are skipped."""
    found = measure(library, tmp_path, plan, session, **calendar)
    assert found.follow_ups == (FollowUp(date=dt.date.fromisoformat(asked), modules=(_ONE,)),)


def test_results_come_two_weeks_after_the_last_round(
    library: Library, tmp_path: Path, plan: Plan
) -> None:
    """14 June and two weeks is 28 June; two weeks after 5 July is in the summer holiday."""
    assert measure(library, tmp_path, plan, "2027-03-12").results == dt.date(2027, 6, 28)
    # The summer holiday of region Midden is 17 July to 29 August.
    assert measure(library, tmp_path, plan, "2027-04-05").results == dt.date(2027, 8, 30)


def test_the_baseline_lies_before_the_first_session(
    library: Library, tmp_path: Path, plan: Plan
) -> None:
    """Out three weeks before, or earlier where that is Christmas; in a week before."""
    found = measure(library, tmp_path, plan, "2027-01-21")
    assert (found.baseline_from, found.baseline_to) == (dt.date(2026, 12, 18), dt.date(2027, 1, 14))


@pytest.mark.parametrize(
    ("agreed", "out", "back"),
    [
        ("2027-02-01", "2027-02-18", "2027-03-04"),
        # A Saturday in the spring holiday.
        ("2027-02-20", "2027-03-01", "2027-03-04"),
        ("2027-03-05", "2027-03-05", "2027-03-05"),
        ("2027-04-01", "2027-03-11", "2027-03-11"),
    ],
)
def test_nothing_is_asked_before_it_is_agreed(
    library: Library, tmp_path: Path, plan: Plan, agreed: str, out: str, back: str
) -> None:
    """What goes out later comes back later, and never after the first session."""
    found = measure(library, tmp_path, plan, "2027-03-11", agreed=agreed)
    assert (str(found.baseline_from), str(found.baseline_to)) == (out, back)


def test_modules_due_in_one_month_are_asked_together(
    library: Library, tmp_path: Path, plan: Plan
) -> None:
    """Sessions of 2 and 23 September make one round, on the later day, when both are due."""
    found = measure(library, tmp_path, plan, "2027-09-02", "2027-09-23")
    assert [(each.date, set(each.modules)) for each in found.follow_ups] == [
        (dt.date(2027, 12, 23), {_ONE, _TWO})
    ]


def test_modules_due_in_two_months_are_asked_apart(
    library: Library, tmp_path: Path, plan: Plan
) -> None:
    """Sessions of 2 September and 14 October make two rounds, in order of time."""
    found = measure(library, tmp_path, plan, "2027-09-02", "2027-10-14")
    assert [(each.date, each.modules) for each in found.follow_ups] == [
        (dt.date(2027, 12, 2), (_ONE,)),
        (dt.date(2028, 1, 14), (_TWO,)),
    ]
