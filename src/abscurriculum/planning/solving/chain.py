"""When a task is done, as a chain of yes-no variables: done by the end of each grain of time.

A grain is a day or a part of a week. `done` only ever turns from no to yes, so "before" is a plain
implication between two chains, and "in this grain" a difference of two neighbours.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abscurriculum.planning.solving.solver import LinearModel

Terms = list[tuple[int, int]]


@dataclass(frozen=True)
class Chain:
    """The chain of one task over the grains in which it may be."""

    grains: Sequence[int]
    """Last day of each grain, from the first; days count from 0."""
    variables: Sequence[int]
    """One for each grain but the last: by then it is done. With `present` also for the last."""
    present: int | None = None
    """For a task that may be left out: whether it is in."""

    def by(self, day: int) -> int | None:
        """Give the variable that says it is done by the end of a day; None for never, -1 for sure.

        The day must not cut a grain in two.
        """
        place = self.place(day)
        if place < 0:
            return None
        return self.variables[place] if place < len(self.variables) else -1

    def place(self, day: int) -> int:
        """Give the place of the last grain that ends by a day; -1 before the first."""
        return bisect_right(self.grains, day) - 1

    def within(self, place: int) -> tuple[Terms, int]:
        """Give terms and a constant that add up to 1 when it is in the grain of that place."""
        terms: Terms = []
        constant = 0
        if place < len(self.variables):
            terms.append((self.variables[place], 1))
        else:
            constant = 1
        if place:
            terms.append((self.variables[place - 1], -1))
        return terms, constant

    def read(self, values: Sequence[int]) -> int:
        """Give the last day of the grain in which an answer has the task."""
        place = next((p for p, v in enumerate(self.variables) if values[v]), len(self.grains) - 1)
        return self.grains[place]


def make_chain(model: LinearModel, grains: Sequence[int], present: int | None = None) -> Chain:
    """Add the chain of a task that must be in one of these grains, or, with `present`, may be."""
    variables = [model.choice() for _ in grains[1:]]
    if present is not None:
        variables.append(present)
    for earlier, later in pairwise(variables):
        model.at_most([(earlier, 1), (later, -1)], 0)
    return Chain(tuple(grains), tuple(variables), present)


def imply(model: LinearModel, first: Chain, start: int, then: Chain, end: int) -> None:
    """Hold that when `then` is done by `end`, `first` is done by `start`, if it is done at all."""
    earlier, later = first.by(start), then.by(end)
    if later is None or earlier == -1:
        return
    terms = [] if later == -1 else [(later, 1)]
    most = -1 if later == -1 else 0
    if earlier is not None:
        terms.append((earlier, -1))
    if first.present is not None:
        terms.append((first.present, 1))
        most += 1
    model.at_most(terms, most)
