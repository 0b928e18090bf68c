"""How many people hold each role: from the brief, the register, or stated defaults."""

from collections.abc import Mapping

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.plan import Participant
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.models.vocabulary import RoleDefaults, Vocabulary


def count_participants(request: Request) -> tuple[Participant, ...]:
    """Give the number per role in the library's order, without roles that stand for others.

    The clients of a joint programme are added up.
    """
    together = []
    for same in zip(*count_clients(request), strict=True):
        number = sum(entry.number for entry in same)
        together.append(same[0].model_copy(update={"number": number}))
    return tuple(together)


def count_clients(request: Request) -> list[list[Participant]]:
    """Give the number per role of each client, in the order of the brief."""
    counted = [_count(request, request.client, _given_numbers(request))]
    joint = request.brief.value.joint
    for client, partner in zip(request.partners, joint.partners if joint else (), strict=True):
        counted.append(_count(request, client, _by_role(request, partner.participants)))
    return counted


def _count(request: Request, client: Organisation, given: Mapping[str, int]) -> list[Participant]:
    vocabulary = request.library.vocabulary.value
    counted = []
    for role, entry in vocabulary.roles.items():
        if entry.any_of or holder_of(vocabulary, role, request.client.type) != role:
            continue
        if role in given:
            counted.append(Participant(role=role, number=given[role]))
        else:
            number = _default_number(entry.defaults, client)
            source = entry.defaults.source
            counted.append(Participant(role=role, number=number, assumed=True, source=source))
    return counted


def _by_role(request: Request, given: Mapping[str, int]) -> dict[str, int]:
    names = role_names(request.library.vocabulary.value, request.client.type)
    return {names[n.casefold()]: count for n, count in given.items() if n.casefold() in names}


def _given_numbers(request: Request) -> dict[str, int]:
    brief = request.brief.value
    departments: dict[str, int] = {}
    for department in brief.departments:
        for role, number in _by_role(request, department.participants).items():
            departments[role] = departments.get(role, 0) + number
    return departments | _by_role(request, brief.participants)


def _default_number(defaults: RoleDefaults, client: Organisation) -> int:
    fixed = _by_type(defaults, client)
    if client.seats and defaults.from_seats:
        return client.seats
    if client.seats and defaults.share_of_seats_percent and client.type == "municipality":
        # Rounded to the nearest whole; seats are odd, so there is never a half (art. 36 lid 5).
        share = (client.seats * defaults.share_of_seats_percent + 50) // 100
        return max(fixed, share)
    return fixed


def presence_of(module: ModuleBase, request: Request) -> dict[str, tuple[int, int]]:
    """Give least and greatest number per role, with roles that do not exist merged into holders.

    In a joint programme every client may bring its own of those of whom each has one.
    """
    vocabulary, client = request.library.vocabulary.value, request.client
    presence: dict[str, tuple[int, int]] = {}
    for role, limits in module.presence.items():
        holder = holder_of(vocabulary, role, client.type)
        least, most = presence.get(holder, (0, 0))
        times = len(request.clients) if _has_one(vocabulary, holder, client) else 1
        presence[holder] = (max(least, limits.min), max(most, limits.max * times))
    return presence


def _has_one(vocabulary: Vocabulary, role: str, client: Organisation) -> bool:
    """Tell whether a client has one holder of a role, as of the mayor or the clerk."""
    entry = vocabulary.roles.get(role)
    return entry is not None and _by_type(entry.defaults, client) == 1


def available(role: str, numbers: Mapping[str, int], vocabulary: Vocabulary) -> int:
    """Count the people who can stand for a role, those of the roles it stands for included."""
    entry = vocabulary.roles.get(role)
    if entry and entry.any_of:
        return sum(numbers.get(part, 0) for part in entry.any_of)
    return numbers.get(role, 0)


def _by_type(defaults: RoleDefaults, client: Organisation) -> int:
    return {
        "municipality": defaults.municipality,
        "province": defaults.province,
        "water-board": defaults.water_board,
    }[client.type]
