"""Small libraries and briefs as data: they can be shown, changed and shrunk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request
from builders import (
    Data,
    a_brief,
    a_goal,
    a_library,
    a_module,
    a_vocabulary,
    a_word,
    activity,
    text,
)

ROLES: Data = {
    "adviser": {},
    "team_leader": {},
    "mt_member": {},
    "councillor": {"sits_in": ["council"], "elected": True},
    "alderman": {"sits_in": ["council", "executive"], "appointed": True},
    "mayor": {"sits_in": ["council", "executive"]},
    "executive_member": {"any_of": ["alderman", "mayor"]},
}
AUDIENCES = {
    "officials": ["adviser", "team_leader"],
    "management": ["mt_member"],
    "council-and-top": ["councillor", "alderman", "mayor"],
}
MOST = {"adviser": 5, "team_leader": 2, "mt_member": 3, "councillor": 4, "alderman": 2, "mayor": 1}
TRACKS = ("officials-executives", "leadership")
GOALS = ("rolvastheid", "scherpte", "vertrouwen")


@dataclass
class Small:
    """A small library and brief as data, so that they can be shown, changed and shrunk."""

    modules: list[Data] = field(default_factory=list)
    routes: dict[str, list[str]] = field(default_factory=dict)
    brief: Data = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Name its modules."""
        return [module["id"] for module in self.modules]


def read_small(small: Small) -> Request:
    """Read a case; rules are for the one who asks."""
    vocabulary = a_vocabulary(
        terms={name: {"all": a_word(name)} for name in ("council", *ROLES)},
        roles=ROLES,
        audiences={name: {"title": text(), "roles": roles} for name, roles in AUDIENCES.items()},
        tracks={track: {"title": text(), "summary": text()} for track in TRACKS},
    )
    modules: list[Sourced[ModuleBase]] = [_read_module(module) for module in small.modules]
    library = a_library(
        *modules,
        goals=[a_goal(goal) for goal in GOALS],
        routes={track: {"standard": names} for track, names in small.routes.items()},
        vocabulary=vocabulary,
    )
    client = Organisation(name="Klein", type="municipality", holiday_region="Midden")
    return Request(library, a_brief(client="Klein", **small.brief), client)


def _read_module(module: Data) -> Sourced[ModuleBase]:
    practice, more = module.get("practice", 0), module.get("minutes", 135)
    agenda = [activity(more), *([activity(practice, form="practice")] if practice else [])]
    rest = {key: value for key, value in module.items() if key not in ("practice", "minutes")}
    found: Sourced[ModuleBase] = a_module(agenda=agenda, **rest)
    return found


class Dice:
    """Chances and choices."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - cases, not secrets

    def once_in(self, times: int) -> bool:
        """Be true once in so many times."""
        return self.random.randrange(times) == 0

    def pick(self, *values: Any) -> Any:
        """Choose one."""
        return self.random.choice(values)

    def some(self, values: Sequence[Any], most: int, least: int = 0) -> list[Any]:
        """Choose some, each at most once."""
        number = min(len(values), self.random.randint(least, most))
        return self.random.sample(list(values), number)
