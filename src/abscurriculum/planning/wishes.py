"""What a brief asks for: modules it requires, modules its routes propose, modules it bars."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Reason, ReasonKind
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text

_CLOSED = Text(
    nl="deze module past niet bij dit type organisatie",
    en="this module does not fit this type of organisation",
)
_EXCLUDED = Text(nl="op verzoek niet opgenomen", en="left out on request")
_REPLACED = Text(nl="op verzoek vervangen", en="replaced on request")


@dataclass
class Wishes:
    """Modules by what the brief says of them, each with its reason."""

    request: Request
    required: dict[str, Reason] = field(default_factory=dict)
    proposed: dict[str, Reason] = field(default_factory=dict)
    """Modules of routes, which may give way."""
    barred: dict[str, Text] = field(default_factory=dict)

    @property
    def candidates(self) -> list[str]:
        """Every module that may be chosen, in the library's order."""
        return [m for m in self.request.library.order if m not in self.barred]

    def reason(self, kind: ReasonKind, about: str, *path: str | int) -> Reason:
        """Make a reason with the place of the brief that it comes from."""
        at = ".".join(str(step) for step in path)
        return Reason(kind=kind, about=about, at=at, place=place_of(self.request, at))


def place_of(request: Request, at: str) -> str:
    """Give file and line of keys of the brief, without the folder, which differs by machine."""
    if not at:
        return ""
    path = [int(step) if step.isdecimal() else step for step in at.split(".")]
    span = request.brief.origin.span(path)
    return f"{span.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{span.line}"


def read_wishes(request: Request) -> Wishes:
    """Sort the modules of the library by what the brief says of them."""
    wishes = Wishes(request)
    named = request.brief.value.modules
    for module in request.library.modules.values():
        if request.client.type in module.closed_to:
            wishes.barred[module.id] = _CLOSED
        elif module.id in named.exclude:
            wishes.barred[module.id] = _EXCLUDED
    for index, module_id in enumerate(named.include):
        if module_id in request.library.modules:
            reason = wishes.reason("include", module_id, "modules", "include", index)
            wishes.required.setdefault(module_id, reason)
    for module_id, reason in _routes(wishes):
        wishes.proposed.setdefault(module_id, reason)
    _replace(wishes)
    return wishes


def _routes(wishes: Wishes) -> Iterator[tuple[str, Reason]]:
    library, brief = wishes.request.library, wishes.request.brief.value
    for track in library.vocabulary.value.tracks:
        name = brief.routes.get(track, "standard")
        routes = library.head.value.routes.get(track)
        if name == "none" or routes is None:
            continue
        path = ("routes", track) if track in brief.routes else ()
        for module in getattr(routes, name):
            if module in library.modules:
                yield module, wishes.reason("route", f"{name} {track}", *path)


def _replace(wishes: Wishes) -> None:
    request = wishes.request
    for old, new in request.brief.value.modules.replace.items():
        if old in wishes.proposed or old in wishes.required:
            wishes.proposed.pop(old, None)
            wishes.required.pop(old, None)
            wishes.barred[old] = _REPLACED
            if new in request.library.modules:
                wishes.required[new] = wishes.reason("replace", old, "modules", "replace", old)


def needed_before(module: ModuleBase, request: Request) -> tuple[list[str], list[str]]:
    """Give the prerequisites that this client could follow: all of these, any of those."""
    modules, kind = request.library.modules, request.client.type

    def open_to(names: tuple[str, ...]) -> list[str]:
        return [n for n in names if n in modules and kind not in modules[n].closed_to]

    return open_to(module.prerequisites.all_of), open_to(module.prerequisites.any_of)
