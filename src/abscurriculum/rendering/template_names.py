"""Names in a style's templates that stand for nothing, also where no sample comes past them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.models.style import Style
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rendering.engine import template_folders
from abscurriculum.rendering.labels import read_labels
from abscurriculum.templating import TemplateFault, make_environment, tell_faults

# What rendering gives, what pages take in as `m`, and what Jinja knows of itself.
_GIVEN = frozenset({"p", "t", "view", "group", "look", "m"})
_OWN = frozenset({"self", "super", "loop", "caller", "varargs", "kwargs"})
_NAMES = frozenset({"range", "dict", "namespace", "joiner", "cycler", "lipsum"})
_HINT = f"A template knows {', '.join(sorted(_GIVEN))}; docs/styles.md tells what they are."


def find_unknown_names(style: Style) -> Iterator[Diagnostic]:
    """Find variables and labels that do not exist in the templates of a style."""
    folders = template_folders(style)
    labels = {word for each in LANGUAGES for word in read_labels(folders, each)}
    environment = make_environment(folders, finalize=str, filters={})
    for file in sorted(style.folder.rglob("*.j2")):
        if file.is_file() and file.resolve().is_relative_to(style.folder.resolve()):
            yield from _inspect(environment, file, labels)


def _inspect(environment: Any, file: Path, labels: set[str]) -> Iterator[Diagnostic]:
    name = str(file)
    try:
        with tell_faults(name):
            tree = environment.parse(file.read_text("utf-8"), name, name)
            nodes = list(_walk(tree))
    except TemplateFault as fault:
        yield _refuse(name, fault.line, fault.message)
        return
    known = _GIVEN | _OWN | _NAMES | {word for node in nodes for word in _names_made(node)}
    for node in nodes:
        kind = type(node).__name__
        if kind == "Name" and node.ctx == "load" and node.name not in known:
            yield _refuse(name, node.lineno, f"'{node.name}' is undefined")
        elif kind == "Getattr" and _is_label(node) and node.attr not in labels:
            yield _refuse(name, node.lineno, f"there is no label '{node.attr}'")


def _is_label(node: Any) -> bool:
    return getattr(node.node, "name", "") == "t"


def _walk(node: Any) -> Iterator[Any]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _names_made(node: Any) -> Iterator[str]:
    """Give the names that a part of a template makes: set, for, macros and imports."""
    kind = type(node).__name__
    if kind == "Macro" or (kind == "Name" and node.ctx != "load"):
        yield node.name
    elif kind == "Import":
        yield node.target
    elif kind == "FromImport":
        yield from (each[1] if isinstance(each, tuple) else each for each in node.names)


def _refuse(file: str, line: int, fault: str) -> Diagnostic:
    message = f"the template cannot be used: {fault}"
    return Diagnostic("ABS601", Severity.ERROR, Span(file, line), message, _HINT)
