"""Planning again after any change: what was held or pinned stays, and as little moves as can be."""

import shutil
from itertools import islice
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abscurriculum import AbsError, NoPlanError, workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Session
from abscurriculum.planning.keeping import edits, faults, keeping
from abscurriculum.sources.plan_file import plan_path, read_plan_file, write_plan_text
from abscurriculum.workflow import Draft, PlanOptions
from plan_checker import faults as faults_of
from planned import write_brief
from replanned import (
    can_move_only,
    edit_session,
    lighter_sets,
    moved,
    problem_again,
    weight_of,
    when,
)
from replanned_worlds import Data, changes, small_worlds

# More sets than this are not tried one by one.
_MOST_SETS = 60
_some = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _plan(library: Library, folder: Path, brief: Data) -> Draft | None:
    """Plan a brief in an empty folder, and keep the plan; None where there is none."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        drafted = workflow.draft(write_brief(folder, brief), library)
    except AbsError:
        return None
    workflow.keep_plan(drafted)
    return drafted


@_some
@given(world=small_worlds())
def test_reading_back_gives_the_very_same_plan(tmp_path: Path, world: tuple[Library, Data]) -> None:
    """A plan that was kept fits, comes back as it was, and is written with the same bytes."""
    library, brief = world
    drafted = _plan(library, tmp_path, brief)
    if drafted is None:
        return
    kept, found = read_plan_file(drafted.path)
    assert not found
    assert kept is not None
    assert not faults.find_faults(kept, drafted.request)
    assert not list(edits.what_changed(kept.value, drafted.request))
    assert keeping.read_back(kept.value, drafted.request) == drafted.plan
    text = drafted.path.read_text("utf-8")
    again = write_plan_text(keeping.write_down(drafted.plan, drafted.request), "brief.yaml", text)
    assert again == text


def _is_of_the_past(fault: str, held: list[Session]) -> bool:
    """Tell whether a fault is of sessions that were held, and cannot be mended any more."""
    facts = [fact for s in held for fact in (s.id, f"{s.module} is excluded", f"in {s.date:%Y-%m}")]
    return any(fact in fault for fact in facts) or (bool(held) and "later than" in fault)


@_some
@given(world=small_worlds(), data=st.data())
def test_any_change_keeps_what_is_firm(
    tmp_path: Path, world: tuple[Library, Data], data: st.DataObject
) -> None:
    """After any change the plan is sound, and nothing held or pinned has moved; moves are told."""
    library, brief = world
    first = _plan(library, tmp_path, brief)
    if first is None or not first.plan.sessions:
        return
    sessions = first.plan.sessions
    today = data.draw(st.sampled_from(sessions)).date
    pinned = data.draw(st.sampled_from([s for s in sessions if s.date >= today]))
    edit_session(tmp_path, pinned, pinned="true")
    changed = data.draw(changes(brief, first.plan))
    path = write_brief(tmp_path, changed)
    try:
        second = workflow.draft(path, library, PlanOptions(today=today))
    except NoPlanError:
        return
    held = {s.id for s in sessions if s.date < today}
    was, now = when(first.plan), when(second.plan)
    # Of groups that have changed, what was held may go on under another name.
    for name in {pinned.id, *(held & now.keys())}:
        assert was[name] == now[name], name
    assert all(s.held == (s.date < today) for s in second.plan.sessions)
    wrong = faults_of(second.request, second.plan)
    past = [s for s in second.plan.sessions if s.held]
    assert not [fault for fault in wrong if not _is_of_the_past(fault, past)]
    told = {move.session for move in second.plan.moves if move.kind == "moved"}
    assert moved(first.plan, second.plan) <= told


@_some
@given(world=small_worlds(), data=st.data())
def test_nothing_lighter_would_do(
    tmp_path: Path, world: tuple[Library, Data], data: st.DataObject
) -> None:
    """No set of sessions whose moves weigh less can be moved so that the others stay: tried."""
    library, brief = world
    first = _plan(library, tmp_path, brief)
    if first is None or not first.plan.sessions:
        return
    text = plan_path(first.brief).read_text("utf-8")
    changed = data.draw(changes(brief, first.plan))
    try:
        second = workflow.draft(write_brief(tmp_path, changed), library)
    except NoPlanError:
        return
    problem = problem_again(tmp_path, second, text, None)
    weight = weight_of(problem, second.plan)
    for names in islice(lighter_sets(problem, weight), _MOST_SETS):
        assert not can_move_only(problem, names), sorted(names)


@_some
@given(world=small_worlds())
def test_planning_again_without_a_change_moves_nothing(
    tmp_path: Path, world: tuple[Library, Data]
) -> None:
    """A plan that is made again for the same brief is the same plan."""
    library, brief = world
    first = _plan(library, tmp_path, brief)
    if first is None:
        return
    # Without its memory abs has to plan again.
    text = first.path.read_text("utf-8")
    first.path.write_text(text.split("\n# What follows")[0] + "\n", "utf-8")
    second = workflow.draft(first.brief, library)
    assert second.is_new
    assert when(second.plan) == when(first.plan)
    assert not second.plan.moves
