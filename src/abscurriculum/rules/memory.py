"""What was worked out for the last module or library, for the next rule to use again."""

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class Remembered(Generic[S, T]):
    """A function of one argument that remembers its last answer.

    Arguments are told apart by identity: models hold mappings and have no hash. One answer is
    enough, because all rules look at one module before they go on to the next.
    """

    def __init__(self, work_out: Callable[[S], T]) -> None:
        self._work_out = work_out
        self._last: tuple[S, T] | None = None

    def __call__(self, subject: S) -> T:
        """Give the answer for a subject."""
        last = self._last
        if last is None or last[0] is not subject:
            last = self._last = (subject, self._work_out(subject))
        return last[1]
