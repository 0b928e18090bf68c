"""Progress on stderr while the solver works; silent in pipes."""

import sys
from collections.abc import Callable

Listener = Callable[[int, int], bool]


def show_progress(*, quiet: bool) -> Listener | None:
    """Give a listener that shows each better answer on a terminal; Ctrl-C keeps the best so far."""
    if quiet or not sys.stderr.isatty():
        return None

    def tell(objective: int, bound: int) -> bool:
        gap = 0 if objective == bound else 100 * abs(objective - bound) // max(1, abs(objective))
        print(
            f"\rplanning: within {gap} % of the best; Ctrl-C takes what there is \033[K",
            end="\r",
            file=sys.stderr,
            flush=True,
        )
        return True

    return tell
