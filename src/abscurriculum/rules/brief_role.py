"""ABS405: a brief counts people in roles that the client has."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import STAFF
from abscurriculum.models.origin import Path
from abscurriculum.models.request import Request, role_names
from abscurriculum.models.text import FIRST_LANGUAGE
from abscurriculum.rules.advice import advise, join_some
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    roles = request.library.vocabulary.value.roles
    names = role_names(request.library.vocabulary.value, request.client.type)
    for path, name, counts in _list_uses(request.brief.value):
        role = names.get(name.casefold())
        if role is None:
            message = f'unknown role "{name}"'
            hint = advise(name, names, f"Choose one of: {', '.join(_list_words(request))}.")
            yield request.brief.diagnostic("ABS405", path, message, hint, on_key=counts)
        elif counts and role in roles and roles[role].any_of:
            message = f'"{name}" stands for more than one role and cannot be counted'
            hint = f"Give a number for each: {join_some(roles[role].any_of)}."
            yield request.brief.diagnostic("ABS405", path, message, hint, on_key=True)
    for index, person in enumerate(request.brief.value.people):
        if person.role not in STAFF and person.role.casefold() not in names:
            message = f'unknown role "{person.role}"'
            known = [*STAFF, *_list_words(request)]
            hint = advise(person.role, [*STAFF, *names], f"Choose one of: {', '.join(known)}.")
            path = ("people", index, "role")
            yield request.brief.diagnostic("ABS405", path, message, hint)


def _list_words(request: Request) -> list[str]:
    """List the roles that can be counted, in the words of this type of organisation."""
    words = request.library.vocabulary.value
    found = []
    for role, entry in words.roles.items():
        forms = words.terms[role].forms(request.client.type) if role in words.terms else None
        word = forms.word(FIRST_LANGUAGE) if forms else None
        if word and not entry.any_of:
            found.append(word.one)
    return found


def _list_uses(brief: Brief) -> Iterator[tuple[Path, str, bool]]:
    """Yield where a role is named, the name, and whether people are counted there."""
    for name in brief.participants:
        yield ("participants", name), name, True
    for index, department in enumerate(brief.departments):
        for name in department.participants:
            yield ("departments", index, "participants", name), name, True
    for index, case in enumerate(brief.cases):
        yield ("cases", index, "owner"), case.owner, False
    for index, partner in enumerate(brief.joint.partners if brief.joint else ()):
        for name in partner.participants:
            yield ("joint", "partners", index, "participants", name), name, True


RULE = BriefRule(
    code="ABS405",
    name="brief-role",
    why="People in a role that nobody knows would be invited to nothing.",
    check=_check,
)
