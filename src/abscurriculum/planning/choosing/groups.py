"""Groups: fixed parts of an audience, and which of them meet at once for each module.

How many groups an audience gets is for the selection to decide; here each number is tried, with
every session of every module within that module's limits. A small module takes one group at a time,
a large one takes neighbouring groups together.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Group, Participant

_MOST_GROUPS = 120

Numbers = Mapping[str, int]
Presence = Mapping[str, tuple[int, int]]
Department = tuple[str, Numbers]
"""A name with numbers per role."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A module with who may be there: roles of the audience, and others who must be present."""

    module: ModuleBase
    presence: Presence
    outsiders: Numbers
    """Numbers per session of roles from outside the audience."""
    pins: Mapping[str, object] = field(default_factory=dict)
    """Letter of a group -> what it is pinned to; groups pinned apart do not meet at once."""
    apart: Sequence[Collection[str]] = ()
    """Letters of groups that never meet at once."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Groups that meet at once, with everyone present."""

    groups: tuple[int, ...]
    people: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Division:
    """An audience divided over groups, and the meetings of each module."""

    groups: tuple[Numbers, ...]
    meetings: Mapping[str, tuple[Meeting, ...]]
    labels: tuple[str, ...] = ()
    """The department of each group, where groups are made per department."""


def divide(
    members: Numbers,
    modules: Sequence[Attendance],
    *,
    departments: Sequence[Department] = (),
    joint: Collection[str] = (),
    fixed: int | None = None,
) -> dict[int, Division]:
    """Divide an audience over each sensible number of groups; give the divisions by that number.

    A module that fits a division nowhere has no meetings in it. `departments` keeps each group
    within one department as far as numbers allow; modules in `joint` take all groups at once.
    """
    total = sum(members.values())
    if not total:
        return {}
    smallest = min((entry.module.group.max for entry in modules), default=total)
    most = min(total, _MOST_GROUPS, max(1, 2 * -(-total // max(1, smallest)) + 2))
    counts = (fixed,) if fixed else range(1, most + 1)
    divisions = {}
    for count in counts:
        if count <= total:
            groups, labels = _by_department(members, departments, count)
            groups = groups or _share_out(members, count)
            meetings = {
                entry.module.id: _place(entry, members, groups, joint=entry.module.id in joint)
                for entry in modules
            }
            divisions[count] = Division(groups, meetings, labels)
    return divisions


def _by_department(
    members: Numbers, departments: Sequence[Department], count: int
) -> tuple[tuple[Numbers, ...], tuple[str, ...]]:
    """Give every department groups by its size; with fewer groups than departments, join them.

    People who are in no department are shared out over all groups. Nothing is returned where the
    departments have no one of this audience.
    """
    named = [(d, {r: n for r, n in each.items() if r in members and n}) for d, each in departments]
    named = [(name, each) for name, each in named if each]
    if not named:
        return (), ()
    while len(named) > count:
        named.sort(key=lambda each: -sum(each[1].values()))
        (name, least), (other, more) = named.pop(), named.pop()
        both = {r: more.get(r, 0) + least.get(r, 0) for r in {**more, **least}}
        named.append((f"{other} + {name}", both))
    parts = [each for _, each in named]
    shares = [1] * len(parts)
    while sum(shares) < count:
        sizes = [sum(part.values()) / share for part, share in zip(parts, shares, strict=True)]
        shares[sizes.index(max(sizes))] += 1
    groups = [
        dict(group)
        for part, share in zip(parts, shares, strict=True)
        for group in _share_out(part, share)
    ]
    for role, number in members.items():
        for _ in range(number - sum(group.get(role, 0) for group in groups)):
            smallest = min(groups, key=lambda group: sum(group.values()))
            smallest[role] = smallest.get(role, 0) + 1
    order = list(members)
    labels = [name for (name, _), share in zip(named, shares, strict=True) for _ in range(share)]
    return tuple({r: g.get(r, 0) for r in order} for g in groups), tuple(labels)


def name_groups(audience: str, division: Division) -> tuple[Group, ...]:
    """Give groups their letters; a single group has none."""
    alone = len(division.groups) == 1
    return tuple(
        Group(
            id=audience if alone else f"{audience}-{letter(index).lower()}",
            audience=audience,
            letter="" if alone else letter(index),
            department=division.labels[index] if division.labels else "",
            people=tuple(
                Participant(role=role, number=number) for role, number in numbers.items() if number
            ),
        )
        for index, numbers in enumerate(division.groups)
    )


def letter(index: int) -> str:
    """Give A, B ... Z, AA, AB ... for 0, 1 ..."""
    first, second = divmod(index, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]


def _share_out(members: Numbers, count: int) -> tuple[Numbers, ...]:
    """Mix roles evenly: each role in turn, one by one, going on where the last one stopped."""
    groups: list[dict[str, int]] = [{} for _ in range(count)]
    seat = 0
    for role, number in members.items():
        for group in groups:
            group[role] = number // count
        for _ in range(number % count):
            groups[seat % count][role] += 1
            seat += 1
    return tuple(groups)


def _place(
    entry: Attendance, members: Numbers, groups: tuple[Numbers, ...], *, joint: bool
) -> tuple[Meeting, ...]:
    """Find the fewest meetings within the module's limits; first with, then without role maxima."""
    for strict in (True, False):
        for count in range(1, 2 if joint else len(groups) + 1):
            meetings = tuple(
                Meeting(bundle, _attend(entry, members, groups, bundle))
                for bundle in _bundles(len(groups), count)
            )
            if all(
                _fits(entry, meeting, strict=strict) and not _are_apart(entry, meeting)
                for meeting in meetings
            ):
                return meetings
    return ()


def _are_apart(entry: Attendance, meeting: Meeting) -> bool:
    """Tell whether groups of one meeting are pinned to different times, or never meet at once."""
    letters = {letter(index).lower() for index in meeting.groups}
    if any(len(letters & set(each)) > 1 for each in entry.apart):
        return True
    return len({entry.pins[each] for each in letters if each in entry.pins}) > 1


def _bundles(groups: int, count: int) -> Iterator[tuple[int, ...]]:
    """Part 0, 1, ... into so many runs of neighbours, as even as can be."""
    start = 0
    for index in range(count):
        end = start + groups // count + (index < groups % count)
        yield tuple(range(start, end))
        start = end


def _attend(
    entry: Attendance, members: Numbers, groups: tuple[Numbers, ...], bundle: tuple[int, ...]
) -> tuple[tuple[str, int], ...]:
    people: dict[str, int] = {}
    for role, (least, _most) in entry.presence.items():
        if role in entry.outsiders:
            people[role] = entry.outsiders[role]
            continue
        here = sum(groups[index].get(role, 0) for index in bundle)
        # A mayor or clerk is one person: who has fewer colleagues than there are groups comes
        # to every meeting that needs the role.
        if here < least and members.get(role, 0) < len(groups):
            here = min(least, members.get(role, 0))
        people[role] = here
    return tuple((role, number) for role, number in people.items() if number)


def _fits(entry: Attendance, meeting: Meeting, *, strict: bool) -> bool:
    people = dict(meeting.people)
    limits = entry.module.group
    if not limits.min <= sum(people.values()) <= limits.max:
        return False
    return all(
        least <= people.get(role, 0) and (not strict or people.get(role, 0) <= most)
        for role, (least, most) in entry.presence.items()
    )


def form_delegation(
    module: ModuleBase, presence: Presence, free: Numbers
) -> tuple[tuple[str, int], ...]:
    """Put together one delegation within the limits, or nothing where there are too few people."""
    people = {role: min(least, free.get(role, 0)) for role, (least, _) in presence.items()}
    if any(people[role] < least for role, (least, _) in presence.items()):
        return ()
    growing = True
    while growing and sum(people.values()) < module.group.max:
        growing = False
        for role, (_, most) in presence.items():
            room = people[role] < min(most, free.get(role, 0))
            if room and sum(people.values()) < module.group.max:
                people[role] += 1
                growing = True
    if sum(people.values()) < module.group.min:
        return ()
    return tuple((role, number) for role, number in people.items() if number)
