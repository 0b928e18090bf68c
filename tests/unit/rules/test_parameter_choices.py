from typing import Any

import pytest

from abscurriculum.rules.parameter_choices import RULE
from builders import a_module, check_module, places, text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": "choice", "choices": ["a"]}, []),
        ({"type": "text"}, []),
        ({"type": "choice"}, ["parameters/x/type"]),
        ({"type": "text", "choices": ["a"]}, ["parameters/x/choices:"]),
    ],
)
def test_choices_belong_to_their_type(changes: dict[str, Any], expected: list[str]) -> None:
    """Choices stand at type choice, and nowhere else."""
    parameters = {"x": {"question": text(), "default": text(), **changes}}
    assert places(check_module(RULE, a_module(parameters=parameters))) == expected
