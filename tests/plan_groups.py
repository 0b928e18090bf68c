"""Whether each audience is rightly divided over groups."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
            if case.brief.groups.form != "mixed":
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
    """Look for the members of each department in the groups that are called by it.

    With fewer groups than departments a group is called by all of its own: north + south.
    """
    departments = _departments(case, case.members(audience))
    if not departments:
        return
    seen: Counter[str] = Counter()
    for label in sorted({group.department for group in groups}):
        names = label.split(" + ")
        seen.update(names)
        held: Counter[str] = Counter()
        for group in groups:
            held.update(people_of(group) if group.department == label else {})
        theirs: Counter[str] = Counter()
        for name in names:
            theirs.update(departments.get(name, {}))
        if any(held[role] < number for role, number in theirs.items()):
            yield f'the groups of {audience} called "{label}" do not hold {dict(theirs)}'
    for name in sorted({*departments, *seen}):
        if seen[name] != (name in departments):
            yield f'{seen[name]} times there are groups of {audience} called "{name}"'


def _departments(case: Case, members: Numbers) -> dict[str, Numbers]:
    """Give the members of each department by its name, or of each client."""
    if case.brief.groups.form == "per-client":
        names = [client.name for client in case.request.clients]
        found = dict(zip(names, case.numbers_by_client, strict=True))
    else:
        found = {
            department.name: {
                case.role_of(n): number for n, number in department.participants.items()
            }
            for department in case.brief.departments
        }
    theirs = {
        name: {role: number for role, number in numbers.items() if number and role in members}
        for name, numbers in found.items()
    }
    return {name: numbers for name, numbers in theirs.items() if numbers}
