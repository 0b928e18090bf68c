"""Say why there is no plan: which lines clash, and what would help."""

from typing import TYPE_CHECKING

from abscurriculum.diagnostics import Diagnostic, NoPlanError
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request

if TYPE_CHECKING:
    from abscurriculum.planning.clashing.conditions import Condition
    from abscurriculum.planning.compose import Before

# What is long is pointed at by its key.
_SHOWN_BY_KEY = (("period",), ("venues",))


def explain_no_plan(
    request: Request, before: "Before", kept: Sourced[PlanFile] | None = None
) -> NoPlanError:
    """Say which lines clash, and what would help."""
    from abscurriculum.planning.clashing.conditions import Setting
    from abscurriculum.planning.clashing.conflicts import find_conflict

    conflict = find_conflict(Setting(request, before))
    if conflict is None or not conflict.proven:
        message = "no plan was found within the effort allowed, and none was ruled out"
        hint = "Try --effort thorough, or ask for less."
        return NoPlanError([request.brief.diagnostic("ABS504", [], message, hint)])
    clashes = [_point(condition, request, kept) for condition in conflict.clashes]
    if not clashes:
        message = "no plan can meet this brief, whatever is left out of it"
        hint = "Ask for more participants, or for other modules."
        clashes.append(request.brief.diagnostic("ABS500", [], message, hint))
    elif not conflict.minimal:
        message = "whether fewer of these lines clash was not found out within the effort allowed"
        clashes.append(request.brief.warning("ABS504", [], message))
    return NoPlanError(clashes, [way.words for way in conflict.ways_out])


def _point(condition: "Condition", request: Request, kept: Sourced[PlanFile] | None) -> Diagnostic:
    """Point at the line that a condition comes from: of the brief, or of the plan file."""
    source: Sourced[object] = request.brief
    path = condition.place
    if condition.firm and kept:
        ids = [session.id for session in kept.value.sessions]
        source, path = kept, ("sessions", ids.index(condition.firm), "date")
    on_key = bool(condition.default) or path in _SHOWN_BY_KEY
    message = f"clashes: {condition.words}"
    return source.diagnostic("ABS500", path, message, condition.default, on_key=on_key)
