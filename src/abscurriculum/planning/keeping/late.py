"""Sessions that come later after others than their module asks, because those have been held."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.wishes import needed_before


def find_late(file: Sourced[PlanFile], plan: Plan, request: Request) -> Iterator[Diagnostic]:
    """Warn of each; no day in time is left for them."""
    for session in plan.sessions:
        most = _most_days(session, request)
        before = list(_before(session, plan, request))
        if session.held or most is None or not before or not all(b.held for b in before):
            continue
        last = max(before, key=lambda each: each.date)
        days = (session.date - last.date).days
        if days > most:
            message = (
                f"{session.id} comes {days} days after {last.id}, which has been held; "
                f"the module asks for {most} at most"
            )
            hint = "No day in time is left; tell the participants what there was before."
            index = next((n for n, s in enumerate(file.value.sessions) if s.id == session.id), None)
            path: list[str | int] = ["sessions", *([] if index is None else [index])]
            yield file.warning("ABS512", path, message, hint)


def _most_days(session: Session, request: Request) -> int | None:
    module = request.library.modules[session.module]
    gap = module.timing.gap_days if module.timing.position == "last" else None
    gap = gap or module.prerequisites.gap_days
    return gap.max if gap else None


def _before(session: Session, plan: Plan, request: Request) -> Iterator[Session]:
    """Give the sessions after which days are counted."""
    modules = request.library.modules
    module = modules[session.module]
    all_of, any_of = needed_before(module, request)
    is_last = module.timing.position == "last" and module.timing.gap_days is not None
    for other in plan.sessions:
        shared = not session.groups or not other.groups or set(session.groups) & set(other.groups)
        asked = other.module in {*all_of, *any_of} and other.occurrence == 1
        if is_last:
            entry = modules[other.module]
            asked = bool(entry.goals.practises) and entry.timing.position != "last"
        if asked and shared:
            yield other
