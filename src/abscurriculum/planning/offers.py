"""Who could do which module together: the ways to divide each audience, and delegations."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Participant
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.planning.groups import Attendance, Division, Presence, divide, form_delegation
from abscurriculum.planning.participants import available, count_participants, presence_of
from abscurriculum.planning.wishes import Wishes

People = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Offers:
    """What can be composed for one client."""

    request: Request
    participants: tuple[Participant, ...]
    divisions: dict[str, dict[int, Division]]
    """Per audience: number of groups -> the division."""
    delegations: dict[str, People]
    """Per module that a delegation follows: its people."""

    @cached_property
    def numbers(self) -> dict[str, int]:
        """People per role."""
        return {entry.role: entry.number for entry in self.participants}

    def audiences_of(self, module: str) -> tuple[str, ...]:
        """Name the audiences whose groups can do a module in some division."""
        return self._audiences.get(module, ())

    @cached_property
    def _audiences(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for audience, divisions in self.divisions.items():
            able = {m for d in divisions.values() for m, meetings in d.meetings.items() if meetings}
            for module in able:
                found[module] = (*found.get(module, ()), audience)
        return found

    def can_be_held(self, module: str) -> bool:
        """Tell whether the numbers of participants allow a module at all."""
        return module in self.delegations or bool(self.audiences_of(module))


def gather_offers(wishes: Wishes) -> Offers:
    """Work out every division of every audience over groups."""
    request = wishes.request
    brief, vocabulary = request.brief.value, request.library.vocabulary.value
    participants = count_participants(request)
    numbers = {entry.role: entry.number for entry in participants}
    modules = [request.library.modules[module] for module in wishes.candidates]
    divisions: dict[str, dict[int, Division]] = {}
    for audience, entry in vocabulary.audiences.items():
        roles = {holder_of(vocabulary, role, request.client.type) for role in entry.roles}
        members = {role: n for role, n in numbers.items() if role in roles and n}
        joining = [
            _attendance(request, module, members, numbers)
            for module in modules
            if module.attendance == "all" and audience in module.audiences
        ]
        joining = [each for each in joining if set(each.presence) & set(members)]
        if joining:
            divisions[audience] = divide(
                members,
                joining,
                departments=_departments(request),
                joint=brief.groups.joint,
                fixed=brief.groups.numbers.get(audience),
            )
    delegations = {}
    for module in modules:
        if module.attendance == "delegation":
            presence: Presence = presence_of(module, vocabulary, request.client)
            free = {role: available(role, numbers, vocabulary) for role in presence}
            people = form_delegation(module, presence, free)
            if people:
                delegations[module.id] = people
    return Offers(request, participants, divisions, delegations)


def _attendance(
    request: Request, module: ModuleBase, members: dict[str, int], numbers: dict[str, int]
) -> Attendance:
    """Say who of an audience may be at a module, and who must come from outside it."""
    vocabulary = request.library.vocabulary.value
    presence = presence_of(module, vocabulary, request.client)
    here = {role: limits for role, limits in presence.items() if role in members}
    outsiders = {}
    for role, (least, most) in presence.items():
        free = available(role, numbers, vocabulary)
        if role not in members and least and free:
            here[role] = (min(least, free), most)
            outsiders[role] = min(least, free)
    # A minimum for a role of another audience does not hold here: one module serves several.
    return Attendance(module, here, outsiders)


def _departments(request: Request) -> Sequence[dict[str, int]]:
    brief = request.brief.value
    if brief.groups.form != "per-department":
        return ()
    names = role_names(request.library.vocabulary.value, request.client.type)
    return [
        {names[n.casefold()]: c for n, c in each.participants.items() if n.casefold() in names}
        for each in brief.departments
    ]
