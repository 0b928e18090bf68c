"""Ways around conditions on money, dayparts, groups, modules and goals."""

from collections.abc import Iterator

from abscurriculum.planning.choosing.costs import read_prices
from abscurriculum.planning.clashing.conditions import let_go
from abscurriculum.planning.clashing.setting import Condition, Setting
from abscurriculum.planning.clashing.way import (
    Scene,
    Try,
    Way,
    last_resort,
    set_to,
    take_out,
    weigh,
)

_MOST_DAYPARTS = 200
_MOST_A_WEEK = 5
_MOST_HIRES = 100
_FEWER_MINUTES = 5
_OTHER_GROUPS = 6


def around_budget(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Raise the budget to the least that any programme meeting the rest costs."""
    written = scene.written.brief.budget.amount or 0
    needed = scene.judge.least_cost(let_go(scene.here, [condition]))
    if needed is None:
        return
    tries = []
    # Rooms are at their cheapest in that; each daypart in a hired one may come on top.
    for hires in range(_MOST_HIRES):
        cents = needed + hires * read_prices(scene.here.request).venue
        if cents > written:
            more, amount = (cents - written) / 100, cents / 100
            words = f"raise the budget by EUR {more:,.2f} to EUR {amount:,.2f}"
            strength = 30 * (cents - written) / max(1, written)
            change = set_to(condition.path, cents)
            tries.append(Try(f"{words} (amount: {amount:.2f})", weigh(condition, strength), change))
    yield Way(condition, tuple(tries))


def around_limits(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Allow more dayparts or sessions, or ask for less practice."""
    now: int = scene.written.at(condition.path)
    key = condition.path[-1]
    if key == "per_week":
        numbers = range(now + 1, _MOST_A_WEEK + 1)
        words, per = "allow a group {0} sessions a week (per_week: {0})", 10.0
    elif key == "practice_minutes":
        numbers = range(now - _FEWER_MINUTES, -1, -_FEWER_MINUTES)
        words, per = "ask for {0} minutes of practice per must goal (practice_minutes: {0})", 1.0
    else:
        numbers = range(now + 1, now + _MOST_DAYPARTS)
        words, per = (
            f"allow {_who(condition)} {{0}} dayparts {_when(condition)} ({key}: {{0}})",
            3.0,
        )
    tries = [
        Try(words.format(number), weigh(condition, per * (place)), set_to(condition.path, number))
        for place, number in enumerate(numbers)
    ]
    if tries:
        yield Way(condition, tuple(tries))


def _who(condition: Condition) -> str:
    if condition.path[1] == "per_audience":
        return str(condition.path[2])
    return {"programme": "the programme", "per_person": "each person"}[str(condition.path[1])]


def _when(condition: Condition) -> str:
    return "a month" if condition.path[-1] == "per_month" else "in all"


def around_groups(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Make more or fewer groups, or leave out what is asked of them."""
    key, last = condition.path[1], condition.path[-1]
    if key == "numbers":
        now: int = scene.written.at(condition.path)
        others = [n for d in range(1, _OTHER_GROUPS + 1) for n in (now + d, now - d) if n > 0]
        tries = [
            Try(
                f"make {number} groups of {last} (numbers: {{{last}: {number}}})",
                weigh(condition, 3 * abs(number - now)),
                set_to(condition.path, number),
            )
            for number in others
        ]
        free = last_resort(condition, f"leave open how many groups of {last} there are")
        yield Way(condition, (*tries, free), rising=False)
        return
    words = {
        "joint": f'let the groups do "{scene.written.at(condition.path)}" apart',
        "not_at_once": f"let {condition.words.removesuffix(' do not meet at once')} meet at once",
        "form": "mix the groups (form: mixed)",
    }
    yield take_out(condition, words[str(key)])


def around_modules(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Leave out what is asked of a module."""
    key, value = condition.path[1], scene.written.at(condition.path)
    words = {
        "include": f'do not include "{value}"',
        "exclude": f'allow "{value}" again (take it out of exclude)',
        "replace": f'do not replace "{condition.path[-1]}" by "{value}"',
    }
    yield take_out(condition, words[str(key)])


def around_goals(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Let a must goal be one that should be reached."""
    goal: str = scene.written.at(condition.path)

    def soften(setting: Setting) -> Setting:
        softer = condition.drop(setting)
        return softer.put(("goals", "should"), (*softer.brief.goals.should, goal))

    words = f'move the goal "{goal}" from must to should'
    yield Way(condition, (Try(words, weigh(condition), soften),))
