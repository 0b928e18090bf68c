"""ABS312: a parameter that a text uses stands under `parameters`."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.advice import advise
from abscurriculum.rules.module_texts import texts_of, walk_phrases
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.templating import inspect_phrase

_PREFIX = "parameter."


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    texts = texts_of(module.value)
    declared = module.value.parameters
    used = (name[len(_PREFIX) :] for name in texts.printed if name.startswith(_PREFIX))
    if not texts.has_more and all(name in declared for name in used):
        return
    for path, phrase in walk_phrases(module.value):
        for variable in inspect_phrase(phrase)[0]:
            name = variable.attributes[0] if len(variable.attributes) == 1 else ""
            if variable.name == "parameter" and name and name not in declared:
                message = f'the parameter "{name[:60]}" does not stand under parameters'
                otherwise = "Add it under parameters:, with type, question and default."
                hint = advise(name, declared, otherwise)
                yield module.diagnostic("ABS312", path, message, hint)


RULE = ModuleRule(
    code="ABS312",
    name="undeclared-parameter",
    why="A gap without a question and words of its own cannot be filled in.",
    check=_check,
)
