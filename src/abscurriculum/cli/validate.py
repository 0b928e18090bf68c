"""`abs validate`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from abscurriculum.cli.terminal import WRONG_INPUT, look_at, refuse_usage, reporting_errors, say


def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; this folder by default.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    output: Annotated[str, typer.Option(help="text, json or github.")] = "text",
    library: Annotated[Path | None, typer.Option(help="A library of your own.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave the summary out.")] = False,
) -> None:
    """Check modules, goals, vocabularies and briefs, and show every fault with its line.

    Example: abs validate --strict modules examples
    """
    from abscurriculum import workflow
    from abscurriculum.diagnostics import has_errors
    from abscurriculum.reporting import REPORTERS, report, summarise

    if output not in REPORTERS:
        refuse_usage(f'--output is one of {", ".join(REPORTERS)}, not "{output}"')
    with reporting_errors():
        checked = workflow.validate(paths or [Path()], library=library)
    print(report(checked.diagnostics, output, look_at(sys.stdout), files=checked.files), end="")
    if not quiet:
        say(summarise(checked.diagnostics, checked.files))
    if has_errors(checked.diagnostics, strict=strict):
        sys.exit(WRONG_INPUT)
