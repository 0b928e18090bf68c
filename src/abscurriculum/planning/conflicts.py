"""When there is no plan: the smallest set of conditions that clash, and tried ways out.

The set is found by QuickXplain (Junker, 2004): halves of the conditions are let go and taken back,
and every question is answered by planning again. Dropping any one condition of the set leaves one
that can be met.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abscurriculum.planning.compose import NoPlan, Planner
from abscurriculum.planning.conditions import Condition, Setting, list_conditions
from abscurriculum.planning.ways import Way, ways_around

_MOST_WAYS = 4
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class WayOut:
    """Changes of the brief that make a plan possible; it was tried."""

    words: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Conditions that cannot all be met, and ways out."""

    clashes: tuple[Condition, ...]
    ways_out: tuple[WayOut, ...]
    proven: bool = True


Judge = Callable[[Setting], bool | None]


def is_possible(setting: Setting) -> bool | None:
    """Tell whether any plan exists; None when that was not found out."""
    found = Planner(setting.request, setting.before).search("normal", "fewest")
    if isinstance(found, NoPlan):
        return False if found.proven else None
    return True


def _can_choose(setting: Setting) -> bool:
    """Tell whether there are modules and groups that meet the conditions, dates aside."""
    return Planner(setting.request, setting.before).selector("fewest").choose(10) is not None


def find_conflict(setting: Setting, *, ways: bool = True) -> Conflict | None:
    """Find a smallest set of conditions that clash; None where a plan exists."""
    judge: Judge = is_possible if _can_choose(setting) else _can_choose
    verdict = judge(setting)
    if verdict:
        return None
    if verdict is None:
        return Conflict((), (), proven=False)
    clashes = _explain(setting, list_conditions(setting), judge)
    return Conflict(tuple(clashes), tuple(_find_ways(setting, clashes)) if ways else ())


def _explain(setting: Setting, conditions: Sequence[Condition], judge: Judge) -> list[Condition]:
    """Give a smallest set of conditions that cannot be met together."""
    everything = list(conditions)

    def fails(kept: Sequence[Condition]) -> bool:
        chosen = {id(each) for each in kept}
        return judge(setting.without(c for c in everything if id(c) not in chosen)) is False

    if fails([]):
        return []
    found = _quick(fails, [], [], everything)
    return [condition for condition in everything if condition in found]


def _quick(
    fails: Callable[[Sequence[Condition]], bool],
    ground: list[Condition],
    added: list[Condition],
    open_: list[Condition],
) -> list[Condition]:
    if added and fails(ground):
        return []
    if len(open_) == 1:
        return open_
    half = len(open_) // 2
    one, two = open_[:half], open_[half:]
    second = _quick(fails, ground + one, one, two)
    first = _quick(fails, ground + second, second, one)
    return first + second


def _find_ways(setting: Setting, clashes: Sequence[Condition]) -> list[WayOut]:
    """Try what would resolve the conflict, the easiest first; every way given was seen to work."""
    found: list[WayOut] = []
    for way in sorted(ways_around(setting, clashes), key=lambda each: (each.weight, each.words)):
        if len(found) == _MOST_WAYS:
            break
        for step in way.tries:
            if is_possible(step.setting):
                found.append(WayOut((step.words,), way.weight))
                break
    return found or _combine(setting, clashes)


def _combine(setting: Setting, clashes: Sequence[Condition]) -> list[WayOut]:
    """Where no single change will do, change one thing after the other."""
    words: list[str] = []
    weight = 0
    here = setting
    for _ in range(_MOST_STEPS):
        ways = sorted(ways_around(here, clashes), key=lambda way: (way.weight, way.words))
        step = _resolves(here, clashes, ways)
        if step is None:
            return []
        way, here = step
        words.append(way.tries[-1].words)
        weight += way.weight
        if is_possible(here):
            return [WayOut(tuple(words), weight)]
        conflict = find_conflict(here, ways=False)
        if conflict is None or not conflict.clashes:
            return []
        clashes = conflict.clashes
    return []


def _resolves(
    setting: Setting, clashes: Sequence[Condition], ways: Sequence[Way]
) -> tuple[Way, Setting] | None:
    """Find a change after which these conditions, on their own, can be met."""
    names = {(each.path, each.firm) for each in clashes}
    for way in ways:
        changed = way.tries[-1].setting
        others = [c for c in list_conditions(changed) if (c.path, c.firm) not in names]
        if is_possible(changed.without(others)):
            return way, changed
    return None
