"""What a rule is: a code, a name, a reason, and a function that yields diagnostics."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a library or a brief must keep to; the subject decides what `check` gets."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ModuleRule(Rule):
    """A rule for one module, with the words and goals of its library."""

    check: Callable[[Sourced[ModuleBase], Library], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class LinkRule(ModuleRule):
    """A rule for one module among all others; it does not look at agenda, scenes or texts."""


@dataclass(frozen=True, slots=True)
class LibraryRule(Rule):
    """A rule for a library as a whole."""

    check: Callable[[Library], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class BriefRule(Rule):
    """A rule for a brief against its library."""

    check: Callable[[Request], Iterator[Diagnostic]]
    wants_whole: bool = False
    """Whether what it misses may be what could not be read, in a brief of which parts cannot."""
