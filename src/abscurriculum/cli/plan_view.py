"""A plan on the terminal: what changed, weeks at a glance, sessions by month, goals, cost."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from abscurriculum.cli.calendar_words import DAYS, MONTHS
from abscurriculum.cli.columns import Cell, lay_out, make_console
from abscurriculum.cli.plan_changes import tell_changes
from abscurriculum.cli.plan_weeks import Track, show_weeks
from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.text import count
from abscurriculum.planning.telling.saying import say_reason
from abscurriculum.workflow import Draft

__all__ = ["make_console", "money", "print_plan"]

_STYLES = ("cyan", "yellow", "magenta", "green", "blue")
_WIDE = 110
_DAY, _TIME, _NUMBER, _AMOUNT = 6, 11, 8, 14


def print_plan(draft: Draft) -> None:
    """Show the plan of one brief."""
    console = make_console()
    for block in _View(draft, console.width).blocks():
        for line in block:
            console.print(line)


class _View:
    def __init__(self, draft: Draft, width: int) -> None:
        self.draft, self.plan, self.width = draft, draft.plan, width
        self.library, self.brief = draft.request.library, draft.request.brief.value
        self.filler: Filler = make_filler(draft.request, self.brief.language)
        tracks = list(self.library.vocabulary.value.tracks)
        self.styles = {t: _STYLES[n % len(_STYLES)] for n, t in enumerate(tracks)}
        self.has_places = any(s.venue or s.staff for s in self.plan.sessions)
        self.moved = {m.session: m.kind for m in self.plan.moves} if draft.is_new else {}

    def blocks(self) -> Iterator[list[Text]]:
        """Give what is shown, with an empty line between its parts."""
        for number, part in enumerate(self._parts()):
            lines = list(part)
            if lines:
                yield [Text(), *lines] if number else lines

    def _parts(self) -> Iterator[Iterator[Text]]:
        yield self._head()
        if self.draft.is_new:
            yield tell_changes(self.draft, self.name_session, self.width)
        yield self._weeks()
        for month in self._months():
            yield iter(month)
        yield self._goals()
        yield self._cost()
        yield self._left_out()
        if not self.draft.is_new:
            yield tell_changes(self.draft, self.name_session, self.width)

    def _head(self) -> Iterator[Text]:
        plan, period = self.plan, self.brief.period
        names = [plan.client.title, *(partner.title for partner in plan.partners)]
        yield Text(", ".join(names), "bold")
        yield Text(
            f"{count(len(plan.modules), 'module')}, {count(len(plan.groups), 'group')}, "
            f"{count(len(plan.sessions), 'session')} in {count(plan.weeks, 'week')}, "
            f"{period.from_} to {period.to}"
        )
        before = self.draft.cents_before
        was = "" if before in (None, plan.euro_cents) else f"; it was {money(before or 0)}"
        yield Text(f"EUR {money(plan.euro_cents)} without VAT{was}")
        yield _describe_quality(plan)

    def _weeks(self) -> Iterator[Text]:
        by_track: dict[str, list[Session]] = defaultdict(list)
        for session in self.plan.sessions:
            by_track[self.library.modules[session.module].track].append(session)
        tracks = [
            Track(self.filler.fill(entry.title).text, self.styles[track], by_track[track])
            for track, entry in self.library.vocabulary.value.tracks.items()
            if track in by_track
        ]
        yield from show_weeks(tracks, self.brief.period.from_, self.plan.weeks, self.width)

    def _months(self) -> Iterator[list[Text]]:
        def month_of(session: Session) -> str:
            return f"{MONTHS[session.date.month - 1]} {session.date.year}"

        for month, sessions in groupby(self.plan.sessions, month_of):
            here = list(sessions)
            head = Text.assemble((month, "bold"), (f"  {count(len(here), 'session')}", "dim"))
            yield [head, *(self._row(session) for session in here)]

    def _row(self, session: Session) -> Text:
        style = self.styles[self.library.modules[session.module].track]
        day = Cell(f"{DAYS[session.date.weekday()]} {session.date.day:>2}", _DAY)
        time = Cell(f"{session.start:%H:%M}-{session.end:%H:%M}", _TIME)
        rest = self.width - _DAY - _TIME - 4
        title = self.title(session) + self._marks(session)
        who = f"{self.name_groups(session)}, {session.size} people"
        where = ", ".join(part for part in (session.venue, *session.staff) if part)
        if self.width < _WIDE:
            below = f"{who}; {where}" if where else who
            return Text("\n").join(
                [
                    lay_out([day, time, Cell(title, rest, style)]),
                    lay_out([Cell("", _DAY), Cell("", _TIME), Cell(below, rest, "dim")]),
                ]
            )
        side = (rest - 4) * 3 // 10
        last = [Cell(where, side, "dim")] if self.has_places else []
        first = rest - (side + 2) * (1 + len(last))
        return lay_out([day, time, Cell(title, first, style), Cell(who, side), *last])

    def title(self, session: Session) -> str:
        """Name a session by its module, and which time it is for these people."""
        title = self.filler.fill(self.library.modules[session.module].title).text
        return f"{title} ({session.occurrence})" if session.occurrence > 1 else title

    def _marks(self, session: Session) -> str:
        marks = [
            name
            for name, on in (
                (self.moved.get(session.id, ""), session.id in self.moved),
                ("pinned", session.pinned),
                ("booked", session.booked),
                ("held", session.held),
            )
            if on
        ]
        return f" [{', '.join(marks)}]" if marks else ""

    def name_groups(self, session: Session) -> str:
        """Name who takes part: an audience with its letters, or a delegation."""
        audience = self.library.vocabulary.value.audiences[session.audience]
        name = audience.title.in_language(self.brief.language)[0]
        groups = [group for group in self.plan.groups if group.audience == session.audience]
        letters = [group.letter for group in groups if group.id in session.groups and group.letter]
        if not letters or len(letters) == len(groups):
            return name
        departments = [group.department for group in groups if group.id in session.groups]
        whose = f" ({departments[0]})" if len(departments) == 1 and departments[0] else ""
        return f"{name} {'+'.join(letters)}{whose}"

    def name_session(self, name: str) -> str:
        """Name a session by its module and groups; one that is gone by its own name."""
        session = next((each for each in self.plan.sessions if each.id == name), None)
        if session is not None:
            return f"{self.title(session)}, {self.name_groups(session)}"
        module, who, _ = name.split("/")
        known = self.library.modules.get(module)
        title = self.filler.fill(known.title).text if known else module
        return f"{title}, {who.replace('+', ' + ').rstrip('*')}"

    def _goals(self) -> Iterator[Text]:
        wanted = [
            (priority, goal)
            for priority in PRIORITIES
            for goal in getattr(self.brief.goals, priority)
            if goal in self.library.goals
        ]
        if not wanted:
            return
        name = self.width - 4 * _NUMBER - 14
        yield _table_row(
            "Goals", name, [("weight", 6), ("introduced", 10), ("practised", 9), ("minutes", 7)]
        )
        chosen = [self.library.modules[entry.id] for entry in self.plan.modules]
        for priority, goal in wanted:
            practising = [module for module in chosen if goal in module.goals.practises]
            introduced = sum(goal in module.goals.introduces for module in chosen)
            minutes = sum(module.practice_minutes for module in practising)
            title = self.filler.fill(self.library.goals[goal].title).text
            cells = [
                (priority, 6),
                (str(introduced), 10),
                (str(len(practising)), 9),
                (str(minutes), 7),
            ]
            style = "" if introduced and practising else "red"
            yield _table_row(title, name, cells, style)

    def _cost(self) -> Iterator[Text]:
        name = 22
        yield _table_row("Cost in EUR", name, [("number", _NUMBER), ("rate", 20), ("", _AMOUNT)])
        for line in self.plan.costs:
            rate = f"{money(line.euro_cents)}{' assumed' if line.assumed else ''}"
            cells = [(str(line.quantity), _NUMBER), (rate, 20), (money(line.total), _AMOUNT)]
            yield _table_row(line.kind, name, cells, "none")
        total = [("", _NUMBER), ("", 20), (money(self.plan.euro_cents), _AMOUNT)]
        yield _table_row("in all", name, total)
        for share in self.plan.shares:
            cells = [("", _NUMBER), ("", 20), (money(share.euro_cents), _AMOUNT)]
            yield _table_row(f"of which {share.client}", name, cells, "none")

    def _left_out(self) -> Iterator[Text]:
        expected = [entry for entry in self.plan.left_out if entry.expected]
        if expected:
            yield Text("Left out", "bold")
        for entry in expected:
            title = self.filler.fill(self.library.modules[entry.id].title).text
            half = (self.width - 2) // 2
            yield lay_out([Cell(title, half), Cell(say_reason(entry.reason), half, "dim")])


def _table_row(
    name: str, width: int, cells: Sequence[tuple[str, int]], style: str = "bold"
) -> Text:
    """Set a name and numbers, which stand to the right, side by side."""
    numbers = [Cell(text, space, style, right=True) for text, space in cells]
    return lay_out([Cell(name, width, style), *numbers])


def money(cents: int) -> str:
    """Write cents as an amount."""
    return f"{cents / 100:,.2f}"


def _describe_quality(plan: Plan) -> Text:
    """Say how good the plan is shown to be."""
    quality = plan.quality
    if quality.selection_proven and quality.timetable_proven:
        if quality.keeps:
            words = "Proven best of what keeps the plan before; --fresh may find a better one."
            return Text(words, "green")
        return Text("Proven best: no other programme meets this brief better.", "green")
    what = [
        "no better choice of modules exists"
        if quality.selection_proven
        else "a better choice of modules may exist",
        "no better timetable exists"
        if quality.timetable_proven
        else f"the timetable is within {quality.gap_percent} % of the best there could be",
    ]
    return Text(f"Quality: {'; '.join(what)}. More effort: --effort thorough.", "yellow")
