"""ABS310: an objective begins with a verb of its level."""

from collections.abc import Iterator, Mapping

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rules.memory import Remembered
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.rules.translation import LANGUAGE_NAMES


@Remembered
def _verbs(library: Library) -> Mapping[tuple[str, str], frozenset[str]]:
    return {
        (level, language): frozenset(verb.casefold() for verb in getattr(entry, language))
        for level, entry in library.vocabulary.value.bloom.items()
        for language in LANGUAGES
    }


def _check(module: Sourced[ModuleBase], library: Library) -> Iterator[Diagnostic]:
    verbs = _verbs(library)
    for index, objective in enumerate(module.value.objectives):
        for language in LANGUAGES:
            text = getattr(objective.text, language)
            known = verbs.get((objective.bloom, language))
            if text is None or not known:
                continue
            first = text.split(None, 1)[0]
            if first.casefold() not in known:
                examples = ", ".join(sorted(known)[:3])
                yield module.warning(
                    "ABS310",
                    ["objectives", index, "text", language],
                    f'"{first[:40]}" is not a {LANGUAGE_NAMES[language]} verb '
                    f'of the level "{objective.bloom}"',
                    f"Begin with a verb such as {examples}; or choose another level.",
                )


RULE = ModuleRule(
    code="ABS310",
    name="objective-verb",
    why="An objective says what a participant does, at the level that it claims.",
    check=_check,
)
