"""ABS431: a brief names groups of audiences that exist."""

import re
from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import advise
from abscurriculum.rules.conditions import Place
from abscurriculum.rules.rule import BriefRule

# Groups are a, b ... z, aa, ab ...: two letters are enough for any audience.
_LETTER = re.compile(r"-([a-z]{1,2})$")


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.vocabulary.value.audiences
    for path, name in _list_uses(request.brief.value):
        audience = _LETTER.sub("", name)
        if name in known or audience in known:
            continue
        message = f'unknown group "{name}"'
        listed = ", ".join(known)
        hint = f"A group is an audience, with a letter where there are more: {listed}, such as "
        hint += f"{next(iter(known), 'officials')}-a."
        advice = advise(audience, known, hint)
        if advice != hint and audience != name:
            advice = advice.replace('"?', f'{name[len(audience) :]}"?')
        yield request.brief.diagnostic("ABS431", path, message, advice)


def _list_uses(brief: Brief) -> Iterator[tuple[Place, str]]:
    for index, pin in enumerate(brief.pins):
        if pin.group:
            yield ("pins", index, "group"), pin.group
    for index, names in enumerate(brief.groups.not_at_once):
        for number, name in enumerate(names):
            yield ("groups", "not_at_once", index, number), name


RULE = BriefRule(
    code="ABS431",
    name="unknown-group",
    why="A wish about a group that cannot exist would be passed over in silence.",
    check=_check,
)
