"""What is wrong or doubtful in a user's file, as values that can be gathered and sorted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# A line of this length still fits a terminal twice over; longer ones come from hostile files.
_EXCERPT_LENGTH = 400


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; lines and columns count from 1, `end_column` is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 0

    def __str__(self) -> str:
        """Give the place as editors and compilers write it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong or doubtful: where, what, and what to do about it."""

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    excerpt: str = ""

    def __post_init__(self) -> None:
        """Keep the excerpt short, whatever the file holds."""
        if len(self.excerpt) > _EXCERPT_LENGTH:
            object.__setattr__(self, "excerpt", self.excerpt[:_EXCERPT_LENGTH])

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """Order by file, line and column; code and message break ties."""
        return (self.span, self.code, self.message)


class AbsError(Exception):
    """Carries every diagnostic where no value can be made."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take the diagnostics in any order; they are kept sorted."""
        self.diagnostics = sort_diagnostics(diagnostics)
        super().__init__("\n".join(f"{d.span}: {d.code} {d.message}" for d in self.diagnostics))


class NoPlanError(AbsError):
    """No plan can meet the brief: the lines that clash, and ways out, each of changes to make."""

    def __init__(
        self, diagnostics: Iterable[Diagnostic], ways_out: Iterable[tuple[str, ...]] = ()
    ) -> None:
        """Take the clashing lines, and what would make a plan possible."""
        super().__init__(diagnostics)
        self.ways_out = tuple(ways_out)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and column, and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether any diagnostic forbids going on; `strict` counts warnings too."""
    return any(strict or found.severity is Severity.ERROR for found in diagnostics)
