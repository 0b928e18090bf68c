"""The smallest part of some conditions that cannot be met together.

QuickXplain (Junker, 2004): halves of the conditions are let go and taken back, and every question
is answered by planning again. Modules come first, so that later questions are about few of them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from abscurriculum.planning.clashing.conditions import Condition, Setting, let_go
from abscurriculum.planning.clashing.judging import Judge, can_choose

Fails = Callable[[Sequence[int]], bool]


@dataclass
class Shrinker:
    """The conditions of a setting, numbered, and what was found out about sets of them."""

    setting: Setting
    conditions: Sequence[Condition]
    judge: Judge
    known: dict[frozenset[int], bool | None] = field(default_factory=dict)

    def keep(self, kept: Collection[int]) -> Setting:
        """Give the setting with only some of the conditions."""
        rest = (each for number, each in enumerate(self.conditions) if number not in kept)
        return let_go(self.setting, rest)

    def verdict(self, kept: Collection[int], gone: int | None = None) -> bool | None:
        """Tell whether there is a plan that meets these conditions.

        A plan that meets more of them will do; with the late ones, but for one that must be gone,
        it is found sooner.
        """
        asked = frozenset(kept)
        late = {n for n, each in enumerate(self.conditions) if each.late and n != gone}
        for key in (asked | late, asked):
            if any(verdict and key <= known for known, verdict in self.known.items()):
                return True
            if key not in self.known:
                self.known[key] = self.judge(self.keep(key))
            if self.known[key]:
                return True
        return self.known[asked]

    def fails(self, kept: Sequence[int]) -> bool:
        """Tell whether it is proven that these conditions clash."""
        return self.verdict(kept) is False

    def shrink(self) -> tuple[list[Condition], bool]:
        """Give a smallest set, and whether it is proven that it is; there is no plan at first."""
        everything = range(len(self.conditions))
        if not self.fails(everything):
            return list(self.conditions), False
        ruled_out = self.judge.ruled_out

        def cannot_choose(kept: Sequence[int]) -> bool:
            return not can_choose(self.keep(kept), ruled_out)

        # Where no calendar is to blame, choosing alone answers, and much sooner.
        fails = self.fails if ruled_out.cuts else cannot_choose
        wishes = [n for n in everything if self.conditions[n].asks_for_modules]
        late = [n for n in everything if self.conditions[n].late]
        early = [n for n in everything if n not in wishes and n not in late]
        found = smallest(cannot_choose, [*early, *late], wishes)
        found += smallest(fails, [*found, *late], early)
        found += smallest(fails, found, late)
        if not self.fails(found):
            # Letting go did not only ever help, or patience ran out: begin with what is known.
            known = [sorted(key) for key, verdict in self.known.items() if verdict is False]
            found = min(known, key=lambda key: (len(key), key))
        return self._confirm(found)

    def _confirm(self, found: Sequence[int]) -> tuple[list[Condition], bool]:
        """Let each condition go once more; what is not needed goes for good."""
        left, before, proven = sorted(found), 0, False
        while len(left) != before:
            before, proven = len(left), True
            for number in reversed(list(left)):
                rest = [each for each in left if each != number]
                verdict = self.verdict(rest, number)
                if verdict is False:
                    left = rest
                proven = proven and verdict is True
        return [self.conditions[number] for number in left], proven


def smallest(fails: Fails, ground: Sequence[int], parts: Sequence[int]) -> list[int]:
    """Give a smallest choice of parts that fails with the ground, where all of them do.

    Parts at the front of the list are blamed rather than those behind them.
    """
    if not parts or fails(ground):
        return []
    return _narrow(fails, list(ground), [], list(parts))


def _narrow(
    fails: Fails, ground: list[int], added: Sequence[int], parts: Sequence[int]
) -> list[int]:
    if added and fails(ground):
        return []
    if len(parts) == 1:
        return list(parts)
    half = len(parts) // 2
    one, two = parts[:half], parts[half:]
    second = _narrow(fails, [*ground, *one], one, two)
    first = _narrow(fails, [*ground, *second], second, one)
    return [*first, *second]
