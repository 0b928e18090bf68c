"""The smallest part of some conditions that cannot be met together.

QuickXplain (Junker, 2004): halves of the conditions are let go and taken back, and every question
is answered by planning again. Modules come first, so that later questions are about few of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from abscurriculum.planning.conditions import Condition, Setting, let_go
from abscurriculum.planning.judging import Judge, can_choose

Fails = Callable[[Sequence[int]], bool]


@dataclass
class Shrinker:
    """The conditions of a setting, numbered, and what was found out about sets of them."""

    setting: Setting
    conditions: Sequence[Condition]
    judge: Judge
    known: dict[frozenset[int], bool | None] = field(default_factory=dict)

    def keep(self, kept: Sequence[int]) -> Setting:
        """Give the setting with only some of the conditions."""
        chosen = set(kept)
        rest = (each for number, each in enumerate(self.conditions) if number not in chosen)
        return let_go(self.setting, rest)

    def verdict(self, kept: Sequence[int]) -> bool | None:
        """Tell whether there is a plan that meets these conditions."""
        key = frozenset(kept)
        if key not in self.known:
            self.known[key] = self.judge(self.keep(kept))
        return self.known[key]

    def fails(self, kept: Sequence[int]) -> bool:
        """Tell whether it is proven that these conditions clash."""
        return self.verdict(kept) is False

    def shrink(self) -> tuple[list[Condition], bool]:
        """Give a smallest set, and whether it is proven that it is; there is no plan at first."""
        everything = range(len(self.conditions))
        if not self.fails(everything):
            return list(self.conditions), False
        cuts = self.judge.cuts
        wishes = [n for n in everything if _asks_for_modules(self.conditions[n])]
        late = [n for n in everything if self.conditions[n].late]
        early = [n for n in everything if n not in wishes and n not in late]

        def cannot_choose(kept: Sequence[int]) -> bool:
            return not can_choose(self.keep([*kept, *early, *late]), cuts)

        found = smallest(cannot_choose, [], wishes)
        for part, rest in ((early, late), (late, [])):
            found += smallest(self.fails, [*found, *rest], part)
        return self._confirm(found if self.fails(found) else everything)

    def _confirm(self, found: Sequence[int]) -> tuple[list[Condition], bool]:
        """Let each condition go once more; what is not needed goes for good."""
        left, before = sorted(found), 0
        while len(left) != before:
            before = len(left)
            for number in reversed(list(left)):
                rest = [each for each in left if each != number]
                if self.fails(rest):
                    left = rest
        proven = all(self.verdict([e for e in left if e != number]) is True for number in left)
        return [self.conditions[number] for number in left], proven


def _asks_for_modules(condition: Condition) -> bool:
    return condition.path[0] == "goals" or condition.path[:2] in (
        ("modules", "include"),
        ("limits", "practice_minutes"),
    )


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
