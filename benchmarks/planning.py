"""Measure planning: generated instances of three sizes, building with a plan, the whole country.

    python benchmarks/planning.py [--runs 3] [--sizes small,medium,large] [--country]

Whole processes of the `abs` beside this Python. `--country` plans a small brief for each of the
342 municipalities of the register, in two processes at once.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from instances import SIZES, write_instance
from timing import Timing, show, time_all

ROOT = Path(__file__).resolve().parent.parent
_ABS = str(Path(sys.executable).with_name("abs"))


def measure_size(name: str, runs: int, folder: Path) -> None:
    """Plan one generated instance anew; say how good the plan is."""
    brief = write_instance(folder / name, SIZES[name])
    library = str(folder / name / "library")
    plan = [_ABS, "plan", str(brief), "--library", library, "--fresh", "--dry-run"]
    timings = time_all({"python -c pass": [sys.executable, "-c", "pass"], name: plan}, runs, folder)
    show(f"{name}: {_describe(plan, folder)}", timings, "python -c pass")


def _describe(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    shown = re.findall(r"\d+ modules?, .*|(?:Proven|The timetable|Within) .*", done.stdout)
    return "; ".join(shown[:2])


def measure_build(runs: int, folder: Path) -> None:
    """Build Westland with a plan that fits, and say whether the solver was imported."""
    brief = folder / "westland.yaml"
    for file in (ROOT / "examples").glob("westland*"):
        (folder / file.name).write_bytes(file.read_bytes())
    subprocess.run([_ABS, "plan", str(brief), "-q"], check=True, cwd=folder)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "abs build, plan fits": [_ABS, "build", str(brief), "-o", "out"],
    }
    timings = time_all(commands, runs, folder)
    code = (
        "import sys; from pathlib import Path; import abscurriculum as a;"
        "a.build([Path(sys.argv[1])]);"
        "print(sorted({'ortools', 'numpy', 'pandas', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(brief)], cwd=folder, capture_output=True, check=True
    )
    title = (
        f"Building with a plan that fits; heavy libraries loaded: {done.stdout.decode().strip()}"
    )
    show(title, timings, "python -c pass")


def measure_country(folder: Path) -> None:
    """Plan every municipality in two processes."""
    register = ROOT / "src/abscurriculum/register/municipalities.csv"
    codes = re.findall(r"\bGM\d{4}\b", register.read_text("utf-8"))
    briefs = []
    for code in dict.fromkeys(codes):
        brief = folder / f"{code}.yaml"
        routes = dict.fromkeys(("officials-executives", "council-executive", "leadership"), "short")
        period = {"from": "2027-01-11", "to": "2027-07-02"}
        brief.write_text(json.dumps({"client": code, "period": period, "routes": routes}))
        briefs.append(str(brief))
    begin = time.perf_counter()
    halves = [
        subprocess.Popen([_ABS, "plan", "-q", *briefs[start::2]], cwd=folder) for start in (0, 1)
    ]
    codes_of_exit = [half.wait() for half in halves]
    taken = time.perf_counter() - begin
    made = len(list(folder.glob("*.plan.yaml")))
    show(
        f"{len(briefs)} small briefs, two processes: {made} plans, exit codes {codes_of_exit}",
        {"abs plan": Timing(taken, 0)},
        "abs plan",
    )


def main() -> None:
    """Measure all, in folders that go away."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", default="small,medium,large")
    parser.add_argument("--country", action="store_true")
    options = parser.parse_args()
    found = [f"{name} {importlib.metadata.version(name)}" for name in ("ortools", "holidays")]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; {', '.join(found)}")
    for name in options.sizes.split(","):
        with tempfile.TemporaryDirectory() as place:
            measure_size(name, options.runs, Path(place))
    with tempfile.TemporaryDirectory() as place:
        measure_build(options.runs, Path(place))
    if options.country:
        with tempfile.TemporaryDirectory() as place:
            measure_country(Path(place))


if __name__ == "__main__":
    main()
