"""Planning again for tests: what moved, what may not, and the least that could."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan, Session
from abscurriculum.planning.compose import Found, Planner
from abscurriculum.planning.keeping.again import look_back
from abscurriculum.planning.solving.problem import Problem, Task
from abscurriculum.planning.solving.search import Timetable, make_timetable
from abscurriculum.sources.plan_file import plan_path, read_plan_file
from abscurriculum.workflow import Draft, PlanOptions
from planned import write_brief

Data = Mapping[str, Any]
_ENOUGH = 20.0


def keep(library: Library, folder: Path, brief: Data, **options: Any) -> Draft:
    """Plan a brief given as data, and keep the plan beside it."""
    drafted = workflow.draft(write_brief(folder, brief), library, PlanOptions(**options))
    workflow.keep_plan(drafted)
    return drafted


def edit(folder: Path, old: str, new: str) -> None:
    """Change the kept plan as a person would, in one place."""
    path = plan_path(folder / "brief.yaml")
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit_session(folder: Path, session: Session, **keys: str | None) -> None:
    """Give keys of a session in the kept plan other values; None takes a key out."""
    path = plan_path(folder / "brief.yaml")
    head, *blocks = path.read_text("utf-8").split("\n  - date: ")
    wanted = f"  module: {session.module}\n"
    for number, block in enumerate(blocks):
        if block.startswith(f"{session.date}\n") and wanted in block and _is_of(block, session):
            blocks[number] = _change(block, keys)
            break
    else:
        raise AssertionError(session.id)
    path.write_text("\n  - date: ".join([head, *blocks]), "utf-8")


def _is_of(block: str, session: Session) -> bool:
    who = f"groups: [{', '.join(session.groups)}]" if session.groups else "delegation: "
    times = f"occurrence: {session.occurrence}\n"
    return who in block and (times in block) == (session.occurrence > 1)


def _change(block: str, keys: Mapping[str, str | None]) -> str:
    date, rest = block.split("\n", 1)
    end = min((n for mark in ("\n\n", "\n  #") if (n := rest.find(mark)) >= 0), default=len(rest))
    lines, tail = rest[:end].split("\n"), rest[end:]
    for key, value in keys.items():
        if key == "date":
            date = value or date
            continue
        lines = [line for line in lines if not line.startswith(f"    {key}: ")]
        if value is not None:
            lines.append(f"    {key}: {value}")
    return "\n".join([date, *(line for line in lines if line)]) + ("\n" * (not tail)) + tail


def when(plan: Plan) -> dict[str, tuple[dt.date, str]]:
    """Say when each session is."""
    return {session.id: (session.date, session.daypart) for session in plan.sessions}


def moved(before: Plan, after: Plan) -> set[str]:
    """Name the sessions of both plans that are not when they were."""
    was, now = when(before), when(after)
    return {name for name in was.keys() & now.keys() if was[name] != now[name]}


def problem_again(folder: Path, draft: Draft, text_before: str, today: dt.date | None) -> Problem:
    """Make the timetable problem that planning again had to solve."""
    path = folder / "before.plan.yaml"
    path.write_text(text_before, "utf-8")
    kept, found = read_plan_file(path)
    assert kept is not None
    assert not found
    planner = Planner(draft.request, look_back(kept.value, draft.request, today))
    result = planner.search("normal")
    assert isinstance(result, Found)
    return result.composition.problem


def weight_of(problem: Problem, plan: Plan) -> int:
    """Add up what the moves of a plan weigh, of sessions that could have stayed or not."""
    horizon = problem.horizon
    slots = {s.id: horizon.slot(s.date, s.daypart) for s in plan.sessions}
    return sum(t.grip for t in problem.tasks if t.was is not None and slots[t.id] != t.was)


def lighter_sets(problem: Problem, weight: int) -> Iterator[frozenset[str]]:
    """Give the largest sets of sessions whose moves together weigh less."""
    movable = [t for t in problem.tasks if t.was is not None and not t.held]
    seen: list[frozenset[str]] = []
    for size in range(len(movable), -1, -1):
        for some in combinations(movable, size):
            names = frozenset(task.id for task in some)
            if sum(t.grip for t in some) < weight and not any(names <= each for each in seen):
                seen.append(names)
                yield names


def can_move_only(problem: Problem, names: frozenset[str]) -> bool:
    """Tell whether there is a timetable in which no other session moves."""
    tasks = tuple(_hold(task, names) for task in problem.tasks)
    found = make_timetable(replace(problem, tasks=tasks), _ENOUGH, any_will_do=True, blaming=False)
    if isinstance(found, Timetable):
        return True
    assert found.proven
    return False


def _hold(task: Task, names: frozenset[str]) -> Task:
    if task.was is None or task.id in names:
        return task
    return replace(task, open=task.open & 1 << task.was)
