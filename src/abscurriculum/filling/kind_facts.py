"""The block of each kind of module as headed facts, so that documents need not know the kinds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from abscurriculum.filling.filler import Filler
from abscurriculum.filling.labels import FACT_TITLES, ROLE_PLAY_FORMS
from abscurriculum.models.filled import Filled
from abscurriculum.models.module import (
    DualismModule,
    LeadershipModule,
    LegalSource,
    ModuleBase,
    PressureCookerModule,
    RolePlayModule,
)
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.programme_module import Fact


def list_facts(module: ModuleBase, filler: Filler, kind: OrganisationType) -> Iterator[Fact]:
    """List what the block of the module's kind says."""
    write = _WRITERS.get(type(module))
    if write:
        yield from write(module, filler, kind)


def _one(name: str, text: Filled, filler: Filler, *, for_trainers: bool = False) -> Fact:
    title = filler.fill(FACT_TITLES[name])
    return Fact(title=title, items=(text,), listed=False, for_trainers=for_trainers)


def _many(
    name: str, texts: Iterable[Filled], filler: Filler, *, for_trainers: bool = False
) -> Fact:
    title = filler.fill(FACT_TITLES[name])
    return Fact(title=title, items=tuple(texts), listed=True, for_trainers=for_trainers)


def _role_play(module: RolePlayModule, filler: Filler, _kind: OrganisationType) -> Iterator[Fact]:
    block = module.role_play
    yield _one("role_play_form", filler.fill(ROLE_PLAY_FORMS[block.form]), filler)
    yield _one("feedback_rule", filler.fill(block.feedback_rule), filler)


def _pressure_cooker(
    module: PressureCookerModule, filler: Filler, _kind: OrganisationType
) -> Iterator[Fact]:
    block = module.pressure_cooker
    yield _one("case_owner", filler.plain(filler.form(block.case_owner, "a")), filler)
    yield _many("case_format", filler.fill_all(block.case_format), filler)
    rounds = (
        Filled(
            text=f"{filler.fill(each.title).text} ({each.minutes} min): {task.text}",
            language=task.language,
        )
        for each in block.rounds
        for task in [filler.fill(each.task)]
    )
    yield _many("rounds", rounds, filler, for_trainers=True)
    yield _many("proposal", filler.fill_all(block.proposal), filler)
    questions = filler.fill_all(block.reflection_questions)
    yield _many("reflection_questions", questions, filler, for_trainers=True)


def _dualism(module: DualismModule, filler: Filler, kind: OrganisationType) -> Iterator[Fact]:
    block = module.dualism_workshop
    powers = []
    for power in block.powers:
        text = filler.fill(power.text)
        holder = filler.form(power.holder, "the")
        source = _source_for(power.source, kind)
        law = f" ({source})" if source else ""
        written = f"{holder[:1].upper()}{holder[1:]}: {text.text}{law}"
        powers.append(Filled(text=written, language=text.language))
    yield _many("powers", powers, filler)
    yield _many("positions", filler.fill_all(block.positions), filler, for_trainers=True)


def _source_for(source: LegalSource, kind: OrganisationType) -> str:
    return {
        "municipality": source.municipality,
        "province": source.province,
        "water-board": source.water_board,
    }[kind] or ""


def _leadership(
    module: LeadershipModule, filler: Filler, _kind: OrganisationType
) -> Iterator[Fact]:
    block = module.leadership_meeting
    hosts = ", ".join(filler.word(role) for role in block.host_roles)
    yield _one("host_roles", filler.plain(hosts), filler)
    yield _one("rule", filler.fill(block.rule), filler)
    yield _one("results", filler.fill(block.inputs.results), filler)
    yield _one("dilemmas", filler.fill(block.inputs.dilemmas), filler)
    if block.guest:
        yield _one("guest", filler.fill(block.guest.text), filler)
        questions = filler.fill_all(block.guest.questions)
        yield _many("guest_questions", questions, filler, for_trainers=True)
    yield _many("table_questions", filler.fill_all(block.questions), filler, for_trainers=True)


_Writer = Callable[[Any, Filler, OrganisationType], Iterator[Fact]]
_WRITERS: Mapping[type[ModuleBase], _Writer] = {
    RolePlayModule: _role_play,
    PressureCookerModule: _pressure_cooker,
    DualismModule: _dualism,
    LeadershipModule: _leadership,
}
