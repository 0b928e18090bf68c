"""A library: modules, goals, words and routes, each with the file it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.goal import Goal, GoalFile, LibraryFile
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.models.text import Language
from abscurriculum.models.vocabulary import Vocabulary


@dataclass(frozen=True, repr=False)
class Library:
    """Everything that programmes are composed from; files are in the order of their names."""

    head: Sourced[LibraryFile]
    vocabulary: Sourced[Vocabulary]
    goal_files: tuple[Sourced[GoalFile], ...]
    shelf: tuple[Sourced[ModuleBase], ...]

    def __repr__(self) -> str:
        """Name it; its texts would fill pages."""
        return f"<Library {self.head.value.name} {self.head.value.version}>"

    @property
    def language(self) -> Language:
        """The language of bare texts."""
        return "en" if self.head.value.language == "en" else "nl"

    @cached_property
    def modules(self) -> Mapping[str, ModuleBase]:
        """Modules by id; of two with the same id the first counts."""
        return {entry.value.id: entry.value for entry in reversed(self.shelf)}

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """Goals by id, in the order of their files."""
        found = (goal for entry in self.goal_files for goal in entry.value.goals)
        return {goal.id: goal for goal in found}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """A fixed order of modules: tracks, then routes from long to short, then ids."""
        tracks = list(self.vocabulary.value.tracks)
        routes = self.head.value.routes
        ranked = [
            module
            for track in tracks
            if track in routes
            for module in (*routes[track].long, *routes[track].standard, *routes[track].short)
        ]
        names = dict.fromkeys([*ranked, *sorted(self.modules)])
        return {module: place for place, module in enumerate(names)}
