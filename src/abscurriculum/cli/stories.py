"""Stories, comparisons and dates on the terminal."""

import textwrap
from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text as Line

from abscurriculum.cli.plan_view import make_console, money
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import Session
from abscurriculum.models.request import Request
from abscurriculum.planning.dates import DateChoice
from abscurriculum.planning.story import Story
from abscurriculum.planning.trials import Measures
from abscurriculum.workflow import Fitted, Option


def print_stories(stories: Iterable[Story]) -> None:
    """Print headings with their lines."""
    console = make_console()
    for number, story in enumerate(stories):
        if number:
            console.print()
        console.print(Line(story.title, style="bold"))
        for line in story.lines:
            wrapped = textwrap.wrap(
                line, console.width - 1, initial_indent="  - ", subsequent_indent="    "
            )
            console.print(Line("\n".join(wrapped)))


def print_fit(fitted: Fitted) -> None:
    """Print what fits beside what was asked."""
    console = make_console()
    if fitted.plan is None or fitted.measures is None:
        console.print("Nothing fits: not even one module. Allow more, or see abs plan.")
        return
    columns = [("fits", fitted.measures)]
    if fitted.asked_measures:
        columns.append(("as asked", fitted.asked_measures))
    console.print(_side_by_side(columns))
    if fitted.lost:
        console.print(Line("Against what was asked, it", style="bold"))
        for line in fitted.lost:
            console.print(Line(f"  - {line}"))
    console.print(Line("Modules", style="bold"))
    for entry in fitted.plan.modules:
        console.print(Line(f"  - {entry.id}"))


def print_options(request: Request, options: Sequence[Option]) -> None:
    """Print programmes side by side, and the modules of each."""
    console = make_console()
    if not options:
        console.print("There is no plan for this brief; abs plan says why.")
        return
    console.print(_side_by_side([(option.name, option.measures) for option in options]))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("module", overflow="fold")
    for option in options:
        table.add_column(option.name, justify="center")
    chosen = [{entry.id for entry in option.plan.modules} for option in options]
    for module in request.library.order:
        marks = ["x" if module in modules else "" for modules in chosen]
        if any(marks):
            table.add_row(module, *marks)
    console.print(table)


def _side_by_side(columns: Sequence[tuple[str, Measures]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for name, _ in columns:
        table.add_column(name, justify="right")
    found = [measures for _, measures in columns]
    table.add_row("modules", *(str(each.modules) for each in found))
    table.add_row("groups", *(str(each.groups) for each in found))
    table.add_row("sessions", *(str(each.sessions) for each in found))
    table.add_row("dayparts in all", *(str(each.dayparts) for each in found))
    table.add_row("dayparts per person, most", *(str(each.most_dayparts) for each in found))
    for priority in PRIORITIES:
        if any(each.goals[priority][1] for each in found):
            reached = (f"{each.goals[priority][0]} of {each.goals[priority][1]}" for each in found)
            table.add_row(f"{priority} goals reached", *reached)
    table.add_row("minutes of practice", *(str(each.practice_minutes) for each in found))
    table.add_row("EUR without VAT", *(money(each.euro_cents) for each in found))
    return table


def print_dates(session: Session, choices: Sequence[DateChoice]) -> None:
    """Print days for a session."""
    console = make_console()
    console.print(Line(f"{session.id}, now {session.date} {session.daypart}", style="bold"))
    if not choices:
        console.print("There is no other day on which everything else can stay.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("day", no_wrap=True)
    table.add_column("for", ratio=1)
    table.add_column("against", ratio=1)
    for choice in choices:
        day = f"{choice.date:%a} {choice.date} {choice.daypart}{' (now)' * choice.now}"
        table.add_row(day, "\n".join(choice.reasons_for), "\n".join(choice.reasons_against))
    console.print(table)
