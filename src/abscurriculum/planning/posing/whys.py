"""Why a session is when it is, as data."""

from collections.abc import Iterator

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Reason
from abscurriculum.planning.calendar.horizon import People, slots_in, start_mask
from abscurriculum.planning.calendar.openings import Closing, Openings
from abscurriculum.planning.choosing.places import give_reason
from abscurriculum.planning.solving.problem import Task, taken


def why_then(task: Task, slot: int, openings: Openings) -> Iterator[Reason]:
    """Give the reasons for a session's daypart: a pin, an even spread, or what was in the way."""
    for index, pin in enumerate(openings.brief.pins):
        if pin.module == task.module and (pin.group is None or pin.group in task.groups):
            yield give_reason(openings.request, "pin", path=("pins", index))
            return
    if task.was == slot:
        yield Reason(kind="kept")
    week = openings.horizon.week_of(slot)
    if week == task.ideal:
        yield Reason(kind="spread", about=str(week + 1))
        return
    if any(openings.horizon.week_of(each) == task.ideal for each in slots_in(task.open)):
        yield Reason(kind="shared", about=str(task.ideal + 1))
        return
    for closing in main_closings(task, task.ideal, openings):
        path, words = closing.path, closing.reason
        yield give_reason(openings.request, "calendar", path=path, words=words)


def closings_at(
    openings: Openings, module: ModuleBase, audience: str, people: People, slot: int
) -> list[Closing]:
    """List what closes one daypart for a session."""
    parts = taken(slot, module.daypart_count)
    return [
        closing
        for closing in openings.closings(module, audience, people)
        if not closing.soft and any(closing.closed >> part & 1 for part in parts)
    ]


def main_closings(task: Task, week: int, openings: Openings) -> list[Closing]:
    """List what closes a week for a session, the most closing first, until nothing is left.

    What is closed every week is no reason for this one: it is left aside where it can be.
    """
    horizon = openings.horizon
    module = openings.request.library.modules[task.module]
    left = sum(
        1 << slot for slot in slots_in(openings.parts_of(module)) if horizon.week_of(slot) == week
    )
    # A whole day cannot start where its afternoon is closed either.
    shut = [
        (~start_mask(horizon.everything & ~closing.closed, module.daypart_count), closing)
        for closing in openings.closings(module, task.audience, task.people)
        if not closing.soft
    ]
    in_pattern = left
    for closed, closing in shut:
        if not closing.path or "suits" in closing.path:
            in_pattern &= ~closed
    left = in_pattern or left
    found = []
    while left:
        closed, best = max(shut, key=lambda each: (each[0] & left).bit_count(), default=(0, None))
        if best is None or not closed & left:
            break
        found.append(best)
        left &= ~closed
    return found
