"""Which calendars a programme has, for whom, and the appointments in each."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from abscurriculum.models.filled import Label
from abscurriculum.models.programme import (
    DroppedSession,
    Programme,
    ProgrammeSession,
    ProgrammeStaff,
)
from abscurriculum.models.text import Language
from abscurriculum.rendering.characters import clean_line
from abscurriculum.rendering.documents import Reader
from abscurriculum.rendering.labels import SHIPPED, read_labels
from abscurriculum.rendering.names import make_slug, name_group, tell_apart

_A_DAY = dt.timedelta(days=1)
_NAMES: Mapping[Language, tuple[str, str]] = {"nl": ("agenda", "alles"), "en": ("calendar", "all")}
# Who has a calendar by name, and who reads it.
_PERSONAL: Mapping[str, tuple[Reader, ...]] = {
    "trainer": ("trainer",),
    "actor": ("actor", "trainer"),
}
_EVERYONE: tuple[Reader, ...] = ("client", "trainer")
_MEMBERS: tuple[Reader, ...] = ("participant", "client", "trainer")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One session as a calendar shows it."""

    id: str
    revision: int
    start: dt.datetime
    end: dt.datetime
    title: str
    place: str
    description: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A file with appointments."""

    name: str
    title: str
    readers: tuple[Reader, ...]
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    """A calendar without its final name."""

    name: str
    title: str
    readers: tuple[Reader, ...]
    appointments: Iterable[Appointment]


def list_calendars(programme: Programme) -> tuple[Calendar, ...]:
    """List the calendars: one for all, one per group, per delegation, trainer and actor."""
    calendars: list[Calendar] = []
    taken: set[str] = set()
    stem = _NAMES[programme.language][0]
    for wish in _Calendars(programme).wishes():
        appointments = tuple(sorted(wish.appointments, key=lambda each: (each.start, each.id)))
        if not appointments and calendars:
            continue
        name = tell_apart(wish.name, taken)
        title = clean_line(wish.title)
        calendars.append(Calendar(f"{stem}-{name}.ics", title, wish.readers, appointments))
    return tuple(calendars)


class _Calendars:
    def __init__(self, programme: Programme) -> None:
        self.p = programme
        self.t = read_labels((str(SHIPPED),), programme.language)
        self.modules = {module.id: module for module in programme.modules}

    def wishes(self) -> Iterator[_Wish]:
        """Give the calendars in a fixed order, so that names stay with them."""
        client = self.p.client_title
        yield _Wish(_NAMES[self.p.language][1], client, _EVERYONE, self._for_all())
        for group, (name, title) in self._groups().items():
            yield _Wish(name, f"{client}: {title}", _MEMBERS, self._for_group(group))
        for audience, title in self._delegations().items():
            name = make_slug(f"{title} {self.t['delegation']}")
            named = f"{client}: {title}, {self.t['delegation']}"
            yield _Wish(name, named, _MEMBERS, self._for_delegation(audience))
        for kind, name in self._people():
            slug = make_slug(name) or make_slug(self.t[f"sheet_{kind}s"])
            yield _Wish(slug, f"{client}: {name}", _PERSONAL[kind], self._for_person(kind, name))

    def _groups(self) -> dict[str, tuple[str, str]]:
        """Give each group, those that are no longer there too, with a short name and its own."""
        found = {}
        for group in self.p.groups:
            found[group.id] = name_group(group.id, group.audience), str(group.title)
        for dropped in self.p.dropped:
            for label in dropped.groups:
                name = name_group(label.id, dropped.audience)
                found.setdefault(label.id, (name, str(label.title)))
        return found

    def _delegations(self) -> dict[str, str]:
        """Give the audiences that send delegations."""
        sessions = [each.audience for each in self.p.sessions if not each.group_ids]
        gone = [each.audience for each in self.p.dropped if not each.groups]
        found = {each.id: str(each.title) for each in [*gone, *sessions]}
        return dict(sorted(found.items()))

    def _people(self) -> list[tuple[str, str]]:
        """Give trainers and then actors, by name; those who have left too."""
        found = {
            (staff.title.id, name)
            for session in self.p.sessions
            for staff in session.staff
            for name in staff.names
        }
        left = [label for session in self.p.sessions for label in session.former_staff]
        gone = [label for session in self.p.dropped for label in session.staff]
        found |= {(label.id, str(label.title)) for label in (*left, *gone)}
        return [each for kind in _PERSONAL for each in sorted(found) if each[0] == kind]

    def _for_all(self) -> Iterator[Appointment]:
        for session in self.p.sessions:
            title = f"{session.title} ({self._who(session)})"
            yield replace(_appoint(session, title), description=self._describe(session))
        for dropped in self.p.dropped:
            yield _cancel(dropped)

    def _for_group(self, group: str) -> Iterator[Appointment]:
        for session in self.p.sessions:
            if group in session.group_ids:
                yield self._for_member(session)
        for dropped in self.p.dropped:
            if any(label.id == group for label in dropped.groups):
                yield _cancel(dropped)

    def _for_delegation(self, audience: str) -> Iterator[Appointment]:
        for session in self.p.sessions:
            if not session.group_ids and session.audience.id == audience:
                yield self._for_member(session)
        for dropped in self.p.dropped:
            if not dropped.groups and dropped.audience.id == audience:
                yield _cancel(dropped)

    def _for_member(self, session: ProgrammeSession) -> Appointment:
        description = f"{self._who(session)}\n{self._describe(session)}\n\n{self._aims(session)}"
        return replace(_appoint(session, str(session.title)), description=description)

    def _for_person(self, kind: str, name: str) -> Iterator[Appointment]:
        for session in self.p.sessions:
            title = f"{session.title} ({self._who(session)})"
            if any(staff.title.id == kind and name in staff.names for staff in session.staff):
                room = f"{self.t['room']}: {self.modules[session.module].room_setup}"
                lines = self.p.client_title, self._describe(session), room, "", self._aims(session)
                description = "\n".join(lines)
                yield replace(_appoint(session, title), description=description)
            elif _has(session.former_staff, kind, name):
                yield replace(_appoint(session, title), cancelled=True)
        for dropped in self.p.dropped:
            if _has(dropped.staff, kind, name):
                yield _cancel(dropped)

    def _who(self, session: ProgrammeSession) -> str:
        """Name the groups, or the audience that sends a delegation."""
        return "; ".join(map(str, session.groups)) or (
            f"{session.audience.title}, {self.t['delegation']}"
        )

    def _describe(self, session: ProgrammeSession) -> str:
        """Say who come; nothing that only trainers or the client may read."""
        roles = ", ".join(f"{role.number} {role.title}" for role in session.people if role.number)
        lines = [f"{self.t['people']} ({session.size}): {roles}"]
        if session.attending:
            lines.append(f"{self.t['attending']}: {', '.join(session.attending)}")
        lines += map(_name_staff, session.staff)
        return "\n".join(lines)

    def _aims(self, session: ProgrammeSession) -> str:
        """Say what a participant can do afterwards."""
        lead = f"{self.t['objectives']}. {self.t['objectives_lead']}"
        aims = (f"- {each.text}" for each in self.modules[session.module].objectives)
        return "\n".join([lead, *aims])


def _name_staff(staff: ProgrammeStaff) -> str:
    """Write who trains or plays, and how many there are where not all have a name."""
    title = str(staff.title.title)
    number = f" ({staff.number})" if len(staff.names) not in (0, staff.number) else ""
    names = ", ".join(staff.names) or str(staff.number)
    return f"{title[:1].upper()}{title[1:]}{number}: {names}"


def _has(labels: Sequence[Label], kind: str, name: str) -> bool:
    return any(label.id == kind and str(label.title) == name for label in labels)


def _appoint(session: ProgrammeSession, title: str) -> Appointment:
    start, end = _times(session)
    return Appointment(session.id, session.revision, start, end, title, session.venue)


def _cancel(session: DroppedSession) -> Appointment:
    start, end = _times(session)
    title = str(session.title)
    return Appointment(
        session.id, session.revision, start, end, title, session.venue, cancelled=True
    )


def _times(session: ProgrammeSession | DroppedSession) -> tuple[dt.datetime, dt.datetime]:
    """Give start and end on the clock; a session may end after midnight."""
    start = dt.datetime.combine(session.date, session.start)
    end = dt.datetime.combine(session.date, session.end)
    return start, end if end > start else end + _A_DAY
