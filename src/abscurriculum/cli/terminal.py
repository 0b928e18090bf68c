"""What the terminal can show, and how diagnostics and failures reach the user."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, NoReturn

from abscurriculum.diagnostics import AbsError, Diagnostic, NoPlanError
from abscurriculum.reporting import Look, report

WRONG_INPUT = 1
WRONG_USAGE = 2
NO_PLAN = 3


def look_at(stream: IO[str]) -> Look:
    """Find width and colour; NO_COLOR, dumb terminals and pipes get none."""
    wanted = bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
    refused = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Look(shutil.get_terminal_size((100, 24)).columns, wanted and not refused)


def say(text: str) -> None:
    """Talk on stderr; stdout is the product."""
    print(text, file=sys.stderr)


def complain(diagnostics: Sequence[Diagnostic]) -> None:
    """Show diagnostics on stderr."""
    print(report(diagnostics, "text", look_at(sys.stderr)), end="", file=sys.stderr)


def refuse_usage(message: str) -> NoReturn:
    """End with the exit code for wrong usage."""
    say(f"abs: {message}")
    sys.exit(WRONG_USAGE)


def tell_ways_out(error: NoPlanError) -> None:
    """Show what would make a plan possible."""
    clashes = [found for found in error.diagnostics if found.code == "ABS500"]
    if len(clashes) > 1:
        say(
            f"There is no plan: these {len(clashes)} lines cannot all be kept; "
            "without any one they can."
        )
    if error.ways_out:
        say("Ways out, each tried:")
    for way in error.ways_out:
        say(f"  - {', and '.join(way)}")


@contextmanager
def reporting_errors() -> Iterator[None]:
    """Turn AbsError into diagnostics on stderr and exit code 1, or 3 where there is no plan."""
    try:
        yield
    except NoPlanError as error:
        complain(error.diagnostics)
        tell_ways_out(error)
        sys.exit(NO_PLAN)
    except AbsError as error:
        complain(error.diagnostics)
        sys.exit(WRONG_INPUT)
