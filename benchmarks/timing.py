"""Time whole processes: medians of wall seconds, and the most memory that one run takes."""

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]


@dataclass(frozen=True)
class Timing:
    """Median wall seconds of a whole process, and the most memory that one run took."""

    seconds: float
    megabytes: float


def time_all(commands: Mapping[str, Command], runs: int, folder: Path) -> dict[str, Timing]:
    """Time commands in turn so many times, after one run each that is not counted.

    The run that is not counted measures memory.
    """
    peaks = {name: _peak(command, folder) for name, command in commands.items()}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            begin = time.perf_counter()
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
            taken[name].append(time.perf_counter() - begin)
            if done.returncode != 0:
                sys.exit(f"{name} failed: {done.stderr.decode()[-2000:]}")
    return {name: Timing(statistics.median(each), peaks[name]) for name, each in taken.items()}


def _peak(command: Command, folder: Path) -> float:
    """Measure the most memory of one run in a process that has no other children."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=folder, capture_output=True, check=True
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(done.stdout) / unit


def show(title: str, timings: Mapping[str, Timing], base: str) -> None:
    """Print one table; ratios are to the base."""
    print(f"\n### {title}\n\n| command | seconds | ratio to {base} | peak MB |\n|---|---|---|---|")
    for name, timing in timings.items():
        ratio = timing.seconds / timings[base].seconds
        print(f"| {name} | {timing.seconds:.3f} | {ratio:.2f} | {timing.megabytes:.0f} |")
