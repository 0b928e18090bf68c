"""What binds sessions in time: prerequisites, first and last, rhythm, mild before hard."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.wishes import needed_before
from abscurriculum.planning.solving.problem import AnyBefore, Before, Rhythm, Task, reach


def relate(
    request: Request, tasks: Sequence[Task]
) -> tuple[list[Before], list[AnyBefore], list[Rhythm]]:
    """Find everything that orders the sessions of a programme."""
    relations = _Relations(request, tasks)
    orders = list(dict.fromkeys(relations.orders()))
    return orders, list(relations.mild_before_hard(orders)), list(relations.rhythms())


class _Relations:
    def __init__(self, request: Request, tasks: Sequence[Task]) -> None:
        self.request = request
        self.tasks = tasks
        self.by_module: dict[str, list[Task]] = defaultdict(list)
        for task in tasks:
            self.by_module[task.module].append(task)

    def module(self, task: Task) -> ModuleBase:
        return self.request.library.modules[task.module]

    def orders(self) -> Iterator[Before]:
        for task in self.tasks:
            if task.occurrence == 1:
                yield from self._prerequisites(task)
                yield from self._after(task)
            timing = self.module(task).timing
            if timing.position == "first" and task.occurrence == 1:
                for other in self._others(task, "first"):
                    yield Before((task.id,), other.id)
            elif timing.position == "last":
                yield from self._last(task)
            if task.occurrence > 1 and not timing.repeat_weeks:
                before = self._occurrence(task, task.occurrence - 1)
                yield Before((before.id,), task.id)

    def _prerequisites(self, task: Task) -> Iterator[Before]:
        all_of, any_of = needed_before(self.module(task), self.request)
        first = [
            other.id
            for name in (*all_of, *any_of)
            for other in self.by_module.get(name, ())
            if other.occurrence == 1 and self._meet(task, other)
        ]
        if not first:
            return
        gap = self.module(task).prerequisites.gap_days
        if gap is None:
            for name in first:
                yield Before((name,), task.id)
        else:
            yield Before(tuple(first), task.id, max(1, gap.min), gap.max)
            for name in first:
                yield Before((name,), task.id)

    def _after(self, task: Task) -> Iterator[Before]:
        """Put a module after others that are in as well."""
        for name in self.module(task).timing.after:
            for other in self.by_module.get(name, ()):
                if other.occurrence == 1 and self._meet(task, other):
                    yield Before((other.id,), task.id)

    @staticmethod
    def _meet(task: Task, other: Task) -> bool:
        """Tell whether two sessions have a group in common; a delegation is of everyone."""
        if not task.groups or not other.groups:
            return True
        return bool(set(task.groups) & set(other.groups))

    def _others(self, task: Task, position: str) -> list[Task]:
        """Give the sessions that one of a position comes before or after."""
        whole = self.module(task).timing.scope == "programme"
        others = []
        for other in self.tasks:
            entry = self.module(other)
            if entry.timing.position == position:
                continue
            if position == "first" and other.module in self.module(task).timing.after:
                continue
            if whole or (entry.track == self.module(task).track and self._meet(task, other)):
                others.append(other)
        return others

    def _last(self, task: Task) -> Iterator[Before]:
        others = self._others(task, "last")
        for other in others:
            yield Before((other.id,), task.id)
        gap = self.module(task).timing.gap_days
        practice = tuple(other.id for other in others if self.module(other).goals.practises)
        if gap and practice:
            yield Before(practice, task.id, max(1, gap.min), gap.max)

    def _occurrence(self, task: Task, occurrence: int) -> Task:
        return next(
            other
            for other in self.by_module[task.module]
            if other.occurrence == occurrence
            and (other.groups, other.audience) == (task.groups, task.audience)
        )

    def rhythms(self) -> Iterator[Rhythm]:
        for task in self.tasks:
            weeks = self.module(task).timing.repeat_weeks
            if weeks and task.occurrence > 1:
                yield Rhythm(self._occurrence(task, task.occurrence - 1).id, task.id, weeks)

    def mild_before_hard(self, orders: Sequence[Before]) -> Iterator[AnyBefore]:
        """Never start with confrontation: something milder comes first for each of its groups."""
        by_id = {task.id: task for task in self.tasks}
        before: dict[str, set[str]] = defaultdict(set)
        after: dict[str, set[str]] = defaultdict(set)
        for order in orders:
            before[order.then].update(order.first)
            for first in order.first:
                after[first].add(order.then)
        for task in self.tasks:
            if not task.high:
                continue
            later = reach(after, task.id)
            for line in task.groups or (None,):
                milder = [
                    other.id
                    for other in self.tasks
                    if not other.high
                    and other.occurrence == 1
                    and self._warms_up(task, other, line)
                ]
                if not any(name in before[task.id] and not by_id[name].high for name in milder):
                    yield AnyBefore(tuple(n for n in milder if n not in later), task.id)

    def _warms_up(self, task: Task, other: Task, line: str | None) -> bool:
        """Tell whether a session is for the same group, or for a delegation in its track."""
        if line is not None:
            return line in other.groups
        return self.module(other).track == self.module(task).track
