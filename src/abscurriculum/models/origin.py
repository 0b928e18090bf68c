"""Where a value comes from, for messages and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from abscurriculum.diagnostics import Diagnostic, Severity, Span

Path = Sequence[str | int]
T_co = TypeVar("T_co", covariant=True)


class Origin(Protocol):
    """The file that a value was read from; it finds the places of its parts."""

    @property
    def file(self) -> str:
        """The file's name as the user gave it."""

    def span(self, path: Path = (), *, on_key: bool = False) -> Span:
        """Find the place of the value, or of its key, at a path; the deepest part there is."""

    def excerpt(self, span: Span) -> str:
        """Give the source line at a place."""


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T_co]):
    """A value with its origin."""

    value: T_co
    origin: Origin

    def diagnostic(
        self,
        code: str,
        path: Path,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.ERROR,
        on_key: bool = False,
    ) -> Diagnostic:
        """Make a diagnostic at a place in the file that the value came from."""
        span = self.origin.span(path, on_key=on_key)
        return Diagnostic(code, severity, span, message, hint, self.origin.excerpt(span))

    def warning(self, code: str, path: Path, message: str, hint: str = "") -> Diagnostic:
        """Make a warning at a place in the file."""
        return self.diagnostic(code, path, message, hint, severity=Severity.WARNING)
