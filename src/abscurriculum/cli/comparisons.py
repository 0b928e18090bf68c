"""Programmes side by side, what fits, and days for a session, on the terminal."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from abscurriculum.cli.plan_view import make_console, money
from abscurriculum.cli.stories import wrap
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.request import Request
from abscurriculum.planning.telling.compared import Fitted, MissedGoal, Option
from abscurriculum.planning.telling.dates import DateChoice, Dates, say_grounds
from abscurriculum.planning.telling.measures import Measures
from abscurriculum.planning.telling.story import Desk
from abscurriculum.planning.telling.story_trials import say_losses
from abscurriculum.planning.telling.story_words import (
    Names,
    say_moment,
    say_session,
    say_weight,
    say_who,
)

_WIDEST = 110


def print_fit(request: Request, fitted: Fitted, names: Names) -> None:
    """Print what fits beside what was asked, what is lost, and what to write to get it."""
    console = make_console()
    if fitted.plan is None or fitted.measures is None:
        console.print("Nothing fits: not even one module. Allow more, or see abs plan.")
        return
    columns = [("fits", fitted.measures)]
    if fitted.asked_measures:
        columns.append(("as asked", fitted.asked_measures))
    console.print(_side_by_side(columns))
    if fitted.asked is None:
        _print_lines(console, "The brief as it is has no plan (abs plan says why). What fits:", ())
    lost = [*(_say_missed(each, names) for each in fitted.missed)]
    if fitted.difference is not None:
        lost += say_losses(fitted.difference, names, skip=[each.goal for each in fitted.missed])
    elif fitted.left_out:
        lost.append(f"leaves out {names.some_modules(fitted.left_out)}")
    _print_lines(console, "What is lost", lost or ["nothing: all that was asked fits"])
    if fitted.revision is not None:
        title = "To get it, write in the brief (planned again: the same programme)"
        _print_lines(console, title, fitted.revision.writes)
    _print_lines(console, "Modules", [", ".join(entry.id for entry in fitted.plan.modules)])


def _say_missed(missed: MissedGoal, names: Names) -> str:
    goal, reach = names.goal(missed.goal), missed.reach
    if reach.is_reached:
        asked = missed.least_minutes
        return f"the must goal {goal} gets {reach.minutes} of {asked} minutes of practice"
    lacks = [
        word
        for word, there in zip(("introduced", "practised"), reach.levels, strict=True)
        if not there
    ]
    return f"the must goal {goal} is not {' and not '.join(lacks)}"


def _print_lines(console: Console, title: str, lines: Iterable[str]) -> None:
    width = min(console.width - 1, _WIDEST)
    for row in wrap(title, width, "", ""):
        console.print(Line(row, style="bold"))
    for line in lines:
        for row in wrap(line, width, "  - ", "    "):
            console.print(Line(row))


def print_options(request: Request, options: Sequence[Option], names: Names) -> None:
    """Print programmes side by side, the modules of each, and what to write for each."""
    console = make_console()
    if not options:
        console.print("There is no plan for this brief; abs plan says why.")
        return
    console.print(_side_by_side([(option.name, option.measures) for option in options]))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("module", overflow="fold")
    for option in options:
        table.add_column(option.name, justify="center")
    for module in request.library.order:
        marks = ["x" if module in option.modules else "" for option in options]
        if any(marks):
            table.add_row(module, *marks)
    console.print(table)
    if len(options) == 1:
        console.print("There is no other programme that is clearly different.")
    for option in options:
        if option.revision.writes:
            _print_lines(console, f"For {option.name}, write in the brief", option.revision.writes)


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
    table.add_row("dayparts of a group, most", *(str(each.most_dayparts) for each in found))
    for priority in PRIORITIES:
        if any(each.goals[priority][1] for each in found):
            reached = (f"{each.goals[priority][0]} of {each.goals[priority][1]}" for each in found)
            table.add_row(f"{priority} goals reached", *reached)
    table.add_row("minutes of practice", *(str(each.practice_minutes) for each in found))
    table.add_row("EUR without VAT", *(money(each.euro_cents) for each in found))
    return table


def print_dates(desk: Desk, dates: Dates) -> None:
    """Print days for a session, each with what speaks for it and against it."""
    console = make_console()
    session = dates.session
    who = say_who(desk.plan, session)
    title = f"Session {session.number}: {desk.names.module(session.module)}, {who}"
    _print_lines(console, title, ())
    _print_choice(console, desk, dates, dates.now)
    console.print()
    _print_lines(console, "Other days, all other sessions stay", ())
    for choice in dates.best:
        _print_choice(console, desk, dates, choice)
    if not dates.best:
        console.print("  on no other day can all other sessions stay where they are")
    if dates.moving:
        console.print()
        _print_lines(console, "When other sessions move", ())
    for choice in dates.moving:
        _print_choice(console, desk, dates, choice)


def _print_choice(console: Console, desk: Desk, dates: Dates, choice: DateChoice) -> None:
    """Print one day: + for what speaks for it, - for what speaks against it."""
    weight = "now" if choice is dates.now else say_weight(choice.weight - dates.now.weight)
    console.print(Line(f"  {say_moment(choice.date, choice.daypart)}: {weight}"))
    against = [*_say_moves(desk, choice), *say_grounds(choice.grounds_against)]
    width = min(console.width - 1, _WIDEST)
    for sign, grounds in (("+", say_grounds(choice.grounds_for)), ("-", against)):
        for ground in grounds:
            for row in wrap(ground, width, f"    {sign} ", "      "):
                console.print(Line(row))


def _say_moves(desk: Desk, choice: DateChoice) -> Iterable[str]:
    sessions = {session.id: session for session in desk.plan.sessions}
    for moved in choice.moved:
        session = say_session(desk.plan, sessions[moved.session])
        yield f"session {session} moves to {say_moment(*moved.now)}"
