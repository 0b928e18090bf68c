"""ABS313: a parameter is used in a text of its module."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic, Severity
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.module_texts import texts_of, walk_phrases
from abscurriculum.rules.rule import ModuleRule
from abscurriculum.templating import inspect_phrase


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    declared = module.value.parameters
    if not declared:
        return
    texts = texts_of(module.value)
    unused = [name for name in declared if f"parameter.{name}" not in texts.printed]
    if unused and texts.has_more:
        used = _used_parameters(module.value)
        unused = [name for name in unused if name not in used]
    for name in unused:
        yield module.diagnostic(
            "ABS313",
            ["parameters", name],
            f'the parameter "{name}" is used in no text',
            f"Write {{{{ parameter.{name} }}}} where the answer belongs, or remove it.",
            severity=Severity.WARNING,
            on_key=True,
        )


def _used_parameters(module: ModuleBase) -> frozenset[str]:
    return frozenset(
        attribute
        for _, phrase in walk_phrases(module)
        for variable in inspect_phrase(phrase)[0]
        if variable.name == "parameter"
        for attribute in variable.attributes
    )


RULE = ModuleRule(
    code="ABS313",
    name="unused-parameter",
    why="A client should not be asked a question whose answer goes nowhere.",
    check=_check,
)
