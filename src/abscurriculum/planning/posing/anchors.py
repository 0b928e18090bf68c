"""What the plan before asks of sessions in the next one: where they were, and how firmly they stay.

A session keeps its name from plan to plan. Where groups have changed it has another name; then the
session of the same module that shares most groups with it says where it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from abscurriculum.models.moment import PARTS
from abscurriculum.models.plan import Session
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.solving.problem import Before, Problem, Task


@dataclass(frozen=True, slots=True)
class Past:
    """A session of the plan before."""

    module: str
    audience: str
    groups: tuple[str, ...]
    occurrence: int
    slot: int | None
    """Its daypart; None where it can no longer be then."""
    grip: int = 0
    """What moving it weighs, against other moves."""
    venue: str = ""
    staff: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, int]:
        """What it shares with the sessions of other groups."""
        return (self.module, self.audience, self.occurrence)


@dataclass(frozen=True)
class Anchors:
    """Sessions of the plan before, by name."""

    sessions: Mapping[str, Past] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)
    """Sessions that stay as they are, with their dayparts."""
    held: frozenset[str] = frozenset()
    """Those of them that have taken place: nothing can be asked of them any more."""
    seated: frozenset[str] = frozenset()
    """Those of them that keep venue and staff as well."""
    from_slot: int = 0
    """Nothing is moved to before this daypart."""


def anchor_tasks(tasks: Iterable[Task], anchors: Anchors) -> list[Task]:
    """Hold tasks to where the plan before had them."""
    tasks = list(tasks)
    if not anchors.sessions and not anchors.from_slot:
        return tasks
    matched = match_sessions(tasks, anchors)
    return [_anchor(task, matched.get(task.id), anchors) for task in tasks]


def match_sessions(tasks: Sequence[Task | Session], anchors: Anchors) -> dict[str, str]:
    """Find for each session the session of the plan before that it goes on from."""
    matched = {task.id: task.id for task in tasks if task.id in anchors.sessions}
    left: dict[tuple[str, str, int], list[str]] = {}
    for name, past in anchors.sessions.items():
        if name not in matched:
            left.setdefault(past.key, []).append(name)
    for task in tasks:
        names = left.get((task.module, task.audience, task.occurrence), [])
        if task.id in matched or not names:
            continue
        held = _held_for(task, names, anchors)
        if held:
            matched[task.id] = held
            continue
        free = [name for name in names if name not in anchors.held]
        best = max(free, key=lambda name: len(_shared(task, name, anchors)), default="")
        if best and _shared(task, best, anchors):
            matched[task.id] = best
            names.remove(best)
    return matched


def _held_for(task: Task | Session, names: Sequence[str], anchors: Anchors) -> str:
    """Name the last session that was held, where all groups of a task have had theirs."""
    held = [name for name in names if name in anchors.held and _shared(task, name, anchors)]
    had = {group for name in held for group in _shared(task, name, anchors)}
    if not held or had != set(task.groups):
        return ""
    return max(held, key=lambda name: (anchors.sessions[name].slot or 0, name))


def _shared(task: Task | Session, name: str, anchors: Anchors) -> set[str]:
    return set(task.groups) & set(anchors.sessions[name].groups)


def _anchor(task: Task, name: str | None, anchors: Anchors) -> Task:
    later = task.open & ~((1 << anchors.from_slot) - 1)
    past = anchors.sessions.get(name or "")
    if name is None or past is None or past.slot is None:
        return replace(task, open=later)
    spot = 1 << past.slot
    held = name in anchors.held
    firm = name in anchors.fixed and name == task.id
    free = later | task.open & spot
    return replace(
        task,
        could=spot if held else free,
        open=spot if held else free & spot if firm else free,
        was=past.slot,
        grip=past.grip,
        held=held,
        seat_is_firm=firm and name in anchors.seated,
        venue_was=past.venue,
        staff_was=past.staff,
    )


def forget_missed(problem: Problem) -> Problem:
    """Leave out what only sessions that were held, or days that have gone, would break."""
    by_id = problem.by_id
    return replace(
        problem,
        orders=tuple(
            replace(order, most_days=None) if _is_too_late(order, by_id) else order
            for order in problem.orders
            if not by_id[order.then].held
        ),
        choices=tuple(each for each in problem.choices if not by_id[each.then].held),
        rhythms=tuple(each for each in problem.rhythms if not by_id[each.then].held),
    )


def _is_too_late(order: Before, by_id: Mapping[str, Task]) -> bool:
    """Tell whether all of the first were held so long ago that nothing can follow in time."""
    firsts = [by_id[name] for name in order.first]
    if order.most_days is None or not all(task.held for task in firsts):
        return False
    last = max(task.was or 0 for task in firsts) // len(PARTS) + order.most_days
    return all(slot // len(PARTS) > last for slot in slots_in(by_id[order.then].open))
