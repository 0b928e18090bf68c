"""What a request says in plain numbers: people, prices, times, and when a session may start.

The first of the files about a small world. They read docs/planning.md and share no code with the
planner; every question is answered by looking at each daypart, group or selection there is. Briefs
give numbers by the ids of roles, and no role is held by another. Where the docs leave a choice, the
docstring of a function says which one is taken.
"""

from dataclasses import dataclass

from abscurriculum.models.conditions import STAFF
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS
from abscurriculum.models.request import Request
from small_world_days import A_DAY, Calendar, Slot

People = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Meeting:
    """Groups that meet at once, or a delegation, with everyone who is there."""

    audience: str
    groups: tuple[str, ...]
    people: People

    @property
    def size(self) -> int:
        """How many people there are."""
        return sum(number for _, number in self.people)


class Facts:
    """One request in plain numbers."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.brief = request.brief.value
        self.modules = dict(request.library.modules)
        self.vocabulary = request.library.vocabulary.value
        self.calendar = Calendar(request)
        self.numbers = {
            role: self.brief.participants.get(role, 0) for role in self.vocabulary.roles
        }
        self._starts: dict[tuple[str, str, People], tuple[Slot, ...]] = {}

    def members(self, audience: str) -> dict[str, int]:
        """Count the people of an audience per role, in the order of the roles."""
        roles = self.vocabulary.audiences[audience].roles
        return {role: n for role, n in self.numbers.items() if role in roles and n}

    def holders(self, role: str) -> int:
        """Count those who can stand for a role."""
        return sum(self.numbers[part] for part in self.calendar.parts(role))

    def needed(self, module: ModuleBase) -> tuple[str, ...]:
        """Name the people who must be at a module."""
        people = self.brief.people
        return tuple(p.name for p in people if p.role not in STAFF and module.id in p.needed_for)

    def individuals(self, module: ModuleBase, people: People) -> list[str]:
        """List who is known at a session: those who hold a role alone, and those needed by name."""
        alone = [f"the {role}" for role, _ in people if self.numbers[role] == 1]
        return [*alone, *self.needed(module)]

    # -- modules ----------------------------------------------------------------------------

    def is_open(self, name: str) -> bool:
        """Tell whether a module is there for this type of organisation."""
        return name in self.modules and self.request.client.type not in self.modules[name].closed_to

    def needs(self, module: ModuleBase) -> tuple[list[str], list[str]]:
        """Give what a module builds on: all of these, any of those."""
        needs = module.prerequisites
        every = [name for name in needs.all_of if self.is_open(name)]
        return every, [name for name in needs.any_of if self.is_open(name)]

    # -- money ------------------------------------------------------------------------------

    def rate(self, name: str) -> int:
        """Give a price in cents."""
        own: int | None = getattr(self.brief.budget.rates, name)
        usual: int | None = getattr(self.request.library.head.value.rates, name)
        return (usual or 0) if own is None else own

    def price(self, module: ModuleBase, size: int) -> int:
        """Give the cents of one session in the cheapest room."""
        trainers, actors, guests = staff_of(module, size)
        daypart = trainers * self.rate("trainer") + actors * self.rate("actor")
        daypart += size * self.rate("catering") + self.hires_always(size) * self.rate("venue")
        travel = (trainers + actors + guests) * self.rate("travel")
        return module.daypart_count * daypart + guests * self.rate("guest") + travel

    def hires_always(self, size: int) -> bool:
        """Tell whether so many people only fit in rooms that are hired."""
        rooms = [venue for venue in self.brief.venues if venue.capacity >= size]
        return bool(rooms) and all(venue.hired for venue in rooms)

    # -- days -------------------------------------------------------------------------------

    def starts(self, module: ModuleBase, audience: str, people: People) -> tuple[Slot, ...]:
        """List the dayparts in which a session may start, pins aside."""
        key = (module.id, audience, people)
        if key not in self._starts:
            begins = ("morning",) if module.daypart_count == 2 else module.dayparts
            self._starts[key] = tuple(
                slot
                for slot in self.calendar.slots
                if PARTS[slot % A_DAY] in begins
                and all(
                    self._may_be(module, audience, people, each)
                    for each in range(slot, slot + module.daypart_count)
                )
            )
        return self._starts[key]

    def _may_be(self, module: ModuleBase, audience: str, people: People, slot: Slot) -> bool:
        calendar, roles = self.calendar, [role for role, _ in people]
        newcomers = module.timing.position != "first"
        size = sum(number for _, number in people)
        return not (
            calendar.is_closed(audience, roles, newcomers=newcomers, slot=slot)
            or calendar.is_too_soon_or_late(module, slot)
            or calendar.lacks_people(module, people, slot)
            or self._lacks_staff(module, size, slot)
            or (
                bool(self.brief.venues)
                and not any(
                    venue.capacity >= size and calendar.is_free(venue, slot)
                    for venue in self.brief.venues
                )
            )
        )

    def _lacks_staff(self, module: ModuleBase, size: int, slot: Slot) -> bool:
        """Tell whether too few are free of a kind of which the brief names any."""
        named = {person.role for person in self.brief.people}
        return any(
            kind in named and len(self.calendar.crew(kind, module, slot)) < number
            for kind, number in zip(STAFF, staff_of(module, size), strict=True)
        )


def staff_of(module: ModuleBase, size: int) -> tuple[int, int, int]:
    """Count the trainers, actors and guests of a session."""
    staffing = module.staffing
    trainers, actors, guests = (
        max(each.fixed, -(-size // each.per_participants)) if each.per_participants else each.fixed
        for each in (staffing.trainers, staffing.actors, staffing.guests)
    )
    return trainers, actors, guests
