"""What sessions take at the same time, and how many dayparts a month bears."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from abscurriculum.models.conditions import STAFF
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.solving.problem import MOST_A_DAY, Allowance, Supply, Task


def list_supplies(tasks: Sequence[Task], offers: Offers, openings: Openings) -> Iterable[Supply]:
    """List people whom sessions could ask for at the same time: roles, and named people."""
    vocabulary = offers.request.library.vocabulary.value
    roles = sorted({role for task in tasks for role, _ in task.people})
    composite = {
        role: openings.parts_of_role(role) for role in roles if vocabulary.roles[role].any_of
    }
    pools = {role: [role] for role in roles if role not in composite}
    for parts in composite.values():
        for part in parts:
            pools.setdefault(part, [part])
    pools |= composite
    for name, parts in sorted(pools.items()):
        takes = {
            task.id: taken
            for task in tasks
            if not task.held
            and (taken := sum(n for role, n in task.people if role == name or role in parts))
        }
        levels = openings.levels(parts)
        always = len(levels) == 1
        if len(takes) < 2 or (always and _is_shared_out(name, takes, tasks, offers)):
            continue
        yield Supply(name, takes, levels)
        high = {task.id: takes[task.id] for task in tasks if task.high and task.id in takes}
        if len(high) > 1:
            total = sum(offers.numbers.get(part, 0) for part in parts)
            everything = openings.horizon.everything
            yield Supply(f"{name}, hard", high, ((everything, total),), by_day=True)
        total = MOST_A_DAY * sum(offers.numbers.get(part, 0) for part in parts)
        in_a_day = {task.id: takes[task.id] * task.dayparts for task in tasks if task.id in takes}
        yield Supply(
            f"{name}, a day", in_a_day, ((openings.horizon.everything, total),), by_day=True
        )
    for index, person in enumerate(openings.brief.people):
        if person.role not in STAFF and person.needed_for:
            needing = (t for t in tasks if t.module in person.needed_for and not t.held)
            takes = {task.id: 1 for task in needing}
            everything = openings.horizon.everything
            high = {task.id: 1 for task in tasks if task.id in takes and task.high}
            in_a_day = {task.id: task.dayparts for task in tasks if task.id in takes}
            if len(takes) > 1:
                yield Supply(f"person {index}", takes, ((everything, 1),))
                yield Supply(f"person {index}, hard", high, ((everything, 1),), by_day=True)
                most = ((everything, MOST_A_DAY),)
                yield Supply(f"person {index}, a day", in_a_day, most, by_day=True)


def _is_shared_out(
    role: str, takes: Mapping[str, int], tasks: Sequence[Task], offers: Offers
) -> bool:
    """Tell whether the groups of one audience hold all people of a role, each its own."""
    asking = [task for task in tasks if task.id in takes]
    audiences = {task.audience for task in asking}
    if len(audiences) > 1 or any(not task.groups for task in asking):
        return False
    audience = audiences.pop()
    division = next(iter(offers.divisions[audience].values()), None)
    if division is None or all(role not in group for group in division.groups):
        return False
    at_once: dict[str, int] = defaultdict(int)
    for task in asking:
        for line in task.groups:
            at_once[line] = max(at_once[line], takes[task.id])
    return sum(at_once.values()) <= offers.numbers.get(role, 0)


def list_allowances(tasks: Sequence[Task], offers: Offers) -> Iterable[Allowance]:
    """List the limits by month: of each group, of those who hold a role alone, of all together."""
    limits = offers.request.brief.value.limits
    most = limits.per_person.per_month
    if most is not None:
        lines: dict[str, list[str]] = defaultdict(list)
        for task in tasks:
            for group in task.groups:
                lines[group].append(task.id)
        for names in lines.values():
            yield Allowance(tuple(names), most, by_line=True)
        for names in _by_individual(tasks, offers).values():
            yield Allowance(tuple(names), most, by_line=False)
    for audience, limit in limits.per_audience.items():
        names = [task.id for task in tasks if task.audience == audience]
        if limit.per_month is not None and names:
            yield Allowance(tuple(names), limit.per_month, by_line=False)
    if limits.programme.per_month is not None and tasks:
        everything = tuple(task.id for task in tasks)
        yield Allowance(everything, limits.programme.per_month, by_line=False)


def _by_individual(tasks: Sequence[Task], offers: Offers) -> Mapping[str, list[str]]:
    """Give the tasks of people who are known one by one: alone in a role, or needed by name."""
    found: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        for role, number in task.people:
            if number and offers.numbers.get(role) == 1:
                found[role].append(task.id)
        for person in task.must:
            found[f"by name: {person}"].append(task.id)
    return found
