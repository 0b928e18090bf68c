"""`abs plan`."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import (
    NO_PLAN,
    WRONG_INPUT,
    complain,
    refuse_usage,
    reporting_errors,
    say,
    tell_ways_out,
)

if TYPE_CHECKING:
    from abscurriculum.diagnostics import AbsError
    from abscurriculum.planning.effort import Effort
    from abscurriculum.workflow import Draft


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
        bool,
        typer.Option("--fresh", help="Plan anew; only what is pinned or held stays where it was."),
    ] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Show the plan, write nothing.")] = False,
    library: Annotated[Path | None, typer.Option(help="A library of your own.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")] = False,
) -> None:
    """Plan the programme of one or more clients, and keep the plan beside each brief.

    Example: abs plan examples/westland.yaml
    """
    from abscurriculum import workflow
    from abscurriculum.cli.progress import watching
    from abscurriculum.diagnostics import AbsError

    options = workflow.PlanOptions(
        effort=choose_effort(effort), today=read_day(today), frozen=frozen, fresh=fresh
    )
    with reporting_errors():
        opened = workflow.open_library(library)
    codes: list[int] = []
    shown = False
    for brief in dict.fromkeys(briefs):
        try:
            with watching(quiet=quiet) as watch:
                drafted = workflow.draft(brief, opened, options, watch)
        except AbsError as error:
            codes.append(_complain_of(error))
            continue
        complain(drafted.diagnostics)
        try:
            # Kept before it is shown: whoever reads only the first lines has the plan all the same.
            words = _keep(drafted, dry=dry)
        except AbsError as error:
            words = ""
            codes.append(_complain_of(error))
        if not quiet:
            _show(drafted, words, first=not shown)
            shown = True
    if codes:
        sys.exit(min(codes))


def _complain_of(error: "AbsError") -> int:
    """Show why a brief has no plan; give the exit code."""
    from abscurriculum.diagnostics import NoPlanError

    complain(error.diagnostics)
    if isinstance(error, NoPlanError):
        tell_ways_out(error)
        return NO_PLAN
    return WRONG_INPUT


def _keep(drafted: "Draft", *, dry: bool) -> str:
    """Keep the plan; say what became of its file."""
    from abscurriculum import workflow

    name = drafted.path.as_posix()
    if not drafted.is_new:
        return f"{name} is as it was: the plan still fits."
    if dry:
        return f"{name} is left as it is: this was a dry run."
    workflow.keep_plan(drafted)
    return f"Kept in {name}; you may change it, and plan again."


def _show(drafted: "Draft", words: str, *, first: bool) -> None:
    from abscurriculum.cli.plan_view import print_plan

    if not first:
        print()
    print_plan(drafted)
    sys.stdout.flush()
    if words:
        say(words)


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
