"""Where the `abs` command begins."""

import gc
import os
import sys

from abscurriculum.version import __version__

_INTERRUPTED = 130


def main() -> None:
    """Run `abs`; Ctrl-C and a closed pipe end it without a traceback."""
    if sys.argv[1:] == ["--version"]:
        print(f"abs {__version__}")
        return
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
    except KeyboardInterrupt:
        print("abs: stopped; files that were being written are as they were.", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader went away (`abs modules | head`); Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
