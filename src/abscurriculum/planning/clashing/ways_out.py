"""Ways out of a conflict: changes after which there is a plan; every one given was tried."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from abscurriculum.models.moment import PARTS
from abscurriculum.planning.clashing.conditions import Condition, Setting, let_go
from abscurriculum.planning.clashing.judging import Judge
from abscurriculum.planning.clashing.shrinking import Shrinker
from abscurriculum.planning.clashing.way import Scene, Try, Way, weigh
from abscurriculum.planning.clashing.ways import ways_around

# Of changes that do not build on each other, so many are planned with in full.
_MOST_TRIED = 4
_MOST_STEPS = 25
_MOST_DAYS = 4

Clashes = Sequence[Condition]


@dataclass(frozen=True, slots=True)
class WayOut:
    """Changes of the brief that make a plan possible; it was tried."""

    words: tuple[str, ...]
    weight: int
    setting: Setting
    """What is planned for after them."""


def find_ways_out(shrinker: Shrinker, clashes: Clashes, most: int) -> list[WayOut]:
    """Find the easiest changes that resolve a conflict and leave no other one."""
    finder = _Finder(shrinker.setting, shrinker.conditions, shrinker.judge)
    return finder.one_change(clashes, most) or finder.several_changes(clashes)


@dataclass
class _Finder:
    written: Setting
    conditions: Clashes
    judge: Judge
    doubtful: bool = False
    """Whether a change that resolves the conflict was of no avail with everything kept."""

    def one_change(self, clashes: Clashes, most: int) -> list[WayOut]:
        """Find single changes, each no stronger than it takes."""
        scene = Scene(self.written, self.written, self.judge)
        found: list[WayOut] = []
        for way in ways_around(scene, clashes):
            if len(found) >= most and weigh(way.condition) >= found[most - 1].weight:
                break
            mildest = self._find_mildest(way, clashes)
            if mildest:
                setting = let_go(mildest.change(self.written), [])
                found.append(WayOut((mildest.words,), mildest.weight, setting))
                found.sort(key=lambda each: (each.weight, each.words))
            elif self.doubtful and not found:
                # Does something else clash as well? Then no single change will do.
                self.doubtful = False
                if not self.judge(let_go(self.written, clashes)):
                    return []
        return found[:most]

    def _find_mildest(self, way: Way, clashes: Clashes) -> Try | None:
        """Find the mildest form of a change that works.

        It is looked for where only the conflict is left, which is quick; then with few modules, and
        with everything.
        """
        late = [each for each in self.conditions if each.late]
        few = [each for each in self.conditions if not each.asks_for_modules]

        def alone(place: int) -> bool:
            return self._resolves(self.written, way.tries[place], [*clashes, *late])

        def works(place: int) -> bool:
            return self._resolves(
                self.written, way.tries[place], [*clashes, *few]
            ) and self._resolves(self.written, way.tries[place], self.conditions)

        last = len(way.tries) - 1
        if not way.rising:
            hopeful = (place for place in range(last + 1) if alone(place))
            tried = (place for place, _ in zip(hopeful, range(_MOST_TRIED), strict=False))
            place = next((place for place in tried if works(place)), -1)
            return way.tries[place] if place >= 0 else None
        least = _first(alone, 0, last)
        if least is None:
            return None
        days = self._days_of_last_plan()
        if not works(least):
            least = _first(works, least + 1, last) if least < last else None
        if least is None:
            return None
        return self._carve(way, days) or way.tries[least]

    def _days_of_last_plan(self) -> list[dt.date]:
        """List the days with a session in the plan that was found last."""
        first = self.written.brief.period.from_
        days = {slot // len(PARTS) for slot in self.judge.timetables[0].values()}
        return [first + dt.timedelta(days=day) for day in sorted(days)]

    def _carve(self, way: Way, days: Sequence[dt.date]) -> Try | None:
        """Free only the days that a plan needs: of the conflict alone, or of everything."""
        if way.carve is None:
            return None
        stretch = self.written.at(way.condition.path)
        for found in (days, self._days_of_last_plan()):
            inside = [day for day in found if stretch.holds(day)]
            if 0 < len(inside) <= _MOST_DAYS and stretch.from_ < stretch.to:
                each = way.carve(inside)
                if self._resolves(self.written, each, self.conditions):
                    return each
        return None

    def _resolves(self, here: Setting, each: Try, kept: Clashes) -> bool:
        """Tell whether there is a plan after a change, when only some conditions are kept."""
        keys = {condition.key for condition in kept}
        others = [condition for condition in self.conditions if condition.key not in keys]
        return self.judge(let_go(each.change(here), others)) is True

    def several_changes(self, clashes: Clashes) -> list[WayOut]:
        """Change one thing after the other until no conflict is left; undo what was not needed."""
        steps: list[Try] = []
        for _ in range(_MOST_STEPS):
            here = _make(self.written, steps)
            step = self._find_step(here, clashes)
            if step is None:
                return []
            steps.append(step)
            here = _make(self.written, steps)
            verdict = self.judge(let_go(here, []))
            if verdict is None:
                return []
            if verdict:
                return [self._tidy(steps)]
            clashes, _ = Shrinker(here, self.conditions, self.judge).shrink()
        return []

    def _find_step(self, here: Setting, clashes: Clashes) -> Try | None:
        """Find the easiest change that resolves a conflict, in its mildest form.

        With late conditions kept answers come sooner, but they may be in another conflict.
        """
        late = [each for each in self.conditions if each.late]
        for kept in ([*clashes, *late], clashes):
            for way in ways_around(Scene(self.written, here, self.judge), clashes):
                place = self._first_that_resolves(here, way, kept)
                if place is not None:
                    return way.tries[place]
        return None

    def _first_that_resolves(self, here: Setting, way: Way, kept: Clashes) -> int | None:
        def resolves(place: int) -> bool:
            return self._resolves(here, way.tries[place], kept)

        if way.rising:
            return _first(resolves, 0, len(way.tries) - 1)
        return next((place for place in range(len(way.tries)) if resolves(place)), None)

    def _tidy(self, steps: list[Try]) -> WayOut:
        for step in sorted(steps, key=lambda each: -each.weight):
            rest = [each for each in steps if each is not step]
            if rest and self.judge(let_go(_make(self.written, rest), [])):
                steps = rest
        words = tuple(step.words for step in steps)
        setting = let_go(_make(self.written, steps), [])
        return WayOut(words, sum(step.weight for step in steps), setting)


def _make(setting: Setting, steps: Sequence[Try]) -> Setting:
    return reduce(lambda here, step: step.change(here), steps, setting)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """Give the first place where something holds that, once true, stays so; None for nowhere."""
    if not holds(high):
        return None
    return bisect_left(range(high), True, lo=low, key=holds)
