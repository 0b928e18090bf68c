from itertools import combinations
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning import Planned, plan
from abscurriculum.planning.telling.alternatives import are_clearly_different, options
from abscurriculum.planning.telling.fitting import fit
from abscurriculum.planning.telling.measures import load_groups
from conftest import ROOT
from plan_checker import faults
from planned import make_plan, read_brief


@pytest.fixture(scope="module")
def request_(library: Library) -> Request:
    """Read the example of a small municipality."""
    brief = ROOT / "examples/valkenburg-aan-de-geul.yaml"
    return workflow.read_request(Path(brief), library=library)[0]


@pytest.fixture(scope="module")
def asked(request_: Request) -> Plan:
    """Plan the example once."""
    return make_plan(request_)


def test_options_are_true_plans_of_what_they_say(request_: Request, asked: Plan) -> None:
    """Each keeps to its revised brief, and planning that afresh costs as much; all differ."""
    found = options(request_, asked)
    assert 2 <= len(found) <= 4
    assert "as asked" in {option.name for option in found}
    for one, other in combinations(found, 2):
        assert are_clearly_different(one, other)
    for option in found:
        assert faults(option.revision.request, option.plan) == []
        assert bool(option.revision.writes) == (option.name != "as asked")
    lean = next(option for option in found if option.name == "lean")
    again = plan(lean.revision.request)
    assert isinstance(again, Planned)
    assert {entry.id for entry in again.plan.modules} == lean.modules
    assert again.plan.euro_cents == lean.plan.euro_cents


def test_what_fits_is_within_its_limits_and_says_what_is_lost(
    request_: Request, asked: Plan
) -> None:
    """The programme keeps to the limits, and what it says to write gives the same programme."""
    found = fit(request_, asked, 3, 25_000_00)
    assert found.plan is not None
    assert found.difference is not None
    assert found.plan.euro_cents <= 25_000_00
    assert max(load_groups(request_, found.plan).values()) <= 3
    chosen = {entry.id for entry in found.plan.modules}
    before = {entry.id for entry in asked.modules}
    assert set(found.difference.dropped) == before - chosen
    assert found.revision is not None
    again = plan(found.revision.request)
    assert isinstance(again, Planned)
    assert {entry.id for entry in again.plan.modules} == chosen


def test_nothing_fits_in_nothing(request_: Request, asked: Plan) -> None:
    """Where not even one module fits there is no programme."""
    assert fit(request_, asked, None, 100_00).plan is None


def test_a_brief_that_conflicts_has_something_that_fits(library: Library, tmp_path: Path) -> None:
    """Where must goals cannot all be reached, it names those that are missed."""
    request = read_brief(
        library,
        tmp_path,
        {
            "client": "Westland",
            "period": {"from": "2027-01-11", "to": "2027-06-25"},
            "goals": {"must": ["rolvastheid", "besluitvorming-op-orde"]},
            "routes": {
                "officials-executives": "none",
                "council-executive": "none",
                "leadership": "none",
            },
            "budget": {"amount": 14_000},
        },
    )
    found = fit(request, None, None, None)
    assert not isinstance(plan(request), Planned)
    assert found.plan is not None
    assert found.missed
    assert found.plan.euro_cents <= 14_000_00
