"""How many people there are, where a module that is asked for cannot be held with them.

Then there is a condition for each role of that module. Where a number is let go, it becomes the
nearest with which the module can be held.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from abscurriculum.models.conditions import Calendar
from abscurriculum.models.plan import Participant
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.choosing.wishes import needed_before
from abscurriculum.planning.clashing.setting import RESET, Condition, Path, Setting
from abscurriculum.planning.compose import Planner

# Numbers are tried so far from what the brief says.
_STEPS = (*range(1, 13), 15, 20, 25, 30, 40, 60)
_LEVELS = ("introduces", "practises")

Closure = tuple[str, ...]
"""A module with all that it builds on."""


def conditions_of_participants(setting: Setting) -> Iterator[Condition]:
    """Give a condition for each role of modules that are asked for and cannot be held.

    What is usual of one person, such as the mayor, is a fact.
    """
    request = setting.request
    roles = _Needs(setting).roles()
    for entry in count_participants(request):
        is_fact = entry.assumed and entry.number == len(request.clients)
        if entry.role in roles and not is_fact:
            yield _condition(request, entry)


def _condition(request: Request, entry: Participant) -> Condition:
    role, number = entry.role, entry.number
    places = list(_written(request, role))
    people = f"{number or 'no'} {name_role(request, role, number)}"
    words = f"there {'is' if number == 1 else 'are'} {people}"
    return Condition(
        places[0] if places else ("participants", role),
        words,
        lambda setting: free(setting, role),
        default=""
        if places
        else f"It is what is usual; write participants: {{{role}: ...}} where it differs.",
        at=None if places else ("client",),
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


def number_of(setting: Setting, role: str) -> int:
    """Give how many people hold a role."""
    return next(e.number for e in count_participants(setting.request) if e.role == role)


def with_number(setting: Setting, role: str, number: int) -> Setting:
    """Say how many people hold a role, in place of all that the brief says of it."""
    for path in list(_written(setting.request, role)):
        setting = setting.put(path, RESET)
    for index in range(len(setting.request.partners)):
        setting = setting.put(("joint", "partners", index, "participants", role), 0)
    return setting.put(("participants", role), number)


def give_numbers(setting: Setting) -> Setting:
    """Give roles whose numbers were let go the nearest with which modules can be held."""
    roles = setting.free_roles
    if not roles:
        return setting
    brief = setting.brief
    key = repr((roles, brief.participants, brief.departments, brief.groups, brief.joint))
    key += repr((brief.modules, brief.goals.must, brief.pins, setting.before.required))
    if key not in setting.memory:
        setting.memory[key] = _find_numbers(setting)
    return _with_numbers(setting, setting.memory[key])


def _find_numbers(setting: Setting) -> dict[str, int]:
    needs = _Needs(setting)
    counted = count_participants(setting.request)
    best = {entry.role: entry.number for entry in counted if entry.role in setting.free_roles}
    most = needs.count_met(setting)
    for numbers in _nearby(dict(best)):
        if most == len(needs.alternatives):
            break
        met = needs.count_met(_with_numbers(setting, numbers))
        if met > most:
            best, most = numbers, met
    return best


def _with_numbers(setting: Setting, numbers: Mapping[str, int]) -> Setting:
    for role, number in sorted(numbers.items()):
        setting = with_number(setting, role, number)
    return setting


def _nearby(now: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Give other numbers, the nearest first: of one role, then of all roles together."""
    for more in _STEPS:
        for step in (more, -more):
            for role, number in now.items():
                if number + step >= 0:
                    yield {**now, role: number + step}
            if len(now) > 1:
                yield {role: max(0, number + step) for role, number in now.items()}


@dataclass(frozen=True)
class _Needs:
    """What a brief asks for that takes a number of people."""

    setting: Setting

    @cached_property
    def alternatives(self) -> list[list[Closure]]:
        """For each need the modules that would do, with all that they build on."""
        request = self.setting.request
        wishes = Planner(request, self.setting.before).wishes
        found = [[module] for module in wishes.required if module not in wishes.barred]
        if not self.setting.before.lenient:
            for goal in self.setting.brief.goals.must:
                for level in _LEVELS:
                    modules = (request.library.modules[each] for each in wishes.candidates)
                    found.append([m.id for m in modules if goal in getattr(m.goals, level)])
        return [
            [
                closure
                for module in modules
                for closure in _close(request, (module,))
                if not set(closure) & set(wishes.barred)
            ]
            for modules in found
        ]

    def roles(self) -> set[str]:
        """Name the roles of modules for needs that are not met."""
        request = self.setting.request
        offers = _offers(self.setting, self._modules())
        return {
            part
            for closures in self.alternatives
            if not _is_met(closures, offers)
            for closure in closures
            for module in closure
            if not _can_be_held(module, offers)
            for role in request.library.modules[module].presence
            for part in _parts(request, role)
        }

    def count_met(self, setting: Setting) -> int:
        """Count the needs that are met with the numbers of a setting."""
        offers = _offers(setting, self._modules())
        return sum(_is_met(closures, offers) for closures in self.alternatives)

    def _modules(self) -> set[str]:
        return {m for closures in self.alternatives for closure in closures for m in closure}


def _close(request: Request, modules: Closure, place: int = 0) -> Iterator[Closure]:
    """Add all that modules build on; where any of several will do, give each choice."""
    if place == len(modules):
        yield modules
        return
    all_of, any_of = needed_before(request.library.modules[modules[place]], request)
    choices: Iterable[list[str]] = [[]]
    if any_of and not set(any_of) & set(modules):
        choices = ([other] for other in any_of)
    for choice in choices:
        more = [each for each in (*all_of, *choice) if each not in modules]
        yield from _close(request, (*modules, *more), place + 1)


def _is_met(closures: Iterable[Closure], offers: Offers) -> bool:
    return any(all(_can_be_held(module, offers) for module in closure) for closure in closures)


def _can_be_held(module: str, offers: Offers) -> bool:
    """Tell whether numbers allow a module, whatever the calendar says."""
    return offers.can_be_held(module) or module in offers.shut


def _offers(setting: Setting, modules: set[str]) -> Offers:
    """Work out who could do some modules together, whatever the calendar says."""
    brief = setting.brief
    others = tuple(m for m in setting.request.library.modules if m not in modules)
    wishes = brief.modules.model_copy(update={"exclude": others})
    plain = {"people": (), "venues": (), "calendar": Calendar(), "modules": wishes, "pins": ()}
    only = setting.with_brief(brief.model_copy(update=plain))
    return Planner(only.request).offers


def _parts(request: Request, role: str) -> list[str]:
    """Give the roles whose holders can stand for a role."""
    vocabulary = request.library.vocabulary.value
    entry = vocabulary.roles.get(role)
    names = entry.any_of if entry and entry.any_of else (role,)
    return [holder_of(vocabulary, name, request.client.type) for name in names]
