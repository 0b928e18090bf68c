"""Plan briefs and say why plans are as they are: what scripts call."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.checking import open_library
from abscurriculum.diagnostics import AbsError, Diagnostic, NoPlanError
from abscurriculum.workflow.drafting import Draft, PlanOptions, draft, keep_plan

if TYPE_CHECKING:
    from abscurriculum.planning.telling.story import Story


def plan(
    briefs: Sequence[Path], options: PlanOptions | None = None, *, library: Path | None = None
) -> tuple[Draft, ...]:
    """Plan briefs and keep each plan beside its brief; give what was planned.

    A plan that still fits is taken as it is. Raises AbsError, and keeps nothing, when any has an
    error; NoPlanError for a single brief that no plan can meet.
    """
    opened = open_library(library)
    drafts: list[Draft] = []
    wrong: list[Diagnostic] = []
    for brief in briefs:
        try:
            drafts.append(draft(brief, opened, options))
        except NoPlanError as error:
            if len(briefs) == 1:
                raise
            wrong += error.diagnostics
        except AbsError as error:
            wrong += error.diagnostics
    if wrong:
        raise AbsError(wrong)
    for drafted in drafts:
        if drafted.is_new:
            keep_plan(drafted)
    return tuple(drafts)


def explain(
    brief: Path, what: str | None = None, *, library: Path | None = None
) -> tuple["Story", ...]:
    """Say why a plan is as it is: all of it, or one module, goal, session or day.

    Raises ValueError where the plan has nothing of that name.
    """
    from abscurriculum.planning.telling.story import tell_about, tell_whole

    drafted = draft(brief, open_library(library))
    if what is None:
        return tuple(tell_whole(drafted.request, drafted.plan))
    story = tell_about(drafted.request, drafted.plan, what)
    if story is None:
        message = f'"{what}" is no module, goal, session or day of this plan'
        raise ValueError(message)
    return (story,)
