"""Firm sessions of a plan file against the brief: each clash at its line, with what forbids it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Reason
from abscurriculum.models.plan_file import KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.text import count
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.choosing.wishes import read_wishes
from abscurriculum.planning.keeping.edits import Firm, firm_sessions
from abscurriculum.planning.keeping.firm_seats import SeatCheck
from abscurriculum.planning.posing.whys import closings_at

_MANY = 3
_BARRED = {
    "closed": "it is not for this type of organisation",
    "excluded": "the brief excludes it",
    "replaced": 'the brief puts "{about}" in its place',
}


def check_firm(
    file: Sourced[PlanFile], request: Request, today: dt.date | None = None
) -> list[Diagnostic]:
    """Find firm sessions that brief and library do not allow as they stand."""
    firm = firm_sessions(file.value, today)
    return _FirmCheck(file, request, firm).run() if firm else []


class _FirmCheck:
    def __init__(self, file: Sourced[PlanFile], request: Request, firm: Sequence[Firm]) -> None:
        self.file, self.request, self.firm = file, request, firm
        self.brief = request.brief.value
        numbers = {entry.role: entry.number for entry in count_participants(request)}
        self.openings = Openings(request, numbers)
        self.horizon = self.openings.horizon
        self.audiences = {group.id: group.audience for group in file.value.groups}
        self.barred = read_wishes(request).barred
        self.seats = SeatCheck(file, request, self.openings)

    def run(self) -> list[Diagnostic]:
        """Check every firm session, then those that are at the same time."""
        found: list[Diagnostic] = []
        for each in self.firm:
            module = self.request.library.modules.get(each.session.module)
            if module is None:
                found.append(self._refuse_module(each))
            elif not self.horizon.first <= each.session.date <= self.horizon.last:
                found.append(self._refuse_day(each))
            elif not each.held:
                found += self._check(each, module)
        found += self.seats.check_together(self.firm)
        return found

    def _at(self, each: Firm, key: str, message: str, hint: str) -> Diagnostic:
        return self.file.diagnostic("ABS501", ["sessions", each.index, key], message, hint)

    def _place(self, path: Sequence[str | int]) -> str:
        """Give a place in the brief between brackets, or nothing."""
        place = place_of(self.request, ".".join(str(step) for step in path))
        return f" ({place})" if place else ""

    def _refuse_module(self, each: Firm) -> Diagnostic:
        message = f'there is no module "{each.session.module}" in the library any more'
        hint = "Delete this session, or put the module back."
        path: list[str | int] = ["sessions", each.index, "module"]
        return self.file.diagnostic("ABS502", path, message, hint)

    def _refuse_day(self, each: Firm) -> Diagnostic:
        first, last = self.horizon.first, self.horizon.last
        message = f"{each.session.date} lies outside the period{self._place(['period'])}"
        hint = f"Choose a day from {first} to {last}."
        if each.held:
            message += ", but this session has been held"
            hint = "Let the period of the brief hold what was held."
        return self._at(each, "date", message, hint)

    def _check(self, each: Firm, module: ModuleBase) -> Iterator[Diagnostic]:
        session = each.session
        if module.id in self.barred:
            message = f'"{module.id}" is not in: {_say(self.barred[module.id])}'
            hint = "Delete pinned: and what you changed, or ask for the module again."
            yield self._at(each, "module", message, hint)
            return
        yield from self._check_groups(each)
        slot = self.horizon.slot(session.date, session.daypart)
        if not self.openings.parts_of(module) >> slot & 1:
            parts = " or ".join(module.dayparts)
            message = f'"{module.id}" does not start in the {session.daypart}: it is for {parts}'
            yield self._at(each, "daypart", message, "Choose another daypart.")
            return
        yield from self._check_day(each, module, slot)
        yield from self.seats.check(each, module, slot)

    def _check_groups(self, each: Firm) -> Iterator[Diagnostic]:
        """Hold a number of groups that the brief fixes to that of the plan before."""
        counts = Counter(group.audience for group in self.file.value.groups)
        for audience in sorted({self.audiences.get(g, "") for g in each.session.groups} - {""}):
            asked = self.brief.groups.numbers.get(audience)
            if asked is not None and asked != counts[audience]:
                place = self._place(["groups", "numbers", audience])
                message = (
                    f"the brief asks for {count(asked, 'group')} of {audience}{place}, "
                    f"and this session is for groups of {counts[audience]}"
                )
                hint = "Keep the number of groups, or let this session go: delete pinned:."
                yield self._at(each, "groups", message, hint)

    def _check_day(self, each: Firm, module: ModuleBase, slot: int) -> Iterator[Diagnostic]:
        session = each.session
        people = tuple((session.people or {}).items())
        audience = session.delegation or next(
            (self.audiences[g] for g in session.groups if g in self.audiences), module.audiences[0]
        )
        closings = closings_at(self.openings, module, audience, people, slot)
        reasons = [
            f"{closing.reason.in_language('en')[0]}{self._place(closing.path)}"
            for closing in closings
        ]
        free = self.openings.open(module, audience, people)
        for index, pin in enumerate(self.brief.pins):
            if pin.module == module.id and (pin.group is None or pin.group in session.groups):
                mask = self._pin_mask(index, session)
                free &= mask
                if not mask >> slot & 1:
                    reasons.append(f"the brief pins it elsewhere{self._place(['pins', index])}")
        if reasons:
            message = f"not on {session.date} in the {session.daypart}: {'; '.join(reasons)}"
            yield self._at(each, "date", message, self._suggest_days(free, session))

    def _pin_mask(self, index: int, session: KeptSession) -> int:
        pin, horizon = self.brief.pins[index], self.horizon
        parts: Sequence[Part] = (pin.daypart,) if pin.daypart else PARTS
        if pin.date:
            return horizon.stretch(pin.date, pin.date, parts) if session.occurrence == 1 else -1
        return horizon.stretch(pin.from_ or horizon.first, pin.to or horizon.last, parts)

    def _suggest_days(self, free: int, session: KeptSession) -> str:
        """Name the nearest days that are open for a session, and the daypart if it is another."""
        days: dict[dt.date, str] = {}
        for slot in slots_in(free):
            day, part = self.horizon.day_of(slot), self.horizon.part_of(slot)
            if part == session.daypart:
                days[day] = f"{day}"
            else:
                days.setdefault(day, f"{day} in the {part}")
        near = sorted(days, key=lambda day: (abs((day - session.date).days), day))[:_MANY]
        if not near:
            return "No day in the period is open for it."
        return f"Open near it: {', '.join(days[day] for day in sorted(near))}."


def find_barred(
    file: Sourced[PlanFile], request: Request, today: dt.date | None = None
) -> Iterator[Diagnostic]:
    """Warn of modules that the brief bars, but that stay because sessions of them were held."""
    barred = read_wishes(request).barred
    seen = set()
    for each in firm_sessions(file.value, today):
        module = each.session.module
        if each.held and module in barred and module not in seen:
            seen.add(module)
            message = f'"{module}" stays in, because a session of it was held'
            hint = f"It would be out: {_say(barred[module])}. Its other sessions stay too."
            yield file.warning("ABS511", ["sessions", each.index, "module"], message, hint)


def _say(reason: Reason) -> str:
    """Say why a module is barred, with the place that says so."""
    words = _BARRED.get(reason.kind, "the brief leaves it out").format(about=reason.about)
    return f"{words} ({reason.place})" if reason.place else words
