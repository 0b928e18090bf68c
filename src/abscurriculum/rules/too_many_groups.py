"""ABS442: an audience is no more groups than it has people."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief, vocabulary = request.brief.value, request.library.vocabulary.value
    names = role_names(vocabulary, request.client.type)
    given = {names.get(n.casefold(), n): number for n, number in brief.participants.items()}
    for audience, groups in brief.groups.numbers.items():
        entry = vocabulary.audiences.get(audience)
        if entry is None or brief.joint:
            continue
        roles = {holder_of(vocabulary, role, request.client.type) for role in entry.roles}
        # A role that the brief does not mention gets a number of its own, which may do.
        if not roles <= set(given):
            continue
        people = sum(given[role] for role in roles)
        if people < groups:
            message = f'"{audience}" is {people} people, too few for {groups} groups'
            hint = f"Ask for at most {people} groups, or for more participants."
            path = ("groups", "numbers", audience)
            yield request.brief.diagnostic("ABS442", path, message, hint)


RULE = BriefRule(
    code="ABS442",
    name="too-many-groups",
    why="A group without people cannot meet, and the modules of this audience would fall away.",
    check=_check,
)
