import shutil
from pathlib import Path

import pytest

from abscurriculum import checking, workflow
from conftest import ROOT

_GOOD = ROOT / "modules/officials-executives/adviesgesprek-met-acteur.yaml"


def test_processes_find_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared among processes, the same faults come out in the same order."""
    text = _GOOD.read_text("utf-8")
    for number in range(24):
        name = f"module-{number}"
        changed = text.replace("id: adviesgesprek-met-acteur", f"id: {name}", 1)
        if number % 3 == 0:
            changed = changed.replace("bloom: apply", "bloom: aply", 1)
        if number % 3 == 1:
            changed = changed.replace("all_of: [rollen-en-spelregels]", "all_of: [rolen]", 1)
        (tmp_path / f"{name}.yaml").write_text(changed, "utf-8")
    alone = workflow.validate([tmp_path]).diagnostics
    monkeypatch.setattr(checking, "_WORTH_SHARING", 1)
    assert workflow.validate([tmp_path]).diagnostics == alone
    assert {found.code for found in alone} == {"ABS204", "ABS304"}
    assert len(alone) == 16


def test_a_module_is_checked_against_its_own_library(tmp_path: Path) -> None:
    """A file in a library sees the modules, goals and words beside it, and reports only itself."""
    shutil.copytree(ROOT / "modules", tmp_path / "own")
    own = tmp_path / "own"
    (own / "goals.yaml").write_text(
        (own / "goals.yaml").read_text("utf-8").replace("id: tegenspraak", "id: weerwoord"), "utf-8"
    )
    file = own / "officials-executives/adviesgesprek-met-acteur.yaml"
    found = workflow.validate([file]).diagnostics
    assert [(d.code, d.span.file) for d in found] == [("ABS305", file.as_posix())]


def test_a_loose_module_is_checked_against_the_shipped_library(tmp_path: Path) -> None:
    """Without a library.yaml above it, the shipped words, goals and modules count."""
    shutil.copy(_GOOD, tmp_path)
    assert workflow.validate([tmp_path]).diagnostics == ()


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    """Paths in any order, or a folder, give the same diagnostics."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text("client: Westland\nperiod: soon\n")
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    one = workflow.validate(paths).diagnostics
    assert (
        one
        == workflow.validate(paths[::-1]).diagnostics
        == workflow.validate([tmp_path]).diagnostics
    )
    assert len(one) == 2


def test_a_base_brief_need_not_stand_alone(tmp_path: Path) -> None:
    """What a brief extends is whole only together with it; alone, it lacks a client."""
    (tmp_path / "base.yaml").write_text("period: {from: 2027-01-11, to: 2027-12-17}\n")
    (tmp_path / "child.yaml").write_text("extends: base.yaml\nclient: Westland\n")
    assert workflow.validate([tmp_path]).diagnostics == ()
    alone = workflow.validate([tmp_path / "base.yaml"]).diagnostics
    assert [d.code for d in alone] == ["ABS202"]


def test_a_check_of_nothing_does_not_pass(tmp_path: Path) -> None:
    """An empty folder is an error, and so are a file that is no YAML and one that is not there."""
    (tmp_path / "notes.txt").write_text("Bellen met de griffie.")
    for path in (tmp_path, tmp_path / "notes.txt", tmp_path / "gone.yaml"):
        found = workflow.validate([path]).diagnostics
        assert [d.severity for d in found] == ["error"], path
