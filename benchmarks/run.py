"""Compare abs with its peers: start-up, validation, and building one programme.

    python benchmarks/run.py [--sizes 1,100,1000] [--runs 5]

Makes environments of its own under `build/benchmarks` (check-jsonschema and RenderCV from PyPI;
ajv-cli from npm, where there is npm), and prints ratios of medians, with versions. All commands of
a row are timed in turn in the same run, so that a busy machine slows them alike.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generate import write_modules
from timing import Command, show, time_all

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "benchmarks"


def install() -> dict[str, Path]:
    """Make the environments, once; give the programs."""
    programs: dict[str, Path] = {}
    for name, packages in {
        "abs": [str(ROOT)],
        "check-jsonschema": ["check-jsonschema"],
        # RenderCV 2.3 imports click, which the newest typers no longer bring along.
        "rendercv": ["rendercv[full]==2.3", "typer<0.22", "click"],
    }.items():
        environment = PLACE / f"env-{name}"
        program = environment / "bin" / name
        if not program.exists() or name == "abs":
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            pip = [str(environment / "bin" / "pip"), "install", "-q", *packages]
            subprocess.run(pip, check=True)
        programs[name] = program
        programs[f"{name}-python"] = environment / "bin" / "python"
    if shutil.which("npm"):
        ajv = PLACE / "env-ajv"
        ajv.mkdir(parents=True, exist_ok=True)
        if not (ajv / "node_modules").exists():
            install_ajv = ["npm", "install", "--no-audit", "--no-fund", "ajv-cli", "ajv-formats"]
            subprocess.run(install_ajv, cwd=ajv, check=True, stdout=subprocess.DEVNULL)
        programs["ajv"] = ajv / "node_modules" / ".bin" / "ajv"
    return programs


def versions(programs: Mapping[str, Path]) -> str:
    """Name what was measured."""
    names = ("abscurriculum", "check-jsonschema", "rendercv", "pydantic", "typer", "PyYAML")
    found = []
    for name in names:
        home = {"check-jsonschema": "check-jsonschema", "rendercv": "rendercv"}.get(name, "abs")
        code = f"import importlib.metadata as m; print(m.version('{name}'))"
        python = programs[f"{home}-python"]
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
        found.append(f"{name} {done.stdout.strip()}")
    if "ajv" in programs:
        package = PLACE / "env-ajv/node_modules/ajv-cli/package.json"
        found.append(f"ajv-cli {json.loads(package.read_text())['version']}")
    return f"Python {platform.python_version()}, {os.cpu_count()} cores; {', '.join(found)}"


def measure_start(programs: Mapping[str, Path], runs: int, folder: Path) -> None:
    """Start-up: help against an empty Python and against peers."""
    python = str(programs["abs-python"])
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "abs --version": [str(programs["abs"]), "--version"],
        "abs --help": [str(programs["abs"]), "--help"],
        "check-jsonschema --help": [str(programs["check-jsonschema"]), "--help"],
        "rendercv --help": [str(programs["rendercv"]), "--help"],
    }
    show("Start-up", time_all(commands, runs, folder), "python -c pass")


def measure_validation(
    programs: Mapping[str, Path], runs: int, folder: Path, sizes: Sequence[int]
) -> None:
    """Validate generated modules; peers check them against our own JSON Schema."""
    schema = folder / "module.schema.json"
    done = subprocess.run([programs["abs"], "schema", "module"], capture_output=True, check=True)
    schema.write_bytes(done.stdout)
    for size in sizes:
        modules = folder / f"modules-{size}"
        write_modules(modules, size)
        files = [str(path) for path in sorted(modules.rglob("*.yaml"))]
        commands: dict[str, Command] = {
            "abs validate": [str(programs["abs"]), "validate", str(modules)],
            "check-jsonschema": [
                str(programs["check-jsonschema"]),
                "--schemafile",
                str(schema),
                *files,
            ],
        }
        if "ajv" in programs:
            commands["ajv-cli"] = [
                str(programs["ajv"]),
                "validate",
                "--spec=draft2020",
                "--strict=false",
                "-c",
                str(PLACE / "env-ajv/node_modules/ajv-formats"),
                "-s",
                str(schema),
                "-d",
                f"{modules}/**/*.yaml",
            ]
        # Peers take minutes for ten thousand files; one run of each shows as much.
        counted = runs if size <= 1000 else 1
        show(f"{size:,} module files", time_all(commands, counted, folder), "abs validate")


def measure_build(programs: Mapping[str, Path], runs: int, folder: Path) -> None:
    """Build Westland, both documents in both formats, against RenderCV's own example."""
    rendercv = str(programs["rendercv"])
    cv = folder / "cv"
    cv.mkdir()
    subprocess.run([rendercv, "new", "John Doe"], cwd=cv, check=True, stdout=subprocess.DEVNULL)
    commands = {
        "abs build westland": [
            str(programs["abs"]),
            "build",
            str(ROOT / "examples/westland.yaml"),
            "-o",
            "out",
        ],
        "rendercv render (no PDF, no PNG)": [
            rendercv,
            "render",
            str(cv / "John_Doe_CV.yaml"),
            "--dont-generate-pdf",
            "--dont-generate-png",
        ],
    }
    show("One programme", time_all(commands, runs, folder), "abs build westland")


def main() -> None:
    """Measure all, in a folder that goes away."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1,100,1000", help="numbers of module files")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    programs = install()
    print(versions(programs))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_start(programs, options.runs, folder)
        measure_build(programs, options.runs, folder)
        sizes = [int(size) for size in options.sizes.split(",")]
        measure_validation(programs, options.runs, folder, sizes)


if __name__ == "__main__":
    main()
