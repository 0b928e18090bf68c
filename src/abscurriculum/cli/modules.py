"""`abs modules`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import WRONG_INPUT, reporting_errors, say

if TYPE_CHECKING:
    from abscurriculum.models.library import Library
    from abscurriculum.models.module import ModuleBase

app = typer.Typer(rich_markup_mode=None)

_Library = Annotated[Path | None, typer.Option("--library", help="A library of your own.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


@app.callback(invoke_without_command=True)
def modules(
    context: typer.Context,
    track: Annotated[str | None, typer.Option(help="Only this track.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind.")] = None,
    goal: Annotated[str | None, typer.Option(help="Only modules for this goal.")] = None,
    library: _Library = None,
    as_json: _Json = False,
) -> None:
    """List the modules of the library.

    Example: abs modules --track leadership
    """
    if context.invoked_subcommand:
        return
    from abscurriculum.cli import module_tables

    opened = _open(library)
    _check_choice("track", track, list(opened.vocabulary.value.tracks))
    _check_choice("kind", kind, list(opened.vocabulary.value.kinds))
    _check_choice("goal", goal, list(opened.goals))
    found = [
        module
        for module in sorted(opened.modules.values(), key=lambda m: opened.order[m.id])
        if track in (None, module.track)
        and kind in (None, module.kind)
        and (goal is None or goal in module.goals.all)
    ]
    if as_json:
        _print_json([_dump(module) for module in found])
    else:
        module_tables.print_list(found, opened)


@app.command("show")
def show(
    id: Annotated[str, typer.Argument(help="The module's id.")],
    library: _Library = None,
    as_json: _Json = False,
) -> None:
    """Show one module whole.

    Example: abs modules show rollen-en-spelregels
    """
    from abscurriculum.cli import module_tables

    opened = _open(library)
    _check_choice("module", id, list(opened.modules))
    if as_json:
        _print_json(_dump(opened.modules[id]))
    else:
        module_tables.print_module(opened.modules[id], opened)


def _open(folder: Path | None) -> "Library":
    from abscurriculum import workflow

    with reporting_errors():
        return workflow.open_library(folder)


def _check_choice(what: str, wanted: str | None, known: list[str]) -> None:
    """End with exit code 1 where a name is unknown: the input is wrong, not the usage."""
    from abscurriculum.models.suggestion import suggest

    if wanted is None or wanted in known:
        return
    meant = suggest(wanted, known)
    hint = f'Did you mean "{meant}"?' if meant else f"Known: {', '.join(sorted(known))}."
    say(f'abs: there is no {what} "{wanted}". {hint}')
    sys.exit(WRONG_INPUT)


def _dump(module: "ModuleBase") -> object:
    return {**module.model_dump(mode="json", exclude_none=True), "minutes": module.minutes}


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
