"""Why modules are in or out and audiences have so many groups, as data with the place behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import LeftOut, Reason, ReasonKind
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.frame import Choice, Cut
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.places import give_reason
from abscurriculum.planning.choosing.wishes import Wishes, list_routes


@dataclass(frozen=True, slots=True)
class Choosing:
    """A choice with all that it was made from."""

    request: Request
    wishes: Wishes
    offers: Offers
    choice: Choice
    cuts: tuple[Cut, ...]
    kept_groups: frozenset[str]
    """Audiences whose number of groups is that of the plan before."""


def why_in(choosing: Choosing, module: str) -> list[Reason]:
    """Give every reason for a module: what asks for it, the goals it serves, what builds on it.

    Where there is none of these, it is in as something milder before what is hard.
    """
    return list(_asked(choosing, module)) or list(_milder(choosing, module))


def _asked(choosing: Choosing, module: str) -> Iterator[Reason]:
    wishes, request = choosing.wishes, choosing.request
    for source in (wishes.required, wishes.proposed):
        if module in source:
            yield source[module]
    entry = request.library.modules[module]
    for priority in PRIORITIES:
        for index, goal in enumerate(getattr(request.brief.value.goals, priority)):
            if goal in entry.goals.all:
                yield give_reason(request, "goal", goal, ("goals", priority, index))
    for other in choosing.choice.modules:
        needs = request.library.modules[other].prerequisites
        for key, names in (("all_of", needs.all_of), ("any_of", needs.any_of)):
            if module in names:
                path = ("prerequisites", key, names.index(module))
                yield give_reason(request, "prerequisite", other, path, module=other)


def _milder(choosing: Choosing, module: str) -> Iterator[Reason]:
    """Give the hard modules that this milder one comes before, where nothing else asks for it."""
    modules, choice = choosing.request.library.modules, choosing.choice
    if modules[module].intensity == "high":
        return
    audiences = {a for m, a in choice.attending if m == module}
    for other in choice.modules:
        entry = modules[other]
        shared = audiences & {a for m, a in choice.attending if m == other}
        delegated = other in choosing.offers.delegations and entry.track == modules[module].track
        if entry.intensity == "high" and (shared or delegated):
            yield give_reason(choosing.request, "milder", other, ("intensity",), module=other)


def left_out(choosing: Choosing) -> Iterator[LeftOut]:
    """Say of every module that is not in why it is not."""
    request = choosing.request
    named = request.brief.value.modules
    expected = {module for module, *_ in list_routes(request)}
    expected |= {*named.include, *named.exclude}
    for module in request.library.order:
        if module in request.library.modules and module not in choosing.choice.modules:
            reason = choosing.wishes.barred.get(module) or _why_out(choosing, module)
            yield LeftOut(id=module, reason=reason, expected=module in expected)


def _why_out(choosing: Choosing, module: str) -> Reason:
    """Give the first cause that applies."""
    return next(_causes(choosing, module))


def _causes(choosing: Choosing, module: str) -> Iterator[Reason]:
    yield from _of_the_library(choosing, module)
    yield from _of_the_calendar(choosing, module)
    yield from _of_the_base(choosing, module)
    request = choosing.request
    goals = request.library.modules[module].goals.all
    served = [goal for goal in _asked_goals(request) if goal in goals]
    if module not in choosing.wishes.proposed:
        if not served:
            yield Reason(kind="unasked")
        elif not _gains(choosing, module):
            yield Reason(kind="unneeded", about=", ".join(served))
    yield Reason(kind="limits")


def _of_the_library(choosing: Choosing, module: str) -> Iterator[Reason]:
    """Say that another module is in for it, or that it is for other numbers of people."""
    entry = choosing.request.library.modules[module]
    for index, other in enumerate(entry.alternatives):
        if other in choosing.choice.modules:
            where = ("alternatives", index)
            yield give_reason(choosing.request, "alternative", other, where, module=module)
    if not choosing.offers.can_be_held(module) and module not in choosing.offers.shut:
        asked = f"{entry.group.min}-{entry.group.max}"
        yield give_reason(choosing.request, "numbers", asked, ("group",), module=module)


def _of_the_calendar(choosing: Choosing, module: str) -> Iterator[Reason]:
    """Say that the calendar has no place for it, alone or beside others."""
    clashes = [cut.modules - {module} for cut in choosing.cuts if module in cut.modules]
    if module in choosing.offers.shut:
        clashes.insert(0, frozenset())
    if clashes:
        beside = min(map(sorted, clashes), key=lambda each: (len(each), each))
        kind: ReasonKind = "crowded" if beside else "unplaceable"
        yield give_reason(choosing.request, kind, "".join(beside[:1]), ("period",))


def _of_the_base(choosing: Choosing, module: str) -> Iterator[Reason]:
    """Say that what it builds on is out."""
    for index, other in enumerate(choosing.request.library.modules[module].prerequisites.all_of):
        if other not in choosing.choice.modules and _is_out_for_itself(choosing, other):
            path = ("prerequisites", "all_of", index)
            yield give_reason(choosing.request, "base", other, path, module=module)


def _is_out_for_itself(choosing: Choosing, module: str) -> bool:
    """Tell whether a module is out for a reason of its own, and not just for want of room."""
    if module in choosing.wishes.barred:
        return True
    modules = choosing.request.library.modules
    return module in modules and _why_out(choosing, module).kind not in (
        "limits",
        "unasked",
        "unneeded",
    )


def _asked_goals(request: Request) -> list[str]:
    return [goal for each in PRIORITIES for goal in getattr(request.brief.value.goals, each)]


def _gains(choosing: Choosing, module: str) -> bool:
    """Tell whether a module would introduce or practise a goal that is not yet."""
    modules = choosing.request.library.modules
    for goal in _asked_goals(choosing.request):
        for level in ("introduces", "practises"):
            chosen = (getattr(modules[other].goals, level) for other in choosing.choice.modules)
            if goal in getattr(modules[module].goals, level) and not any(goal in c for c in chosen):
                return True
    return False


def why_groups(choosing: Choosing, audience: str) -> Iterator[Reason]:
    """Say why an audience has so many groups."""
    request = choosing.request
    groups = request.brief.value.groups
    count = choosing.choice.groups[audience]
    if audience in groups.numbers:
        yield give_reason(request, "fixed", str(count), ("groups", "numbers", audience))
    elif audience in choosing.kept_groups:
        yield Reason(kind="kept-groups", about=str(count))
    elif count == 1:
        yield Reason(kind="alone", about=str(count))
    else:
        yield Reason(kind="cheapest", about=str(count))
