"""The client of a brief -> an organisation, from the register or as the brief describes it."""

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief, ClientRef
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.origin import Sourced
from abscurriculum.sources.register import find_organisations, suggest_organisation

_PREFIX = {"municipality": "gemeente", "province": "provincie", "water-board": "waterschap"}


def guess_client(brief: Sourced[Brief]) -> Organisation | None:
    """Find whom a client's name probably means, to look for further faults in the brief."""
    wanted = brief.value.client
    found = find_organisations(wanted.name, wanted.type)
    return found[0] if found else suggest_organisation(wanted.name)


def find_client(brief: Sourced[Brief]) -> tuple[Organisation | None, list[Diagnostic]]:
    """Find the client in the register; what the brief says itself wins over the register."""
    wanted = brief.value.client
    found = find_organisations(wanted.name, wanted.type)
    path = ["client", "name"]
    if len(found) > 1:
        names = ", ".join(f"{body.name} ({body.code})" for body in found)
        message = f'"{wanted.name}" is the name of more than one'
        hint = f"Write the name in full or the code: {names}."
        return None, [brief.diagnostic("ABS402", path, message, hint)]
    if found:
        return _override(found[0], wanted), []
    if wanted.type is None:
        return None, [_refuse_unknown(brief, wanted)]
    full_name = wanted.full_name or f"{_PREFIX[wanted.type]} {wanted.name}"
    own = Organisation(name=wanted.name, type=wanted.type, full_name=full_name)
    return _override(own, wanted), []


def _refuse_unknown(brief: Sourced[Brief], wanted: ClientRef) -> Diagnostic:
    meant = suggest_organisation(wanted.name)
    code = f" ({meant.code})" if meant and meant.code else ""
    hint = (
        f'Did you mean "{meant.name}"{code}?'
        if meant
        else "Describe it in full: client: {name: ..., type: municipality, seats: 21}."
    )
    message = f'the register knows no client "{wanted.name}"'
    return brief.diagnostic("ABS401", ["client", "name"], message, hint)


def _override(body: Organisation, wanted: ClientRef) -> Organisation:
    own = {
        key: value
        for key, value in wanted.model_dump(exclude={"name", "type"}).items()
        if value is not None
    }
    return body.model_copy(update=own)
