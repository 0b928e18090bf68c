import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from test_cli import run

_BRIEF = "valkenburg-aan-de-geul.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy an example and keep its plan beside it."""
    place = tmp_path_factory.mktemp("explain")
    shutil.copy(ROOT / "examples" / _BRIEF, place)
    done = run("plan", _BRIEF, "-q", cwd=place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.mark.parametrize("width", ["80", "160"])
def test_the_whole_story_fits_a_screen(folder: Path, width: str) -> None:
    """It has its parts, takes 24 to 50 lines, and none is wider than the terminal."""
    done = run("explain", _BRIEF, cwd=folder, COLUMNS=width)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert 24 <= len(lines) <= 50
    assert all(len(line) <= int(width) for line in lines)
    for part in ("Goals", "Modules, and what asks for them", "Left out", "Groups", "Days"):
        assert part in lines


def test_a_module_that_is_in_has_its_line_and_what_is_lost(folder: Path) -> None:
    """The line that it names asks for it, and it says what was tried."""
    done = run("explain", _BRIEF, "bob-in-de-praktijk", cwd=folder, COLUMNS="120")
    assert done.returncode == 0, done.stderr
    place = re.search(rf"route .*\({_BRIEF}:(\d+)\)", done.stdout)
    assert place
    line = (folder / _BRIEF).read_text("utf-8").splitlines()[int(place[1]) - 1]
    assert "council-executive" in line
    assert "Without it (tried: modules: {exclude: [bob-in-de-praktijk]})" in done.stdout


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["intervisie-casuistiek"], "With it (tried: modules: {include: [intervisie-casuistiek]})"),
        (["rolvastheid"], "is a must goal"),
        (["politieke antenne"], "(politieke-antenne) is in"),
        (["officials-a"], "What it does"),
        (["1"], "Why then"),
        (["6 mei 2027"], "closed for everyone: Ascension Day"),
        (["politieke-antenne", "2027-05-06"], "impossible"),
    ],
)
def test_everything_can_be_asked_about(folder: Path, asked: list[str], words: str) -> None:
    """Modules by id and title, goals, groups, sessions and days are all told about."""
    done = run("explain", _BRIEF, *asked, cwd=folder, COLUMNS="120")
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


def test_an_unknown_word_is_wrong_usage(folder: Path) -> None:
    """It says what was probably meant."""
    done = run("explain", _BRIEF, "politike-antenne", cwd=folder)
    assert done.returncode == 2
    assert 'did you mean "politieke-antenne"?' in done.stderr
    assert run("dates", _BRIEF, "politieke-antenne", cwd=folder).returncode == 2


def test_dates_say_what_speaks_for_and_against(folder: Path) -> None:
    """The day it is on now comes first, and each has its weight and a reason."""
    done = run("dates", _BRIEF, "bob-in-de-praktijk", "--number", "3", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert ": now" in done.stdout
    assert len(re.findall(r"weighs (the same|\d+ (more|less))", done.stdout)) >= 3
    assert "an even spread" in done.stdout


def test_fit_ends_well_or_says_that_nothing_fits(folder: Path) -> None:
    """What fits ends with 0, nothing at all with 3, and without limits it is wrong usage."""
    done = run("fit", _BRIEF, "--budget", "25000", "--dayparts", "4", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "What is lost" in done.stdout
    nothing = run("fit", _BRIEF, "--budget", "100", cwd=folder)
    assert nothing.returncode == 3
    assert nothing.stdout.startswith("Nothing fits")
    assert run("fit", _BRIEF, cwd=folder).returncode == 2


def test_options_lie_side_by_side(folder: Path) -> None:
    """At least two programmes, with what to write for each that is not the brief itself."""
    done = run("options", _BRIEF, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "as asked" in done.stdout
    assert "For lean, write in the brief" in done.stdout


def test_asking_writes_nothing(folder: Path) -> None:
    """No command of these changes a file or leaves one."""
    before = {file: file.read_bytes() for file in sorted(folder.iterdir())}
    for command in (["explain", _BRIEF], ["options", _BRIEF], ["fit", _BRIEF, "--budget", "9000"]):
        run(*command, cwd=folder)
    assert {file: file.read_bytes() for file in sorted(folder.iterdir())} == before
