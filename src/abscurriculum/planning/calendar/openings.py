"""On which dayparts a session could be held, and what closes the others."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.conditions import STAFF, Person
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.models.text import Text
from abscurriculum.planning.calendar.horizon import Horizon, People, slots_in, start_mask
from abscurriculum.planning.calendar.obstacles import Obstacle, Path, find_obstacles

_USUAL = {"morning": dt.time(9), "afternoon": dt.time(13, 30), "evening": dt.time(19, 30)}


@dataclass(frozen=True, slots=True)
class Closing:
    """Dayparts that are closed for a session, why, and where that is written."""

    closed: int
    reason: Text
    path: Path
    soft: bool = False


class Openings:
    """The calendar of a brief, asked per module and people."""

    def __init__(self, request: Request, numbers: Mapping[str, int]) -> None:
        self.request = request
        self.numbers = numbers
        self.brief = request.brief.value
        self.vocabulary = request.library.vocabulary.value
        self.horizon = Horizon(self.brief.period.from_, self.brief.period.to)
        self.obstacles = find_obstacles(request, self.horizon)
        self.names = role_names(self.vocabulary, request.client.type)
        self._cache: dict[tuple[str, str, People], tuple[Closing, ...]] = {}

    @cached_property
    def asked_from(self) -> dt.date:
        """The day from which people can be booked and material asked for."""
        return self.brief.asked_from

    @cached_property
    def free_slots(self) -> tuple[int, ...]:
        """The dayparts on which not everything is closed for everyone."""
        free = self.horizon.everything
        for each in self.obstacles:
            if each.whom == "everyone" and not each.soft:
                free &= ~each.closed
        return tuple(slots_in(free))

    @cached_property
    def start_minutes(self) -> tuple[int, int, int]:
        """Minutes after midnight at which morning, afternoon and evening sessions start."""
        own = self.brief.calendar.start_times
        usual = self.request.library.head.value.start_times
        clock = [getattr(own, part) or getattr(usual, part) or _USUAL[part] for part in PARTS]
        morning, afternoon, evening = (each.hour * 60 + each.minute for each in clock)
        return morning, afternoon, evening

    @cached_property
    def diaries(self) -> dict[str, list[tuple[int, Person]]]:
        """People of the brief per role or kind of staff, with their places in the list."""
        found: dict[str, list[tuple[int, Person]]] = {}
        for index, person in enumerate(self.brief.people):
            role = person.role if person.role in STAFF else self._role(person.role)
            found.setdefault(role, []).append((index, person))
        return found

    def _role(self, name: str) -> str:
        return self.names.get(name.casefold(), name)

    def free_of(self, person: Person) -> int:
        """Mark the dayparts on which a person is there, lead time of booking included."""
        horizon = self.horizon
        free = horizon.weekly(person.days) if person.days else horizon.everything
        for stretch in person.absent:
            free &= ~horizon.stretch(stretch.from_, stretch.to)
        if person.lead_days:
            first = self.asked_from + dt.timedelta(days=person.lead_days)
            free &= horizon.stretch(first, horizon.last)
        return free

    def parts_of(self, module: ModuleBase) -> int:
        """Mark the dayparts in which a module starts."""
        parts: set[Part] = set()
        for part in PARTS:
            if part in module.dayparts:
                parts.add(part)
        if "full-day" in module.dayparts:
            parts.add("morning")
        horizon = self.horizon
        return horizon.stretch(horizon.first, horizon.last, sorted(parts))

    def closings(self, module: ModuleBase, audience: str, people: People) -> tuple[Closing, ...]:
        """List what closes dayparts for a session of a module with these people."""
        key = (module.id, audience, people)
        if key not in self._cache:
            self._cache[key] = tuple(self._find(module, audience, people))
        return self._cache[key]

    def open(self, module: ModuleBase, audience: str, people: People) -> int:
        """Mark the dayparts on which a session can start."""
        free = self.horizon.everything
        for closing in self.closings(module, audience, people):
            if not closing.soft:
                free &= ~closing.closed
        return start_mask(free, module.daypart_count) & self.parts_of(module)

    def avoided(self, module: ModuleBase, audience: str, people: People) -> int:
        """Mark the dayparts that are better avoided."""
        marks = 0
        for closing in self.closings(module, audience, people):
            if closing.soft:
                marks |= closing.closed
        return marks

    def _find(self, module: ModuleBase, audience: str, people: People) -> Iterator[Closing]:
        roles = [role for role, number in people if number]
        sits = {body for role in roles for body in self._sits_in(role)}
        elected = any(self._is_elected(role) for role in roles)
        newcomers = elected and module.timing.position != "first"
        waits = any(self._waits(role, number) for role, number in people)
        waits |= any(module.id in p.needed_for and self._is_appointed(p) for p in self.brief.people)
        for each in self.obstacles:
            if each.whom == "appointed":
                meets = waits
            else:
                meets = self._meets(each, audience, sits, elected=elected, newcomers=newcomers)
            if meets:
                yield Closing(each.closed, each.reason, each.path, each.soft)
        yield from self._of_needs(module)
        yield from self._of_position(module)
        yield from self._of_people(module, people)
        yield from self._of_staff(module, sum(number for _, number in people))
        yield from self._of_venues(sum(number for _, number in people))

    @staticmethod
    def _meets(
        each: Obstacle, audience: str, sits: set[str], *, elected: bool, newcomers: bool
    ) -> bool:
        if each.whom == "audience":
            return each.audience == audience
        if each.whom in ("council", "executive"):
            return each.whom in sits
        return {"everyone": True, "elected": elected, "newcomers": newcomers}[each.whom]

    def _sits_in(self, role: str) -> set[str]:
        """Name the bodies whose meetings keep every holder of a role busy."""
        entry = self.vocabulary.roles.get(role)
        if entry is None:
            return set()
        if not entry.any_of:
            return set(entry.sits_in)
        held = [holder_of(self.vocabulary, part, self.request.client.type) for part in entry.any_of]
        return set.intersection(*(self._sits_in(part) for part in held))

    def _is_appointed(self, person: Person) -> bool:
        role = self.vocabulary.roles.get(self._role(person.role))
        return role is not None and role.appointed

    def _waits(self, role: str, number: int) -> bool:
        """Tell whether too few hold a role as long as there is no new executive."""
        parts = self.parts_of_role(role)
        appointed = any(self.vocabulary.roles[part].appointed for part in parts)
        return appointed and self.holders_in_vacancy(role) < number

    def holders_in_vacancy(self, role: str) -> int:
        """Count those who hold a role as long as there is no new executive."""
        return sum(
            self.numbers.get(part, 0)
            for part in self.parts_of_role(role)
            if not self.vocabulary.roles[part].appointed
        )

    @cached_property
    def vacancy(self) -> int:
        """Mark the dayparts on which there is no new executive yet."""
        marks = 0
        for each in self.obstacles:
            if each.whom == "appointed":
                marks |= each.closed
        return marks

    def _is_elected(self, role: str) -> bool:
        entry = self.vocabulary.roles.get(role)
        return entry is not None and entry.elected

    def _of_needs(self, module: ModuleBase) -> Iterator[Closing]:
        """Give the client the days that a module asks to bring in what it needs."""
        lead = max((need.lead_days for need in module.needs), default=0)
        first = self.asked_from + dt.timedelta(days=lead)
        horizon = self.horizon
        if first > horizon.first:
            closed = horizon.stretch(horizon.first, first - dt.timedelta(days=1))
            path: Path = ("agreed",) if self.brief.agreed else ("period", "from")
            yield Closing(
                closed,
                Text(
                    nl=f"{lead} dagen nodig om aan te leveren wat de module vraagt",
                    en=f"{lead} days needed to bring in what the module asks",
                ),
                path,
            )

    def _of_position(self, module: ModuleBase) -> Iterator[Closing]:
        """Halfway is the middle third of the period."""
        if module.timing.position != "halfway":
            return
        horizon = self.horizon
        # Every day that lies in the middle third at least in part.
        start = horizon.first + dt.timedelta(days=horizon.days // 3)
        end = horizon.first + dt.timedelta(days=-(-2 * horizon.days // 3) - 1)
        closed = horizon.everything & ~horizon.stretch(start, end)
        yield Closing(closed, Text(nl="hoort halverwege", en="belongs halfway"), ("period",))

    def _of_people(self, module: ModuleBase, people: People) -> Iterator[Closing]:
        """Close dayparts on which someone who must be there is away, or too few are left."""
        for index, person in enumerate(self.brief.people):
            if person.role not in STAFF and module.id in person.needed_for:
                yield self._away(index, person)
        for role, number in people:
            away = self.shortage(role, number)
            for index, person, closed in away:
                yield Closing(
                    closed,
                    Text(nl=f"{person.name} is afwezig", en=f"{person.name} is away"),
                    ("people", index),
                )

    def _away(self, index: int, person: Person) -> Closing:
        closed = self.horizon.everything & ~self.free_of(person)
        reason = Text(nl=f"{person.name} is afwezig", en=f"{person.name} is away")
        return Closing(closed, reason, ("people", index))

    def parts_of_role(self, role: str) -> list[str]:
        """Give the roles that stand for a role."""
        entry = self.vocabulary.roles.get(role)
        parts = entry.any_of if entry and entry.any_of else (role,)
        return [holder_of(self.vocabulary, part, self.request.client.type) for part in parts]

    def shortage(self, role: str, number: int) -> Iterator[tuple[int, Person, int]]:
        """Give dayparts on which fewer than so many of a role are there, per person away."""
        parts = self.parts_of_role(role)
        named = [entry for part in parts for entry in self.diaries.get(part, ())]
        if not named:
            return
        short = 0
        for level, there in self.levels(parts):
            if there < number:
                short |= level
        for index, person in named:
            closed = short & ~self.free_of(person)
            if closed:
                yield index, person, closed

    def levels(self, roles: list[str]) -> tuple[tuple[int, int], ...]:
        """Give dayparts with how many people of some roles are there on them."""
        total = sum(self.numbers.get(role, 0) for role in roles)
        appointed = [role for role in roles if self.vocabulary.roles[role].appointed]
        others = total - sum(self.numbers.get(role, 0) for role in appointed)
        levels = {others: self.vacancy} if appointed and self.vacancy else {}
        usual = self.horizon.everything & ~(self.vacancy if appointed else 0)
        levels[total] = levels.get(total, 0) | usual
        for role in roles:
            for _, person in self.diaries.get(role, ()):
                away = self.horizon.everything & ~self.free_of(person)
                if role in appointed:
                    away &= ~self.vacancy
                lower: dict[int, int] = {}
                for there, marks in levels.items():
                    lower[there] = lower.get(there, 0) | marks & ~away
                    lower[there - 1] = lower.get(there - 1, 0) | marks & away
                levels = lower
        return tuple((marks, max(0, there)) for there, marks in levels.items() if marks)

    def _of_staff(self, module: ModuleBase, size: int) -> Iterator[Closing]:
        """Close dayparts on which too few trainers, actors or guests who can do it are free."""
        needed = {
            "trainer": module.staffing.trainers.needed(size),
            "actor": module.staffing.actors.needed(size),
            "guest": module.staffing.guests.needed(size),
        }
        for kind, number in needed.items():
            crew = self.diaries.get(kind, [])
            if not number or not crew:
                continue
            able = [
                (index, person)
                for index, person in crew
                if not person.gives or module.id in person.gives
            ]
            free_of = {index: self.free_of(person) for index, person in able}
            enough = _at_least(list(free_of.values()), number)
            short = self.horizon.everything & ~enough
            if not able or len(able) < number:
                reason = Text(
                    nl=f"te weinig mensen die deze module kunnen doen ({kind})",
                    en=f"too few people who can do this module ({kind})",
                )
                yield Closing(short, reason, ("people",))
                continue
            for index, person in able:
                closed = short & ~free_of[index]
                if closed:
                    reason = Text(nl=f"{person.name} kan niet", en=f"{person.name} is not free")
                    yield Closing(closed, reason, ("people", index))

    def _of_venues(self, size: int) -> Iterator[Closing]:
        venues = self.brief.venues
        if not venues:
            return
        fitting = [(i, venue) for i, venue in enumerate(venues) if venue.capacity >= size]
        if not fitting:
            reason = Text(
                nl=f"geen zaal voor {size} mensen", en=f"no room that holds {size} people"
            )
            yield Closing(self.horizon.everything, reason, ("venues",))
            return
        free = 0
        for index, _ in fitting:
            free |= self.room_free(index)
        short = self.horizon.everything & ~free
        for index, venue in fitting:
            if short:
                reason = Text(nl=f"{venue.name} is niet vrij", en=f"{venue.name} is not free")
                yield Closing(short, reason, ("venues", index))

    def room_free(self, index: int) -> int:
        """Mark the dayparts on which a venue is free."""
        venue, horizon = self.brief.venues[index], self.horizon
        free = horizon.weekly(venue.days) if venue.days else horizon.everything
        for stretch in venue.absent:
            free &= ~horizon.stretch(stretch.from_, stretch.to)
        return free


def _at_least(masks: list[int], number: int) -> int:
    """Mark what at least so many of these masks mark."""
    counted = [0] * (number + 1)
    counted[0] = -1
    for mask in masks:
        for count in range(number, 0, -1):
            counted[count] |= counted[count - 1] & mask
    return counted[number]
