"""Venues, people and times of firm sessions against the brief."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.conditions import STAFF, Person
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS
from abscurriculum.models.origin import Sourced
from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.suggestion import suggest
from abscurriculum.planning.calendar.openings import Openings
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.keeping.edits import Firm, clock, firm_sessions
from abscurriculum.planning.solving.problem import taken

_MIDNIGHT = 24 * 60


class SeatCheck:
    """Checks what firm sessions say of venue, staff and start."""

    def __init__(self, file: Sourced[PlanFile], request: Request, openings: Openings) -> None:
        self.file, self.request, self.openings = file, request, openings
        self.brief = request.brief.value
        self.venues = {venue.name: index for index, venue in enumerate(self.brief.venues)}
        self.crew = {person.name: person for person in self.brief.people if person.role in STAFF}

    def check(self, each: Firm, module: ModuleBase, slot: int) -> Iterator[Diagnostic]:
        """Check one session that starts in a daypart."""
        if each.holds_seat:
            yield from self._check_venue(each, slot, module.daypart_count)
            yield from self._check_staff(each, module, slot)
        if "start" in each.keys:
            yield from self._check_start(each, module)

    def _at(self, each: Firm, key: str, message: str, hint: str) -> Diagnostic:
        return self.file.diagnostic("ABS501", ["sessions", each.index, key], message, hint)

    def _place(self, path: Sequence[str | int]) -> str:
        place = place_of(self.request, ".".join(str(step) for step in path))
        return f" ({place})" if place else ""

    def _check_start(self, each: Firm, module: ModuleBase) -> Iterator[Diagnostic]:
        """Hold a session with a start of its own to its dayparts."""
        session = each.session
        if session.start is None:
            return
        last = PARTS.index(session.daypart) + module.daypart_count
        limit = _MIDNIGHT if last >= len(PARTS) else self.openings.start_minutes[last]
        end = clock(session.start) + module.minutes
        if end > limit:
            bound = "midnight" if last >= len(PARTS) else f"the {PARTS[last]} starts"
            message = f"from {session.start:%H:%M} it takes until {_say(end)}, after {bound}"
            hint = f"Start at {_say(limit - module.minutes)} at the latest."
            yield self._at(each, "start", message, hint)

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

    def check_together(self, firm: Sequence[Firm]) -> Iterator[Diagnostic]:
        """Find people and venues that two firm sessions need at the same time."""
        seen: dict[tuple[str, dt.date, str], Firm] = {}
        for each in firm:
            session = each.session
            if each.held or not each.holds_seat:
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


def _say(minutes: int) -> str:
    """Write minutes after midnight as a time."""
    hours, rest = divmod(minutes, 60)
    return f"{hours % 24:02}:{rest:02}"
