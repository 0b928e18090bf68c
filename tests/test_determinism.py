"""Same input, same bytes: over runs, folders, hash seeds, time zones and locales."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

_EXAMPLES = ("tubbergen-dinkelland.yaml", "delfland.yaml")
_FORMATS = ("--format", "md,html,docx,ics,xlsx,json")
_SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Europe/Amsterdam", "LANG": "nl_NL.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"},
    {"PYTHONHASHSEED": "424242", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
)


def build(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Plan and build two examples in a folder of their own; give the digests of all files."""
    folder.mkdir(parents=True)
    for name in _EXAMPLES:
        shutil.copy(ROOT / "examples" / name, folder)
    subprocess.run(
        [sys.executable, "-m", "abscurriculum", "build", "-q", *_FORMATS, *_EXAMPLES],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in _EXAMPLES
    }


@pytest.mark.parametrize("environment", _SETTINGS[1:], ids=["west", "east"])
def test_same_bytes_everywhere(tmp_path: Path, environment: dict[str, str]) -> None:
    """Another folder, hash seed, time zone and locale change no byte of documents and plans."""
    here = build(tmp_path / "here", _SETTINGS[0])
    there = build(tmp_path / "over there/deeper", environment)
    assert {Path(name).suffix for name in here} == {f".{e}" for e in _FORMATS[1].split(",")} | {
        ".yaml"
    }
    assert "delfland.plan.yaml" in here
    assert here == there
