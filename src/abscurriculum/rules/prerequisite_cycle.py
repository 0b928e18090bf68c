"""ABS301: no module builds on itself, not even by way of others."""

from collections.abc import Iterator, Mapping, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.origin import Path
from abscurriculum.rules.rule import LibraryRule

_MOST_NAMED = 8
_Edges = Mapping[str, Sequence[str]]


def _check(library: Library) -> Iterator[Diagnostic]:
    entries = {entry.value.id: entry for entry in reversed(library.shelf)}
    edges = {
        name: [each for each in _rests_on(entry.value) if each in entries]
        for name, entry in entries.items()
    }
    cycles = dict.fromkeys(_find_cycles(edges))
    for cycle in cycles:
        first, second = entries[cycle[0]], cycle[1 % len(cycle)]
        yield first.diagnostic(
            "ABS301",
            _place_of(first.value, second),
            f"these modules build on each other in a circle: {_draw(cycle)}",
            "Take one of them out of the prerequisites, or out of timing: after:, of the next.",
        )


def _rests_on(module: ModuleBase) -> tuple[str, ...]:
    return (*module.prerequisites.all_of, *module.timing.after)


def _place_of(module: ModuleBase, other: str) -> Path:
    if other in module.prerequisites.all_of:
        return ("prerequisites", "all_of", module.prerequisites.all_of.index(other))
    return ("timing", "after", module.timing.after.index(other))


def _find_cycles(edges: _Edges) -> Iterator[tuple[str, ...]]:
    """Walk depth first; each way back to a module on the path closes a cycle.

    Breaking every cycle that is found leaves none: a walk without a way back has no cycle.
    """
    done: set[str] = set()
    for start in sorted(edges):
        path: dict[str, Iterator[str]] = {}
        here: str | None = start if start not in done else None
        while here is not None:
            path.setdefault(here, iter(sorted(edges[here])))
            following = next(path[here], None)
            if following is None:
                path.popitem()
                done.add(here)
                here = next(reversed(path), None)
            elif following in path:
                names = list(path)
                yield _begin_at_first(names[names.index(following) :])
            elif following not in done:
                here = following


def _begin_at_first(cycle: list[str]) -> tuple[str, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])


def _draw(cycle: Sequence[str]) -> str:
    named = list(cycle) if len(cycle) <= _MOST_NAMED else [*cycle[:_MOST_NAMED], "..."]
    return " -> ".join([*named, cycle[0]])


RULE = LibraryRule(
    code="ABS301",
    name="prerequisite-cycle",
    why="Modules that wait for each other are never planned.",
    check=_check,
)
