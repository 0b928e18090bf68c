"""Someone who looks on while the solver works; known without loading it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watch:
    """Someone who looks on while the solver works, and may stop it."""

    better: Callable[[int, int], None]
    """Hears of each better objective with its bound."""
    stopped: Callable[[], bool]
    """Tells whether the best so far will do."""
