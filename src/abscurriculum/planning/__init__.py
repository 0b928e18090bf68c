"""Library, brief and the plan before -> a plan, or why there is none.

The solver loads with the parts that need it: reading a plan back does not.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abscurriculum.planning.clashing.conflicts import Conflict, find_conflict
    from abscurriculum.planning.compose import Before, NoPlan, Planned, plan

__all__ = ["Before", "Conflict", "NoPlan", "Planned", "find_conflict", "plan"]

_HOMES = {"Conflict": "clashing.conflicts", "find_conflict": "clashing.conflicts"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    home = importlib.import_module(f"{__name__}.{_HOMES.get(name, 'compose')}")
    return getattr(home, name)
