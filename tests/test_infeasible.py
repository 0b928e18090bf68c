"""Every brief under `cases/infeasible` has no plan; its files mark the lines that clash."""

import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pytest

from abscurriculum.cli import entry, terminal
from abscurriculum.planning import Planned, plan
from abscurriculum.planning.clashing import conflicts
from abscurriculum.planning.clashing.conditions import Condition, Setting, let_go, list_conditions
from abscurriculum.planning.clashing.conflicts import Conflict, find_conflict
from abscurriculum.planning.compose import is_possible
from conftest import ROOT
from plan_checker import faults

_CASES = ROOT / "tests/cases/infeasible"
_MARK = "# <- here"
_NAMES = sorted(path.name for path in _CASES.iterdir())


@dataclass(frozen=True)
class Refusal:
    """What the command line said of a brief, and why."""

    setting: Setting
    conflict: Conflict
    exit_code: int
    talk: str
    before: dict[Path, bytes]
    after: dict[Path, bytes]


_refusals: dict[str, Refusal] = {}


@pytest.fixture
def refusal(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Refusal:
    """Run `abs plan` on a case, once for all tests of it."""
    name: str = request.param
    if name not in _refusals:
        _refusals[name] = _run(name, tmp_path, monkeypatch, capsys)
    return _refusals[name]


def _run(
    name: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Refusal:
    case = _CASES / name
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True)
    else:
        shutil.copy(case, folder)
    found: list[tuple[Setting, Conflict]] = []

    def listen(setting: Setting) -> Conflict | None:
        conflict = find_conflict(setting)
        assert conflict
        found.append((setting, conflict))
        return conflict

    monkeypatch.setattr(conflicts, "find_conflict", listen)
    monkeypatch.setattr(sys, "argv", ["abs", "plan", "brief.yaml" if case.is_dir() else name])
    monkeypatch.chdir(folder)
    before = _read(folder)
    with pytest.raises(SystemExit) as stop:
        entry.main()
    [(setting, conflict)] = found
    assert isinstance(stop.value.code, int)
    talk = capsys.readouterr().err
    return Refusal(setting, conflict, stop.value.code, talk, before, _read(folder))


def _read(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.iterdir())}


def _marks(files: dict[Path, bytes]) -> set[str]:
    return {
        f"{path.name}:{number}"
        for path, data in files.items()
        for number, line in enumerate(data.decode().split("\n"), 1)
        if line.endswith(_MARK)
    }


def _has_plan(setting: Setting, kept: Collection[Condition]) -> bool | None:
    keys = {condition.key for condition in kept}
    rest = [each for each in list_conditions(setting) if each.key not in keys]
    alone = let_go(setting, rest)
    return is_possible(alone.request, alone.before)


every_case = pytest.mark.parametrize("refusal", _NAMES, indirect=True)


@every_case
def test_it_is_refused_at_the_marked_lines(refusal: Refusal) -> None:
    """The command line ends with 3, shows the lines that clash with their words, writes nothing."""
    assert refusal.exit_code == terminal.NO_PLAN
    shown = [line for line in refusal.talk.splitlines() if " error ABS500 clashes: " in line]
    assert {":".join(line.split(":")[:2]) for line in shown} == _marks(refusal.before)
    assert len(shown) == len(refusal.conflict.clashes)
    for condition in refusal.conflict.clashes:
        assert f" clashes: {condition.words}\n" in refusal.talk
        if condition.default:
            assert f" = {condition.default}\n" in refusal.talk
    for way in refusal.conflict.ways_out:
        assert f"  - {', and '.join(way.words)}\n" in refusal.talk
    assert refusal.after == refusal.before


@every_case
def test_the_lines_clash_and_none_too_many(refusal: Refusal) -> None:
    """Kept alone they have no plan; without any one of them they have."""
    setting, clashes = refusal.setting, refusal.conflict.clashes
    assert refusal.conflict.minimal
    assert _has_plan(setting, clashes) is False
    late = [each for each in list_conditions(setting) if each.late]
    for gone in clashes:
        rest = [each for each in clashes if each is not gone]
        # What meets more conditions meets fewer, and is found sooner.
        others = [each for each in late if each.key != gone.key]
        assert _has_plan(setting, [*rest, *others]) or _has_plan(setting, rest), gone.words


@every_case
def test_every_way_out_leads_to_a_plan(refusal: Refusal) -> None:
    """There are one to four, the easiest first; planned again, each gives a plan that is right."""
    ways = refusal.conflict.ways_out
    assert 1 <= len(ways) <= 4
    assert [way.weight for way in ways] == sorted(way.weight for way in ways)
    for way in ways:
        setting = way.setting
        found = plan(setting.request, setting.before, effort="quick")
        assert isinstance(found, Planned), way.words
        assert faults(setting.request, found.plan) == []


def test_there_are_at_least_twelve_causes() -> None:
    """No two cases have the same kinds of conditions."""
    assert len(_NAMES) >= 12
