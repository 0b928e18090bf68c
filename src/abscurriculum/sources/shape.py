"""Data -> model, with every fault at its place in the file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from abscurriculum.diagnostics import Diagnostic, Severity
from abscurriculum.models.origin import Origin
from abscurriculum.models.suggestion import suggest
from abscurriculum.models.text import Language
from abscurriculum.sources.wording import example_for, explain, name_path, show

M = TypeVar("M", bound=BaseModel)

# The branches that Pydantic tries for `int | str | ...`; a person sees one fault, not four.
_BRANCHES = frozenset(
    {"str", "int", "bool", "constrained-str", "constrained-int", "function-before"}
)
MOST_FAULTS = 200


def shape(
    model: type[M], data: object, origin: Origin, language: Language
) -> tuple[M | None, list[Diagnostic]]:
    """Make a model of data; `language` is that of texts that are bare strings."""
    if not isinstance(data, dict):
        message = f"a file of this kind holds keys and values, not {show(data)}"
        hint = "Write key: value, one a line; `abs schema` lists the keys."
        span = origin.span()
        return None, [
            Diagnostic("ABS201", Severity.ERROR, span, message, hint, origin.excerpt(span))
        ]
    try:
        return model.model_validate(data, context={"language": language}), []
    except ValidationError as error:
        faults = error.errors(include_url=False)[:MOST_FAULTS]
    return None, _merge(_diagnose(model, data, fault, origin) for fault in faults)


def shape_remains(
    model: type[M], data: dict[str, object], stand_ins: Mapping[str, object], language: Language
) -> M | None:
    """Make a model of what has no fault, so that rules can find further faults in it.

    First the faulty parts are left out, and where that is not enough the whole keys that hold them;
    a stand-in takes the place of a key that the model cannot do without.
    """
    for whole_keys in (False, True):
        try:
            return model.model_validate(data, context={"language": language})
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                data = _leave_out(data, fault["loc"], whole_key=whole_keys)
            data = {**stand_ins, **data}
    try:
        return model.model_validate(data, context={"language": language})
    except ValidationError:
        return None


def _leave_out(
    data: dict[str, object], location: Sequence[str | int], *, whole_key: bool
) -> dict[str, object]:
    key = location[0] if location else ""
    inside = data.get(str(key))
    if not whole_key and len(location) > 1 and isinstance(inside, dict) and location[1] in inside:
        return {**data, str(key): {k: v for k, v in inside.items() if k != location[1]}}
    return {name: value for name, value in data.items() if name != key}


def _merge(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Keep one wrong type a place: branches of a union complain one by one."""
    first: dict[object, Diagnostic] = {}
    for diagnostic in found:
        words = "" if diagnostic.code == "ABS203" else diagnostic.message
        first.setdefault((diagnostic.span, diagnostic.code, words), diagnostic)
    return list(first.values())


def _diagnose(
    model: type[BaseModel],
    data: object,
    fault: Any,
    origin: Origin,
) -> Diagnostic:
    path, marker = _walk(data, fault["loc"])
    parts = _diagnose_key(model, data, fault, path) or _diagnose_value(fault, path, marker=marker)
    code, message, hint, on_key = parts
    span = origin.span(path, on_key=on_key)
    return Diagnostic(code, Severity.ERROR, span, message, hint, origin.excerpt(span))


def _walk(data: object, location: Sequence[str | int]) -> tuple[list[str | int], bool]:
    """Follow Pydantic's location as far as the file goes; tell whether it means a key."""
    path: list[str | int] = []
    here = data
    for step in location:
        if (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        ):
            path.append(step)
            here = here[step]  # type: ignore[index]
        elif step == "[key]":
            return path, True
        elif step not in _BRANCHES:
            break
    return path, False


def _diagnose_key(
    model: type[BaseModel],
    data: object,
    fault: Any,
    path: list[str | int],
) -> tuple[str, str, str, bool] | None:
    key = fault["loc"][-1] if fault["loc"] else ""
    where = name_path(path)
    if fault["type"] == "missing":
        inside = f"in {where} " if where else ""
        example = example_for([key])
        hint = f"For example: {key}: {example}" if example else ""
        return "ABS202", f'{inside}the key "{key}" is missing', hint, True
    if fault["type"] == "extra_forbidden":
        known = _known_keys(model, path[:-1])
        meant = suggest(str(key), known)
        hint = f'Did you mean "{meant}"?' if meant else f"Known here: {', '.join(known)}."
        inside = f" in {name_path(path[:-1])}" if path[:-1] else ""
        return "ABS206", f'the key "{key}" is not known{inside}', hint, True
    return None


def _diagnose_value(
    fault: Any,
    path: list[str | int],
    *,
    marker: bool,
) -> tuple[str, str, str, bool]:
    code, message, hint = explain(fault, path)
    where = name_path(path)
    return code, f"{where}: {message}" if where else message, hint, marker


def _known_keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """List the keys of the model at a path."""
    here: Any = model
    for step in path:
        here = _unwrap(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = fields[str(step)].annotation if step in fields else None
        elif get_origin(here) in (tuple, dict):
            here = get_args(here)[0 if get_origin(here) is tuple else 1]
    here = _unwrap(here)
    if isinstance(here, type) and issubclass(here, BaseModel):
        return [field.alias or name for name, field in here.model_fields.items()]
    return []


def _unwrap(annotation: Any) -> Any:
    """Take `X` out of `X | None` and `Annotated[X, ...]`."""
    if hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    options = [option for option in get_args(annotation) if option is not type(None)]
    if type(None) in get_args(annotation) and len(options) == 1:
        return options[0]
    return annotation
