"""Other programmes for the same brief: what fits a limit, and clearly different choices."""

from dataclasses import dataclass
from pathlib import Path

from abscurriculum.diagnostics import AbsError, has_errors
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.keeping import edits, keeping
from abscurriculum.planning.telling.compared import Fitted, Option
from abscurriculum.sources.plan_file import plan_path, read_plan_file
from abscurriculum.workflow.validation import read_request

__all__ = ["Asked", "Fitted", "Option", "find_asked", "fit", "options"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A brief with the plan beside it, or one made now; None where the brief has no plan."""

    request: Request
    plan: Plan | None


def find_asked(brief: Path, library: Library) -> Asked:
    """Read a brief and find its plan, without saying why where there is none."""
    request, _ = read_request(brief, library=library)
    kept, problems = read_plan_file(plan_path(brief))
    if has_errors(problems):
        raise AbsError(problems)
    if kept and edits.still_fits(kept.value, request):
        return Asked(request, keeping.read_back(kept.value, request))
    from abscurriculum.planning import NoPlan, plan
    from abscurriculum.planning.keeping.again import look_back

    made = plan(request, look_back(kept.value, request) if kept else None)
    return Asked(request, None if isinstance(made, NoPlan) else made.plan)


def fit(asked: Asked, dayparts: int | None, budget_cents: int | None) -> Fitted:
    """Find the best programme within limits, and what is lost against what was asked."""
    from abscurriculum.planning.telling import fitting

    return fitting.fit(asked.request, asked.plan, dayparts, budget_cents)


def options(asked: Asked) -> tuple[Option, ...]:
    """Make two to four clearly different programmes."""
    from abscurriculum.planning.telling import alternatives

    return alternatives.options(asked.request, asked.plan)
