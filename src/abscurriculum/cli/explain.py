"""`abs explain`, `abs fit`, `abs options` and `abs dates`: what lies behind and beside a plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abscurriculum.cli.terminal import refuse_usage, reporting_errors

if TYPE_CHECKING:
    from abscurriculum.models.plan import Plan
    from abscurriculum.models.request import Request

_Brief = Annotated[Path, typer.Argument(help="The brief.")]
_Library = Annotated[Path | None, typer.Option("--library", help="A library of your own.")]


def _draft(brief: Path, library: Path | None) -> "tuple[Request, Plan]":
    from abscurriculum import workflow

    drafted = workflow.draft(brief, workflow.open_library(library))
    return drafted.request, drafted.plan


def explain(
    brief: _Brief,
    what: Annotated[
        str | None, typer.Argument(help="A module, goal, session or day (2027-03-18).")
    ] = None,
    library: _Library = None,
) -> None:
    """Say why a plan is as it is; a why-not is answered by trying.

    Example: abs explain examples/westland.yaml intervisie-casuistiek
    """
    from abscurriculum.cli.stories import print_stories
    from abscurriculum.planning.story import tell_about, tell_whole

    with reporting_errors():
        request, plan = _draft(brief, library)
        if what is None:
            print_stories(tell_whole(request, plan))
            return
        story = tell_about(request, plan, what)
    if story is None:
        refuse_usage(f'"{what}" is no module, goal, session or day of this plan')
    print_stories([story])


def fit(
    brief: _Brief,
    dayparts: Annotated[
        int | None, typer.Option(help="At most so many dayparts for each person.")
    ] = None,
    budget: Annotated[
        float | None, typer.Option(help="At most so many euros, without VAT.")
    ] = None,
    library: _Library = None,
) -> None:
    """Show the best programme that fits, and what is lost by it.

    Example: abs fit examples/westland.yaml --dayparts 4 --budget 40000
    """
    from abscurriculum import workflow
    from abscurriculum.cli.stories import print_fit

    if dayparts is None and budget is None:
        refuse_usage("say what it must fit: --dayparts, --budget, or both")
    cents = None if budget is None else round(budget * 100)
    with reporting_errors():
        opened = workflow.open_library(library)
        request, _ = workflow.read_request(brief, library=opened)
        print_fit(workflow.fit(request, dayparts, cents))


def options(brief: _Brief, library: _Library = None) -> None:
    """Lay two to four clearly different programmes side by side.

    Example: abs options examples/westland.yaml
    """
    from abscurriculum import workflow
    from abscurriculum.cli.stories import print_options

    with reporting_errors():
        opened = workflow.open_library(library)
        request, _ = workflow.read_request(brief, library=opened)
        print_options(request, workflow.options(request))


def dates(
    brief: _Brief,
    session: Annotated[str, typer.Argument(help="A session: its number, id, or module.")],
    number: Annotated[int, typer.Option(help="How many days to show.", min=1, max=20)] = 5,
    library: _Library = None,
) -> None:
    """Show the best days for one session, with for and against; the others stay.

    Example: abs dates examples/westland.yaml tussenbalans-en-bijsturen
    """
    from abscurriculum.cli.stories import print_dates
    from abscurriculum.planning.dates import best_dates
    from abscurriculum.planning.story import find_session

    with reporting_errors():
        request, plan = _draft(brief, library)
        found = find_session(plan, session)
        if found is None:
            refuse_usage(f'"{session}" is no session of this plan; abs plan shows them')
        print_dates(found, best_dates(request, plan, found, number))
