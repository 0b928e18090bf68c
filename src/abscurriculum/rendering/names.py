"""Names of files: what every file system takes, and never the same one twice."""

import re
import unicodedata
from collections.abc import Iterable

from abscurriculum.models.filled import Label
from abscurriculum.models.programme import ProgrammeGroup

_MOST_LETTERS = 60


def make_slug(text: str) -> str:
    """Make a name that every file system takes: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_MOST_LETTERS].strip("-")


def tell_apart(name: str, taken: set[str]) -> str:
    """Give the name, or the first that is free with a number behind it."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def name_group(id: str, audience: Label) -> str:
    """Name a group in the reader's language: ambtenaren-a."""
    letter = id.removeprefix(audience.id)
    return make_slug(f"{audience.title} {letter}") or make_slug(id)


def name_groups(groups: Iterable[ProgrammeGroup]) -> dict[str, str]:
    """Name each group by its id, no two alike."""
    taken: set[str] = set()
    return {each.id: tell_apart(name_group(each.id, each.audience), taken) for each in groups}
