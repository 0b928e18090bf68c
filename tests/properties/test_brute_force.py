"""Small random briefs: the planner finds what a search of everything finds.

Every chunk of cases also counts what its cases are like, so that none passes for want of trying.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning import NoPlan, plan
from plan_checker import faults
from small_world import World
from small_world_best import Best, find_best, find_timetable, read_selection, weigh
from small_world_briefs import CONDITIONS
from small_world_cases import make_case
from small_world_data import Small
from small_world_timetable import TooManyStepsError

CHUNKS, A_CHUNK = 10, 40


@dataclass(frozen=True)
class Verdict:
    """What is wrong with the planner's answer to a case, and what the case is like."""

    wrong: tuple[str, ...]
    marks: tuple[str, ...]


def judge(request: Request) -> Verdict:
    """Plan a case, and solve it by trying everything."""
    world = World(request)
    best, answer = find_best(world), plan(request)
    if isinstance(answer, NoPlan):
        wrong = []
        if best is not None:
            wrong.append(f"no plan was found, and there is one of {best.selection}")
        if not answer.proven:
            wrong.append("that there is no plan is not proven")
        return Verdict(tuple(wrong), ("no plan",))
    if best is None:
        return Verdict(("a plan was found, and there is none",), ())
    return Verdict(
        tuple(_compare(world, best, answer.plan)), tuple(_mark(world, best, answer.plan))
    )


def _compare(world: World, best: Best, made: Plan) -> Iterator[str]:
    selection = read_selection(world, made)
    if selection is None:
        yield "the selection is not one that is allowed"
        return
    weighed, timetable = weigh(world, selection, made), find_timetable(world, selection)
    yield from weighed.faults
    yield from faults(world.request, made)
    if selection.value != best.selection.value:
        yield f"{selection} was selected, and the best is {best.selection}"
    if timetable is None:
        yield f"{selection} has no timetable"
    elif weighed.penalty != timetable.penalty:
        yield f"the timetable weighs {weighed.penalty}, and {timetable.penalty} can be"
    if not (made.quality.selection_proven and made.quality.timetable_proven):
        yield "the plan is not proven to be the best"
    if made.quality.penalty != weighed.penalty[1]:
        yield f"the plan is said to weigh {made.quality.penalty}, not {weighed.penalty[1]}"
    if not weighed.penalty[0] and made.euro_cents != selection.cents:
        yield f"it costs {made.euro_cents}, not {selection.cents}"


def _mark(world: World, best: Best, made: Plan) -> Iterator[str]:
    yield "plan"
    marks = {
        "many sessions": len(made.sessions) > 3,
        "more groups": len(made.groups) > 1,
        "weighs": made.quality.penalty > 0,
        "chosen by cost": best.costs > 1,
        "better ones gave way": best.gave_way > 0,
        "hires": any(venue.hired for venue in world.brief.venues) and bool(made.sessions),
    }
    yield from (mark for mark, holds in marks.items() if holds)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_planner_finds_the_best_of_everything(chunk: int) -> None:
    """For small random briefs the planner's answer is the best there is, and proven."""
    marks: Counter[str] = Counter()
    wrong: dict[int, tuple[str, ...]] = {}
    for seed in range(chunk * A_CHUNK, (chunk + 1) * A_CHUNK):
        try:
            verdict = judge(make_case(seed)[1])
        except TooManyStepsError:
            marks["too large"] += 1
            continue
        marks.update(verdict.marks)
        if verdict.wrong:
            wrong[seed] = verdict.wrong
    assert not wrong
    least = {
        "no plan": A_CHUNK // 6,
        "plan": A_CHUNK // 3,
        "many sessions": A_CHUNK // 20,
        "more groups": A_CHUNK // 8,
        "weighs": A_CHUNK // 4,
        "chosen by cost": A_CHUNK // 8,
        "better ones gave way": 1,
    }
    assert {mark: number for mark, number in least.items() if marks[mark] < number} == {}
    assert marks["too large"] <= 1


_OF_MODULES = (
    "prerequisites.all_of",
    "prerequisites.any_of",
    "prerequisites.gap_days",
    "timing.position",
    "timing.scope",
    "timing.gap_days",
    "timing.times",
    "timing.repeat_weeks",
    "timing.after",
    "alternatives",
    "attendance",
    "closed_to",
    "needs",
    "practice",
    "staffing.actors",
    "staffing.guests",
)
_OF_WISHES = ("modules.include", "modules.exclude", "modules.replace", "goals.must", "goals.could")


def _list_keys(small: Small) -> Iterator[str]:
    """Name everything that is filled in in a case."""
    for key in (*(name for name, _ in CONDITIONS), *_OF_WISHES):
        value = small.brief
        for step in key.split("."):
            value = value.get(step) or {}
        if value:
            yield key
    for key in _OF_MODULES:
        for module in small.modules:
            value = module
            for step in key.split("."):
                value = value.get(step) or {}
            if value:
                yield key
                break


def test_cases_use_every_condition() -> None:
    """Every condition of a brief and every rule of a module is in at least ten of the cases."""
    used: Counter[str] = Counter()
    for seed in range(CHUNKS * A_CHUNK):
        used.update(_list_keys(make_case(seed)[0]))
    every = (*(name for name, _ in CONDITIONS), *_OF_WISHES, *_OF_MODULES)
    assert [key for key in every if used[key] < 10] == []
