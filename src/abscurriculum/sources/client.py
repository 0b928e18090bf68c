"""The client of a brief -> an organisation, from the register or as the brief describes it."""

from collections.abc import Iterator, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief, ClientRef
from abscurriculum.models.conditions import JointProgramme
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.origin import Path, Sourced
from abscurriculum.models.suggestion import suggest
from abscurriculum.sources.register import find_organisations, suggest_organisation

_PREFIX = {"municipality": "gemeente", "province": "provincie", "water-board": "waterschap"}
_NAMES = {"municipality": "municipality", "province": "province", "water-board": "water board"}


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
        return None, [_refuse_name(brief, wanted.name, found, path)]
    if found:
        return _override(found[0], wanted), []
    if wanted.type is None:
        return None, [_refuse_unknown(brief, wanted)]
    full_name = wanted.full_name or f"{_PREFIX[wanted.type]} {wanted.name}"
    own = Organisation(name=wanted.name, type=wanted.type, full_name=full_name)
    return _override(own, wanted), []


def find_partners(
    brief: Sourced[Brief], client: Organisation
) -> tuple[tuple[Organisation, ...], list[Diagnostic]]:
    """Find the other clients of a joint programme; they are of the client's type."""
    joint = brief.value.joint
    clients, found = [client], list[Diagnostic]()
    for index, partner in enumerate(joint.partners if joint else ()):
        path = ("joint", "partners", index, "client")
        bodies = find_organisations(partner.client, client.type)
        other = bodies or find_organisations(partner.client)
        if len(bodies) > 1:
            found.append(_refuse_name(brief, partner.client, bodies, path))
        elif not other:
            found.append(_refuse_partner(brief, partner.client, client, path))
        elif not bodies:
            message = (
                f'"{partner.client}" is a {_NAMES[other[0].type]}, not a {_NAMES[client.type]}'
            )
            hint = "Clients of a joint programme are of one type: make a brief for each."
            found.append(brief.diagnostic("ABS438", path, message, hint))
        elif bodies[0].name in [body.name for body in clients]:
            message = f'"{partner.client}" is a client of this programme already'
            found.append(brief.diagnostic("ABS438", path, message, "Name each client once."))
        else:
            clients.append(bodies[0])
    if joint and not found:
        found = list(_check_shares(brief, joint, clients))
    return tuple(clients[1:]), found


def _refuse_partner(
    brief: Sourced[Brief], name: str, client: Organisation, path: Path
) -> Diagnostic:
    meant = suggest_organisation(name, client.type)
    code = f" ({meant.code})" if meant and meant.code else ""
    hint = f'Did you mean "{meant.name}"{code}?' if meant else "Write its name in full or its code."
    return brief.diagnostic("ABS401", path, f'the register knows no client "{name}"', hint)


def _check_shares(
    brief: Sourced[Brief], joint: JointProgramme, clients: Sequence[Organisation]
) -> Iterator[Diagnostic]:
    """See to it that costs can be split: by shares of all clients, or by numbers that are known."""
    names = [body.name for body in clients]
    for name in joint.shares:
        if name not in names:
            found = find_organisations(name, clients[0].type)
            meant = next((body.name for body in found if body.name in names), "")
            meant = meant or suggest(name, names)
            hint = f'Write "{meant}".' if meant else f"The clients are: {', '.join(names)}."
            message = f'there is no client "{name}" in this programme'
            path = ["joint", "shares", name]
            yield brief.diagnostic("ABS439", path, message, hint, on_key=True)
    lacking = [name for name in names if name not in joint.shares]
    if joint.shares and lacking:
        message = f"no share is given for {', '.join(lacking)}"
        hint = "Give each client a share; 0 is one too."
        yield brief.diagnostic("ABS439", ["joint", "shares"], message, hint, on_key=True)
    elif joint.shares and not any(joint.shares.values()):
        message, hint = "nobody has a share in the costs", "Give at least one client a share."
        yield brief.diagnostic("ABS439", ["joint", "shares"], message, hint, on_key=True)
    unknown = [body.name for body in clients if not body.inhabitants]
    if joint.split == "inhabitants" and not joint.shares and unknown:
        message = f"the number of inhabitants is not known of {', '.join(unknown)}"
        hint = "Write split: participants or equal, or give shares: of your own."
        yield brief.diagnostic("ABS439", ["joint", "split"], message, hint)


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


def _refuse_name(
    brief: Sourced[Brief], name: str, found: Sequence[Organisation], path: Path
) -> Diagnostic:
    names = ", ".join(f"{body.name} ({body.code})" for body in found)
    message = f'"{name}" is the name of more than one'
    hint = f"Write the name in full or the code: {names}."
    return brief.diagnostic("ABS402", path, message, hint)


def _override(body: Organisation, wanted: ClientRef) -> Organisation:
    own = {
        key: value
        for key, value in wanted.model_dump(exclude={"name", "type"}).items()
        if value is not None
    }
    return body.model_copy(update=own)
