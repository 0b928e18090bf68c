"""Why modules are in or out, groups as they are and sessions when they are, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.sentences import (
    COUNT_GROUPS,
    FIXED_DATE,
    MODULE_REASONS,
    ROUTE_NAMES,
    SESSION_REASONS,
)
from abscurriculum.models.filled import Filled
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Reason, ReasonKind, Session
from abscurriculum.models.programme_module import ProgrammeReason
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text

# Several reasons of these kinds are one reason with several names.
_TOGETHER = {"calendar": "; ", "prerequisite": ", "}


def fill_title(request: Request, module: ModuleBase, filler: Filler) -> Filled:
    """Fill in the title of a module, with the brief's answers to what it asks."""
    answers = request.brief.value.parameters.get(module.id, {})
    return filler.with_parameters(module.parameters, answers).fill(module.title)


def say_reasons(
    request: Request, reasons: Iterable[Reason], filler: Filler
) -> tuple[ProgrammeReason, ...]:
    """Say why a module is in or out, or an audience has so many groups."""
    return tuple(_say(MODULE_REASONS, request, reasons, filler))


def why_then(request: Request, session: Session, filler: Filler) -> tuple[ProgrammeReason, ...]:
    """Say why a session is when it is; what a person fixed has no further reason."""
    if session.pinned and all(reason.kind != "pin" for reason in session.reasons):
        return (ProgrammeReason(kind="pin", text=filler.say(FIXED_DATE)),)
    return tuple(_say(SESSION_REASONS, request, session.reasons, filler))


def _say(
    sentences: Mapping[ReasonKind, Text],
    request: Request,
    reasons: Iterable[Reason],
    filler: Filler,
) -> Iterator[ProgrammeReason]:
    for kind, same in groupby(reasons, key=lambda reason: reason.kind):
        found = list(same)
        parted = [found] if kind in _TOGETHER else [[reason] for reason in found]
        for part in parted:
            names = dict.fromkeys(_name(request, reason, filler) for reason in part)
            text = filler.say(sentences[kind], name=_TOGETHER.get(kind, "").join(names))
            yield ProgrammeReason(kind=kind, text=text, place=_place(part[0]))


def _place(reason: Reason) -> str:
    """Keep only places in the brief: the client does not have the files of modules."""
    return "" if "#" in reason.at else reason.place


def _name(request: Request, reason: Reason, filler: Filler) -> str:
    """Name what a reason is about; what stands in the way has words of its own."""
    if reason.words is not None:
        return filler.quote(reason.words).text
    return _NAMERS.get(reason.kind, _name_module)(request, reason.about, filler)


def _name_module(request: Request, about: str, filler: Filler) -> str:
    module = request.library.modules.get(about)
    return fill_title(request, module, filler).text if module else about


def _name_goal(request: Request, about: str, filler: Filler) -> str:
    goal = request.library.goals.get(about)
    return filler.fill(goal.title).text if goal else about


def _name_route(_request: Request, about: str, filler: Filler) -> str:
    name = ROUTE_NAMES.get(about.partition(" ")[0])
    return filler.say(name).text if name else about


def _count_groups(_request: Request, about: str, filler: Filler) -> str:
    return filler.say(COUNT_GROUPS[about != "1"], number=about).text


def _name_range(_request: Request, about: str, _filler: Filler) -> str:
    return about.replace("-", "–")


_NAMERS: Mapping[ReasonKind, Callable[[Request, str, Filler], str]] = {
    "goal": _name_goal,
    "route": _name_route,
    "numbers": _name_range,
    "fixed": _count_groups,
    "cheapest": _count_groups,
    "kept-groups": _count_groups,
}
