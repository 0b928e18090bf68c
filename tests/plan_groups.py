"""Whether each audience is rightly divided over groups."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from abscurriculum.models.plan import Group
from plan_case import Case

Numbers = dict[str, int]


def people_of(group: Group) -> Numbers:
    """Count the members of a group per role."""
    return {entry.role: entry.number for entry in group.people if entry.number}


def find_in_groups(case: Case) -> Iterator[str]:
    """Say what is wrong with the groups of a plan."""
    audiences = case.vocabulary.audiences
    yield from (
        f"{group.id} is of an unknown audience {group.audience}"
        for group in case.plan.groups
        if group.audience not in audiences
    )
    for audience in audiences:
        groups = case.groups_of(audience)
        if groups:
            yield from _by_names(audience, groups)
            yield from _by_members(case, audience, groups)
            yield from _by_number(case, audience, groups)
            if case.brief.groups.form == "per-department":
                yield from _by_department(case, audience, groups)


def _letters(number: int) -> Iterator[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    for place in range(number):
        before, last = divmod(place, len(alphabet))
        yield (alphabet[before - 1] if before else "") + alphabet[last]


def _by_names(audience: str, groups: Sequence[Group]) -> Iterator[str]:
    names = [""] if len(groups) == 1 else list(_letters(len(groups)))
    for group, name in zip(groups, names, strict=True):
        if group.letter != name.upper() or group.id != "-".join(filter(None, (audience, name))):
            yield f"{group.id} is not called by its place among the groups of {audience}"


def _by_members(case: Case, audience: str, groups: Sequence[Group]) -> Iterator[str]:
    together: Counter[str] = Counter()
    for group in groups:
        together.update(people_of(group))
        if not group.size:
            yield f"{group.id} has no members"
        if not any(group.id in session.groups for session in case.plan.sessions):
            yield f"{group.id} has no session"
    if dict(together) != case.members(audience):
        yield f"the groups of {audience} hold {dict(together)}, not {case.members(audience)}"


def _by_number(case: Case, audience: str, groups: Sequence[Group]) -> Iterator[str]:
    fixed = case.brief.groups.numbers.get(audience)
    if fixed and len(groups) != fixed:
        yield f"{audience} is {len(groups)} groups, not the {fixed} asked for"


def _by_department(case: Case, audience: str, groups: Sequence[Group]) -> Iterator[str]:
    """Look for a way to see the departments in the groups.

    With as many groups as departments or more, each group is of one department and those of no
    department fill up; with fewer, each department is in one group.
    """
    members = case.members(audience)
    departments = []
    for department in case.brief.departments:
        theirs = {case.role_of(name): n for name, n in department.participants.items() if n}
        theirs = {role: number for role, number in theirs.items() if role in members}
        if theirs:
            departments.append(theirs)
    roles = sorted(members)
    rooms = [tuple(people_of(group).get(role, 0) for role in roles) for group in groups]
    needs = [tuple(each.get(role, 0) for role in roles) for each in departments]
    if not needs:
        return
    if len(rooms) >= len(needs):
        found = _have_own_groups(tuple(rooms), tuple(needs))
    else:
        found = _share_groups(tuple(rooms), tuple(needs))
    if not found:
        yield f"the groups of {audience} are not made per department"


Row = tuple[int, ...]


def _less(one: Row, other: Row) -> Row:
    """Take away, and stop at nothing."""
    return tuple(max(0, a - b) for a, b in zip(one, other, strict=True))


def _have_own_groups(rooms: tuple[Row, ...], needs: tuple[Row, ...]) -> bool:
    """Tell whether groups can be given to departments, at least one each, to hold them all."""

    @cache
    def give(index: int, left: tuple[Row, ...], bare: frozenset[int]) -> bool:
        if len(bare) > len(rooms) - index:
            return False
        if index == len(rooms):
            return not any(any(row) for row in left)
        return any(
            give(
                index + 1,
                (*left[:number], _less(row, rooms[index]), *left[number + 1 :]),
                bare - {number},
            )
            for number, row in enumerate(left)
        )

    return give(0, needs, frozenset(range(len(needs))))


def _share_groups(rooms: tuple[Row, ...], needs: tuple[Row, ...]) -> bool:
    """Tell whether each department fits whole in one group, with none without a department."""

    @cache
    def put(index: int, left: tuple[Row, ...], bare: frozenset[int]) -> bool:
        if len(bare) > len(needs) - index:
            return False
        if index == len(needs):
            return True
        return any(
            put(
                index + 1,
                (*left[:number], _less(row, needs[index]), *left[number + 1 :]),
                bare - {number},
            )
            for number, row in enumerate(left)
            if all(a >= b for a, b in zip(row, needs[index], strict=True))
        )

    return put(0, rooms, frozenset(range(len(rooms))))
