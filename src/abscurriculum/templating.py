"""Jinja, for texts of modules and for templates of documents; the one file that imports it.

Texts of a library may use variables, `verb(...)` and `if`: nothing that loops, calls or grows, so
that no text can run code or fill the memory. Templates of documents run in the sandbox, with
undefined names forbidden.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from abscurriculum.models.base import Model

# A variable in its common form; texts with only these need no Jinja.
_SIMPLE = re.compile(
    r"""\{\{\s*([A-Za-z]\w*)((?:\.[a-z]\w*)*)
        (?:\.verb\(\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*,\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*\))?
        \s*\}\}""",
    re.VERBOSE,
)
_MARKUP = re.compile(r"\{[{%#]")
VERB_CALL = "verb()"
_COMPARISONS = frozenset({"eq", "ne"})
# No text needs more; Jinja and Python's own parser give up some levels further on.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Variable:
    """One use of a variable in a text: `council.the` is name `council`, attributes `the`.

    A call of `verb` ends the attributes as `verb()`, so that it is told from a bare `verb`.
    """

    name: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseProblem:
    """What a text uses that is not allowed there."""

    message: str


_TOO_DEEP = PhraseProblem("the variable is nested too deep")


def has_variables(text: str) -> bool:
    """Tell whether a text holds any Jinja at all; plain texts are printed as they are."""
    return "{" in text and _MARKUP.search(text) is not None


def inspect_phrase(text: str) -> tuple[list[Variable], list[PhraseProblem]]:
    """List the variables that a text uses, and what it may not use."""
    if not has_variables(text):
        return [], []
    rest = _SIMPLE.sub("", text)
    if not has_variables(rest) and "}}" not in rest:
        return [_read_simple(match) for match in _SIMPLE.finditer(text)], []
    return _inspect_with_jinja(text)


def _read_simple(match: re.Match[str]) -> Variable:
    name, attributes, *verb = match.groups()
    call = (VERB_CALL,) if any(form is not None for form in verb) else ()
    return Variable(name, (*attributes.split(".")[1:], *call))


def fill_phrase(text: str, words: Mapping[str, Any]) -> str:
    """Fill in a text that `inspect_phrase` has found nothing wrong with."""
    if not has_variables(text):
        return text
    rest = _SIMPLE.sub("", text)
    if has_variables(rest) or "}}" in rest:
        return str(_phrase_environment().from_string(text).render(words))

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
def _phrase_environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


def _inspect_with_jinja(text: str) -> tuple[list[Variable], list[PhraseProblem]]:
    from jinja2 import TemplateSyntaxError

    try:
        tree = _phrase_environment().parse(text)
    except TemplateSyntaxError:
        return [], [PhraseProblem("what stands between these braces cannot be read")]
    except RecursionError:
        return [], [_TOO_DEEP]
    except ValueError:  # Python refuses to read numbers of thousands of digits
        return [], [PhraseProblem("there is a number here that is too long")]
    inspector = _Inspector()
    inspector.visit(tree)
    return inspector.variables, inspector.problems


class _Inspector:
    """Walks over the syntax tree of a text and lets through only what cannot do harm."""

    def __init__(self) -> None:
        from jinja2 import nodes

        self.variables: list[Variable] = []
        self.problems: list[PhraseProblem] = []
        self._nodes = nodes
        self._allowed = (
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

    def visit(self, node: Any, depth: int = 0) -> None:
        """Note the variables and problems of one node and those below it."""
        if depth > _DEEPEST:
            self.problems.append(_TOO_DEEP)
        elif isinstance(node, self._nodes.Name | self._nodes.Getattr):
            self._note(node)
        elif isinstance(node, self._nodes.Call) and self._is_verb(node):
            self._note(next(node.node.iter_child_nodes()), VERB_CALL)
        elif isinstance(node, self._nodes.Operand) and node.op not in _COMPARISONS:
            # Others fail for words that cannot be put in order, or searched.
            self.problems.append(PhraseProblem("only == and != may compare in a text"))
        elif isinstance(node, self._allowed):
            for child in node.iter_child_nodes():
                self.visit(child, depth + 1)
        else:
            message = "only variables and if are allowed in a text"
            self.problems.append(PhraseProblem(message))

    def _note(self, node: Any, *call: str) -> None:
        attributes = list(call)
        while isinstance(node, self._nodes.Getattr):
            attributes.insert(0, node.attr)
            node = node.node
        if isinstance(node, self._nodes.Name):
            self.variables.append(Variable(node.name, tuple(attributes)))
        else:
            message = "only a variable may stand before a full stop"
            self.problems.append(PhraseProblem(message))

    def _is_verb(self, node: Any) -> bool:
        words = [each for each in node.args if isinstance(each, self._nodes.Const)]
        return (
            isinstance(node.node, self._nodes.Getattr)
            and node.node.attr == "verb"
            and len(node.args) == len(words) == 2
            and all(isinstance(word.value, str) for word in words)
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )


class TemplateFault(Exception):  # noqa: N818 - it is a value on its way to a diagnostic
    """A fault in a template of a document: file, line and plain words."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(message)
        self.file, self.line, self.message = file, line, message


def make_environment(
    folders: Sequence[str],
    *,
    finalize: Callable[[Any], Any],
    filters: Mapping[str, Callable[..., Any]],
) -> Any:
    """Make the environment in which templates of documents run; the first folder wins.

    `finalize` makes every value safe for its format; what macros and blocks return is safe already
    and is left alone.
    """
    from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    class Sandbox(ImmutableSandboxedEnvironment):
        """The sandbox, in which our own models are values: fields, and no methods.

        Pydantic's methods would open files and, by `parse_raw` with pickle, run code.
        """

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if isinstance(obj, dt.date | dt.time):
                return attr in ("year", "month", "day", "hour", "minute")  # and no today()
            if isinstance(obj, Model):
                return attr in type(obj).__pydantic_fields__
            return super().is_safe_attribute(obj, attr, value)

    class Folders(FileSystemLoader):
        """The folders, no link out of them, and `shipped/` for what a style builds on."""

        def get_source(self, environment: Any, template: str) -> Any:
            name = template.removeprefix("shipped/")
            places = self if name == template else FileSystemLoader(folders[-1])
            found = FileSystemLoader.get_source(places, environment, name)
            file = Path(found[1]).resolve()
            if not any(file.is_relative_to(Path(folder).resolve()) for folder in folders):
                raise TemplateNotFound(template)
            return found

    def write(value: Any) -> Any:
        if value is None:
            raise TypeError("there is no value here; ask for it with if first")
        return value if isinstance(value, Markup) else Markup(finalize(value))  # noqa: S704

    environment = Sandbox(
        loader=Folders(list(folders)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=write,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=len(folders) > 1,  # a style may change while we run, the shipped look not
        # Folding constants costs more than it saves in templates that run once.
        optimized=False,
    )
    environment.filters.update(
        {name: _mark(each) if name in _MAKES_MARKUP else each for name, each in filters.items()}
    )
    return environment


# Filters of a format that return finished markup; all others return values still to be written.
_MAKES_MARKUP = frozenset({"paragraphs", "isolated", "raw_number", "as_css"})


def _mark(make: Callable[..., str]) -> Callable[..., Any]:
    from markupsafe import Markup

    return lambda *values: Markup(make(*values))  # noqa: S704 - the format has made it safe


def render_template(environment: Any, name: str, **values: Any) -> str:
    """Run one template; raise TemplateFault for whatever is wrong with it."""
    with tell_faults(name):
        return str(environment.get_template(name).render(**values))


@contextmanager
def tell_faults(name: str) -> Iterator[None]:
    """Raise TemplateFault for whatever goes wrong while a template runs."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    try:
        yield
    except TemplateSyntaxError as error:
        file = error.filename or error.name or name
        raise TemplateFault(file, error.lineno, error.message or "it is not Jinja") from error
    except TemplateNotFound as error:
        file, line = _find_line(error, name)
        raise TemplateFault(file, line, f'there is no template "{error.name}"') from error
    except RecursionError as error:
        file, line = _find_line(error, name)
        raise TemplateFault(file, line, "it calls or includes itself without end") from error
    except (
        ArithmeticError, AttributeError, LookupError, OSError, TemplateError, TypeError, ValueError
    ) as error:  # fmt: skip
        file, line = _find_line(error, name)
        words = str(error).partition("\n")[0]
        raise TemplateFault(file, line, words or type(error).__name__) from error


def _find_line(error: BaseException, name: str) -> tuple[str, int]:
    """Find the innermost template in a traceback; Jinja rewrites it to template files and lines."""
    found, trace = (name, 1), error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found
