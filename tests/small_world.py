"""A small world: who could do which module together.

Where docs/planning.md is silent: people are dealt over groups like cards, role after role; groups
meet in as few runs of neighbours as can be, as even as can be; a role has no more people than asked
for unless it cannot be otherwise; groups that pins hold to different times do not meet at once; an
audience passes over a module for which it has no open daypart at all; what comes first, in a period
in which the executive is yet to be appointed, asks for no more of them than it must.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import ascii_lowercase

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.request import Request
from small_world_facts import Facts, Meeting, People


class World(Facts):
    """One request, and every meeting that there could be."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._meetings: dict[tuple[str, str, int], tuple[Meeting, ...]] = {}

    def counts(self, audience: str) -> list[int]:
        """List the numbers of groups that an audience may have."""
        total = sum(self.members(audience).values())
        fixed = self.brief.groups.numbers.get(audience)
        return [fixed] if fixed else list(range(1, total + 1))

    def audiences(self, module: ModuleBase) -> list[str]:
        """List the audiences that could go through a module in some number of groups."""
        return [
            audience
            for audience in self.vocabulary.audiences
            if audience in module.audiences
            and any(role in module.presence for role in self.members(audience))
            and any(self.meetings(module, audience, count) for count in self.counts(audience))
        ]

    def meetings(self, module: ModuleBase, audience: str, count: int) -> tuple[Meeting, ...]:
        """Give the fewest meetings in which so many groups do a module; none where none fit."""
        key = (module.id, audience, count)
        if key not in self._meetings:
            found = self._fewest(module, audience, count)
            found = tuple(self._spare(module, meeting) for meeting in found)
            shut = any(not self.starts(module, audience, each.people) for each in found)
            self._meetings[key] = () if shut else found
        return self._meetings[key]

    def _fewest(self, module: ModuleBase, audience: str, count: int) -> tuple[Meeting, ...]:
        most = 1 if module.id in self.brief.groups.joint else count
        for strict, runs in product((True, False), range(1, most + 1)):
            found = tuple(self._in_runs(module, audience, count, runs))
            if all(self._fits(module, meeting, strict=strict) for meeting in found):
                return found
        return ()

    def _in_runs(
        self, module: ModuleBase, audience: str, count: int, runs: int
    ) -> Iterator[Meeting]:
        names = [f"{audience}-{ascii_lowercase[place]}" for place in range(count)]
        names = [audience] if count == 1 else names
        groups = self._divide(audience, count)
        sizes = [count // runs + (place < count % runs) for place in range(runs)]
        for place, size in enumerate(sizes):
            start = sum(sizes[:place])
            people = tuple(self._gather(module, audience, groups[start : start + size], count))
            yield Meeting(audience, tuple(names[start : start + size]), people)

    def _divide(self, audience: str, count: int) -> list[dict[str, int]]:
        groups: list[dict[str, int]] = [{} for _ in range(count)]
        seat = 0
        for role, number in self.members(audience).items():
            for _ in range(number):
                groups[seat][role] = groups[seat].get(role, 0) + 1
                seat = (seat + 1) % count
        return groups

    def _presence(self, module: ModuleBase) -> dict[str, tuple[int, int]]:
        """Give least and most of each role; what comes first takes the executives there are."""
        presence = {role: (limits.min, limits.max) for role, limits in module.presence.items()}
        vacant = {role for role in self.numbers if self.calendar.is_ever_vacant(role)}
        if module.timing.position != "first" or not vacant:
            return presence
        found = {}
        for role, (least, most) in presence.items():
            left = [part for part in self.calendar.parts(role) if part not in vacant]
            there = max(least, min(most, sum(self.numbers[part] for part in left)))
            if there:
                found[role] = (least, there)
        return found

    def _gather(
        self, module: ModuleBase, audience: str, here: Sequence[Mapping[str, int]], count: int
    ) -> Iterator[tuple[str, int]]:
        members = self.members(audience)
        for role, (least, _) in self._presence(module).items():
            if role not in members:
                # From outside come as many as it asks for, as far as they are there.
                number = min(least, self.holders(role))
            else:
                number = sum(group.get(role, 0) for group in here)
                if members[role] < count:
                    # A mayor is one person, and comes to every session that asks for one.
                    number = max(number, min(least, members[role]))
            if number:
                yield role, number

    def _fits(self, module: ModuleBase, meeting: Meeting, *, strict: bool) -> bool:
        members, people = self.members(meeting.audience), dict(meeting.people)
        return (
            module.group.min <= meeting.size <= module.group.max
            and not self._are_apart(module, meeting.groups)
            and all(
                least <= people.get(role, 0) and not (strict and people.get(role, 0) > most)
                for role, (least, most) in self._presence(module).items()
                if role in members
            )
        )

    def _are_apart(self, module: ModuleBase, groups: Sequence[str]) -> bool:
        """Tell whether some of these groups do not meet at once, or are pinned to other times."""
        held = {
            (pin.date, pin.daypart, pin.from_, pin.to)
            for pin in self.brief.pins
            if pin.module == module.id and pin.group in groups
        }
        apart = self.brief.groups.not_at_once
        return len(groups) > 1 and (
            len(held) > 1 or any(len({*groups} & {*each}) > 1 for each in apart)
        )

    def delegation(self, module: ModuleBase) -> Meeting | None:
        """Put together the largest delegation, taking one of each role in turn."""
        presence = self._presence(module)
        most = {role: min(each[1], self.holders(role)) for role, each in presence.items()}
        people = {role: least for role, (least, _) in presence.items()}
        if any(people[role] > self.holders(role) for role in people):
            return None
        while True:
            before = sum(people.values())
            for role, greatest in most.items():
                if sum(people.values()) < module.group.max and people[role] < greatest:
                    people[role] += 1
            if sum(people.values()) == before:
                break
        if before < max(1, module.group.min):
            return None
        there = tuple((role, number) for role, number in people.items() if number)
        meeting = self._spare(module, Meeting(module.audiences[0], (), there))
        return meeting if self.starts(module, meeting.audience, meeting.people) else None

    def _spare(self, module: ModuleBase, meeting: Meeting) -> Meeting:
        """Let as many come as are ever free, where those asked for never all are."""
        known = {person.role for person in self.brief.people}
        options = []
        for role, number in meeting.people:
            least = max(1, module.presence[role].min)
            few = range(least, number) if known & {*self.calendar.parts(role)} else ()
            options.append([(role, number), *((role, fewer) for fewer in reversed(few))])
        found: list[People] = [
            people
            for people in product(*options)
            if people == meeting.people or sum(n for _, n in people) >= module.group.min
        ]
        found.sort(key=lambda people: -sum(number for _, number in people))
        for people in found:
            if self.starts(module, meeting.audience, people):
                return Meeting(meeting.audience, meeting.groups, people)
        return meeting
