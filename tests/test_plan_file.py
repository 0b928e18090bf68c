"""What a person writes in a plan file and cannot be meant: refused at its line."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import abscurriculum
from abscurriculum import AbsError, workflow
from abscurriculum.workflow import Draft
from conftest import ROOT
from hand_edits import BRIEF, PLAN, Kept, line_of
from test_cli import run

Edit = Callable[[Kept], int]


def _at(date: str, old: str, new: str, module: str = "") -> Edit:
    return lambda kept: kept.change_session(date, old, new, module)


def _twice(kept: Kept) -> int:
    """Copy the first session to behind itself."""
    lines = kept.plan.split("\n")
    start = lines.index("  - date: 2027-01-18")
    end = lines.index("  - date: 2027-01-21")
    kept.plan = "\n".join([*lines[:end], *lines[start:end], *lines[end:]])
    return end + 1 + lines[start:end].index("    module: couleur-locale-startfoto")


def _other_cost(kept: Kept) -> int:
    lines = kept.plan.split("\n")
    place = lines.index("cost: 33860.00")
    lines[place] = "cost: 30000.00"
    kept.plan = "\n".join(lines)
    return place + 1


_REFUSED = {
    "a council evening": (
        _at("2027-01-27", "2027-01-27", "2027-02-24"),
        "ABS501",
        3,
        f"council or committee evening ({BRIEF}:",
    ),
    "a day outside the period": (
        _at("2027-01-18", "2027-01-18", "2028-09-04"),
        "ABS501",
        3,
        "outside the period",
    ),
    "a daypart that the module is not for": (
        _at("2027-03-08", "daypart: morning", "daypart: evening"),
        "ABS501",
        3,
        "does not start in the evening: it is for morning or afternoon",
    ),
    "a venue that is not there": (
        _at("2027-03-08", "venue: Raadzaal", "venue: Radzaal"),
        "ABS501",
        3,
        "Radzaal",
    ),
    "someone who is no trainer": (
        _at("2027-03-08", "staff: [trainer 2]", "staff: [acteur 9]"),
        "ABS501",
        3,
        "acteur 9",
    ),
    "a session twice": (_twice, "ABS506", 1, "stands here twice"),
    "a mistyped module": (
        _at("2027-03-08", "module: politieke-antenne", "module: politieke-antene"),
        "ABS506",
        1,
        "Did you mean politieke-antenne/officials-a/1",
    ),
    "the cost of a session": (
        _at("2027-03-08", "cost: 1160.00", "cost: 900.00"),
        "ABS507",
        1,
        "cost was changed by hand",
    ),
    "the people of a session": (
        _at("2027-03-08", "adviser: 7", "adviser: 8"),
        "ABS507",
        1,
        "people was changed by hand",
    ),
    "the cost in all": (_other_cost, "ABS507", 1, "cost was changed by hand"),
    "another weekday": (
        _at("2027-03-08", "weekday: monday", "weekday: sunday"),
        "ABS508",
        1,
        "2027-03-08 is a monday, not a sunday",
    ),
    "another length": (
        _at("2027-03-08", "end: 12:30", "end: 11:00"),
        "ABS508",
        1,
        "takes 210 minutes",
    ),
    "one trainer twice": (
        _at("2027-01-18", "[trainer 1, trainer 2]", "[trainer 1, trainer 1]"),
        "ABS508",
        1,
        "someone stands here twice",
    ),
    "an unknown key": (
        _at("2027-03-08", "    weekday: monday", "    dag: maandag"),
        "ABS206",
        1,
        "dag",
    ),
    "a date that is none": (
        _at("2027-03-08", "2027-03-08", "8-3-2027"),
        "ABS203",
        1,
        "Write it as 2027-01-14",
    ),
    "a tab": (
        _at("2027-03-08", "    weekday: monday", "\tweekday: monday"),
        "ABS106",
        1,
        "tab",
    ),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_it_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    """The message has code, line and words; the file stays as the person left it."""
    edit, code, exit_code, words = _REFUSED[name]
    kept = Kept(tmp_path)
    line = edit(kept)
    before = kept.plan
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == exit_code, done.stdout + done.stderr
    assert re.search(rf"{PLAN}:{line}:\d+: error {code} ", done.stderr), done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert kept.plan == before


@pytest.mark.parametrize(
    "text", ["", "# only a comment\n", "- 1\n- 2\n", "sessions: 3\n", "a: [\n"]
)
def test_a_file_that_is_no_plan_is_refused(text: str, tmp_path: Path) -> None:
    """Whatever stands in it is left alone."""
    kept = Kept(tmp_path)
    kept.plan = text
    done = run("plan", BRIEF, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{PLAN}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert kept.plan == text


def test_a_pinned_session_whose_module_is_excluded_is_refused(tmp_path: Path) -> None:
    """The module of the session is marked, with the line of the brief that bars it."""
    kept = Kept(tmp_path)
    pin = kept.change_session("2027-03-08", "    trainers: 1", "    trainers: 1\n    pinned: true")
    included = "include: [driehoek-burgemeester-griffier-secretaris, adviesgesprek-met-acteur]"
    kept.change_brief(included, "exclude: [politieke-antenne]")
    excluded = line_of((tmp_path / BRIEF).read_text("utf-8"), "exclude: [politieke-antenne]")
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 3
    assert f"{PLAN}:{pin - 6}:13: error ABS501" in done.stderr
    assert (
        f'"politieke-antenne" is not in: the brief excludes it ({BRIEF}:{excluded})' in done.stderr
    )


def test_a_pinned_session_of_a_module_that_has_gone_is_refused(tmp_path: Path) -> None:
    """A library without the module cannot hold its pinned session."""
    kept = Kept(tmp_path)
    shutil.copytree(ROOT / "modules", tmp_path / "modules")
    (tmp_path / "modules/officials-executives/reflectie-en-verdieping.yaml").unlink()
    date = next(day for name, day in kept.sessions().items() if name.startswith("reflectie"))
    line = kept.change_session(date, "    trainers: 1", "    trainers: 1\n    pinned: true")
    done = run("plan", BRIEF, "--library", "modules", cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 3, done.stderr
    assert re.search(rf"{PLAN}:{line - 6}:\d+: error ABS502 ", done.stderr), done.stderr


def test_a_session_that_was_deleted_comes_back_with_a_warning(tmp_path: Path) -> None:
    """What the brief asks for is planned again; the warning says how to leave it out."""
    kept = Kept(tmp_path)
    lines = kept.plan.split("\n")
    start = lines.index("  - date: 2027-03-08")
    kept.plan = "\n".join([*lines[:start], *lines[start + 12 :]])
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    assert "warning ABS509" in done.stderr
    assert "exclude: [politieke-antenne]" in done.stderr
    assert "politieke-antenne [officials-a]" in kept.sessions()


def test_a_plan_that_cannot_be_kept_stops_no_documents(tmp_path: Path) -> None:
    """Where a folder is in the place of the plan file, documents are made all the same."""
    Kept(tmp_path)
    (tmp_path / PLAN).unlink()
    real = workflow.keep_plan

    def refuse(draft: Draft) -> None:
        (tmp_path / PLAN).mkdir()
        real(draft)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("abscurriculum.workflow.building.keep_plan", refuse)
        (written,) = abscurriculum.build([tmp_path / BRIEF])
    assert [found.code for found in written.diagnostics] == ["ABS505"]
    assert all(file.exists() for file in written.files)


def test_a_plan_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """What a person writes while abs plans is not lost."""
    kept = Kept(tmp_path)
    kept.change_brief("amount: 38000", "amount: 37000")
    drafted = workflow.draft(tmp_path / BRIEF, workflow.open_library(None))
    kept.plan = kept.plan.replace("  # March 2027", "  # March 2027, ask the clerk")
    text = kept.plan
    with pytest.raises(AbsError) as refused:
        workflow.keep_plan(drafted)
    assert [found.code for found in refused.value.diagnostics] == ["ABS510"]
    assert kept.plan == text


def test_what_was_held_stays_though_its_module_is_excluded(tmp_path: Path) -> None:
    """A session that has taken place cannot be undone; a warning says so."""
    kept = Kept(tmp_path)
    included = "include: [driehoek-burgemeester-griffier-secretaris, adviesgesprek-met-acteur]"
    kept.change_brief(included, f"{included}\n  exclude: [couleur-locale-startfoto]")
    done = run("plan", BRIEF, "--on", "2027-01-20", cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    assert "warning ABS511" in done.stderr
    assert kept.sessions()["couleur-locale-startfoto whole-organisation"] == "2027-01-18"


@pytest.mark.parametrize("command", ["plan", "build", "explain"])
def test_a_plan_is_no_brief(command: str, tmp_path: Path) -> None:
    """Who completes the wrong name in the shell is told the right one."""
    Kept(tmp_path)
    done = run(command, PLAN, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{PLAN}:1:1: error ABS514 this is a plan, not a brief" in done.stderr
    assert f"Name its brief: {BRIEF}." in done.stderr
