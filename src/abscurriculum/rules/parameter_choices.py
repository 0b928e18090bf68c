"""ABS327: a parameter has choices when its type is choice, and only then."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    for name, parameter in module.value.parameters.items():
        if parameter.type == "choice" and not parameter.choices:
            message = "there is nothing to choose from"
            hint = "Add choices: [one, another], or make its type text."
            yield module.diagnostic("ABS327", ["parameters", name, "type"], message, hint)
        if parameter.choices and parameter.type != "choice":
            message = f"choices belong to type: choice, not to type: {parameter.type}"
            hint = "Write type: choice, or remove choices:."
            path = ("parameters", name, "choices")
            yield module.diagnostic("ABS327", path, message, hint, on_key=True)


RULE = ModuleRule(
    code="ABS327",
    name="parameter-choices",
    why="A question with choices is answered with one of them.",
    check=_check,
)
