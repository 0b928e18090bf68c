"""How many people there are: a condition for each role, and what it means to let it go.

Where a number is let go, there are as many people as the modules ask for and no more, with
colleagues for those who are away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from abscurriculum.models.conditions import STAFF
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Participant
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.planning.participants import count_participants, presence_of
from abscurriculum.planning.setting import RESET, Condition, Path, Setting
from abscurriculum.planning.wishes import read_wishes

Presence = Mapping[str, tuple[int, int]]


def conditions_of_participants(setting: Setting) -> Iterator[Condition]:
    """Give a condition for the number of people in each role that any module asks for."""
    request = setting.request
    asked = {
        part
        for _, presence in _asked(request)
        for role in presence
        for part in _parts(request, role)
    }
    for entry in count_participants(request):
        if entry.role in asked:
            yield _condition(request, entry)


def _condition(request: Request, entry: Participant) -> Condition:
    role, number = entry.role, entry.number
    places = list(_written(request, role))
    words = f"there {'is' if number == 1 else 'are'} {number} {name_role(request, role, number)}"
    if places:
        return Condition(places[0], words, lambda setting: free(setting, role), late=True)
    return Condition(
        ("participants", role),
        words,
        lambda setting: free(setting, role),
        default=f"It is what is usual; write participants: {{{role}: ...}} where it differs.",
        at=("client",),
        late=True,
    )


def name_role(request: Request, role: str, number: int = 1) -> str:
    """Give the English word for so many people of a role at this type of organisation."""
    terms = request.library.vocabulary.value.terms
    forms = terms[role].forms(request.client.type) if role in terms else None
    word = forms.word("en") if forms else None
    if word is None:
        return role
    return word.one if number == 1 else word.many


def _written(request: Request, role: str) -> Iterator[Path]:
    """Give the places at which a brief says how many people hold a role."""
    brief = request.brief.value
    names = role_names(request.library.vocabulary.value, request.client.type)
    tables: list[tuple[Path, Mapping[str, int]]] = [(("participants",), brief.participants)]
    for index, department in enumerate(brief.departments):
        tables.append((("departments", index, "participants"), department.participants))
    for index, partner in enumerate(brief.joint.partners if brief.joint else ()):
        tables.append((("joint", "partners", index, "participants"), partner.participants))
    for path, numbers in tables:
        for name in numbers:
            if names.get(name.casefold()) == role:
                yield (*path, name)


def free(setting: Setting, role: str) -> Setting:
    """Let the number of people in a role go."""
    return replace(setting, free_roles=setting.free_roles | {role})


def with_number(setting: Setting, role: str, number: int) -> Setting:
    """Say how many people hold a role, in place of all that the brief says of it."""
    for path in list(_written(setting.request, role)):
        setting = setting.put(path, RESET)
    for index in range(len(setting.request.partners)):
        setting = setting.put(("joint", "partners", index, "participants", role), 0)
    return setting.put(("participants", role), number)


def give_numbers(setting: Setting) -> Setting:
    """Give every role whose number was let go the fewest people that will do."""
    if not setting.free_roles:
        return setting
    numbers = fewest(setting)
    for role in sorted(setting.free_roles):
        setting = with_number(setting, role, numbers[role])
    return setting


def fewest(setting: Setting) -> dict[str, int]:
    """Count the people that modules need, with the other roles as the brief has them."""
    request, roles = setting.request, setting.free_roles
    numbers = {
        entry.role: 0 if entry.role in roles else entry.number
        for entry in count_participants(request)
    }
    for module, presence in _asked(request):
        for role, (least, _) in presence.items():
            _raise(numbers, [(part, least) for part in _parts(request, role)], least, roles)
        for members in _tables(request, module, presence):
            most = [(role, presence[role][1]) for role in members if role in numbers]
            _raise(numbers, most, module.group.min, roles)
    names = role_names(request.library.vocabulary.value, request.client.type)
    for person in setting.brief.people:
        role = names.get(person.role.casefold(), person.role)
        if person.role not in STAFF and role in roles:
            numbers[role] += 1
    return numbers


def _raise(
    numbers: dict[str, int], limits: list[tuple[str, int]], least: int, free_roles: frozenset[str]
) -> None:
    """Raise free roles, each up to its limit where that will do, until there are enough people."""
    for strict in (True, False):
        for role, most in limits:
            there = sum(numbers.get(other, 0) for other, _ in limits)
            if role in free_roles and there < least:
                room = max(0, most - numbers[role]) if strict else least
                numbers[role] += min(room, least - there)


def _asked(request: Request) -> Iterator[tuple[ModuleBase, Presence]]:
    """Give every module that may be chosen with the people that it asks for."""
    for name in read_wishes(request).candidates:
        module = request.library.modules[name]
        yield module, presence_of(module, request)


def _tables(request: Request, module: ModuleBase, presence: Presence) -> Iterator[list[str]]:
    """Give the roles that fill a session: those of each audience, or all for a delegation."""
    vocabulary, kind = request.library.vocabulary.value, request.client.type
    if module.attendance == "delegation":
        yield list(presence)
        return
    for audience in module.audiences:
        if audience in vocabulary.audiences:
            members = vocabulary.audiences[audience].roles
            held = {holder_of(vocabulary, role, kind) for role in members}
            yield [role for role in presence if role in held]


def _parts(request: Request, role: str) -> list[str]:
    """Give the roles whose holders can stand for a role."""
    vocabulary = request.library.vocabulary.value
    entry = vocabulary.roles.get(role)
    names = entry.any_of if entry and entry.any_of else (role,)
    return [holder_of(vocabulary, name, request.client.type) for name in names]
