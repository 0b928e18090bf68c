"""What one group does, when, and what its members prepare."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import (
    Programme,
    ProgrammeCase,
    ProgrammeGroup,
    ProgrammeSession,
)
from abscurriculum.models.programme_module import ProgrammeModule
from abscurriculum.rendering.starts import Start, list_starts


@dataclass(frozen=True, slots=True)
class Preparation:
    """Something that each member brings to a session."""

    due: dt.date
    text: Filled
    session: ProgrammeSession


@dataclass(frozen=True, slots=True)
class GroupModule:
    """A module with the sessions of one group."""

    module: ProgrammeModule
    sessions: tuple[ProgrammeSession, ...]
    starts: tuple[Start, ...]
    preparation: tuple[Preparation, ...]


class Booklet:
    """Everything in a programme that members of one group need."""

    def __init__(self, programme: Programme, group: ProgrammeGroup) -> None:
        """Keep the programme and the group."""
        self._p = programme
        self._group = group

    @cached_property
    def sessions(self) -> tuple[ProgrammeSession, ...]:
        """The sessions of the group, in order of time."""
        return tuple(each for each in self._p.sessions if self._group.id in each.group_ids)

    @cached_property
    def shared(self) -> tuple[ProgrammeSession, ...]:
        """Sessions of no group, to which people with the roles of this group come."""
        roles = {role.id for role in self._group.roles if role.number}
        return tuple(
            session
            for session in self._p.sessions
            if not session.group_ids and any(r.id in roles and r.number for r in session.people)
        )

    @cached_property
    def modules(self) -> tuple[GroupModule, ...]:
        """What the group does, in the order in which it does so."""
        by_id = {module.id: module for module in self._p.modules}
        order = dict.fromkeys(session.module for session in self.sessions)
        return tuple(
            GroupModule(by_id[name], held, list_starts(held), self._prepare(by_id[name], held))
            for name in order
            for held in [tuple(each for each in self.sessions if each.module == name)]
        )

    def _prepare(
        self, module: ProgrammeModule, sessions: tuple[ProgrammeSession, ...]
    ) -> tuple[Preparation, ...]:
        return tuple(
            Preparation(session.date - dt.timedelta(days=need.lead_days), need.text, session)
            for session in sessions
            for need in module.needs
            if need.brought_by == "participants"
        )

    @cached_property
    def preparation(self) -> tuple[Preparation, ...]:
        """What members bring, by the day on which it is due."""
        rows = (row for entry in self.modules for row in entry.preparation)
        return tuple(sorted(rows, key=lambda row: (row.due, row.session.number)))

    @cached_property
    def cases(self) -> tuple[ProgrammeCase, ...]:
        """What the group practises on; never what is confidential."""
        tracks = {session.track for session in self.sessions}
        return tuple(c for c in self._p.cases if c.track in tracks and not c.confidential)
