"""Who could do which module together: the ways to divide each audience, and delegations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from abscurriculum.models.conditions import STAFF
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Participant
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.planning.calendar.horizon import People
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.groups import (
    Attendance,
    Department,
    Division,
    Presence,
    divide,
    form_delegation,
)
from abscurriculum.planning.choosing.participants import (
    available,
    count_clients,
    count_participants,
    presence_of,
)
from abscurriculum.planning.choosing.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Fewer:
    """Fewer holders of a role at a module than it can hold."""

    module: str
    role: str
    wanted: int
    number: int


@dataclass(frozen=True)
class Offers:
    """What can be composed for one client."""

    request: Request
    participants: tuple[Participant, ...]
    divisions: dict[str, dict[int, Division]]
    """Per audience: number of groups -> the division."""
    delegations: dict[str, People]
    """Per module that a delegation follows: its people."""
    shut: frozenset[str] = frozenset()
    """Modules that the numbers allow, and for which there is no open daypart."""
    fewer: tuple[Fewer, ...] = ()
    """Where fewer people come than a module can hold, because they are never all free at once."""

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


def gather_offers(wishes: Wishes, openings: Openings) -> Offers:
    """Work out every division of every audience over groups.

    People whose diaries the brief gives may never all be free at once: then as many of them come as
    ever are, as long as a module can do with fewer.
    """
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
            _attendance(openings, module, audience, members)
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
            presence: Presence = _presence(module, openings)
            free = {role: available(role, numbers, vocabulary) for role in presence}
            people = form_delegation(module, presence, free)
            if people:
                delegations[module.id] = people
    offers = Offers(request, participants, divisions, delegations)
    if _has_diaries(openings):
        offers = _ask_fewer(offers, openings)
    return _shut(offers, openings)


def _has_diaries(openings: Openings) -> bool:
    return any(role not in STAFF for role in openings.diaries)


def _shut(offers: Offers, openings: Openings) -> Offers:
    """Leave out meetings for which no daypart is open at all."""
    modules = offers.request.library.modules

    def is_open(module: str, audience: str, people: People) -> bool:
        return bool(openings.open(modules[module], audience, people))

    divisions = {
        audience: {
            count: replace(
                division,
                meetings={
                    module: meetings
                    if all(is_open(module, audience, each.people) for each in meetings)
                    else ()
                    for module, meetings in division.meetings.items()
                },
            )
            for count, division in by_count.items()
        }
        for audience, by_count in offers.divisions.items()
    }
    delegations = {
        module: people
        for module, people in offers.delegations.items()
        if is_open(module, modules[module].audiences[0], people)
    }
    narrowed = replace(offers, divisions=divisions, delegations=delegations)
    held = (module for module in modules if offers.can_be_held(module))
    shut = frozenset(module for module in held if not narrowed.can_be_held(module))
    return replace(narrowed, shut=shut)


def _ask_fewer(offers: Offers, openings: Openings) -> Offers:
    """Let fewer people come where those asked for are never all free."""
    modules = offers.request.library.modules
    found: dict[tuple[str, str, People], People] = {}

    def lessen(module: str, audience: str, people: People) -> People:
        key = (module, audience, people)
        if key not in found:
            found[key] = _lessen(modules[module], audience, people, openings)
        return found[key]

    divisions = {
        audience: {
            count: replace(
                division,
                meetings={
                    module: tuple(
                        replace(each, people=lessen(module, audience, each.people))
                        for each in meetings
                    )
                    for module, meetings in division.meetings.items()
                },
            )
            for count, division in by_count.items()
        }
        for audience, by_count in offers.divisions.items()
    }
    delegations = {
        module: lessen(module, modules[module].audiences[0], people)
        for module, people in offers.delegations.items()
    }
    fewer = {
        Fewer(module, role, number, dict(now).get(role, 0))
        for (module, _, people), now in found.items()
        for role, number in people
        if dict(now).get(role, 0) < number
    }
    ordered = tuple(sorted(fewer, key=lambda each: (each.module, each.role, each.number)))
    return replace(offers, divisions=divisions, delegations=delegations, fewer=ordered)


def _lessen(module: ModuleBase, audience: str, people: People, openings: Openings) -> People:
    """Take people with diaries away one by one until there is a day on which all others can."""
    if openings.open(module, audience, people):
        return people
    presence = presence_of(module, openings.request)
    numbers = dict(people)
    while not openings.open(module, audience, tuple(numbers.items())):
        able = [
            role
            for role, number in numbers.items()
            if number > max(1, presence[role][0])
            and any(part in openings.diaries for part in openings.parts_of_role(role))
        ]
        if not able or sum(numbers.values()) <= module.group.min:
            return people
        numbers[max(able, key=lambda role: numbers[role])] -= 1
    # Of roles that did not stand in the way all come after all.
    for role, wanted in people:
        tried = numbers | {role: wanted}
        if openings.open(module, audience, tuple(tried.items())):
            numbers = tried
    return tuple(numbers.items())


def _presence(module: ModuleBase, openings: Openings) -> dict[str, tuple[int, int]]:
    """Give the limits of each role; what comes first does without who is yet to be appointed."""
    presence = presence_of(module, openings.request)
    if module.timing.position != "first" or not openings.vacancy:
        return presence
    found = {}
    for role, (least, most) in presence.items():
        there = max(least, min(most, openings.holders_in_vacancy(role)))
        if there:
            found[role] = (least, there)
    return found


def _attendance(
    openings: Openings, module: ModuleBase, audience: str, members: dict[str, int]
) -> Attendance:
    """Say who of an audience may be at a module, and who must come from outside it."""
    request, numbers = openings.request, openings.numbers
    vocabulary = request.library.vocabulary.value
    presence = _presence(module, openings)
    here = {role: limits for role, limits in presence.items() if role in members}
    outsiders = {}
    for role, (least, most) in presence.items():
        free = available(role, numbers, vocabulary)
        if role not in members and least and free:
            here[role] = (min(least, free), most)
            outsiders[role] = min(least, free)
    # A minimum for a role of another audience does not hold here: one module serves several.
    pins = {
        pin.group.removeprefix(f"{audience}-"): (pin.date, pin.daypart, pin.from_, pin.to)
        for pin in request.brief.value.pins
        if pin.module == module.id and pin.group and pin.group.startswith(f"{audience}-")
    }
    apart = [
        {group.removeprefix(f"{audience}-") for group in each if group.startswith(f"{audience}-")}
        for each in request.brief.value.groups.not_at_once
    ]
    return Attendance(module, here, outsiders, pins, apart)


def _departments(request: Request) -> Sequence[Department]:
    brief = request.brief.value
    if brief.groups.form == "per-client":
        names = (client.name for client in request.clients)
        each_client = ({e.role: e.number for e in each} for each in count_clients(request))
        return list(zip(names, each_client, strict=True))
    if brief.groups.form != "per-department":
        return ()
    roles = role_names(request.library.vocabulary.value, request.client.type)
    return [
        (
            each.name,
            {
                roles[n.casefold()]: count
                for n, count in each.participants.items()
                if n.casefold() in roles
            },
        )
        for each in brief.departments
    ]
