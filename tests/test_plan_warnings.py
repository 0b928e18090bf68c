"""What abs warns of when it plans again from a plan file, and does all the same."""

import datetime as dt
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.sources.plan_file import plan_path
from builders import a_library, a_module
from planned import write_brief
from replanned import edit_session, keep
from small_plan import ANTENNA_A, ANTENNA_B, BRIEF, PLAN, ROLES, SmallPlan, days, places, told

_INCLUDED = "politieke-antenne, bestuurlijk-adviseren]"
_EXCLUDED = "bestuurlijk-adviseren], exclude: [politieke-antenne]"


def test_a_deleted_session_comes_back(tmp_path: Path) -> None:
    """It is planned again where it was; the warning names it and says how to leave it out."""
    plan = SmallPlan(tmp_path)
    plan.cut(ANTENNA_A)
    first = plan.text.splitlines().index(f"  - date: {ROLES}") + 1
    done = plan.run()
    assert done.returncode == 0, done.stderr
    assert told(done.stderr) == [(PLAN, first, "ABS509")]
    assert "politieke-antenne/officials-a/1 was taken out here" in done.stderr
    assert "modules: {exclude: [politieke-antenne]} in the brief" in done.stderr
    assert "module: politieke-antenne\n    groups: [officials-a]" in plan.text
    assert f"- date: {ANTENNA_A}\n" in plan.text


def test_a_module_that_is_excluded_may_be_deleted(library: Library, tmp_path: Path) -> None:
    """Whoever does as the warning says hears no more of it."""
    plan = SmallPlan(tmp_path)
    plan.cut(ANTENNA_A)
    plan.cut(ANTENNA_B)
    plan.edit_brief(_INCLUDED, _EXCLUDED)
    drafted = plan.draft(library)
    assert not drafted.diagnostics
    assert {session.module for session in drafted.plan.sessions} == {
        "rollen-en-spelregels",
        "bestuurlijk-adviseren",
    }


def test_all_sessions_may_be_deleted(library: Library, tmp_path: Path) -> None:
    """Each has its warning, at the key that is left, and all come back."""
    plan = SmallPlan(tmp_path)
    before = days(plan.draft(library).plan.sessions)
    text, rest = plan.text.split("\nsessions:\n")
    below = rest.partition("\ngroups:\n")[2]
    plan.plan.write_text(f"{text}\nsessions: []\n\ngroups:\n{below}", "utf-8")
    drafted = plan.draft(library)
    line = text.count("\n") + 2
    assert places(drafted.diagnostics) == [(PLAN, line, "ABS509")] * 5
    assert days(drafted.plan.sessions) == before


@pytest.mark.parametrize("how", ["held: true", "--on"])
def test_an_excluded_module_stays_when_it_was_held(
    how: str, library: Library, tmp_path: Path
) -> None:
    """Also its sessions to come; the warning names the line of the brief that bars it."""
    plan = SmallPlan(tmp_path)
    plan.edit_brief(_INCLUDED, _EXCLUDED)
    plan.edit(ANTENNA_A, "e: politieke-antenne", "e: politieke-antenne  # <- ABS511")
    if how == "held: true":
        plan.mark(ANTENNA_A, how)
    before = plan.marks()
    done = plan.run(*(["--on", ANTENNA_B] if how == "--on" else []))
    assert done.returncode == 0, done.stderr
    assert told(done.stderr) == before
    assert '"politieke-antenne" stays in, because a session of it was held' in done.stderr
    assert f"the brief excludes it ({BRIEF}:7)" in done.stderr
    assert f"- date: {ANTENNA_A}\n" in plan.text
    assert f"- date: {ANTENNA_B}\n" in plan.text


def test_who_had_a_session_may_have_it_again_with_others(tmp_path: Path) -> None:
    """The groups of one that was held come together with others: a warning at its groups."""
    plan = SmallPlan(tmp_path)
    plan.edit(ROLES, "cost:", "held: true\n    cost:")
    plan.mark(ANTENNA_A, "held: true")
    plan.edit(ANTENNA_A, "[officials-a]", "[officials-a]  # <- ABS513")
    plan.edit_brief("adviser: 16", "adviser: 9")
    before = plan.marks()
    done = plan.run()
    assert done.returncode == 0, done.stderr
    assert told(done.stderr) == before
    assert "groups: [officials-a, officials-b]\n    venue: Raadzaal\n    staff: [trainer B]" in (
        plan.text
    )


def test_what_can_no_longer_follow_in_time_is_warned_of(tmp_path: Path) -> None:
    """A session whose base was held, and that finds no day soon enough, comes later; it is told."""
    library = a_library(
        a_module("alfa"),
        a_module("bravo", prerequisites={"all_of": ["alfa"], "gap_days": {"min": 1, "max": 14}}),
    )
    brief = {
        "client": "Westland",
        "period": {"from": "2027-01-11", "to": "2027-04-16"},
        "participants": {"adviser": 10},
        "modules": {"include": ["alfa", "bravo"]},
    }
    first = keep(library, tmp_path, brief).plan
    alfa, bravo = first.sessions
    assert 1 <= (bravo.date - alfa.date).days <= 14
    edit_session(tmp_path, alfa, held="true")
    closed = {"from": str(alfa.date + dt.timedelta(days=1)), "to": "2027-03-01"}
    blocked = {**brief, "calendar": {"blocked": [closed]}}
    path = write_brief(tmp_path, blocked)
    lines = plan_path(path).read_text("utf-8").splitlines()
    drafted = workflow.draft(path, library)
    (found,) = [each for each in drafted.diagnostics if each.code == "ABS512"]
    assert found.span.line == lines.index(f"  - date: {bravo.date}") + 1
    late = (drafted.plan.sessions[1].date - alfa.date).days
    assert late > 14
    assert f"{bravo.id} comes {late} days after {alfa.id}, which has been held" in found.message
    assert "the module asks for 14 at most" in found.message


def test_a_session_called_off_is_planned_again(tmp_path: Path) -> None:
    """Where the file says that it was not held, it gets another day, and that is said to be why."""
    plan = SmallPlan(tmp_path)
    plan.mark(ANTENNA_A, "held: false")
    done = plan.run("--on", "2027-03-03")
    assert done.returncode == 0, done.stderr
    assert "Tue 2 March morning → Thu 4 March morning: was called off" in done.stdout
    assert f"- date: {ANTENNA_A}\n" not in plan.text


def test_a_part_that_abs_works_out_may_be_deleted(library: Library, tmp_path: Path) -> None:
    """As the refusal of an edit says: it is written again, and nothing moves."""
    plan = SmallPlan(tmp_path)
    before = plan.text
    was = days(plan.draft(library).plan.sessions)
    for part in ("groups", "left_out", "costs", "made_from", "quality", "modules", "planned"):
        head, rest = before.split(f"\n{part}:\n")
        end = rest.find("\n\n")
        plan.plan.write_text(head + (rest[end:] if end >= 0 else "\n"), "utf-8")
        drafted = plan.draft(library)
        assert days(drafted.plan.sessions) == was, part
        assert not drafted.plan.moves, part
        assert not any("library" in words for words in drafted.changes), part
        assert f"\n{part}:\n" in plan.text
