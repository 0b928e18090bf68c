"""Say why there is no plan: which lines clash, and what would help."""

from typing import TYPE_CHECKING

from abscurriculum.diagnostics import NoPlanError
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request

if TYPE_CHECKING:
    from abscurriculum.planning.compose import Before


def explain_no_plan(
    request: Request, before: "Before", kept: Sourced[PlanFile] | None = None
) -> NoPlanError:
    """Say which lines clash, and what would help."""
    from abscurriculum.planning.conditions import Setting
    from abscurriculum.planning.conflicts import find_conflict

    conflict = find_conflict(Setting(request, before))
    if conflict is None or not conflict.proven:
        message = "no plan was found within the effort allowed, and none was ruled out"
        hint = "Try --effort thorough, or ask for less."
        return NoPlanError([request.brief.diagnostic("ABS504", [], message, hint)])
    clashes = []
    for condition in conflict.clashes:
        source: Sourced[object] = kept if condition.firm and kept else request.brief
        path = list(condition.path)
        if condition.firm and kept:
            ids = [session.id for session in kept.value.sessions]
            path = ["sessions", ids.index(condition.firm), "date"]
        clashes.append(source.diagnostic("ABS500", path, f"clashes: {condition.words}"))
    if not clashes:
        message = "no plan can meet this brief, whatever is left out of it"
        hint = "Ask for more participants, or for other modules."
        clashes.append(request.brief.diagnostic("ABS500", [], message, hint))
    return NoPlanError(clashes, [way.words for way in conflict.ways_out])
