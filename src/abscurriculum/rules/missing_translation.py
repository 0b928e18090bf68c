"""ABS314: every text of a module stands in every language."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.models.text import walk_texts
from abscurriculum.rules.module_texts import texts_of
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.rules.translation import explain_missing


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    if all(text.nl is not None and text.en is not None for text in texts_of(module.value).texts):
        return
    for path, text in walk_texts(module.value):
        if text.missing:
            yield module.warning("ABS314", path, *explain_missing(text))


RULE = ModuleRule(
    code="ABS314",
    name="missing-translation",
    why="A document in that language would show a text in the other one.",
    check=_check,
)
