"""Jinja, for texts of modules and for templates of documents; the one file that imports it.

Texts of a library may use variables, `verb(...)` and `if`: nothing that loops, calls or grows, so that no
text can run code or fill the memory. Templates of documents run in the sandbox, with undefined names
forbidden.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

# A variable in its common form; texts with only these need no Jinja.
_SIMPLE = re.compile(
    r"""\{\{\s*([A-Za-z]\w*)((?:\.[a-z]\w*)*)
        (?:\.verb\(\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*,\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*\))?
        \s*\}\}""",
    re.VERBOSE,
)
_MARKUP = re.compile(r"\{[{%#]")


@dataclass(frozen=True, slots=True)
class Variable:
    """One use of a variable in a text: `council.the` is name `council`, attributes `the`."""

    name: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseProblem:
    """What a text uses that is not allowed there."""

    message: str


def has_variables(text: str) -> bool:
    """Tell whether a text holds any Jinja at all; plain texts are printed as they are."""
    return "{" in text and _MARKUP.search(text) is not None


def inspect_phrase(text: str) -> tuple[list[Variable], list[PhraseProblem]]:
    """List the variables that a text uses, and what it may not use."""
    if not has_variables(text):
        return [], []
    rest = _SIMPLE.sub("", text)
    if not has_variables(rest) and "}}" not in rest:
        return [
            Variable(name, tuple(attributes.split(".")[1:]))
            for name, attributes, *_ in _SIMPLE.findall(text)
        ], []
    return _inspect_with_jinja(text)


def fill_phrase(text: str, words: Mapping[str, Any]) -> str:
    """Fill in a text that `inspect_phrase` has found nothing wrong with."""
    if not has_variables(text):
        return text
    rest = _SIMPLE.sub("", text)
    if has_variables(rest) or "}}" in rest:
        return _phrase_environment().from_string(text).render(words)

    def fill(match: re.Match[str]) -> str:
        name, attributes, *verb = match.groups()
        value: Any = words[name]
        for attribute in attributes.split(".")[1:]:
            value = getattr(value, attribute) if not isinstance(value, dict) else value[attribute]
        if any(form is not None for form in verb):
            one, many = (a if a is not None else b for a, b in (verb[:2], verb[2:]))
            value = value.verb(one, many)
        return str(value)

    return _SIMPLE.sub(fill, text)


@cache
def _phrase_environment() -> Any:  # noqa: ANN401 - Jinja is imported late
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


def _inspect_with_jinja(text: str) -> tuple[list[Variable], list[PhraseProblem]]:
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415

    try:
        tree = _phrase_environment().parse(text)
    except TemplateSyntaxError as error:
        return [], [PhraseProblem(f"the variable cannot be read: {error.message}")]
    except RecursionError:
        return [], [PhraseProblem("the variable is nested too deep")]
    variables: list[Variable] = []
    problems: list[PhraseProblem] = []
    allowed = (
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.If,
        nodes.Compare,
        nodes.Operand,
        nodes.Const,
        nodes.Not,
        nodes.And,
        nodes.Or,
    )

    def visit(node: Any) -> None:  # noqa: ANN401
        if isinstance(node, nodes.Name | nodes.Getattr):
            variables.append(_variable(node))
        elif isinstance(node, nodes.Call) and _is_verb(node):
            variables.append(_variable(node.node.node))
        elif isinstance(node, allowed):
            for child in node.iter_child_nodes():
                visit(child)
        else:
            kind = type(node).__name__
            problems.append(PhraseProblem(f"only variables and if are allowed in a text ({kind})"))

    def _variable(node: Any) -> Variable:  # noqa: ANN401
        attributes: list[str] = []
        while isinstance(node, nodes.Getattr):
            attributes.insert(0, node.attr)
            node = node.node
        if not isinstance(node, nodes.Name):
            problems.append(PhraseProblem("only a variable may stand before a full stop"))
            return Variable("type", ())
        return Variable(node.name, tuple(attributes))

    def _is_verb(node: Any) -> bool:  # noqa: ANN401
        return (
            isinstance(node.node, nodes.Getattr)
            and node.node.attr == "verb"
            and len(node.args) == 2  # noqa: PLR2004 - singular and plural
            and all(isinstance(a, nodes.Const) and isinstance(a.value, str) for a in node.args)
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )

    visit(tree)
    return variables, problems


def make_environment(
    folders: Sequence[str],
    *,
    finalize: Callable[[Any], Any],
    autoescape: bool,
    filters: Mapping[str, Callable[..., Any]],
) -> Any:  # noqa: ANN401 - Jinja is imported late
    """Make the environment in which templates of documents run; the first folder wins."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(list(folders)),
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    return environment
