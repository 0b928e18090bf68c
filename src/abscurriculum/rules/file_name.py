"""ABS315: a module's file is named after its id."""

from collections.abc import Iterator

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.rules.rule import ModuleRule


def _check(module: Sourced[ModuleBase], _library: Library) -> Iterator[Diagnostic]:
    name = module.origin.file.replace("\\", "/").rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0]
    if stem != module.value.id:
        message = f'the id is "{module.value.id}" and the file is called {name}'
        hint = f"Call the file {module.value.id}.yaml."
        yield module.warning("ABS315", ["id"], message, hint)


RULE = ModuleRule(
    code="ABS315",
    name="file-name",
    why="Who looks for a module looks for a file of its name.",
    check=_check,
)
