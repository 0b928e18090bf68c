"""Why a module is in and why a session is when it is, in words."""

from collections.abc import Mapping

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.labels import MODULE_REASONS, ROUTE_NAMES, SESSION_REASONS
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Reason, ReasonKind
from abscurriculum.models.programme_module import ProgrammeReason
from abscurriculum.models.text import Text


def why_in(library: Library, reason: Reason, filler: Filler) -> ProgrammeReason:
    """Say why a module is in the programme."""
    return _say(MODULE_REASONS, library, reason, filler)


def why_then(library: Library, reason: Reason, filler: Filler) -> ProgrammeReason:
    """Say why a session is when it is."""
    return _say(SESSION_REASONS, library, reason, filler)


def why_out(library: Library, reason: Reason, filler: Filler) -> ProgrammeReason:
    """Say why a module is not in the programme."""
    return _say(MODULE_REASONS, library, reason, filler)


def why_groups(library: Library, reason: Reason, filler: Filler) -> ProgrammeReason:
    """Say why an audience has so many groups."""
    return _say(MODULE_REASONS, library, reason, filler)


def _say(
    sentences: Mapping[ReasonKind, Text], library: Library, reason: Reason, filler: Filler
) -> ProgrammeReason:
    name = _name(library, reason, filler)
    return ProgrammeReason(text=filler.say(sentences[reason.kind], name=name), place=reason.place)


def _name(library: Library, reason: Reason, filler: Filler) -> str:
    """Name what a reason is about: a route, a goal, a module; other words stand as they are."""
    about = reason.about
    if reason.words is not None:
        return filler.quote(reason.words).text
    if reason.kind == "route":
        names = ROUTE_NAMES.get(about.partition(" ")[0])
        return names.in_language(filler.language)[0] if names else about
    titled = library.goals if reason.kind == "goal" else library.modules
    return filler.fill(titled[about].title).text if about in titled else about
