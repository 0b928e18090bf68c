import pytest

from abscurriculum.rules.brief_parameter import RULE
from builders import a_library, a_module, a_request, check_brief, places, text

_GAP = {"question": text(), "default": text()}
_LIBRARY = a_library(
    a_module(
        "a",
        parameters={
            "words": {**_GAP, "type": "text"},
            "number": {**_GAP, "type": "number"},
            "day": {**_GAP, "type": "date"},
            "choice": {**_GAP, "type": "choice", "choices": ["kunst", "sport", "3"]},
            "sure": {**_GAP, "type": "yes-no"},
        },
    ),
    a_module("b"),
)


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("words", "Naaldwijk", ""),
        ("words", 2027, "quotes"),
        ("number", 12, ""),
        ("number", True, "digits"),
        ("number", "twaalf", "digits"),
        ("day", "2027-01-14", ""),
        ("day", "14 januari", "2027-01-14"),
        ("day", "20270114", "2027-01-14"),
        ("day", "2027-02-30", "2027-01-14"),
        ("choice", "kunst", ""),
        ("choice", 3, ""),
        ("choice", "kunsten", 'Did you mean "kunst"?'),
        ("choice", "muziek", "Choose one of: kunst, sport, 3."),
        ("sure", False, ""),
        ("sure", "ja", "true or false"),
    ],
)
def test_answer_fits_its_question(name: str, value: str | int, hint: str) -> None:
    """Each type takes its own kind of answer, and the advice says how to write it."""
    found = check_brief(RULE, a_request(_LIBRARY, parameters={"a": {name: value}}))
    assert places(found) == ([f"parameters/a/{name}"] if hint else [])
    assert all(hint in each.hint for each in found)


def test_unknown_parameter() -> None:
    """A module's own questions are suggested; an unknown module is left to its own rule."""
    answers = {"a": {"numbre": 1}, "b": {"x": 1}, "c": {"x": 1}}
    found = check_brief(RULE, a_request(_LIBRARY, parameters=answers))
    assert places(found) == ["parameters/a/numbre:", "parameters/b/x:"]
    assert found[0].hint == 'Did you mean "number"?'
    assert "asks for nothing" in found[1].hint
