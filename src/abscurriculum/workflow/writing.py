"""Write files whole: a stopped run leaves the old one or the new one."""

import os
import tempfile
from pathlib import Path

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span


def write_file(path: Path, data: bytes) -> Path:
    """Write a file whole: a stopped run leaves the old one or the new one; raise AbsError."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files that only the owner may read; documents are for others too.
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        message = f"the file cannot be written: {reason}"
        hint = "Name another folder with -o, or make room."
        raise AbsError(
            [Diagnostic("ABS600", Severity.ERROR, Span(path.as_posix()), message, hint)]
        ) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
