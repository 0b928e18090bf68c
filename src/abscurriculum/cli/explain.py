"""`abs explain`, `abs fit`, `abs options` and `abs dates`: what lies behind and beside a plan."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import NO_PLAN, refuse_usage, reporting_errors, say

if TYPE_CHECKING:
    from abscurriculum.planning.telling.story import Desk
    from abscurriculum.workflow import Draft

_Brief = Annotated[Path, typer.Argument(help="The brief.")]
_Library = Annotated[Path | None, typer.Option("--library", help="A library of your own.")]


def _draft(brief: Path, library: Path | None) -> "Draft":
    """Take the plan beside the brief where it fits, or make one; nothing is written."""
    from abscurriculum import workflow
    from abscurriculum.cli.progress import watching

    with watching(quiet=False) as watch:
        drafted = workflow.draft(brief, workflow.open_library(library), watch=watch)
    if drafted.is_new:
        say("abs: there is no plan beside this brief that fits it; this is about the plan that abs")
        say(f"     would make now. Keep it with: abs plan {brief.as_posix()}")
    return drafted


def _make_desk(brief: Path, library: Path | None) -> "Desk":
    from abscurriculum.cli.stories import name_things
    from abscurriculum.planning.telling.story import Desk
    from abscurriculum.sources.plan_file import plan_path

    drafted = _draft(brief, library)
    return Desk(
        drafted.request,
        drafted.plan,
        name_things(drafted.request),
        brief.as_posix(),
        keep=plan_path(brief).exists(),
    )


def explain(
    brief: _Brief,
    what: Annotated[
        str | None,
        typer.Argument(help="A module, goal, group, session or day (2027-03-18)."),
    ] = None,
    day: Annotated[
        str | None, typer.Argument(help="With a module or session: why is it not on this day?")
    ] = None,
    library: _Library = None,
) -> None:
    """Say why a plan is as it is; a why-not is answered by trying.

    Example: abs explain examples/westland.yaml intervisie-casuistiek
    """
    from abscurriculum.cli.stories import print_stories
    from abscurriculum.planning.telling import story as telling

    with reporting_errors():
        desk = _make_desk(brief, library)
        try:
            print_stories(telling.tell(desk, what, day))
        except telling.UnknownSubjectError as unknown:
            refuse_usage(str(unknown))


def fit(
    brief: _Brief,
    dayparts: Annotated[
        int | None, typer.Option(help="At most so many dayparts for each person.", min=0)
    ] = None,
    budget: Annotated[
        str | None, typer.Option(help="At most so many euros, without VAT: 40000.")
    ] = None,
    library: _Library = None,
) -> None:
    """Show the best programme that fits, and what is lost by it.

    Example: abs fit examples/westland.yaml --dayparts 4 --budget 40000
    """
    from abscurriculum import workflow
    from abscurriculum.cli.comparisons import print_fit
    from abscurriculum.cli.stories import name_things

    cents = None if budget is None else _read_cents(budget)
    with reporting_errors():
        asked = workflow.comparing.find_asked(brief, workflow.open_library(library))
        if asked.plan is not None and dayparts is None and budget is None:
            refuse_usage(
                "the brief has a plan; say what it must fit: --dayparts, --budget, or both"
            )
        found = workflow.fit(asked, dayparts, cents)
        print_fit(asked.request, found, name_things(asked.request))
    if found.plan is None:
        sys.exit(NO_PLAN)


def _read_cents(budget: str) -> int:
    """Read an amount in euros; 40.000 could be forty or forty thousand, and is refused."""
    euros = re.fullmatch(r"(\d{1,8})(?:\.(\d{1,2}))?", budget)
    if euros is None:
        refuse_usage(f'--budget is an amount in euros such as 40000 or 950.50, not "{budget}"')
    return int(euros[1]) * 100 + int((euros[2] or "0").ljust(2, "0"))


def options(brief: _Brief, library: _Library = None) -> None:
    """Lay two to four clearly different programmes side by side.

    Example: abs options examples/westland.yaml
    """
    from abscurriculum import workflow
    from abscurriculum.cli.comparisons import print_options
    from abscurriculum.cli.stories import name_things

    with reporting_errors():
        asked = workflow.comparing.find_asked(brief, workflow.open_library(library))
        found = workflow.options(asked)
        print_options(asked.request, found, name_things(asked.request))
    if not found:
        sys.exit(NO_PLAN)


def dates(
    brief: _Brief,
    session: Annotated[
        str, typer.Argument(help="A session: its number, its id, or its module's id.")
    ],
    number: Annotated[int, typer.Option(help="How many days to show.", min=1, max=20)] = 5,
    library: _Library = None,
) -> None:
    """Show the best other days for one session, with for and against.

    Example: abs dates examples/westland.yaml tussenbalans-en-bijsturen
    """
    from abscurriculum.cli.comparisons import print_dates
    from abscurriculum.planning.telling import story as telling

    with reporting_errors():
        desk = _make_desk(brief, library)
        try:
            print_dates(desk, telling.find_dates(desk, session, number))
        except telling.UnknownSubjectError as unknown:
            refuse_usage(str(unknown))
