"""The independent checker sees sessions in the wrong order, or too close or far apart."""

from typing import Any

import pytest

from plan_order import find_in_order
from plan_world import (
    DAY,
    LAST,
    NEXT_ROUND,
    OTHER_START,
    OTHER_TALK,
    ROUND,
    START,
    TALK,
    changed_library,
    drop,
    find_kind,
    move,
    world_plan,
)

PLAN = world_plan()
STARTS, TALKS, ROUNDS = (START, OTHER_START), (TALK, OTHER_TALK), (ROUND, NEXT_ROUND)


def order(module: str, **changes: Any) -> list[str]:
    """Look at the order of the good plan with one module changed."""
    return find_kind(find_in_order, PLAN, changed_library(module, **changes))


def test_what_a_module_builds_on_comes_in_an_earlier_week() -> None:
    """A base in the same week is a fault; where a week holds more, an earlier day will do."""
    library = changed_library("start", timing={})
    moved = move(PLAN, OTHER_START, "2027-02-01", "morning")
    close = changed_library("gesprek", prerequisites={"all_of": ["start"]})
    found = find_kind(find_in_order, moved, close)
    assert f"{OTHER_TALK} builds on {OTHER_START}, which does not come before it" in found
    assert find_kind(find_in_order, moved, close, limits={"per_week": 2}) == []
    late = find_kind(find_in_order, move(PLAN, OTHER_START, "2027-02-10"), library)
    assert f"{OTHER_TALK} builds on {OTHER_START}, which does not come before it" in late


def test_any_of_several_comes_before_as_well() -> None:
    """What a module builds on one of counts like what it builds on all of."""
    found = order("start", timing={}, prerequisites={"any_of": ["terugblik"]})
    assert found == [f"{each} builds on {LAST}, which does not come before it" for each in STARTS]
    assert order("start", timing={}, prerequisites={"any_of": ["dicht"]}) == []


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ({"min": 21, "max": 21}, ""),
        ({"min": 22}, "is 21 days after what it follows, sooner than 22"),
        ({"max": 20}, "is 21 days after what it follows, later than 20"),
    ],
)
def test_gaps_after_a_base_are_kept(gap: dict[str, int], expected: str) -> None:
    """Twenty-one days lie between a base and what builds on it."""
    found = order("gesprek", prerequisites={"all_of": ["start"], "gap_days": gap})
    assert found == ([f"{each} {expected}" for each in TALKS] if expected else [])


def test_what_comes_after_another_does() -> None:
    """A module that comes after another where both are in, and does not, is a fault."""
    found = order("start", timing={"position": "first", "after": ["ronde"]})
    assert found == [f"{each} comes after {ROUND}, which is not before it" for each in STARTS]
    assert order("gesprek", timing={"after": ["ronde", "middag"]}) == []


def test_first_comes_before_its_track_or_the_whole_programme() -> None:
    """The first of a track comes before its groups' sessions there, of a programme before all."""
    found = order("terugblik", timing={"position": "first"})
    assert found == [f"{LAST} comes first, and {each} is not after it" for each in TALKS]
    found = order("heidag", timing={"position": "first", "scope": "programme"})
    # Other modules that come first, and what it comes after, may be before it.
    earlier = (ROUND, TALK, OTHER_TALK, NEXT_ROUND)
    assert found == [f"{DAY} comes first, and {each} is not after it" for each in earlier]
    timing = {"position": "first", "scope": "programme", "after": ["ronde", "gesprek"]}
    assert order("heidag", timing=timing) == []


def test_last_comes_after_its_track_or_the_whole_programme() -> None:
    """The last of a track comes after its groups' sessions there, of a programme after all."""
    found = order("start", timing={"position": "last"}, prerequisites={})
    assert found == [
        f"{START} comes last, and {TALK} is not before it",
        f"{OTHER_START} comes last, and {OTHER_TALK} is not before it",
    ]
    found = order("heidag", timing={"position": "last", "scope": "programme"})
    assert found == []
    moved = move(PLAN, DAY, "2027-06-08")
    library = changed_library("terugblik", timing={"position": "last", "scope": "programme"})
    expected = [f"{LAST} comes last, and {DAY} is not before it"]
    assert find_kind(find_in_order, moved, library) == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ({"min": 110, "max": 110}, []),
        ({"min": 111}, [f"{LAST} is 110 days after what it follows, sooner than 111"]),
        ({"max": 109}, [f"{LAST} is 110 days after what it follows, later than 109"]),
    ],
)
def test_gaps_after_the_last_practice_are_kept(gap: dict[str, int], expected: list[str]) -> None:
    """From the last session that practises a goal to the last module are 110 days."""
    assert order("terugblik", timing={"position": "last", "gap_days": gap}) == expected


@pytest.mark.parametrize(
    ("day", "apart"),
    [
        ("2027-02-03", 2),
        ("2027-02-10", None),
        ("2027-02-24", None),
        ("2027-03-03", 6),
    ],
)
def test_what_repeats_keeps_its_rhythm(day: str, apart: int | None) -> None:
    """Every four weeks is after three to five; the fourth here is a school holiday."""
    found = find_kind(find_in_order, move(PLAN, NEXT_ROUND, day))
    wrong = f"{NEXT_ROUND} is {apart} weeks after {ROUND}, and is held every 4"
    assert found == ([wrong] if apart else [])


def test_where_no_near_week_will_do_the_next_one_will() -> None:
    """With four to six weeks blocked, the seventh is right and the eighth is not."""
    calendar = {"blocked": [{"from": "2027-02-08", "to": "2027-02-28"}]}
    good = move(PLAN, NEXT_ROUND, "2027-03-03")
    assert find_kind(find_in_order, good, calendar=calendar) == []
    bad = move(PLAN, NEXT_ROUND, "2027-03-10")
    assert find_kind(find_in_order, bad, calendar=calendar) == [
        f"{NEXT_ROUND} is 7 weeks after {ROUND}, and is held every 4"
    ]


def test_times_come_in_order() -> None:
    """The second time lies after the first, and there is a first."""
    library = changed_library("ronde", timing={"times": 2})
    turned = move(move(PLAN, ROUND, "2027-02-24"), NEXT_ROUND, "2027-01-20")
    expected = [f"{NEXT_ROUND} does not come after {ROUND}"]
    assert find_kind(find_in_order, turned, library) == expected
    expected = [f"{NEXT_ROUND} has no time before it"]
    assert find_kind(find_in_order, drop(PLAN, ROUND), library) == expected


def test_what_is_hard_is_never_first() -> None:
    """Something milder comes first for each group, and for a delegation in its track."""
    missing = drop(PLAN, OTHER_START)
    expected = [f"{OTHER_TALK} is hard, and officials-b has nothing milder before it"]
    assert find_kind(find_in_order, missing) == expected
    hard = "is hard, and its track has nothing milder before it"
    assert order("ronde", intensity="high") == [f"{each} {hard}" for each in ROUNDS]
    assert order("terugblik", intensity="high") == []


def test_a_hard_session_of_two_groups_looks_at_both() -> None:
    """One of two groups together has had nothing milder."""
    library = changed_library("terugblik", intensity="high")
    found = find_kind(find_in_order, drop(PLAN, START, TALK), library)
    assert found == [f"{LAST} is hard, and officials-a has nothing milder before it"]
