"""What stands in the way of a session at a daypart while all others stay where they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.solving.grid import A_DAY
from abscurriculum.planning.solving.problem import Before, Task, taken
from abscurriculum.planning.telling.replay import Replay

HindranceKind = Literal[
    "closed", "day", "week", "order", "gap", "mild", "rhythm", "people", "apart", "month", "rooms"
]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that stands in the way of a session at a daypart."""

    kind: HindranceKind
    about: str = ""
    """The role, the name, the number of days or dayparts that it is about."""
    sessions: tuple[str, ...] = ()
    """Sessions that would have to move."""
    path: Path = ()
    """The keys of the brief that say so, where it does."""


class Hindrances:
    """Finds what stands in the way, one daypart of one session at a time."""

    def __init__(self, replay: Replay) -> None:
        self.replay, self.problem, self.horizon = replay, replay.problem, replay.horizon
        self.slots = replay.slots
        self.placed = [task for task in self.problem.tasks if task.id in self.slots]
        self.by_slot: dict[int, list[Task]] = defaultdict(list)
        for task in self.placed:
            for slot in taken(self.slots[task.id], task.dayparts):
                self.by_slot[slot].append(task)

    def find(self, task: Task, slot: int) -> tuple[Hindrance, ...]:
        """Find everything that stands in the way; nothing where the session could be there."""
        if not task.open >> slot & 1:
            return (Hindrance("closed"),)
        found = [
            *self._lines(task, slot),
            *self._orders(task, slot),
            *self._mild_first(task, slot),
            *self._rhythms(task, slot),
            *self._people(task, slot),
            *self._apart(task, slot),
            *self._months(task, slot),
        ]
        return tuple(dict.fromkeys(found))

    def others(self, task: Task) -> Iterator[Task]:
        """Give all other sessions that have a place."""
        return (other for other in self.placed if other.id != task.id)

    def _lines(self, task: Task, slot: int) -> Iterator[Hindrance]:
        """Look for other sessions of its groups: one a day, and so many a week."""
        week, day = self.horizon.week_of(slot), slot // A_DAY
        for line in task.lines:
            same = [other for other in self.others(task) if line in other.lines]
            there = [o for o in same if self.horizon.week_of(self.slots[o.id]) == week]
            on_day = [other.id for other in there if self.slots[other.id] // A_DAY == day]
            if on_day:
                yield Hindrance("day", line, tuple(on_day))
            elif len(there) >= self.problem.per_week:
                names = tuple(other.id for other in there)
                yield Hindrance("week", line, names, ("limits", "per_week"))

    def _rank(self, slot: int) -> int:
        """Give what "before" counts: weeks, or days where a week may hold more."""
        return self.horizon.week_of(slot) if self.problem.per_week == 1 else slot // A_DAY

    def _orders(self, task: Task, slot: int) -> Iterator[Hindrance]:
        at = {**self.slots, task.id: slot}
        for order in self.problem.orders:
            if task.id != order.then and task.id not in order.first:
                continue
            if any(name not in at for name in (*order.first, order.then)):
                continue
            yield from self._order(order, task, at)

    def _order(self, order: Before, task: Task, at: dict[str, int]) -> Iterator[Hindrance]:
        then = at[order.then]
        firsts = [name for name in order.first if task.id in (name, order.then)]
        if order.has_gap:
            last = max(order.first, key=lambda name: at[name] // A_DAY)
            days = then // A_DAY - at[last] // A_DAY
            other = last if task.id == order.then else order.then
            if task.id not in (last, order.then):
                return
            if days < order.least_days:
                yield Hindrance("gap", f"at least {order.least_days}", (other,))
            elif order.most_days is not None and days > order.most_days:
                yield Hindrance("gap", f"at most {order.most_days}", (other,))
            return
        for first in firsts:
            if self._rank(at[first]) >= self._rank(then):
                other = first if task.id == order.then else order.then
                yield Hindrance("order", "after" if other == first else "before", (other,))

    def _mild_first(self, task: Task, slot: int) -> Iterator[Hindrance]:
        at = {**self.slots, task.id: slot}
        for choice in self.problem.choices:
            if task.id != choice.then and task.id not in choice.first:
                continue
            firsts = [at[name] for name in choice.first if name in at]
            then = at.get(choice.then)
            if then is None or any(self._rank(first) < self._rank(then) for first in firsts):
                continue
            others = choice.first if task.id == choice.then else (choice.then,)
            yield Hindrance("mild", "", tuple(name for name in others if name in at))

    def _rhythms(self, task: Task, slot: int) -> Iterator[Hindrance]:
        at = {**self.slots, task.id: slot}
        for rhythm in self.problem.rhythms:
            if task.id in (rhythm.first, rhythm.then) and not self.replay.keeps(rhythm, at):
                other = rhythm.then if task.id == rhythm.first else rhythm.first
                yield Hindrance("rhythm", str(rhythm.weeks), (other,))

    def _people(self, task: Task, slot: int) -> Iterator[Hindrance]:
        """Look for people of whom there are only so many, at once or on one day."""
        span = taken(slot, task.dayparts)
        day = slot // A_DAY
        for supply in self.problem.supplies:
            own = supply.takes.get(task.id, 0)
            if not own:
                continue
            whole = tuple(range(day * A_DAY, (day + 1) * A_DAY))
            for parts in [whole] if supply.by_day else [(each,) for each in span]:
                there = self._present(parts, task)
                users = [other for other in there if supply.takes.get(other.id)]
                if own + sum(supply.takes[o.id] for o in users) > supply.there(parts[0]):
                    names = tuple(other.id for other in users)
                    yield Hindrance("people", supply.name, names)

    def _present(self, parts: Iterable[int], task: Task) -> list[Task]:
        found = (other for part in parts for other in self.by_slot.get(part, ()))
        return [other for other in dict.fromkeys(found) if other.id != task.id]

    def _apart(self, task: Task, slot: int) -> Iterator[Hindrance]:
        there = self._present(taken(slot, task.dayparts), task)
        for index, groups in enumerate(self.problem.apart):
            if not set(task.groups) & set(groups):
                continue
            names = tuple(other.id for other in there if set(other.groups) & set(groups))
            if names:
                path = ("groups", "not_at_once", index)
                yield Hindrance("apart", ", ".join(groups), names, path)

    def _months(self, task: Task, slot: int) -> Iterator[Hindrance]:
        month = self.horizon.month_of(slot)
        for allowance in self.problem.allowances:
            if task.id not in allowance.tasks:
                continue
            same = [other for other in self.others(task) if other.id in allowance.tasks]
            there = [o for o in same if self.horizon.month_of(self.slots[o.id]) == month]
            if task.dayparts + sum(other.dayparts for other in there) > allowance.most:
                names = tuple(other.id for other in there)
                yield Hindrance("month", str(allowance.most), names)

    def free_slots(self, task: Task) -> Iterator[int]:
        """Give the dayparts at which nothing is known to stand in the way."""
        return (slot for slot in slots_in(task.open) if not self.find(task, slot))
