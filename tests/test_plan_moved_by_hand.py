"""A session that a person gave another date: what abs chose for it may change with the date."""

import re
from pathlib import Path

from abscurriculum.models.library import Library
from small_plan import ANTENNA_A, SmallPlan, told

_MOVED = "2027-03-09"


def _trainer_of(plan: SmallPlan, date: str) -> str:
    found = re.search(rf"  - date: {date}\n(?:    .*\n)*?    staff: \[(.*)\]", plan.text)
    assert found
    return found[1]


def _move(plan: SmallPlan) -> str:
    """Move a session to a day on which its trainer is away; give the trainer's name."""
    trainer = _trainer_of(plan, ANTENNA_A)
    away = f"{{name: {trainer}, role: trainer, absent: [{_MOVED}]}}"
    plan.edit_brief(f"{{name: {trainer}, role: trainer}}", away)
    plan.edit(ANTENNA_A, ANTENNA_A, _MOVED)
    return trainer


def test_another_trainer_comes_where_only_the_date_was_changed(
    tmp_path: Path, library: Library
) -> None:
    """The trainer whom abs chose is away on the new day: the date stays, someone else comes."""
    plan = SmallPlan(tmp_path)
    trainer = _move(plan)
    drafted = plan.draft(library)
    (moved,) = [s for s in drafted.plan.sessions if str(s.date) == _MOVED]
    assert moved.staff
    assert trainer not in moved.staff
    assert _trainer_of(plan, _MOVED) != trainer


def test_a_trainer_whom_a_person_holds_is_refused(tmp_path: Path) -> None:
    """With `pinned: true` the whole session is meant, but its trainer is away."""
    plan = SmallPlan(tmp_path)
    trainer = _move(plan)
    plan.mark(_MOVED, "pinned: true")
    done = plan.run()
    assert done.returncode == 3
    assert f"staff: {trainer} is not free then" in done.stderr
    assert [code for _, _, code in told(done.stderr)] == ["ABS501"]
