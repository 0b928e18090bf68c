"""`abs style`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from abscurriculum.cli.terminal import WRONG_INPUT, look_at, refuse_usage, reporting_errors, say

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Make and check styles: the look of a client or firm.",
)


@app.command("check")
def check(
    folder: Annotated[Path, typer.Argument(help="The style's folder, or helder.")],
    output: Annotated[str, typer.Option(help="text, json or github.")] = "text",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave the summary out.")] = False,
) -> None:
    """Print every document with a style once; check its colours, fonts, logo and templates.

    Example: abs style check helder
    """
    from abscurriculum import workflow
    from abscurriculum.reporting import REPORTERS, report

    if output not in REPORTERS:
        refuse_usage(f'--output is one of {", ".join(REPORTERS)}, not "{output}"')
    with reporting_errors():
        found = workflow.check_style(folder)
    print(report(found, output, look_at(sys.stdout), files=1), end="")
    if found:
        sys.exit(WRONG_INPUT)
    if not quiet:
        say(f"{folder.as_posix()}: every document can be made with it, in every page format.")


@app.command("new")
def new(folder: Annotated[Path, typer.Argument(help="A folder that is new or empty.")]) -> None:
    """Make a folder to begin a style of your own from.

    Example: abs style new huisstijl
    """
    from abscurriculum import workflow

    with reporting_errors():
        files = workflow.make_style(folder)
    for file in files:
        print(file.as_posix())
    say(f"Now change style.yaml, and run: abs style check {folder.as_posix()}")
