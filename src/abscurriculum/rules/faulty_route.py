"""ABS321: a route holds modules of its track, in an order that can be followed."""

from collections.abc import Iterator, Sequence

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.rules.advice import SEE_MODULES, advise
from abscurriculum.rules.rule import LibraryRule

_ROUTES = ("short", "standard", "long")
_Fault = tuple[int, str, str]


def _check(library: Library) -> Iterator[Diagnostic]:
    for track, routes in library.head.value.routes.items():
        for name in _ROUTES:
            for index, message, hint in _find_faults(library, track, getattr(routes, name)):
                path = ("routes", track, name, index)
                yield library.head.diagnostic("ABS321", path, message, hint)


def _find_faults(library: Library, track: str, route: Sequence[str]) -> Iterator[_Fault]:
    for index, name in enumerate(route):
        module = library.modules.get(name)
        if module is None:
            hint = advise(name, library.modules, SEE_MODULES)
            yield index, f'there is no module "{name}" in this library', hint
            continue
        if module.track != track:
            hint = f"Name a module of {track}, or change its track."
            yield index, f'"{name}" belongs to the track {module.track}', hint
        before, after = route[:index], route[index + 1 :]
        if name in before:
            yield index, f'"{name}" stands in this route twice', "Remove it here."
        later = [
            each for each in module.prerequisites.all_of if each in after and each not in before
        ]
        if later:
            hint = f"Move it below {later[-1]}."
            yield index, f'"{name}" builds on "{later[0]}", which comes after it', hint
        if index == 0 and module.intensity == "high":
            hint = "Begin with a module of low or medium intensity."
            yield index, f'the route begins with "{name}", which is of high intensity', hint


RULE = LibraryRule(
    code="ABS321",
    name="faulty-route",
    why="A standard route is followed as it stands, by clients who ask for nothing else.",
    check=_check,
)
