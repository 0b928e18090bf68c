"""Whether anyone is asked for in two places: role holders, groups and named people."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from abscurriculum.models.moment import Part
from abscurriculum.models.plan import Session
from plan_case import Case, monday
from plan_days import needed_people

Slot = tuple[dt.date, Part]


def find_in_people(case: Case) -> Iterator[str]:
    """Say who would have to be in two places, or twice somewhere."""
    yield from _by_role_at_once(case)
    yield from _by_hard_days(case)
    yield from _by_long_days(case)
    yield from _by_groups(case)
    yield from _by_names(case)
    yield from _by_apart(case)


def by_daypart(case: Case) -> Mapping[Slot, list[Session]]:
    """List the sessions of each daypart, those of whole days in both of theirs."""
    found: dict[Slot, list[Session]] = defaultdict(list)
    for session in case.plan.sessions:
        for part in case.parts_taken(session):
            found[session.date, part].append(session)
    return found


def _by_role_at_once(case: Case) -> Iterator[str]:
    for (day, part), sessions in by_daypart(case).items():
        wanted = _add_up(case, sessions)
        for roles, number, there in _short(case, wanted, partial(case.there, day=day, part=part)):
            yield f"on {day} {part} sessions ask for {number} of {roles}, and {there} are there"


def _by_hard_days(case: Case) -> Iterator[str]:
    days: dict[dt.date, list[Session]] = defaultdict(list)
    for session in case.plan.sessions:
        if case.module(session.module).intensity == "high":
            days[session.date].append(session)
    for day, sessions in days.items():
        wanted = _add_up(case, sessions)
        for roles, number, there in _short(
            case, wanted, lambda roles: sum(case.numbers.get(role, 0) for role in roles)
        ):
            yield f"on {day} hard sessions ask for {number} of {roles}, and there are {there}"


def _by_long_days(case: Case) -> Iterator[str]:
    """Look for days that ask for three dayparts of someone."""
    days: dict[dt.date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    names: dict[tuple[str, dt.date], int] = defaultdict(int)
    for session in case.plan.sessions:
        dayparts = len(case.parts_taken(session))
        for role, number in case.people_of(session).items():
            days[session.date][role] += number * dayparts
        for name in (*session.staff, *session.attending):
            names[name, session.date] += dayparts
    for day, wanted in days.items():
        for roles, number, there in _short(
            case, wanted, lambda roles: 2 * sum(case.numbers.get(role, 0) for role in roles)
        ):
            yield f"on {day} sessions ask for {number} dayparts of {roles}, more than {there}"
    for (name, day), number in names.items():
        if number > 2:
            yield f"{name} has {number} dayparts on {day}"


def _add_up(case: Case, sessions: Sequence[Session]) -> dict[str, int]:
    wanted: dict[str, int] = defaultdict(int)
    for session in sessions:
        for role, number in case.people_of(session).items():
            wanted[role] += number
    return wanted


def _short(
    case: Case, wanted: Mapping[str, int], there: Callable[[Sequence[str]], int]
) -> Iterator[tuple[str, int, int]]:
    """Find roles of which fewer are there than sessions ask for.

    A role that stands for several can be filled from any of them. By Hall's theorem everyone can
    be shared out when, for each set of roles, what only they can fill is no more than they are.
    """
    parts = {role: set(case.parts(role)) for role in wanted}
    shared = sorted({part for each in parts.values() if len(each) > 1 for part in each})
    sets = [set(few) for size in range(1, len(shared) + 1) for few in combinations(shared, size)]
    sets += [each for each in parts.values() if len(each) == 1 and not each <= set(shared)]
    for few in sets:
        number = sum(count for role, count in wanted.items() if parts[role] <= few)
        present = there(sorted(few))
        if number > present:
            yield " and ".join(sorted(few)), number, present


def _by_groups(case: Case) -> Iterator[str]:
    """Hold a group to one session a day and so many a week; delegations count as one group."""
    days: dict[tuple[str, dt.date], int] = defaultdict(int)
    weeks: dict[tuple[str, dt.date], int] = defaultdict(int)
    for session in case.plan.sessions:
        for line in case.line_of(session):
            days[line, session.date] += 1
            weeks[line, monday(session.date)] += 1
    for (line, day), number in days.items():
        if number > 1:
            yield f"{line} has {number} sessions on {day}"
    for (line, day), number in weeks.items():
        if number > case.brief.limits.per_week:
            yield f"{line} has {number} sessions in the week of {day}"


def _by_names(case: Case) -> Iterator[str]:
    for session in case.plan.sessions:
        needed = [person.name for person in needed_people(case, session)]
        if sorted(session.attending) != sorted(needed):
            yield f"{session.id} is attended by {list(session.attending)}, not by {needed}"
    for (day, part), sessions in by_daypart(case).items():
        names = [name for session in sessions for name in session.attending]
        for name in sorted(set(names)):
            if names.count(name) > 1:
                yield f"{name} attends {names.count(name)} sessions on {day} {part}"


def _by_apart(case: Case) -> Iterator[str]:
    for (day, part), sessions in by_daypart(case).items():
        for apart in case.brief.groups.not_at_once:
            theirs = [session for session in sessions if set(session.groups) & set(apart)]
            if len(theirs) > 1:
                yield f"{' and '.join(apart)} meet at once on {day} {part}"
