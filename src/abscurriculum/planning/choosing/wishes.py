"""What a brief asks for: modules it requires, modules its routes propose, modules it bars."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Reason
from abscurriculum.models.request import Request
from abscurriculum.planning.choosing.places import LIBRARY, Path, give_reason


@dataclass
class Wishes:
    """Modules by what the brief says of them, each with its reason."""

    request: Request
    required: dict[str, Reason] = field(default_factory=dict)
    proposed: dict[str, Reason] = field(default_factory=dict)
    """Modules of routes, which may give way."""
    barred: dict[str, Reason] = field(default_factory=dict)

    @property
    def candidates(self) -> list[str]:
        """Every module that may be chosen, in the library's order."""
        return [m for m in self.request.library.order if m not in self.barred]


def read_wishes(request: Request) -> Wishes:
    """Sort the modules of the library by what the brief says of them."""
    wishes = Wishes(request)
    named = request.brief.value.modules
    for module in request.library.modules.values():
        if request.client.type in module.closed_to:
            path: Path = ("closed_to", module.closed_to.index(request.client.type))
            wishes.barred[module.id] = give_reason(request, "closed", path=path, module=module.id)
        elif module.id in named.exclude:
            path = ("modules", "exclude", named.exclude.index(module.id))
            wishes.barred[module.id] = give_reason(request, "excluded", path=path)
    for index, module_id in enumerate(named.include):
        if module_id in request.library.modules:
            reason = give_reason(request, "include", path=("modules", "include", index))
            wishes.required.setdefault(module_id, reason)
    for index, pin in enumerate(request.brief.value.pins):
        if pin.module in request.library.modules:
            reason = give_reason(request, "pin", path=("pins", index))
            wishes.required.setdefault(pin.module, reason)
    for module_id, about, path, file in list_routes(request):
        reason = give_reason(request, "route", about, path, module=file)
        wishes.proposed.setdefault(module_id, reason)
    _replace(wishes)
    return wishes


def list_routes(request: Request) -> Iterator[tuple[str, str, Path, str]]:
    """Give each module of the routes that count, its route and track, and the place that says so.

    A route that the brief names has its place there, others in the library.
    """
    library, brief = request.library, request.brief.value
    for track in library.vocabulary.value.tracks:
        name = brief.routes.get(track, "standard")
        routes = library.head.value.routes.get(track)
        if name == "none" or routes is None:
            continue
        for index, module in enumerate(getattr(routes, name)):
            if module not in library.modules:
                continue
            if track in brief.routes:
                yield module, f"{name} {track}", ("routes", track), ""
            else:
                yield module, f"{name} {track}", ("routes", track, name, index), LIBRARY


def _replace(wishes: Wishes) -> None:
    request = wishes.request
    for old, new in request.brief.value.modules.replace.items():
        if old in wishes.proposed or old in wishes.required:
            wishes.proposed.pop(old, None)
            wishes.required.pop(old, None)
            path = ("modules", "replace", old)
            wishes.barred[old] = give_reason(request, "replaced", new, path)
            if new in request.library.modules:
                wishes.required[new] = give_reason(request, "replace", old, path)


def needed_before(module: ModuleBase, request: Request) -> tuple[list[str], list[str]]:
    """Give the prerequisites that this client could follow: all of these, any of those."""
    modules, kind = request.library.modules, request.client.type

    def open_to(names: tuple[str, ...]) -> list[str]:
        return [n for n in names if n in modules and kind not in modules[n].closed_to]

    return open_to(module.prerequisites.all_of), open_to(module.prerequisites.any_of)
