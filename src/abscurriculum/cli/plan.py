"""`abs plan`."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import complain, refuse_usage, reporting_errors, say

if TYPE_CHECKING:
    from abscurriculum.planning.effort import Effort


def plan(
    briefs: Annotated[list[Path], typer.Argument(help="Briefs, one per client.")],
    effort: Annotated[
        str, typer.Option(help="quick, normal or thorough: how long to look for better.")
    ] = "normal",
    today: Annotated[
        str | None,
        typer.Option(
            "--on", help="The day it is, such as 2027-03-01: what lies before it is held."
        ),
    ] = None,
    frozen: Annotated[
        bool, typer.Option("--frozen", help="Fail when the plan beside the brief no longer fits.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Plan anew, whatever the plan before says.")
    ] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Show the plan, write nothing.")] = False,
    library: Annotated[Path | None, typer.Option(help="A library of your own.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")] = False,
) -> None:
    """Plan the programme of one or more clients, and keep the plan beside each brief.

    Example: abs plan examples/westland.yaml
    """
    from abscurriculum import workflow
    from abscurriculum.cli.plan_view import print_plan
    from abscurriculum.cli.progress import watching

    options = workflow.PlanOptions(
        effort=choose_effort(effort), today=read_day(today), frozen=frozen, fresh=fresh
    )
    with reporting_errors():
        opened = workflow.open_library(library)
        for brief in briefs:
            with watching(quiet=quiet) as watch:
                drafted = workflow.draft(brief, opened, options, watch)
            complain(drafted.diagnostics)
            if not quiet:
                print_plan(drafted)
            if drafted.is_new and not dry:
                path = workflow.keep_plan(drafted)
                if not quiet:
                    say(f"Kept in {path.as_posix()}")


def choose_effort(effort: str) -> "Effort":
    """Check the name of an effort."""
    from abscurriculum.planning.effort import EFFORTS

    found = next((name for name in EFFORTS if name == effort), None)
    if found is None:
        refuse_usage(f'--effort is {", ".join(EFFORTS)}, not "{effort}"')
    return found


def read_day(day: str | None) -> dt.date | None:
    """Read a day of the command line."""
    if day is None:
        return None
    try:
        return dt.date.fromisoformat(day)
    except ValueError:
        refuse_usage(f'--on is a day such as 2027-03-01, not "{day}"')
