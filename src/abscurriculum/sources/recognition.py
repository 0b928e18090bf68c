"""What a file is, by its keys: module, goals, vocabulary, library, brief or style."""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel

from abscurriculum.models.brief import Brief
from abscurriculum.models.goal import GoalFile, LibraryFile
from abscurriculum.models.module import KINDS, ModuleBase
from abscurriculum.models.style import StyleFile
from abscurriculum.models.vocabulary import Vocabulary

FileKind = Literal["goals", "brief", "vocabulary", "library", "module", "style"]
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)

# In the order that decides a draw: `goals` alone is a goals file, and a brief is the likeliest
# file to hold few keys.
_MODELS: Mapping[FileKind, tuple[type[BaseModel], ...]] = {
    "goals": (GoalFile,),
    "brief": (Brief,),
    "vocabulary": (Vocabulary,),
    "library": (LibraryFile,),
    "module": (ModuleBase, *KINDS.values()),
    "style": (StyleFile,),
}
_KEYS: Mapping[FileKind, frozenset[str]] = {
    kind: frozenset(
        field.alias or name for model in models for name, field in model.model_fields.items()
    )
    for kind, models in _MODELS.items()
}


def recognise(data: object) -> FileKind | None:
    """Tell what a file is from the keys at its top, or None where no key is known."""
    if not isinstance(data, dict):
        return None
    keys = frozenset(data)
    if keys == {"goals"} and isinstance(data["goals"], dict):
        return "brief"
    fits = {kind: len(keys & known) for kind, known in _KEYS.items()}
    best = max(fits.values())
    return next((kind for kind, fit in fits.items() if fit == best), None) if best else None
