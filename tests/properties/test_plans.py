"""Any brief gives a plan that the independent checker finds nothing wrong with."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from abscurriculum import AbsError, workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning import Planned, plan
from conftest import ROOT
from plan_brief_calendars import names_of
from plan_briefs import briefs
from plan_case import Case
from plan_checker import faults
from plan_libraries import libraries, make_library
from plan_objective import weigh
from planned import read_brief

Data = dict[str, Any]
_EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*.yaml") if not path.name.endswith(".plan.yaml")
)


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda path: path.stem)
def test_every_example_keeps_the_promises(library: Library, example: Path) -> None:
    """Nothing is wrong with the plans of the shipped examples."""
    request, _ = workflow.read_request(example, library=library)
    found = plan(request, effort="quick")
    assert isinstance(found, Planned)
    assert len(found.plan.sessions) > 10
    assert faults(request, found.plan) == []


def _find_plan(library: Library, folder: Path, brief: Data) -> tuple[Request, Plan] | None:
    """Plan a brief; nothing where a rule refuses it, or where there is no plan."""
    try:
        request = read_brief(library, folder, brief)
    except AbsError as error:
        refused = {found.code[:4] for found in error.diagnostics}
    else:
        refused = set()
    assert refused <= {"ABS4"}
    if refused:
        return None
    found = plan(request, effort="quick")
    return (request, found.plan) if isinstance(found, Planned) else None


def _check_penalty(request: Request, found: Plan) -> None:
    """Look for what can be counted in the weight that a plan gives for its timetable."""
    if any(venue.hired for venue in request.brief.value.venues):
        return
    counted = weigh(Case(request, found))
    rest = found.quality.penalty - counted.dayparts - counted.avoided
    spread = request.brief.value.weights.spread
    assert rest >= 0
    assert rest % spread == 0 if spread else rest == 0


def _check_all(
    shipped: Library, folder: Path, cases: st.SearchStrategy[tuple[Data, Data]], number: int
) -> int:
    """Check the plans of so many cases, and count their sessions."""
    sessions = 0

    # A failure is shown as it was found: to shrink one takes minutes of planning.
    phases = (Phase.explicit, Phase.generate)

    @settings(max_examples=number, suppress_health_check=list(HealthCheck), phases=phases)
    @given(case=cases)
    def check(case: tuple[Data, Data]) -> None:
        nonlocal sessions
        data, brief = case
        library = make_library(data) if data else shipped
        planned = _find_plan(library, folder, brief)
        if planned:
            assert faults(*planned) == []
            _check_penalty(*planned)
            sessions += len(planned[1].sessions)

    check()
    return sessions


@st.composite
def _small_cases(draw: st.DrawFn) -> tuple[Data, Data]:
    data = draw(libraries())
    return data, draw(briefs(names_of(make_library(data))))


def test_plans_of_small_libraries_keep_the_promises(library: Library, tmp_path: Path) -> None:
    """Modules of any kind and briefs with any conditions give sound plans, or none."""
    assert _check_all(library, tmp_path, _small_cases(), 150) > 50


def test_plans_of_the_shipped_library_keep_the_promises(library: Library, tmp_path: Path) -> None:
    """Briefs with any conditions on the shipped library give sound plans, or none."""
    cases = st.tuples(st.just({}), briefs(names_of(library), most_days=200))
    assert _check_all(library, tmp_path, cases, 8) > 30
