"""What actors play: the sessions they are in, and their scenes on the clock."""

from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.programme import Programme, ProgrammeCase, ProgrammeSession
from abscurriculum.models.programme_module import (
    ProgrammeActivity,
    ProgrammeModule,
    ProgrammeScene,
)
from abscurriculum.rendering.starts import Start, list_starts


@dataclass(frozen=True, slots=True)
class PlayedModule:
    """A module with actors, and its sessions in which they play."""

    module: ProgrammeModule
    sessions: tuple[ProgrammeSession, ...]
    starts: tuple[Start, ...]

    def activity_of(self, scene: ProgrammeScene) -> ProgrammeActivity | None:
        """Find the activity in which a scene is played."""
        return next((each for each in self.module.agenda if each.title == scene.activity), None)

    def is_played(self, activity: ProgrammeActivity) -> bool:
        """Tell whether a scene is played in an activity."""
        return any(self.activity_of(scene) == activity for scene in self.module.scenes)


class Stage:
    """Everything in a programme that actors need."""

    def __init__(self, programme: Programme) -> None:
        """Keep the programme."""
        self._p = programme

    @cached_property
    def sessions(self) -> tuple[ProgrammeSession, ...]:
        """The sessions with actors, in order of time."""
        return tuple(
            session
            for session in self._p.sessions
            if any(each.title.id == "actor" for each in session.staff)
        )

    @cached_property
    def modules(self) -> tuple[PlayedModule, ...]:
        """The modules of those sessions, in order of the programme."""
        by_module = {
            module.id: tuple(each for each in self.sessions if each.module == module.id)
            for module in self._p.modules
        }
        return tuple(
            PlayedModule(module, by_module[module.id], list_starts(by_module[module.id]))
            for module in self._p.modules
            if by_module[module.id]
        )

    @cached_property
    def cases(self) -> tuple[ProgrammeCase, ...]:
        """What the work in the lines with actors is about; never what is confidential."""
        tracks = {session.track for session in self.sessions}
        return tuple(c for c in self._p.cases if c.track in tracks and not c.confidential)
