"""Whole documents and messages, letter by letter; `pytest --update-golden` rewrites them."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from test_cli import run

_CASES = sorted(path.name for path in (ROOT / "tests/golden").iterdir())


@pytest.mark.parametrize("case", _CASES)
def test_golden(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A brief gives exactly the documents and the messages that were read and approved."""
    folder = ROOT / "tests/golden" / case
    shutil.copy(folder / "brief.yaml", tmp_path)
    arguments = folder / "arguments.txt"
    more = arguments.read_text("utf-8").split() if arguments.exists() else []
    done = run("build", "brief.yaml", *more, cwd=tmp_path)
    made = {path.name: path for path in (tmp_path / "build").rglob("*") if path.is_file()}
    texts = {name: path.read_text("utf-8") for name, path in made.items()}
    texts["stdout.txt"], texts["stderr.txt"] = done.stdout, done.stderr
    if request.config.getoption("--update-golden"):
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
    approved = {path.name for path in folder.iterdir()} - {"brief.yaml", "arguments.txt"}
    assert approved == set(texts)
    for name, text in texts.items():
        assert text == (folder / name).read_text("utf-8"), name
