import re
from pathlib import Path

import pytest

import abscurriculum
from abscurriculum import AbsError, NoPlanError, workflow
from abscurriculum.models.library import Library
from abscurriculum.planning import Conflict
from abscurriculum.planning.clashing import conflicts
from small_plan import ANTENNA_A, BRIEF, PLAN, SmallPlan, days, places, told
from test_cli import run


@pytest.mark.parametrize("daypart", ["morning", "afternoon"])
def test_each_day_that_a_refusal_offers_is_taken(
    daypart: str, library: Library, tmp_path: Path
) -> None:
    """What stands behind `Open near it` is accepted when it is written in the file."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, "daypart: morning", f"daypart: {daypart}")
    plan.edit(ANTENNA_A, ANTENNA_A, "2027-03-03")
    before = plan.text
    (refused,) = plan.refuse(library).diagnostics
    offers = re.findall(r"(\d{4}-\d\d-\d\d)(?: in the (\w+))?", refused.hint)
    assert len(offers) == 3
    for day, part in offers:
        plan.plan.write_text(before, "utf-8")
        plan.edit("2027-03-03", f"daypart: {daypart}", f"daypart: {part or daypart}")
        plan.edit("2027-03-03", "2027-03-03", day)
        drafted = plan.draft(library)
        assert days(drafted.plan.sessions)["politieke-antenne/officials-a/1"] == day


def test_days_that_the_brief_pins_elsewhere_are_not_offered(
    library: Library, tmp_path: Path
) -> None:
    """A pin of the brief leaves one day; only that one is offered."""
    plan = SmallPlan(tmp_path)
    pin = "{module: politieke-antenne, group: officials-a, date: 2027-03-16}"
    plan.edit_brief("people:\n", f"pins: [{pin}]\npeople:\n")
    plan.mark(ANTENNA_A, "pinned: true")
    (refused,) = plan.refuse(library).diagnostics
    assert refused.code == "ABS501"
    assert refused.hint == "Open near it: 2027-03-16."


def test_when_no_plan_is_found_nor_ruled_out_it_says_so(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not claim that there is no plan, and says what can be tried."""
    plan = SmallPlan(tmp_path)
    plan.edit_brief("people:\n", "budget: {amount: 10}\npeople:\n")
    unsure = Conflict((), proven=False, minimal=False)
    monkeypatch.setattr(conflicts, "find_conflict", lambda *_: unsure)
    refused = plan.refuse(library)
    assert isinstance(refused, NoPlanError)
    assert places(refused.diagnostics) == [(BRIEF, 1, "ABS504")]
    assert "--effort thorough" in refused.diagnostics[0].hint


def test_a_plan_that_cannot_be_written_is_named_and_left(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: the plan file is named and stays, and nothing half-written is left."""
    plan = SmallPlan(tmp_path)
    plan.block(ANTENNA_A)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _no_room)
        (found,) = plan.refuse(library).diagnostics
    assert (Path(found.span.file).name, found.code) == (PLAN, "ABS505")
    assert "No space left" in found.message
    assert "-o" not in found.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == [PLAN, BRIEF]


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_documents_are_made_though_the_plan_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`abs build` warns that the next run plans anew, at the plan file, and ends well."""
    plan = SmallPlan(tmp_path)
    plan.block(ANTENNA_A)
    before = plan.plan.read_bytes()
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == PLAN:
            _no_room()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    options = workflow.BuildOptions(folder=tmp_path / "build")
    (written,) = abscurriculum.build([plan.brief], options)
    (found,) = written.diagnostics
    assert (Path(found.span.file).name, found.code) == (PLAN, "ABS505")
    assert "the next run plans anew" in found.message
    assert "-o" not in found.hint
    assert len([file for file in written.files if file.exists()]) == 4
    assert plan.plan.read_bytes() == before


def test_a_folder_in_the_place_of_the_plan_file(tmp_path: Path) -> None:
    """It is named before anything is planned, without a traceback."""
    plan = SmallPlan(tmp_path)
    plan.plan.unlink()
    plan.plan.mkdir()
    done = plan.run()
    assert done.returncode == 1
    assert told(done.stderr) == [(PLAN, 1, "ABS100")]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("meanwhile", ["edited", "deleted", "spoilt"])
def test_what_happens_to_the_file_meanwhile_is_not_lost(
    meanwhile: str, library: Library, tmp_path: Path
) -> None:
    """When the file is not as it was read, it is left as it is now, and abs asks to run again."""
    plan = SmallPlan(tmp_path)
    plan.block(ANTENNA_A)
    drafted = workflow.draft(plan.brief, library)
    if meanwhile == "edited":
        plan.mark(ANTENNA_A, "booked: true")
    elif meanwhile == "deleted":
        plan.plan.unlink()
    else:
        plan.plan.write_text("sessions: [", "utf-8")
    now = plan.text if plan.plan.exists() else ""
    with pytest.raises(AbsError) as caught:
        workflow.keep_plan(drafted)
    assert places(caught.value.diagnostics) == [(PLAN, 1, "ABS510")]
    assert f"abs plan {plan.brief.as_posix()}" in caught.value.diagnostics[0].hint
    assert (plan.text if plan.plan.exists() else "") == now


def test_a_plan_that_appears_meanwhile_is_not_overwritten(library: Library, tmp_path: Path) -> None:
    """There was no plan when the brief was read, but there is one when it would be written."""
    plan = SmallPlan(tmp_path)
    text = plan.text
    plan.plan.unlink()
    drafted = workflow.draft(plan.brief, library)
    plan.plan.write_text(f"{text}# of someone else\n", "utf-8")
    with pytest.raises(AbsError) as caught:
        workflow.keep_plan(drafted)
    assert places(caught.value.diagnostics) == [(PLAN, 1, "ABS510")]
    assert plan.text == f"{text}# of someone else\n"


def test_one_refused_brief_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each brief is planned; the exit code tells of the one that was refused."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, "weekday: tuesday", "weekday: sunday")
    text = plan.brief.read_text("utf-8")
    (tmp_path / "delft.yaml").write_text(text.replace("Westland", "Delft"), "utf-8")
    done = run("plan", BRIEF, "delft.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS508" in done.stderr
    assert done.stdout.lstrip().startswith("Gemeente Delft")
    assert (tmp_path / "delft.plan.yaml").exists()
