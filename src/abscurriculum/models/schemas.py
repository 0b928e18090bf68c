"""JSON Schemas of the files, for editors and other checkers."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from abscurriculum.models.brief import Brief
from abscurriculum.models.goal import GoalFile, LibraryFile
from abscurriculum.models.module import Module
from abscurriculum.models.programme import Programme
from abscurriculum.models.style import StyleFile
from abscurriculum.models.vocabulary import Vocabulary

SCHEMAS: Mapping[str, Any] = {
    "module": Module,
    "brief": Brief,
    "goals": GoalFile,
    "vocabulary": Vocabulary,
    "library": LibraryFile,
    "programme": Programme,
    "style": StyleFile,
}


def make_schema(name: str) -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of one kind of file; raise KeyError for an unknown one."""
    schema = TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | schema
