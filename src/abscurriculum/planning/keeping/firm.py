"""Firm sessions of a plan file against the brief: each clash at its line, with what forbids it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.conditions import STAFF, Person
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.plan_file import KeptSession, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.suggestion import suggest
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.keeping.edits import Firm, clock, firm_sessions
from abscurriculum.planning.posing.whys import closings_at
from abscurriculum.planning.solving.problem import taken

_MANY = 3


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
        self.venues = {venue.name: index for index, venue in enumerate(self.brief.venues)}
        self.crew = {person.name: person for person in self.brief.people if person.role in STAFF}

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
        found += self._check_together()
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
        refused = self._asked(module)
        if refused:
            hint = "Delete pinned: and what you changed, or ask for the module again."
            yield self._at(each, "module", refused, hint)
            return
        yield from self._check_groups(each)
        slot = self.horizon.slot(session.date, session.daypart)
        if not self.openings.parts_of(module) >> slot & 1:
            parts = " or ".join(module.dayparts)
            message = f'"{module.id}" does not start in a {session.daypart}: it is for {parts}'
            yield self._at(each, "daypart", message, "Choose another daypart.")
            return
        yield from self._check_day(each, module, slot)
        yield from self._check_venue(each, slot, module.daypart_count)
        yield from self._check_staff(each, module, slot)

    def _asked(self, module: ModuleBase) -> str:
        """Say why a module is not in the programme at all; nothing where it may be."""
        excluded = self.brief.modules.exclude
        if module.id in excluded:
            place = self._place(["modules", "exclude", excluded.index(module.id)])
            return f'the brief excludes "{module.id}"{place}'
        if self.request.client.type in module.closed_to:
            return f'"{module.id}" is not for a {self.request.client.type}'
        return ""

    def _check_groups(self, each: Firm) -> Iterator[Diagnostic]:
        """Hold a number of groups that the brief fixes to that of the plan before."""
        counts = Counter(group.audience for group in self.file.value.groups)
        for audience in sorted({self.audiences.get(g, "") for g in each.session.groups} - {""}):
            asked = self.brief.groups.numbers.get(audience)
            if asked is not None and asked != counts[audience]:
                place = self._place(["groups", "numbers", audience])
                message = (
                    f"the brief asks for {asked} groups of {audience}{place}, "
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
        for index, pin in enumerate(self.brief.pins):
            if pin.module == module.id and (pin.group is None or pin.group in session.groups):
                mask = self._pin_mask(index, session)
                if not mask >> slot & 1:
                    reasons.append(f"the brief pins it elsewhere{self._place(['pins', index])}")
        if reasons:
            message = f"not on {session.date} in the {session.daypart}: {'; '.join(reasons)}"
            hint = self._suggest_days(module, audience, people, session)
            yield self._at(each, "date", message, hint)

    def _pin_mask(self, index: int, session: KeptSession) -> int:
        pin, horizon = self.brief.pins[index], self.horizon
        parts: Sequence[Part] = (pin.daypart,) if pin.daypart else PARTS
        if pin.date:
            return horizon.stretch(pin.date, pin.date, parts) if session.occurrence == 1 else -1
        return horizon.stretch(pin.from_ or horizon.first, pin.to or horizon.last, parts)

    def _suggest_days(
        self,
        module: ModuleBase,
        audience: str,
        people: tuple[tuple[str, int], ...],
        session: KeptSession,
    ) -> str:
        """Name the nearest days on which the calendar is open for a session."""
        free = self.openings.open(module, audience, people)
        days = dict.fromkeys(self.horizon.day_of(slot) for slot in slots_in(free))
        near = sorted(days, key=lambda day: (abs((day - session.date).days), day))[:_MANY]
        if not near:
            return "No day in the period is open for it."
        return f"Open near it: {', '.join(str(day) for day in sorted(near))}."

    def _check_venue(self, each: Firm, slot: int, dayparts: int) -> Iterator[Diagnostic]:
        name = each.session.venue
        if name is None or not self.venues:
            return
        if name not in self.venues:
            meant = suggest(name, self.venues)
            hint = f'Did you mean "{meant}"?' if meant else f"Known: {', '.join(self.venues)}."
            yield self._at(each, "venue", f'there is no venue "{name}" in the brief', hint)
            return
        index = self.venues[name]
        venue = self.brief.venues[index]
        size = sum((each.session.people or {}).values())
        place = self._place(["venues", index])
        hint = "Choose another venue, or delete venue: and let abs choose."
        if venue.capacity < size:
            message = f"{name} holds {venue.capacity} people{place}, and {size} take part"
            yield self._at(each, "venue", message, hint)
        free = self.openings.room_free(index)
        if not all(free >> part & 1 for part in taken(slot, dayparts)):
            message = f"{name} is not free then{place}"
            yield self._at(each, "venue", message, hint)

    def _check_staff(self, each: Firm, module: ModuleBase, slot: int) -> Iterator[Diagnostic]:
        names = each.session.staff
        if not names or not self.crew:
            return
        hint = "Name someone else, or delete staff: and let abs choose."
        size = sum((each.session.people or {}).values())
        counts: Counter[str] = Counter()
        for name in names:
            person = self.crew.get(name)
            if person is None:
                meant = suggest(name, self.crew)
                known = f'Did you mean "{meant}"?' if meant else hint
                message = f'staff: "{name}" is no trainer, actor or guest of the brief'
                yield self._at(each, "staff", message, known)
                continue
            counts[person.role] += 1
            why = self._why_not(person, module, slot)
            if why:
                index = self.brief.people.index(person)
                message = f"staff: {name} {why}{self._place(['people', index])}"
                yield self._at(each, "staff", message, hint)
        if any(name not in self.crew for name in names):
            return
        staffing = module.staffing
        needed = {
            "trainer": staffing.trainers.needed(size),
            "actor": staffing.actors.needed(size),
            "guest": staffing.guests.needed(size),
        }
        for kind, number in needed.items():
            has_some = any(person.role == kind for person in self.crew.values())
            if has_some and counts[kind] != number:
                message = f"staff: {number} of role {kind} needed, {counts[kind]} named"
                hint = "Name as many as needed, or delete staff: and let abs choose."
                yield self._at(each, "staff", message, hint)

    def _why_not(self, person: Person, module: ModuleBase, slot: int) -> str:
        if person.gives and module.id not in person.gives:
            return f'does not give "{module.id}"'
        free = self.openings.free_of(person)
        if not all(free >> part & 1 for part in taken(slot, module.daypart_count)):
            return "is not free then"
        return ""

    def _check_together(self) -> Iterator[Diagnostic]:
        """Nobody, and no venue, is needed twice at the same time."""
        seen: dict[tuple[str, dt.date, str], Firm] = {}
        for each in self.firm:
            session = each.session
            if each.held:
                continue
            keys = [("staff", name) for name in dict.fromkeys(session.staff or ())]
            if session.venue:
                keys.append(("venue", session.venue))
            for key, name in keys:
                first = seen.setdefault((f"{key} {name}", session.date, session.daypart), each)
                if first is not each:
                    line = self.file.origin.span(["sessions", first.index]).line
                    message = f"{name} is taken then by {first.session.id} (line {line})"
                    hint = "Change one of the two."
                    yield self._at(each, key, message, hint)


def check_times(
    file: Sourced[PlanFile], plan: Plan, request: Request, today: dt.date | None = None
) -> list[Diagnostic]:
    """Find own start times that make people or rooms be needed twice, travel included."""
    by_id = {session.id: session for session in plan.sessions}
    travel = {venue.name: venue.travel_minutes for venue in request.brief.value.venues}
    found = []
    for each in firm_sessions(file.value, today):
        session = by_id.get(each.session.id)
        if session is None or each.held or "start" not in each.keys:
            continue
        for other in plan.sessions:
            if other.id == session.id or other.date != session.date:
                continue
            shared = _in_both(session, other)
            if shared and _gap(session, other) < _travel(session, other, travel):
                message = (
                    f"from {session.start:%H:%M} to {session.end:%H:%M} leaves {shared} no time: "
                    f"{other.id} is from {other.start:%H:%M} to {other.end:%H:%M}"
                )
                path: list[str | int] = ["sessions", each.index, "start"]
                hint = "Choose another start, or delete start: for the usual one."
                found.append(file.diagnostic("ABS501", path, message, hint))
                break
    return found


def _in_both(one: Session, other: Session) -> str:
    """Name someone, a group or a venue that is in both sessions; nothing where there is none."""
    people = {*one.staff, *one.attending, *one.groups}
    shared = people & {*other.staff, *other.attending, *other.groups}
    if one.venue and one.venue == other.venue:
        shared.add(one.venue)
    return min(shared, default="")


def _gap(one: Session, other: Session) -> int:
    """Count the minutes between two sessions of a day; below 0 where they overlap."""
    first, second = sorted((one, other), key=lambda each: each.start)
    return clock(second.start) - clock(first.end)


def _travel(one: Session, other: Session, travel: dict[str, int]) -> int:
    if one.venue == other.venue:
        return 0
    return travel.get(one.venue, 0) + travel.get(other.venue, 0)
