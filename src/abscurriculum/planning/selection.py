"""Which modules: routes and named ones, minus excluded and closed ones, plus what they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.base import Model
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Path
from abscurriculum.models.plan import LeftOut, Reason
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text

# Where two alternatives are both asked for, the stronger wish wins; then the library's order.
_STRENGTH = ("include", "replace", "goal", "route", "prerequisite")


@dataclass
class Selection:
    """The chosen modules with their reasons, and what was left out."""

    request: Request
    reasons: dict[str, list[Reason]] = field(default_factory=dict)
    left_out: dict[str, Text] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def modules(self) -> dict[str, ModuleBase]:
        """Every module of the library."""
        return dict(self.request.library.modules)

    def add(self, module: str, reason: Reason) -> None:
        """Choose a module, or give one that is chosen a further reason."""
        if self.may_be_chosen(module):
            self.reasons.setdefault(module, []).append(reason)

    def may_be_chosen(self, module: str) -> bool:
        """Tell whether a module exists, is open to the client and not excluded."""
        known = self.request.library.modules.get(module)
        return (
            known is not None
            and self.request.client.type not in known.closed_to
            and module not in self.request.brief.value.modules.exclude
        )

    def drop(self, module: str, nl: str, en: str) -> None:
        """Leave a module out, with the reason for the client."""
        self.reasons.pop(module, None)
        self.left_out.setdefault(module, Text(nl=nl, en=en))

    def place(self, path: Path) -> str:
        """Give file and line of a wish, without the folder, which differs between machines."""
        span = self.request.brief.origin.span(path)
        return f"{span.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{span.line}"


def select_modules(request: Request) -> Selection:
    """Choose the modules of a programme and note why."""
    selection = Selection(request)
    _take_routes(selection)
    _take_named(selection)
    _cover_must_goals(selection)
    _resolve_alternatives(selection)
    _add_prerequisites(selection)
    _note_goals(selection)
    return selection


def _take_routes(selection: Selection) -> None:
    library, brief = selection.request.library, selection.request.brief.value
    for track in library.vocabulary.value.tracks:
        name = brief.routes.get(track, "standard")
        routes = library.head.value.routes.get(track)
        if name == "none" or routes is None:
            continue
        place = selection.place(["routes", track]) if track in brief.routes else ""
        for module in getattr(routes, name):
            selection.add(module, Reason(kind="route", about=f"{name} {track}", place=place))
            _note_if_barred(selection, module)


def _note_if_barred(selection: Selection, module: str) -> None:
    known = selection.request.library.modules.get(module)
    if known and selection.request.client.type in known.closed_to:
        selection.drop(
            module,
            "deze module past niet bij dit type organisatie",
            "this module does not fit this type of organisation",
        )
    elif module in selection.request.brief.value.modules.exclude:
        selection.drop(module, "op verzoek niet opgenomen", "left out on request")


def _take_named(selection: Selection) -> None:
    wishes = selection.request.brief.value.modules
    for index, module in enumerate(wishes.include):
        place = selection.place(["modules", "include", index])
        selection.add(module, Reason(kind="include", about=module, place=place))
    for old, new in wishes.replace.items():
        place = selection.place(["modules", "replace", old])
        if old in selection.reasons:
            selection.drop(old, "op verzoek vervangen", "replaced on request")
            selection.add(new, Reason(kind="replace", about=old, place=place))
        elif old in selection.request.library.modules:
            selection.diagnostics.append(
                selection.request.brief.warning(
                    "ABS417",
                    ["modules", "replace", old],
                    f'"{old}" is not in the programme, so there is nothing to replace',
                    f"Add the new one under include: {new}.",
                )
            )


def _cover_must_goals(selection: Selection) -> None:
    """See to it that every must goal is introduced and practised."""
    for index, goal in enumerate(selection.request.brief.value.goals.must):
        place = selection.place(["goals", "must", index])
        for level in ("introduces", "practises"):
            if any(goal in _links(selection, module, level) for module in selection.reasons):
                continue
            candidates = [
                module
                for module in selection.request.library.order
                if selection.may_be_chosen(module) and goal in _links(selection, module, level)
            ]
            if candidates:
                reason = Reason(kind="goal", about=goal, place=place)
                selection.add(candidates[0], reason)
            elif goal in selection.request.library.goals:
                selection.diagnostics.append(_refuse_goal(selection, index, goal, level))


def _refuse_goal(selection: Selection, index: int, goal: str, level: str) -> Diagnostic:
    return selection.request.brief.warning(
        "ABS418",
        ["goals", "must", index],
        f'no module that this client can follow {level} the goal "{goal}"',
        "Take a module out of exclude:, or ask for the goal under should:.",
    )


def _links(selection: Selection, module: str, level: str) -> tuple[str, ...]:
    known = selection.request.library.modules.get(module)
    links: Model | None = known.goals if known else None
    return getattr(links, level) if links else ()


def _resolve_alternatives(selection: Selection) -> None:
    order = selection.request.library.order

    def strength(module: str) -> tuple[int, int]:
        kinds = [_STRENGTH.index(reason.kind) for reason in selection.reasons[module]]
        return (min(kinds), order[module])

    for module in sorted(selection.reasons, key=strength):
        if module not in selection.reasons:
            continue
        for other in selection.request.library.modules[module].alternatives:
            if other in selection.reasons:
                title = selection.request.library.modules[module].title
                nl, en = title.in_language("nl")[0], title.in_language("en")[0]
                selection.drop(other, f"in plaats daarvan: {nl}", f"instead: {en}")


def _add_prerequisites(selection: Selection) -> None:
    waiting = list(selection.reasons)
    while waiting:
        module = waiting.pop(0)
        for missing in _missing_prerequisites(selection, module):
            if selection.may_be_chosen(missing):
                reason = Reason(kind="prerequisite", about=module)
                selection.add(missing, reason)
                selection.left_out.pop(missing, None)
                waiting.append(missing)
                selection.diagnostics.append(
                    _warn(
                        selection,
                        "ABS419",
                        module,
                        f'"{missing}" is added, because "{module}" builds on it',
                        f"Name it under modules: include: [{missing}] to agree.",
                    )
                )
            else:
                selection.diagnostics.append(
                    _warn(
                        selection,
                        "ABS420",
                        module,
                        f'"{module}" builds on "{missing}", which is left out',
                        "Leave both out, or take the second out of exclude:.",
                    )
                )


def _missing_prerequisites(selection: Selection, module: str) -> Iterable[str]:
    """Name what is missing; of several that would do, the first the client can follow."""
    rests_on = selection.request.library.modules[module].prerequisites
    for needed in rests_on.all_of:
        known = selection.request.library.modules.get(needed)
        closed = known is not None and selection.request.client.type in known.closed_to
        if needed not in selection.reasons and known is not None and not closed:
            yield needed
    choices = [choice for choice in rests_on.any_of if choice in selection.request.library.modules]
    if choices and not any(choice in selection.reasons for choice in choices):
        yield next((c for c in choices if selection.may_be_chosen(c)), choices[0])


def _warn(selection: Selection, code: str, module: str, message: str, hint: str) -> Diagnostic:
    return selection.request.brief.warning(code, _wish_path(selection, module), message, hint)


def _wish_path(selection: Selection, module: str) -> Path:
    """Find the line of the brief that brought a module in."""
    brief = selection.request.brief.value
    if module in brief.modules.include:
        return ["modules", "include", brief.modules.include.index(module)]
    for reason in selection.reasons.get(module, []):
        if reason.kind == "goal" and reason.about in brief.goals.must:
            return ["goals", "must", brief.goals.must.index(reason.about)]
    track = selection.request.library.modules[module].track
    return ["routes", track] if track in brief.routes else []


def _note_goals(selection: Selection) -> None:
    """Give each module the goals of the brief that it serves as reasons too."""
    wishes = selection.request.brief.value.goals
    for priority in PRIORITIES:
        for index, goal in enumerate(getattr(wishes, priority)):
            place = selection.place(["goals", priority, index])
            for module in selection.reasons:
                reason = Reason(kind="goal", about=goal, place=place)
                serves = goal in selection.request.library.modules[module].goals.all
                if serves and reason not in selection.reasons[module]:
                    selection.reasons[module].append(reason)


def left_out_modules(selection: Selection) -> tuple[LeftOut, ...]:
    """List what is not in the programme, in the library's order."""
    order = selection.request.library.order
    names = sorted(selection.left_out, key=lambda module: order.get(module, len(order)))
    return tuple(LeftOut(id=name, reason=selection.left_out[name]) for name in names)
