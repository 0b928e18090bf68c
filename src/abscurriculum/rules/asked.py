"""Which modules a brief asks for and which it leaves out, before anything is planned."""

from collections.abc import Iterator

from abscurriculum.models.request import Request


def list_asked(request: Request) -> set[str]:
    """Gather the modules of the chosen routes and those that are included."""
    library, brief = request.library, request.brief.value
    asked = set(brief.modules.include)
    for track in library.vocabulary.value.tracks:
        name = brief.routes.get(track, "standard")
        routes = library.head.value.routes.get(track)
        if name != "none" and routes is not None:
            asked.update(getattr(routes, name))
    return asked


def list_replacements(request: Request) -> Iterator[tuple[str, str, bool]]:
    """Yield what takes the place of what, and whether there is something to replace."""
    asked = list_asked(request)
    for old, new in request.brief.value.modules.replace.items():
        found = old in asked
        yield old, new, found
        if found:
            asked.discard(old)
            asked.add(new)


def list_left_out(request: Request) -> dict[str, str]:
    """Give the modules that cannot be chosen, each with the reason in a word."""
    gone = {old: "replaced" for old, _, found in list_replacements(request) if found}
    gone |= dict.fromkeys(request.brief.value.modules.exclude, "excluded")
    kind = request.client.type
    closed = (m.id for m in request.library.modules.values() if kind in m.closed_to)
    return gone | dict.fromkeys(closed, "closed")


def list_followable(request: Request) -> set[str]:
    """Gather the modules that may be chosen, and for which what they build on may be too."""
    modules, gone = request.library.modules, list_left_out(request)
    # What is closed to this type of organisation is not asked of it.
    asked = {name for name in modules if gone.get(name) != "closed"}
    found = {name for name in modules if name not in gone}
    before = 0
    while len(found) != before:
        before = len(found)
        for name in sorted(found):
            needs = modules[name].prerequisites
            choices = asked.intersection(needs.any_of)
            if asked.intersection(needs.all_of) - found or (choices and not choices & found):
                found.discard(name)
    return found
