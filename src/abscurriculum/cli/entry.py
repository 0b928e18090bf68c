"""Where the `abs` command begins."""

import errno
import gc
import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType

from abscurriculum.version import __version__

_INTERRUPTED = 130


def main() -> None:
    """Run `abs`; Ctrl-C and a closed pipe end it without a traceback."""
    if sys.argv[1:] == ["--version"]:
        print(f"abs {__version__}")
        return
    _end_quietly_on_interrupt()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    # Looking for plugins of pydantic among all installed packages costs more than reading a brief.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command lives for a second and makes no circles: looking for them would take a third of it.
    gc.set_threshold(200_000, 100, 100)
    try:
        from abscurriculum.cli.app import app

        try:
            app(prog_name="abs")
        finally:
            sys.stdout.flush()
    except OSError as error:
        # Of writing itself only: what else may fail is a diagnostic, or a bug with its traceback.
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        # Python must not complain at its end that it could not write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.ENOSPC:
            print(f"abs: the output cannot be written: {error.strerror}", file=sys.stderr)
        # With EPIPE the reader went away: `abs modules | head`.
        sys.exit(1)


def _end_quietly_on_interrupt() -> None:
    """Say once that work was stopped; processes that were forked for help say nothing."""
    first = os.getpid()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if os.getpid() != first:
            os._exit(_INTERRUPTED)
        print("abs: stopped; each file is as it was or whole.", file=sys.stderr)
        sys.exit(_INTERRUPTED)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


if __name__ == "__main__":
    main()
