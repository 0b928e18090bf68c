"""What is repeated without a number of times is done as often as fits, in nobody's way."""

from typing import Any

import pytest

from abscurriculum.planning import Planned, plan
from small_world_data import Small, read_small

_WEEKLY = {"id": "r", "group": {"max": 2}, "goals": {}, "timing": {"repeat_weeks": 1}}
_OTHER = {"id": "x", "group": {"max": 2}, "goals": {}}
_BRIEF = {
    "period": {"from": "2027-01-11", "to": "2027-01-31"},
    "participants": {"adviser": 2},
    "modules": {},
}


def _count(**brief: Any) -> dict[str, int]:
    routes = {"officials-executives": ["r", "x"]}
    found = plan(read_small(Small([_WEEKLY, _OTHER], routes, {**_BRIEF, **brief})))
    assert isinstance(found, Planned)
    modules = [session.module for session in found.plan.sessions]
    return {module: modules.count(module) for module in ("r", "x")}


@pytest.mark.parametrize(
    ("brief", "times"),
    [
        ({}, {"r": 2, "x": 1}),
        ({"modules": {"include": ["r", "x"]}}, {"r": 2, "x": 1}),
        ({"modules": {"exclude": ["x"]}}, {"r": 3, "x": 0}),
        ({"limits": {"per_person": {"in_all": 2}}}, {"r": 1, "x": 1}),
        (
            {"limits": {"per_person": {"in_all": 1}}, "modules": {"include": ["r"]}},
            {"r": 1, "x": 0},
        ),
    ],
)
def test_weeks_and_limits_bound_the_times(brief: dict[str, Any], times: dict[str, int]) -> None:
    """Three weeks hold three sessions: the other module takes one, what is repeated the rest."""
    assert _count(**brief) == times


@pytest.mark.parametrize(("amount", "times"), [(300, 3), (299, 2), (100, 1)])
def test_a_budget_bounds_the_times(amount: int, times: int) -> None:
    """Every time is paid for; where money is short it is done less often, not left out."""
    rates = dict.fromkeys(("actor", "catering", "guest", "preparation", "travel", "venue"), 0)
    budget = {"amount": amount, "rates": {**rates, "trainer": 100}}
    assert _count(budget=budget, modules={"exclude": ["x"]})["r"] == times
