"""The independent checker: whether a plan keeps to all that docs/planning.md says always holds.

It reads brief, library and plan, and shares no code with the planner. Each file beside it looks at
one kind of condition; every fault is one line that names the session, group or module.
"""

from collections.abc import Iterator

from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from plan_attendance import find_in_attendance
from plan_case import Case
from plan_choice import find_in_choice
from plan_costs import find_in_costs
from plan_days import find_in_days
from plan_groups import find_in_groups
from plan_limits import find_in_form, find_in_limits
from plan_order import find_in_order
from plan_people import find_in_people
from plan_places import find_in_places

_KINDS = (
    find_in_choice,
    find_in_groups,
    find_in_attendance,
    find_in_days,
    find_in_order,
    find_in_people,
    find_in_places,
    find_in_limits,
    find_in_costs,
    find_in_form,
)


def faults(request: Request, plan: Plan) -> list[str]:
    """List all that is wrong with a plan; nothing for a good one."""
    case = Case(request, plan)
    strangers = list(_find_strangers(case))
    if strangers:
        return strangers
    return [fault for kind in _KINDS for fault in kind(case)]


def _find_strangers(case: Case) -> Iterator[str]:
    """Say which names of a plan are of nothing: the rest cannot be judged then."""
    known = case.request.library.modules
    for module in case.chosen:
        if module not in known:
            yield f"{module} is in, and no module of the library"
    for session in case.plan.sessions:
        if session.module not in case.chosen:
            yield f"{session.id} is of a module that is not in"
        if session.audience not in case.vocabulary.audiences:
            yield f"{session.id} is of an unknown audience"
        for group in session.groups:
            if group not in case.groups:
                yield f"{session.id} is for an unknown group {group}"
