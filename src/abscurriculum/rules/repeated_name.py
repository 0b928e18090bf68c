"""ABS432: a person or a venue is named once."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.request import Request
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    brief = request.brief.value
    named = {
        "people": [person.name for person in brief.people],
        "venues": [venue.name for venue in brief.venues],
    }
    for key, names in named.items():
        seen: set[str] = set()
        for index, name in enumerate(names):
            plain = " ".join(name.casefold().split())
            if plain in seen:
                message = f'"{name}" stands under {key} twice'
                hint = "Put both together in one, or tell two of the same name apart."
                yield request.brief.diagnostic("ABS432", (key, index, "name"), message, hint)
            seen.add(plain)


RULE = BriefRule(
    code="ABS432",
    name="repeated-name",
    why="A plan says who comes and where by name, and one name means one person or place.",
    check=_check,
)
