from typing import Any

import pytest

from abscurriculum.diagnostics import Severity
from abscurriculum.rules import undeclared_parameter, unused_parameter
from builders import a_module, check_module, places, text

_GAP: dict[str, Any] = {"type": "text", "question": text(), "default": text()}


@pytest.mark.parametrize(
    ("phrase", "undeclared", "unused"),
    [
        ("{{ parameter.plaats }}", [], []),
        ("{{parameter.plaats}}", [], []),
        ("{% if parameter.plaats == 'x' %}x{% endif %}", [], []),
        ("{{ parameter.plats }}", ["summary/nl"], ["parameters/plaats:"]),
        ("{{parameter.plats}}", ["summary/nl"], ["parameters/plaats:"]),
        ("{{ council }}", [], ["parameters/plaats:"]),
        ("{{ parameter }}", [], ["parameters/plaats:"]),
    ],
)
def test_texts_and_declarations_agree(
    phrase: str, undeclared: list[str], unused: list[str]
) -> None:
    """A use without declaration is an error, a declaration without use a warning."""
    module = a_module(summary=text(phrase), parameters={"plaats": _GAP})
    found = check_module(undeclared_parameter.RULE, module)
    assert places(found) == undeclared
    assert all(each.hint == 'Did you mean "plaats"?' for each in found)
    doubts = check_module(unused_parameter.RULE, module)
    assert places(doubts) == unused
    assert all(each.severity is Severity.WARNING for each in doubts)


def test_without_declarations() -> None:
    """The advice is to declare it when nothing comes near."""
    (found,) = check_module(
        undeclared_parameter.RULE, a_module(summary=text("{{ parameter.plaats }}"))
    )
    assert "Add it under parameters:" in found.hint
