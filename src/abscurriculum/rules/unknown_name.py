"""ABS306: a module names tracks, audiences, roles and terms of the vocabulary."""

from collections.abc import Iterator, Mapping

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import (
    DualismModule,
    LeadershipModule,
    ModuleBase,
    PressureCookerModule,
)
from abscurriculum.models.origin import Path, Sourced
from abscurriculum.rules.advice import advise
from abscurriculum.rules.plain_word import find_term
from abscurriculum.rules.rule import ModuleRule

# Where a name stands, the name, and what it is called.
_Use = tuple[Path, str, str]


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    vocabulary = library.vocabulary.value
    known: dict[str, Mapping[str, object]] = {
        "track": vocabulary.tracks,
        "audience": vocabulary.audiences,
        "role": vocabulary.roles,
        "term": vocabulary.terms,
    }
    for path, name, what in _list_uses(module.value):
        if name not in known[what]:
            message = f'there is no {what} "{name}" in the vocabulary'
            term = find_term(name, vocabulary.terms)
            hint = f"Write {term}." if term in known[what] else advise(name, known[what])
            on_key = path[0] == "presence"
            yield module.diagnostic("ABS306", path, message, hint, on_key=on_key)


def _list_uses(module: ModuleBase) -> Iterator[_Use]:
    yield ("track",), module.track, "track"
    for index, audience in enumerate(module.audiences):
        yield ("audiences", index), audience, "audience"
    for role in module.presence:
        yield ("presence", role), role, "role"
    if isinstance(module, PressureCookerModule):
        yield ("pressure_cooker", "case_owner"), module.pressure_cooker.case_owner, "role"
    elif isinstance(module, LeadershipModule):
        for index, role in enumerate(module.leadership_meeting.host_roles):
            yield ("leadership_meeting", "host_roles", index), role, "role"
    elif isinstance(module, DualismModule):
        for index, power in enumerate(module.dualism_workshop.powers):
            yield ("dualism_workshop", "powers", index, "holder"), power.holder, "term"


RULE = ModuleRule(
    code="ABS306",
    name="unknown-name",
    why="A track, audience, role or term that nobody knows reaches nobody.",
    check=_check,
)
