"""Measure documents: each format of each document, warm, and the first of each with its imports.

    python benchmarks/documents.py [--runs 5] [--brief examples/westland.yaml]

Seconds are medians of wall time within one process; the first includes what a format imports.
"""

import argparse
import statistics
import time
from pathlib import Path

from abscurriculum import workflow
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import DOCUMENTS, FORMATS, render, render_all

ROOT = Path(__file__).resolve().parent.parent


def measure_part(programme: Programme, document: str, form: str, runs: int) -> None:
    """Make one document in one format so many times; print a row."""
    group = programme.groups[0] if DOCUMENTS[document].per_group else None
    taken, size = [], 0
    for run in range(runs + 1):
        # Another title each time: a typesetter that remembers pages it has made is no faster.
        titled = programme.model_copy(update={"client_title": f"{programme.client_title} {run}"})
        begin = time.perf_counter()
        size = len(render(titled, document, form, None, group))
        taken.append(time.perf_counter() - begin)
    _show(f"{document} {form}", taken, size)


def measure_whole(programme: Programme, form: str, runs: int) -> None:
    """Make what holds the whole programme so many times; print a row."""
    taken, size = [], 0
    for _ in range(runs + 1):
        begin = time.perf_counter()
        size = max(len(made.data) for made in render_all(programme, (), (form,)))
        taken.append(time.perf_counter() - begin)
    _show(f"{form}, all files", taken, size)


def _show(name: str, taken: list[float], size: int) -> None:
    warm = statistics.median(taken[1:])
    print(f"| {name} | {taken[0]:.3f} | {warm:.3f} | {size / 1000:.0f} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--brief", type=Path, default=ROOT / "examples/westland.yaml")
    options = parser.parse_args()
    drafted = workflow.draft(options.brief, workflow.open_library())
    programme = workflow.make_programme(drafted.request, drafted.plan, "nl")
    sessions = f"{len(programme.modules)} modules, {len(programme.sessions)} sessions"
    print(f"\n### {programme.client_title}: {sessions}\n")
    print("| document | first, s | warm, s | largest file, kB |\n|---|---|---|---|")
    for form in FORMATS:
        if FORMATS[form].whole:
            measure_whole(programme, form, options.runs)
            continue
        for document in DOCUMENTS:
            measure_part(programme, document, form, options.runs)


if __name__ == "__main__":
    main()
