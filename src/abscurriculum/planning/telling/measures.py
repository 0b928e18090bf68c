"""What a programme comes to, and how far it takes each goal."""

from collections.abc import Mapping
from dataclasses import dataclass

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request


@dataclass(frozen=True, slots=True)
class Reach:
    """What a programme does for one goal."""

    introduces: tuple[str, ...] = ()
    practises: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    minutes: int = 0
    """Of practice, in all modules that practise it."""

    @property
    def is_reached(self) -> bool:
        """Whether it is introduced and practised."""
        return bool(self.introduces and self.practises)

    @property
    def levels(self) -> tuple[bool, bool]:
        """Whether it is introduced, and whether it is practised."""
        return bool(self.introduces), bool(self.practises)


@dataclass(frozen=True, slots=True)
class Measures:
    """What a programme comes to."""

    modules: int
    groups: int
    sessions: int
    dayparts: int
    """Of all sessions together."""
    per_person: Mapping[str, int]
    """Audience -> dayparts of the group that has most."""
    goals: Mapping[str, tuple[int, int]]
    """Priority -> how many goals are introduced and practised, of how many."""
    practice_minutes: int
    """Of all modules, each counted once."""
    euro_cents: int

    @property
    def most_dayparts(self) -> int:
        """Dayparts of the group that has most."""
        return max(self.per_person.values(), default=0)


def measure(request: Request, plan: Plan) -> Measures:
    """Count what a programme comes to."""
    modules = request.library.modules
    goals: dict[str, tuple[int, int]] = {}
    for priority in PRIORITIES:
        wanted = wanted_goals(request, priority)
        goals[priority] = (
            sum(reach_goal(request, plan, goal).is_reached for goal in wanted),
            len(wanted),
        )
    return Measures(
        modules=len(plan.modules),
        groups=len(plan.groups),
        sessions=len(plan.sessions),
        dayparts=sum(modules[session.module].daypart_count for session in plan.sessions),
        per_person=load_groups(request, plan),
        goals=goals,
        practice_minutes=sum(modules[entry.id].practice_minutes for entry in plan.modules),
        euro_cents=plan.euro_cents,
    )


def load_groups(request: Request, plan: Plan) -> dict[str, int]:
    """Give per audience the dayparts of the group that has most."""
    loads = {group.id: 0 for group in plan.groups}
    for session in plan.sessions:
        dayparts = request.library.modules[session.module].daypart_count
        for name in session.groups:
            loads[name] = loads.get(name, 0) + dayparts
    most: dict[str, int] = {}
    for group in plan.groups:
        most[group.audience] = max(most.get(group.audience, 0), loads[group.id])
    return most


def reach_goal(request: Request, plan: Plan, goal: str) -> Reach:
    """Gather what a programme does for one goal."""
    modules = [request.library.modules[entry.id] for entry in plan.modules]
    practising = [module for module in modules if goal in module.goals.practises]
    return Reach(
        introduces=tuple(module.id for module in modules if goal in module.goals.introduces),
        practises=tuple(module.id for module in practising),
        anchors=tuple(module.id for module in modules if goal in module.goals.anchors),
        minutes=sum(module.practice_minutes for module in practising),
    )


def wanted_goals(request: Request, priority: str) -> tuple[str, ...]:
    """Give the goals of one priority that the library knows."""
    goals: tuple[str, ...] = getattr(request.brief.value.goals, priority)
    return tuple(goal for goal in goals if goal in request.library.goals)


def priority_of(request: Request, goal: str) -> str:
    """Say how much a goal is wanted; nothing where it is not asked for."""
    return next((p for p in PRIORITIES if goal in wanted_goals(request, p)), "")
