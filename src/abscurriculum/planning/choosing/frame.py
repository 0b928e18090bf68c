"""A choice of modules and groups, and what is known before it is made."""

from dataclasses import dataclass, field
from typing import Literal

Aim = Literal["best", "fewest", "least cost"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen modules, which audiences attend each, and the number of groups per audience."""

    modules: tuple[str, ...]
    attending: frozenset[tuple[str, str]]
    groups: dict[str, int]
    cents: int
    """Euro cents, preparation included and with the cheapest rooms."""
    points: int
    """Weight of the wishes met."""
    proven: bool
    times: dict[str, int] = field(default_factory=dict)
    """How often a group does each module that may be done as often as fits."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Modules that together cannot be placed in the calendar, with these numbers of groups."""

    modules: frozenset[str]
    groups: tuple[tuple[str, int], ...]
    attending: tuple[tuple[str, str], ...]
    """Which audiences go through which of the modules."""
    only: bool = False
    """Whether it holds for these modules alone, and not for more."""


@dataclass
class Frame:
    """What the calendar and the previous plan say before anything is selected."""

    times: dict[str, int]
    """How often a group does each module; at most, where that is as often as fits."""
    weeks: dict[str, int]
    """Most sessions of one group of an audience that the weeks leave room for."""
    places: int = 10_000
    """Weeks, or days where a week may hold more sessions, in which anything can be."""
    months: int = 10_000
    """Calendar months in which anything can be."""
    cuts: list[Cut] = field(default_factory=list)
    kept: frozenset[str] = frozenset()
    """Modules of the plan before, which stay where they can."""
    kept_groups: dict[str, int] = field(default_factory=dict)
    firm_groups: frozenset[str] = frozenset()
    """Audiences whose number of groups may not change."""
    lenient: bool = False
    """Whether must goals and included modules are wishes that outweigh all others."""
    aim: Aim = "best"
    """The best programme, the fewest sessions that meet the conditions, or the least cost."""
