"""A plan on the terminal: weeks at a glance, sessions by month, goals, cost."""

import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from abscurriculum.cli.terminal import look_at
from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan, Session
from abscurriculum.planning.saying import say_reason
from abscurriculum.workflow import Draft

_STYLES = ("cyan", "yellow", "magenta", "green", "blue")
_WEEKS_A_ROW = 53
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def make_console() -> Console:
    """Make a console for stdout: its width, and colour only where it is wanted."""
    look = look_at(sys.stdout)
    return Console(
        width=max(60, look.width),
        force_terminal=look.colour,
        no_color=not look.colour,
        highlight=False,
        emoji=False,
        markup=False,
    )


def print_plan(draft: Draft) -> None:
    """Show the plan of one brief."""
    console = make_console()
    plan, library = draft.plan, draft.request.library
    filler = make_filler(draft.request, draft.request.brief.value.language)
    title = plan.client.full_name[:1].upper() + plan.client.full_name[1:]
    console.print(Line(title, style="bold"), Line(_summary(plan)))
    console.print()
    console.print(_weeks(plan, draft, filler))
    for table in _months(plan, draft, filler):
        console.print(table)
    if any(getattr(draft.request.brief.value.goals, each) for each in PRIORITIES):
        console.print(_goals(plan, draft, filler))
    console.print(_cost(plan))
    if any(entry.expected for entry in plan.left_out):
        console.print(_left_out(plan, library))
    if plan.moves:
        console.print(_moves(plan))
    console.print(describe_quality(plan))


def _summary(plan: Plan) -> str:
    return (
        f"{len(plan.modules)} modules, {len(plan.groups)} groups, "
        f"{len(plan.sessions)} sessions, {plan.weeks} weeks"
    )


def _weeks(plan: Plan, draft: Draft, filler: Filler) -> Table:
    """Show per track how many sessions each week has."""
    library = draft.request.library
    first = draft.request.brief.value.period.from_
    monday = first - dt.timedelta(days=first.weekday())
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for session in plan.sessions:
        counts[library.modules[session.module].track][session.week] += 1
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, max_width=24, overflow="ellipsis")
    table.add_column(no_wrap=True)
    for start in range(1, plan.weeks + 1, _WEEKS_A_ROW):
        weeks = range(start, min(plan.weeks + 1, start + _WEEKS_A_ROW))
        table.add_row("", Line(_month_ruler(monday, weeks), style="dim"))
        for number, (track, entry) in enumerate(library.vocabulary.value.tracks.items()):
            if track in counts:
                marks = "".join(_mark(counts[track][week]) for week in weeks)
                name = filler.fill(entry.title).text
                style = _STYLES[number % len(_STYLES)]
                table.add_row(name, Line(marks, style=style))
    return table


def _mark(count: int) -> str:
    return "·" if not count else str(count) if count < 10 else "+"


def _month_ruler(monday: dt.date, weeks: range) -> str:
    """Write the first letters of a month above its first week."""
    ruler = ""
    before = 0
    for week in weeks:
        day = monday + dt.timedelta(weeks=week - 1, days=6)
        if day.month != before and len(ruler) <= week - weeks[0]:
            ruler = ruler.ljust(week - weeks[0]) + _MONTHS[day.month - 1][:3].lower()
            before = day.month
    return ruler[: len(weeks)]


def _months(plan: Plan, draft: Draft, filler: Filler) -> Iterator[Table]:
    by_month: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for session in plan.sessions:
        by_month[session.date.year, session.date.month].append(session)
    for (year, month), sessions in by_month.items():
        table = Table(box=None, pad_edge=False, title_justify="left", show_header=False)
        table.title = Line(f"\n{_MONTHS[month - 1]} {year}", style="bold")
        for options in ({}, {}, {"ratio": 3}, {"ratio": 2}, {"justify": "right"}):
            table.add_column(**options, overflow="fold")  # type: ignore[arg-type]
        table.expand = True
        for session in sessions:
            table.add_row(*_row(session, plan, draft, filler))
        yield table


def _row(session: Session, plan: Plan, draft: Draft, filler: Filler) -> tuple[Line | str, ...]:
    library = draft.request.library
    module = library.modules[session.module]
    tracks = list(library.vocabulary.value.tracks)
    style = _STYLES[tracks.index(module.track) % len(_STYLES)]
    title = filler.fill(module.title).text
    if session.occurrence > 1:
        title += f" ({session.occurrence})"
    marks = "".join(
        mark for mark, on in ((" held", session.held), (" pinned", session.pinned)) if on
    )
    where = ", ".join(part for part in (session.venue, *session.staff) if part)
    who = name_groups(session, plan, draft)
    return (
        f"{_DAYS[session.date.weekday()]} {session.date.day:>2}",
        f"{session.start:%H:%M}-{session.end:%H:%M}",
        Line(title + marks, style=style),
        f"{who}\n{where}" if where else who,
        str(session.size),
    )


def name_groups(session: Session, plan: Plan, draft: Draft) -> str:
    """Name who takes part: an audience with its letters, or a delegation."""
    language = draft.request.brief.value.language
    audience = draft.request.library.vocabulary.value.audiences[session.audience]
    name = audience.title.in_language(language)[0]
    letters = [group.letter for group in plan.groups if group.id in session.groups if group.letter]
    every = [group for group in plan.groups if group.audience == session.audience]
    if not letters or len(letters) == len(every):
        return name
    return f"{name} {'+'.join(letters)}"


def _goals(plan: Plan, draft: Draft, filler: Filler) -> Table:
    library, brief = draft.request.library, draft.request.brief.value
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    table.title = Line("\nGoals", style="bold")
    table.add_column("goal", overflow="fold")
    for name in ("weight", "introduced by", "practised by", "practice"):
        table.add_column(name, justify="left" if name == "weight" else "right")
    chosen = [library.modules[entry.id] for entry in plan.modules]
    for priority in PRIORITIES:
        for goal in getattr(brief.goals, priority):
            if goal not in library.goals:
                continue
            practised = [module for module in chosen if goal in module.goals.practises]
            introduced = sum(goal in module.goals.introduces for module in chosen)
            minutes = sum(module.practice_minutes for module in practised)
            title = filler.fill(library.goals[goal].title).text
            style = "" if introduced and practised else "red"
            table.add_row(
                Line(title, style=style),
                priority,
                str(introduced),
                str(len(practised)),
                f"{minutes} min",
            )
    return table


def _cost(plan: Plan) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left", show_footer=True)
    table.title = Line("\nCost, EUR without VAT", style="bold")
    table.add_column("what", footer="in all")
    table.add_column("how many", justify="right")
    table.add_column("rate", justify="right")
    table.add_column("amount", justify="right", footer=money(plan.euro_cents))
    for line in plan.costs:
        rate = f"{money(line.euro_cents)}{' assumed' if line.assumed else ''}"
        table.add_row(line.kind, str(line.quantity), rate, money(line.total))
    for share in plan.shares:
        table.add_row(f"of which {share.client}", "", "", money(share.euro_cents))
    return table


def money(cents: int) -> str:
    """Write cents as an amount."""
    return f"{cents / 100:,.2f}"


def _left_out(plan: Plan, library: Library) -> Table:
    table = Table(box=None, pad_edge=False, title_justify="left", show_header=False)
    table.title = Line("\nLeft out", style="bold")
    for entry in plan.left_out:
        if entry.expected:
            table.add_row(entry.id, say_reason(entry.reason))
    return table


def _moves(plan: Plan) -> Table:
    table = Table(box=None, pad_edge=False, title_justify="left", show_header=False)
    table.title = Line("\nChanged from the plan before", style="bold")
    for move in plan.moves:
        when = " -> ".join(each for each in (move.was, move.now) if each)
        table.add_row(move.kind, move.session, when, move.reason.in_language("en")[0])
    return table


def describe_quality(plan: Plan) -> Line:
    """Say how good the plan is shown to be."""
    quality = plan.quality
    if quality.selection_proven and quality.timetable_proven:
        return Line("\nProven best: no other programme meets this brief better.", style="green")
    what = [
        "no better choice of modules exists"
        if quality.selection_proven
        else "a better choice of modules may exist",
        "no better timetable exists"
        if quality.timetable_proven
        else f"the timetable is within {quality.gap_percent} % of the best there could be",
    ]
    return Line(f"\nQuality: {'; '.join(what)}. More effort: --effort thorough.", style="yellow")
