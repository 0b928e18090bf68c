"""What a planner works with, as rows and columns: sessions, people, materials and price."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from abscurriculum.models.conditions import STAFF
from abscurriculum.models.programme import Programme, ProgrammeSession, ProgrammeStaff
from abscurriculum.rendering.labels import SHIPPED, read_labels
from abscurriculum.rendering.views import View

Kind = Literal["text", "number", "date", "time", "euros"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own with its value in euro cents; {row} and {last} are filled in."""

    text: str
    euro_cents: int


Value = str | int | dt.date | dt.time | Formula | None
"""What a cell holds; amounts are in euro cents."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it holds, and its width in characters."""

    heading: str
    kind: Kind = "text"
    width: int = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading above each column, and totals below it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[tuple[Value, ...], ...] = ()


def list_sheets(programme: Programme) -> tuple[Sheet, ...]:
    """List the sheets; that of shares only where clients share the cost."""
    sheets = _Sheets(programme)
    found = [
        sheets.sessions(),
        sheets.participants(),
        sheets.staff(),
        sheets.materials(),
        sheets.costs(),
    ]
    return (*found, sheets.shares()) if programme.shares else tuple(found)


class _Sheets:
    def __init__(self, programme: Programme) -> None:
        self.p = programme
        self.t: Mapping[str, str] = read_labels((str(SHIPPED),), programme.language)
        self.view = View(programme)

    def sessions(self) -> Sheet:
        """Make a row for each session, with what it costs at the end."""
        t = self.t
        columns = (
            Column(t["sheet_number"], "number", 6),
            Column(t["date"], "date", 17),
            Column(t["sheet_start"], "time", 8),
            Column(t["sheet_end"], "time", 8),
            Column(t["sheet_daypart"], "text", 11),
            Column(t["module"], "text", 40),
            Column(t["line"], "text", 28),
            Column(t["who"], "text", 34),
            Column(t["people"], "number", 12),
            Column(t["where"], "text", 24),
            Column(t["sheet_trainers"], "text", 24),
            Column(t["sheet_actors"], "text", 20),
            Column(t["sheet_guests"], "text", 20),
            Column(t["attending"], "text", 24),
            Column(t["sheet_held"], "text", 9),
            Column(t["sheet_amount"], "euros", 18),
        )
        total: tuple[Value, ...] = (
            *(None,) * 14,
            t["costs_total"],
            Formula("=SUBTOTAL(109,P2:P{last})", sum(s.euro_cents for s in self.p.sessions)),
        )
        return Sheet(
            t["session_table"],
            columns,
            tuple(self._session(session) for session in self.p.sessions),
            (total,) if self.p.sessions else (),
        )

    def _session(self, session: ProgrammeSession) -> tuple[Value, ...]:
        staff = {each.title.id: each for each in session.staff}
        return (
            session.number,
            session.date,
            session.start,
            session.end,
            str(session.daypart.title),
            str(session.title),
            str(self.view.tracks[session.track].title),
            self._who(session),
            session.size,
            session.venue,
            *(self._name(staff.get(kind)) for kind in STAFF),
            "; ".join(session.attending),
            self.t["sheet_yes"] if session.held else None,
            session.euro_cents,
        )

    def _name(self, staff: ProgrammeStaff | None) -> str | None:
        """Name who is there, and say how many have no name yet."""
        if staff is None:
            return None
        unnamed = staff.number - len(staff.names)
        named = f"{self.t['sheet_unnamed']} ({unnamed})"
        return "; ".join((*staff.names, named) if unnamed > 0 else staff.names)

    def _who(self, session: ProgrammeSession) -> str:
        delegation = f"{session.audience.title}, {self.t['delegation']}"
        return "; ".join(map(str, session.groups)) or delegation

    def participants(self) -> Sheet:
        """Make a row for each role in each group."""
        t = self.t
        columns = (
            Column(t["group"], "text", 40),
            Column(t["audience"], "text", 34),
            Column(t["role"], "text", 28),
            Column(t["number"], "number", 10),
        )
        rows = (
            (str(group.title), str(group.audience.title), str(role.title), role.number)
            for group in self.p.groups
            for role in group.roles
        )
        return Sheet(t["people"], columns, tuple(rows))

    def staff(self) -> Sheet:
        """Make a row for each trainer, actor and guest in each session, named or not."""
        t = self.t
        columns = (
            Column(t["sheet_name"], "text", 28),
            Column(t["role"], "text", 14),
            Column(t["date"], "date", 17),
            Column(t["sheet_start"], "time", 8),
            Column(t["sheet_end"], "time", 8),
            Column(t["module"], "text", 40),
            Column(t["who"], "text", 34),
            Column(t["where"], "text", 24),
        )
        return Sheet(t["staff"], columns, tuple(self._staff()))

    def _staff(self) -> Iterator[tuple[Value, ...]]:
        for session in self.p.sessions:
            for staff in session.staff:
                unnamed = (self.t["sheet_unnamed"],) * (staff.number - len(staff.names))
                for name in (*staff.names, *unnamed):
                    yield (
                        name,
                        self.t[f"sheet_one_{staff.title.id}"],
                        session.date,
                        session.start,
                        session.end,
                        str(session.title),
                        self._who(session),
                        session.venue,
                    )

    def materials(self) -> Sheet:
        """Make a row for each material of each module, with the number in all."""
        t = self.t
        columns = (
            Column(t["module"], "text", 40),
            Column(t["materials"], "text", 60),
            Column(t["sheet_counted"], "text", 16),
            Column(t["sheet_each"], "number", 16),
            Column(t["session_table"], "number", 15),
            Column(t["costs_total"], "number", 10),
        )
        rows = (
            (
                str(module.title),
                str(row.material.text),
                t[f"per_{row.material.per}"],
                row.material.quantity,
                len(self.view.sessions_of(module)),
                row.total,
            )
            for module in self.p.modules
            for row in self.view.materials_of(module)
        )
        return Sheet(t["materials"], columns, tuple(rows))

    def costs(self) -> Sheet:
        """Make a row for each line of the cost; amounts are worked out in the sheet."""
        t = self.t
        columns = (
            Column(t["item"], "text", 44),
            Column(t["number"], "number", 10),
            Column(t["sheet_rate"], "euros", 18),
            Column(t["sheet_amount"], "euros", 19),
            Column(t["sheet_assumed"], "text", 11),
        )
        rows = tuple(
            (
                str(line.label.title),
                line.quantity,
                line.euro_cents,
                Formula("=B{row}*C{row}", line.total),
                t["sheet_yes"] if line.assumed else None,
            )
            for line in self.p.costs
        )
        return Sheet(t["costs"], columns, rows, tuple(self._cost_totals(len(rows) + 2)))

    def _cost_totals(self, row: int) -> Iterator[tuple[Value, ...]]:
        """Add up, and compare with the budget; the total stands in the row given."""
        if self.p.costs:
            total = Formula("=SUM(D2:D{last})", self.p.euro_cents)
            yield (self.t["costs_total"], None, None, total, None)
            if self.p.budget is not None:
                yield (self.t["budget"], None, None, self.p.budget, None)
                left = Formula(f"=D{row + 1}-D{row}", self.p.budget - self.p.euro_cents)
                yield (self.t["budget_left"], None, None, left, None)

    def shares(self) -> Sheet:
        """Make a row for each client of a joint programme."""
        columns = (
            Column(self.t["client"], "text", 44),
            Column(self.t["sheet_amount"], "euros", 19),
        )
        rows = tuple((share.client, share.euro_cents) for share in self.p.shares)
        total = Formula("=SUM(B2:B{last})", sum(share.euro_cents for share in self.p.shares))
        return Sheet(self.t["sheet_shares"], columns, rows, ((self.t["costs_total"], total),))
