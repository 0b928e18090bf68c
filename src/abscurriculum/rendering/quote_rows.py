"""Rows of the quote and the list of requests, worked out from the Programme."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import (
    Programme,
    ProgrammeCase,
    ProgrammeCost,
    ProgrammeSession,
    ProgrammeStaff,
    ProgrammeTrack,
)
from abscurriculum.models.programme_module import ProgrammeModule
from abscurriculum.models.programme_quote import ProgrammeUse
from abscurriculum.models.programme_request import ProgrammeRequest


@dataclass(frozen=True, slots=True)
class ModuleSpan:
    """A module with how many sessions it has, and the first and last of them."""

    module: ProgrammeModule
    sessions: int
    first: ProgrammeSession
    last: ProgrammeSession


@dataclass(frozen=True, slots=True)
class MonthRow:
    """How many sessions of each track there are in a month."""

    month: dt.date
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Trainers, actors or guests: what they are called, who they are, how often they come."""

    kind: str
    title: Filled
    names: tuple[str, ...]
    sessions: int


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """Who brings which cases, as far as every reader may know."""

    owner: Filled
    cases: tuple[ProgrammeCase, ...]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What is asked, with the module and the session that it is for."""

    request: ProgrammeRequest
    module: ProgrammeModule
    session: ProgrammeSession


class QuoteRows:
    """What the quote and the list of requests need worked out, each when first asked for."""

    def __init__(self, programme: Programme) -> None:
        """Keep the programme."""
        self._p = programme

    @cached_property
    def total(self) -> int:
        """What is charged in all, with VAT."""
        return self._p.euro_cents + self._p.quote.vat_cents

    def spans_of(self, track: ProgrammeTrack) -> tuple[ModuleSpan, ...]:
        """Give the modules of a track with when they are held."""
        modules = (self._p.module(module) for module in track.modules)
        return tuple(
            ModuleSpan(module, len(sessions), sessions[0], sessions[-1])
            for module in modules
            if (sessions := [each for each in self._p.sessions if each.module == module.id])
        )

    @cached_property
    def months(self) -> tuple[MonthRow, ...]:
        """Count sessions by month and track; months without any are left out."""
        counts = Counter((each.date.replace(day=1), each.track) for each in self._p.sessions)
        return tuple(
            MonthRow(month, tuple(counts[month, track.id] for track in self._p.tracks))
            for month in sorted({month for month, _ in counts})
        )

    @cached_property
    def staff(self) -> tuple[StaffRow, ...]:
        """Name who comes, by what they are."""
        found: dict[str, list[ProgrammeStaff]] = {}
        for session in self._p.sessions:
            for each in session.staff:
                found.setdefault(each.title.id, []).append(each)
        return tuple(
            StaffRow(
                kind,
                max(times, key=lambda each: each.number).title.title,
                tuple(dict.fromkeys(name for each in times for name in each.names)),
                len(times),
            )
            for kind, times in found.items()
        )

    @cached_property
    def owners(self) -> tuple[OwnerRow, ...]:
        """Name who brings the cases that are not confidential."""
        found: dict[str, list[ProgrammeCase]] = {}
        for case in self._p.cases:
            if not case.confidential:
                found.setdefault(case.owner.text, []).append(case)
        return tuple(OwnerRow(cases[0].owner, tuple(cases)) for cases in found.values())

    @cached_property
    def attending(self) -> tuple[tuple[str, int], ...]:
        """Name those who must be there, with the number of sessions."""
        times = Counter(name for each in self._p.sessions for name in each.attending)
        return tuple(times.items())

    @cached_property
    def prices(self) -> tuple[tuple[ProgrammeCost, str, Filled], ...]:
        """Give the lines of the cost with a letter for each and their VAT."""
        treatments = self._p.quote.treatments
        return tuple(
            (line, chr(ord("A") + index), treatments[line.label.id].title)
            for index, line in enumerate(self._p.costs)
        )

    @cached_property
    def uses(self) -> tuple[tuple[ProgrammeModule, ProgrammeUse], ...]:
        """Give what each module uses, in the order of the programme."""
        return tuple((self._p.module(use.module), use) for use in self._p.quote.uses)

    @cached_property
    def reversed_vat(self) -> int:
        """VAT that the client declares itself."""
        return sum(each.declared for each in self._p.quote.vat)

    @cached_property
    def requests(self) -> tuple[RequestRow, ...]:
        """Give what is asked of the client, early first."""
        sessions = {session.number: session for session in self._p.sessions}
        return tuple(
            RequestRow(each, self._p.module(each.module), sessions[each.session])
            for each in self._p.requests
        )

    @cached_property
    def requests_by_module(self) -> tuple[tuple[ProgrammeModule, tuple[RequestRow, ...]], ...]:
        """Put together what is for one module, in the order of the first that is due."""
        found: dict[str, list[RequestRow]] = {}
        for row in self.requests:
            found.setdefault(row.module.id, []).append(row)
        return tuple((rows[0].module, tuple(rows)) for rows in found.values())

    @cached_property
    def requests_by_day(self) -> tuple[tuple[dt.date, tuple[RequestRow, ...]], ...]:
        """Put together what is due on one day."""
        days = dict.fromkeys(row.request.due for row in self.requests)
        return tuple(
            (day, tuple(row for row in self.requests if row.request.due == day)) for day in days
        )
