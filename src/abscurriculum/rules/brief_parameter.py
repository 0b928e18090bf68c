"""ABS408: a brief answers questions that a module asks, in the form that it asks for."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.activity import Parameter, ParameterValue
from abscurriculum.models.request import Request
from abscurriculum.models.text import Text
from abscurriculum.rules.advice import advise
from abscurriculum.rules.rule import BriefRule


def _check(request: Request) -> Iterator[Diagnostic]:
    for name, answers in request.brief.value.parameters.items():
        module = request.library.modules.get(name)
        if module is None:
            continue  # ABS404 says so already
        for key, answer in answers.items():
            path = ("parameters", name, key)
            if key not in module.parameters:
                message = f'"{name}" has no parameter "{key}"'
                otherwise = "" if module.parameters else "It asks for nothing; remove it."
                hint = advise(key, module.parameters, otherwise)
                yield request.brief.diagnostic("ABS408", path, message, hint, on_key=True)
                continue
            fault = _find_fault(module.parameters[key], answer)
            if fault:
                yield request.brief.diagnostic("ABS408", path, *fault)


def _find_fault(parameter: Parameter, answer: ParameterValue) -> tuple[str, str] | None:
    if parameter.type == "choice":
        if str(answer) in parameter.choices:
            return None
        return f'"{answer}" is not one of the choices', advise(str(answer), parameter.choices)
    fits, message, hint = _TYPES[parameter.type]
    return None if fits(answer) else (message, hint)


def _is_date(answer: ParameterValue) -> bool:
    try:
        # fromisoformat reads 20270114 and 2027-W02-4 too; files hold one form.
        return isinstance(answer, str) and dt.date.fromisoformat(answer).isoformat() == answer
    except ValueError:
        return False


def _is_number(answer: ParameterValue) -> bool:
    return isinstance(answer, int) and not isinstance(answer, bool)


_TYPES: Mapping[str, tuple[Callable[[ParameterValue], bool], str, str]] = {
    "text": (
        lambda answer: isinstance(answer, str | Text),
        "text is expected here",
        "Put it in quotes.",
    ),
    "number": (_is_number, "a number is expected here", "Write it in digits, without quotes."),
    "date": (_is_date, "a date is expected here", "Write it as 2027-01-14: year, month, day."),
    "yes-no": (
        lambda answer: isinstance(answer, bool),
        "yes or no is expected here",
        "Write true or false.",
    ),
}

RULE = BriefRule(
    code="ABS408",
    name="brief-parameter",
    why="An answer that does not fit its question would stand in the text as it is.",
    check=_check,
)
