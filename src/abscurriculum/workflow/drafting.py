"""Make and keep plans: what `abs plan` and `abs build` call."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abscurriculum.diagnostics import (
    AbsError,
    Diagnostic,
    NoPlanError,
    Severity,
    Span,
    has_errors,
    sort_diagnostics,
)
from abscurriculum.models.library import Library
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request
from abscurriculum.planning.keeping import edits, faults, keeping
from abscurriculum.planning.posing.doubts import find_in_plan
from abscurriculum.sources.plan_file import (
    plan_path,
    read_plan_file,
    text_of,
    write_plan_text,
)
from abscurriculum.workflow.refusing import explain_no_plan
from abscurriculum.workflow.validation import read_request
from abscurriculum.workflow.writing import write_file

if TYPE_CHECKING:
    from abscurriculum.planning.compose import Before
    from abscurriculum.planning.effort import Effort
    from abscurriculum.planning.solving.watch import Watch


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
    changes: tuple[str, ...] = ()
    """What had changed since the plan before, for which it was planned again."""
    before: str = ""
    """The text of the plan file that it was made from."""
    cents_before: int | None = None
    """What the plan before cost."""

    @property
    def path(self) -> Path:
        """The place of the plan file."""
        return plan_path(self.brief)


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
    try:
        request, found = read_request(brief, library=library)
    except AbsError as error:
        beside = read_plan_file(plan_path(brief))[1] if brief.is_file() else []
        raise AbsError([*error.diagnostics, *beside]) from error
    kept, problems = read_plan_file(plan_path(brief))
    if kept is not None:
        problems += faults.find_faults(kept, request)
    if has_errors(problems):
        raise AbsError([*found, *problems])
    found = (*found, *problems)
    changes = list(edits.what_changed(kept.value, request)) if kept else []
    if kept is not None and not (changes or options.fresh or _called_off(kept, options.today)):
        return _take_back(brief, request, kept, options, found)
    if options.frozen:
        raise AbsError([*found, *_refuse_frozen(kept, changes, request, brief)])
    drafted = _plan_again(brief, request, kept, options, found, watch)
    return replace(drafted, changes=tuple(_summarise(changes)))


def _summarise(changes: list[edits.Change]) -> Iterator[str]:
    """Name what had changed; what a person changed in the plan file is known to that person."""
    yield from (change.words for change in changes if not change.by_hand)
    if any(change.by_hand for change in changes):
        yield "what was changed in the plan file"


def _called_off(kept: Sourced[PlanFile], today: dt.date | None) -> bool:
    """Tell whether a session lies before today that was not held."""
    sessions = kept.value.sessions
    return today is not None and any(s.date < today and s.held is False for s in sessions)


def _take_back(
    brief: Path,
    request: Request,
    kept: Sourced[PlanFile],
    options: PlanOptions,
    found: tuple[Diagnostic, ...],
) -> Draft:
    """Take the plan as it is; what has been held since is marked."""
    plan = keeping.read_back(kept.value, request)
    held = tuple(
        session.model_copy(update={"held": True})
        if options.today is not None and session.date < options.today and not session.held
        else session
        for session in plan.sessions
    )
    is_new = held != plan.sessions
    # What moved before was told then; that time has passed moves nothing.
    moves = () if is_new else plan.moves
    plan = plan.model_copy(update={"sessions": held, "moves": moves})
    diagnostics = sort_diagnostics((*found, *find_in_plan(plan, request)))
    return Draft(brief, request, plan, is_new, diagnostics, before=text_of(kept))


def _plan_again(
    brief: Path,
    request: Request,
    kept: Sourced[PlanFile] | None,
    options: PlanOptions,
    found: tuple[Diagnostic, ...],
    watch: "Watch | None",
) -> Draft:
    from abscurriculum.planning import Before, NoPlan, plan
    from abscurriculum.planning.keeping.again import look_back
    from abscurriculum.planning.keeping.firm import check_firm, find_barred
    from abscurriculum.planning.keeping.late import find_late

    before = Before()
    if kept:
        wrong = check_firm(kept, request, options.today)
        if wrong:
            raise NoPlanError([*found, *wrong])
        before = look_back(kept.value, request, options.today, fresh=options.fresh)
    result = plan(request, before, effort=options.effort, watch=watch)
    if isinstance(result, NoPlan):
        raise explain_no_plan(request, before, kept)
    made = result.plan
    if kept:
        made = _go_on(made, kept, request, before, options)
        found = (*found, *faults.find_lost(kept, made), *find_barred(kept, request, options.today))
        found = (*found, *find_late(kept, made, request), *_warn_again(kept, made, options.today))
    diagnostics = sort_diagnostics((*found, *result.diagnostics))
    cents = kept.value.cost if kept else None
    return Draft(
        brief,
        request,
        made,
        is_new=True,
        diagnostics=diagnostics,
        before=text_of(kept),
        cents_before=cents,
    )


def _go_on(
    made: Plan,
    kept: Sourced[PlanFile],
    request: Request,
    before: "Before",
    options: PlanOptions,
) -> Plan:
    """Take over what people wrote, and say what has changed."""
    from abscurriculum.planning.keeping.again import carry_over, look_back, lost_sessions
    from abscurriculum.planning.keeping.calendars import count_revisions
    from abscurriculum.planning.keeping.firm_seats import check_times
    from abscurriculum.planning.keeping.moves import list_moves

    made = carry_over(kept.value, made, before.anchors, options.today)
    wrong = [
        _refuse_lost(kept, lost)
        for lost in lost_sessions(kept.value, made, options.today)
        if not lost.held
    ]
    wrong += check_times(kept, made, request, options.today)
    if wrong:
        raise NoPlanError(wrong)
    anchors = before.anchors
    if options.fresh:
        # It was planned without the plan before, but is compared with all of it.
        anchors = look_back(kept.value, request, options.today).anchors
    moves = list_moves(kept.value, made, request, anchors, fresh=options.fresh)
    made = made.model_copy(update={"moves": moves})
    return count_revisions(kept.value, made, options.today)


def _refuse_lost(kept: Sourced[PlanFile], lost: "edits.Firm") -> Diagnostic:
    message = "this session cannot stay: with the brief as it is now, there is no such session"
    hint = "Its module or its groups had to give way; change the brief, or delete pinned: here."
    return kept.diagnostic("ABS502", ["sessions", lost.index, "groups"], message, hint)


def _warn_again(kept: Sourced[PlanFile], made: Plan, today: dt.date | None) -> Iterator[Diagnostic]:
    """Warn of groups that have had a session, but come together with others who have not."""
    from abscurriculum.planning.keeping.again import lost_sessions

    for lost in lost_sessions(kept.value, made, today):
        if lost.held:
            message = "this session was held, but its groups now come together with others"
            hint = (
                "They do it again with them; keep the numbers of participants if they should not."
            )
            path: list[str | int] = ["sessions", lost.index, "groups"]
            yield kept.warning("ABS513", path, message, hint)


def _refuse_frozen(
    kept: Sourced[PlanFile] | None, changes: list[edits.Change], request: Request, brief: Path
) -> Iterator[Diagnostic]:
    """Say at each place what has changed since the plan was made."""
    hint = f"Run `abs plan {brief.as_posix()}`."
    if kept is None:
        message = "there is no plan beside this brief"
        yield request.brief.diagnostic("ABS503", [], message, hint)
        return
    for change in changes:
        message = f"the plan no longer fits: {change.words}"
        if change.session is not None:
            yield kept.diagnostic("ABS503", ["sessions", change.session], message, hint)
        elif change.brief_key:
            path = [change.brief_key]
            yield request.brief.diagnostic("ABS503", path, message, hint, on_key=True)
        else:
            yield kept.diagnostic("ABS503", ["made_from"], message, hint, on_key=True)
    if not changes:
        message = "the plan no longer fits: it is to be made again"
        yield kept.diagnostic("ABS503", [], message, hint)


def keep_plan(drafted: Draft) -> Path:
    """Write the plan beside its brief; comments in the file before stay.

    Raises AbsError where the file was changed while abs was planning, or cannot be written.
    """
    path = drafted.path
    file = keeping.write_down(drafted.plan, drafted.request)
    text = write_plan_text(file, drafted.brief.name, drafted.before)
    kept, found = read_plan_file(path)
    if has_errors(found) or text_of(kept) != drafted.before:
        message = "the plan file was changed while abs was planning; it is left as it is"
        hint = f"Run `abs plan {drafted.brief.as_posix()}` again."
        raise AbsError([Diagnostic("ABS510", Severity.ERROR, Span(path.as_posix()), message, hint)])
    if text == drafted.before:
        return path
    try:
        return write_file(path, text.encode())
    except AbsError as error:
        hint = "Make its folder writable, or make room."
        wrong = [replace(found, code="ABS505", hint=hint) for found in error.diagnostics]
        raise AbsError(wrong) from error
