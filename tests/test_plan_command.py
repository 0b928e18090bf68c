"""`abs plan` as consultants use it: plan, change by hand, plan again, and look."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from hand_edits import BRIEF, PLAN, Kept
from test_cli import run


def test_a_plan_is_kept_beside_its_brief(tmp_path: Path) -> None:
    """The first run writes it; the second finds that it fits, and leaves its bytes."""
    kept = Kept(tmp_path)
    (tmp_path / PLAN).unlink()
    first = run("plan", BRIEF, cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert f"Kept in {PLAN}" in first.stderr
    text = kept.plan
    second = run("plan", BRIEF, cwd=tmp_path)
    assert f"{PLAN} is as it was" in second.stderr
    assert kept.plan == text
    assert second.stdout == first.stdout


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It shows the plan, and leaves none."""
    Kept(tmp_path)
    (tmp_path / PLAN).unlink()
    done = run("plan", BRIEF, "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "15 sessions" in done.stdout
    assert not (tmp_path / PLAN).exists()


def test_quiet_is_quiet(tmp_path: Path) -> None:
    """Nothing is said on either side; the plan is kept."""
    Kept(tmp_path)
    (tmp_path / PLAN).unlink()
    done = run("plan", BRIEF, "-q", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / PLAN).exists()


@pytest.mark.parametrize("width", [80, 160])
def test_it_fits_the_terminal_without_colour(width: int, tmp_path: Path) -> None:
    """No line is wider than the terminal, and a pipe gets no colours."""
    Kept(tmp_path)
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS=str(width))
    assert max(len(line) for line in done.stdout.splitlines()) <= width
    assert "\x1b" not in done.stdout
    assert re.search(r"(?m)^January 2027  4 sessions$", done.stdout)


def test_a_session_moved_by_hand_stays_there(tmp_path: Path) -> None:
    """The new date is kept, nothing else moves, and it is said."""
    kept = Kept(tmp_path)
    before = kept.sessions()
    kept.change_session("2027-03-08", "2027-03-08", "2027-03-11")
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    assert kept.sessions() == before | {"politieke-antenne [officials-a]": "2027-03-11"}
    again = run("plan", BRIEF, cwd=tmp_path)
    assert f"{PLAN} is as it was" in again.stderr


def test_a_blocked_week_moves_its_session_only(tmp_path: Path) -> None:
    """What moved is told with the line that made it move; pins and comments stay."""
    kept = Kept(tmp_path)
    kept.change_session("2027-01-27", "    trainers: 3", "    trainers: 3\n    pinned: true")
    kept.change_session("2027-01-21", "    trainers: 2", "    trainers: 2  # zaal vroeg open")
    run("plan", BRIEF, "-q", cwd=tmp_path)
    before = kept.sessions()
    kept.change_brief(
        "  blocked:\n", "  blocked:\n    - {from: 2027-05-24, to: 2027-05-28, reason: verhuizing}\n"
    )
    done = run("plan", BRIEF, cwd=tmp_path, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    after = kept.sessions()
    moved = {name for name in before if after[name] != before[name]}
    assert moved == {name for name, day in before.items() if day == "2027-05-26"}
    assert re.search(rf"verhuizing.*{BRIEF}:\d+", done.stdout), done.stdout
    assert "trainers: 2  # zaal vroeg open" in kept.plan
    assert kept.plan.count("pinned: true\n") == 1


def test_frozen_fails_when_the_brief_has_changed(tmp_path: Path) -> None:
    """It passes while the plan fits; after a change it names the line, and changes nothing."""
    kept = Kept(tmp_path)
    assert run("plan", BRIEF, "--frozen", cwd=tmp_path).returncode == 0
    kept.change_brief("amount: 38000", "amount: 39000")
    text = kept.plan
    done = run("plan", BRIEF, "--frozen", cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(rf"{BRIEF}:\d+:\d+: error ABS503 ", done.stderr)
    assert kept.plan == text


def test_frozen_fails_without_a_plan(tmp_path: Path) -> None:
    """No plan is no plan that fits."""
    Kept(tmp_path)
    (tmp_path / PLAN).unlink()
    done = run("plan", BRIEF, "--frozen", cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS503" in done.stderr
    assert not (tmp_path / PLAN).exists()


def test_what_was_held_does_not_move(tmp_path: Path) -> None:
    """After the day has passed, even a block on it moves nothing that lies before `--on`."""
    kept = Kept(tmp_path)
    before = kept.sessions()
    kept.change_brief("  blocked:\n", "  blocked:\n    - {from: 2027-01-11, to: 2027-03-26}\n")
    done = run("plan", BRIEF, "--on", "2027-04-01", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert kept.sessions() == before
    assert kept.plan.count("    held: true\n") == sum(d < "2027-04-01" for d in before.values())


def test_fresh_forgets_what_was_and_keeps_what_is_pinned(tmp_path: Path) -> None:
    """Planned anew, a session moved by hand and one pinned stay; the rest is the best there is."""
    kept = Kept(tmp_path)
    kept.change_session("2027-03-08", "2027-03-08", "2027-03-11")
    done = run("plan", BRIEF, "--fresh", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert kept.sessions()["politieke-antenne [officials-a]"] == "2027-03-11"


def test_no_plan_has_an_exit_code_of_its_own(tmp_path: Path) -> None:
    """Where lines clash it is 3, and no file is written."""
    kept = Kept(tmp_path)
    text = kept.plan
    kept.change_brief("amount: 38000", "amount: 5000")
    done = run("plan", BRIEF, cwd=tmp_path)
    assert done.returncode == 3
    assert "ABS500" in done.stderr
    assert kept.plan == text


def test_partners_see_what_each_pays(tmp_path: Path) -> None:
    """The shares of a joint programme add up to its cost."""
    for name in ("tubbergen-dinkelland.yaml", "tubbergen-dinkelland.plan.yaml"):
        shutil.copy(ROOT / "examples" / name, tmp_path)
    done = run("plan", "tubbergen-dinkelland.yaml", cwd=tmp_path)
    total = re.search(r"EUR ([\d,.]+) without VAT", done.stdout)
    shares = re.findall(r"(?m)^of which \w+ +([\d,.]+)$", done.stdout)
    assert total
    assert len(shares) == 2
    cents = [round(float(each.replace(",", "")) * 100) for each in (*shares, total[1])]
    assert cents[0] + cents[1] == cents[2]


def test_a_plan_that_fits_is_built_without_the_solver(tmp_path: Path) -> None:
    """Nothing that only planning needs is loaded."""
    Kept(tmp_path)
    code = (
        "import sys\nfrom abscurriculum.cli.entry import main\n"
        f"sys.argv = ['abs', 'build', {BRIEF!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print({'ortools', 'numpy', 'pandas', 'holidays'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_unknown_school_holidays_are_told_every_time(tmp_path: Path) -> None:
    """A plan that is read back has the same gap as on the day it was made."""
    (tmp_path / "delft.yaml").write_text(
        "client: Delft\nperiod: {from: 2030-09-02, to: 2031-04-25}\n"
        "routes: {officials-executives: short, council-executive: none, leadership: none}\n"
    )
    for _ in range(2):
        done = run("plan", "delft.yaml", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "delft.yaml:2:" in done.stderr
        assert "warning ABS440 the school holidays of 2031 are not known yet" in done.stderr
