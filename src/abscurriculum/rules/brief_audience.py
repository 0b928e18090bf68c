"""ABS426: a brief names audiences that exist."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief
from abscurriculum.models.request import Request
from abscurriculum.rules.advice import advise
from abscurriculum.rules.conditions import Place, list_calendars
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    known = request.library.vocabulary.value.audiences
    for path, name, on_key in _list_uses(request.brief.value):
        if name not in known:
            message, hint = f'unknown audience "{name}"', advise(name, known)
            yield request.brief.diagnostic("ABS426", path, message, hint, on_key=on_key)


def _list_uses(brief: Brief) -> Iterator[tuple[Place, str, bool]]:
    for place, calendar in list_calendars(brief):
        for key in ("suits", "prefers"):
            for name in getattr(calendar, key):
                yield (*place, key, name), name, True
        for index, blocked in enumerate(calendar.blocked):
            for number, name in enumerate(blocked.audiences):
                yield (*place, "blocked", index, "audiences", number), name, False
    for name in brief.limits.per_audience:
        yield ("limits", "per_audience", name), name, True
    for name in brief.groups.numbers:
        yield ("groups", "numbers", name), name, True
    for name in brief.rhythm:
        yield ("rhythm", name), name, True


RULE = BriefRule(
    code="ABS426",
    name="brief-audience",
    why="A wish about an audience that does not exist would be passed over in silence.",
    check=_check,
)
