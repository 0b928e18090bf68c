"""Progress on stderr while the solver works; Ctrl-C takes the best so far."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abscurriculum.planning.solving.watch import Watch

_ERASE = "\r\033[K"
# Shorter waits need no words.
_PATIENCE_SECONDS = 1.0


class _Progress:
    def __init__(self, *, quiet: bool) -> None:
        self._shown = sys.stderr.isatty() and not quiet
        self._began = time.monotonic()
        self._stopped = False

    def better(self, objective: int, bound: int) -> None:
        if self._shown and time.monotonic() - self._began > _PATIENCE_SECONDS:
            gap = 100 * abs(objective - bound) // max(1, abs(objective))
            words = f"planning: at most {gap} % from the best; Ctrl-C takes what there is"
            print(f"{_ERASE}{words}", end="", file=sys.stderr, flush=True)

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Stop the search; a second Ctrl-C ends the command."""
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True
        print(f"{_ERASE * self._shown}abs: taking the best so far ...", file=sys.stderr, flush=True)

    def stopped(self) -> bool:
        return self._stopped

    def end(self) -> None:
        if self._shown:
            print(_ERASE, end="", file=sys.stderr, flush=True)


@contextmanager
def watching(*, quiet: bool) -> Iterator["Watch"]:
    """Look on while the solver works; Ctrl-C means then that the best so far will do."""
    from abscurriculum.planning.solving.watch import Watch

    progress = _Progress(quiet=quiet)
    before = signal.signal(signal.SIGINT, progress.stop)
    try:
        yield Watch(progress.better, progress.stopped)
    finally:
        signal.signal(signal.SIGINT, before)
        progress.end()
