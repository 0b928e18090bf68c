"""Make and keep plans: what `abs plan` and `abs build` call."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    NoPlanError,
    has_errors,
    sort_diagnostics,
)
from abscurriculum.models.library import Library
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request
from abscurriculum.planning import keeping
from abscurriculum.sources.plan_file import plan_path, read_plan_file, write_plan_text
from abscurriculum.workflow.refusing import explain_no_plan
from abscurriculum.workflow.validation import read_request
from abscurriculum.workflow.writing import write_file

if TYPE_CHECKING:
    from abscurriculum.planning.effort import Effort
    from abscurriculum.planning.solver import Watch


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """How to plan."""

    effort: "Effort" = "normal"
    today: dt.date | None = None
    """Sessions before this day have been held; none is planned before it."""
    frozen: bool = False
    """Whether a plan that no longer fits is an error."""
    fresh: bool = False
    """Whether to leave the plan before out of account."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan of one brief, not yet kept."""

    brief: Path
    request: Request
    plan: Plan
    is_new: bool
    """Whether it differs from what lies beside the brief."""
    diagnostics: tuple[Diagnostic, ...]


def draft(
    brief: Path,
    library: Library,
    options: PlanOptions | None = None,
    watch: "Watch | None" = None,
) -> Draft:
    """Take the plan beside a brief where it still fits, or make one that changes it least.

    Raises AbsError with all that is wrong, and NoPlanError where there is no plan.
    """
    options = options or PlanOptions()
    request, found = read_request(brief, library=library)
    kept, problems = read_plan_file(plan_path(brief))
    if has_errors(problems):
        raise AbsError([*found, *problems])
    if kept and options.today is None and not options.fresh:
        if keeping.still_fits(kept.value, request):
            plan = keeping.read_back(kept.value, request)
            return Draft(brief, request, plan, is_new=False, diagnostics=(*found, *problems))
    if options.frozen:
        raise AbsError([_refuse_frozen(kept, request, brief)])
    return _plan_again(brief, request, None if options.fresh else kept, options, found, watch)


def _plan_again(
    brief: Path,
    request: Request,
    kept: Sourced[PlanFile] | None,
    options: PlanOptions,
    found: tuple[Diagnostic, ...],
    watch: "Watch | None",
) -> Draft:
    from abscurriculum.planning import Before, NoPlan, plan
    from abscurriculum.planning.again import carry_over, check_firm, list_moves, look_back

    before = Before()
    if kept:
        wrong = check_firm(kept, request, options.today)
        if wrong:
            raise NoPlanError(wrong)
        before = look_back(kept.value, request, options.today)
    result = plan(request, before, effort=options.effort, watch=watch)
    if isinstance(result, NoPlan):
        raise explain_no_plan(request, before, kept)
    made = result.plan
    if kept:
        made = carry_over(kept.value, made, options.today)
        made = made.model_copy(update={"moves": list_moves(kept.value, made, request)})
    diagnostics = sort_diagnostics((*found, *result.diagnostics))
    return Draft(brief, request, made, is_new=True, diagnostics=diagnostics)


def _refuse_frozen(kept: Sourced[PlanFile] | None, request: Request, brief: Path) -> Diagnostic:
    hint = f"Run `abs plan {brief.as_posix()}`."
    if kept is None:
        return request.brief.diagnostic("ABS503", [], "there is no plan beside this brief", hint)
    changed = ", ".join(keeping.what_changed(kept.value, request))
    message = f"the plan no longer fits: {changed}"
    return kept.diagnostic("ABS503", ["made_from"], message, hint)


def keep_plan(drafted: Draft) -> Path:
    """Write the plan beside its brief; comments in the file before stay."""
    path = plan_path(drafted.brief)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    file = keeping.write_down(drafted.plan, drafted.request)
    text = write_plan_text(file, drafted.brief.name, before)
    if text == before:
        return path
    return write_file(path, text.encode())
