"""Groups: fixed parts of an audience, and which of them meet at once for each module.

The number of groups is the one that makes the fewest sessions and groups together, every session
of every module within that module's limits; of equal ones, the smallest. A small module takes one
group at a time, a large one takes neighbouring groups together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Group, Participant

_MOST_GROUPS = 120

Numbers = Mapping[str, int]
Presence = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Attendance:
    """A module with who may be there: roles of the audience, and others who must be present."""

    module: ModuleBase
    presence: Presence
    outsiders: Numbers
    """Numbers per session of roles from outside the audience."""


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


def divide(members: Numbers, modules: Sequence[Attendance]) -> Division:
    """Divide an audience; a module that fits no division has no meetings."""
    total = sum(members.values())
    if not total:
        return Division((), {})
    smallest = min((entry.module.group.max for entry in modules), default=total)
    most = min(total, _MOST_GROUPS, max(1, 2 * -(-total // max(1, smallest)) + 2))
    divisions = (_try(members, modules, count) for count in range(1, most + 1))
    return min(divisions, key=lambda division: _badness(division, modules))


def name_groups(audience: str, division: Division) -> tuple[Group, ...]:
    """Give groups their letters; a single group has none."""
    alone = len(division.groups) == 1
    return tuple(
        Group(
            id=audience if alone else f"{audience}-{letter(index).lower()}",
            audience=audience,
            letter="" if alone else letter(index),
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


def _badness(division: Division, modules: Sequence[Attendance]) -> tuple[int, int, int]:
    sessions = sum(len(division.meetings[entry.module.id]) for entry in modules)
    unplaced = sum(not division.meetings[entry.module.id] for entry in modules)
    return (unplaced, sessions + len(division.groups), len(division.groups))


def _try(members: Numbers, modules: Sequence[Attendance], count: int) -> Division:
    groups = _share_out(members, count)
    meetings = {entry.module.id: _place(entry, members, groups) for entry in modules}
    return Division(groups, meetings)


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


def _place(entry: Attendance, members: Numbers, groups: tuple[Numbers, ...]) -> tuple[Meeting, ...]:
    """Find the fewest meetings within the module's limits; first with, then without role maxima."""
    for strict in (True, False):
        for count in range(1, len(groups) + 1):
            meetings = tuple(
                Meeting(bundle, _attend(entry, members, groups, bundle))
                for bundle in _bundles(len(groups), count)
            )
            if all(_fits(entry, meeting, strict=strict) for meeting in meetings):
                return meetings
    return ()


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
