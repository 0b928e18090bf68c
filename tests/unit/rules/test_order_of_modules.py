import pytest

from abscurriculum.diagnostics import Severity
from abscurriculum.rules import closed_prerequisite, high_start, repeated_activity
from builders import a_library, a_module, activity, check_module, places


@pytest.mark.parametrize(
    ("position", "intensity", "number"),
    [("first", "high", 1), ("first", "medium", 0), ("last", "high", 0)],
)
def test_high_start(position: str, intensity: str, number: int) -> None:
    """Only first and high together are wrong."""
    module = a_module(timing={"position": position}, intensity=intensity)
    assert places(check_module(high_start.RULE, module)) == ["intensity"] * number


def test_prerequisite_closed_to_some_clients() -> None:
    """Only types that can follow the module and not what it builds on are named."""
    earlier = a_module("a", closed_to=["province", "water-board"])
    module = a_module("b", closed_to=["province"], prerequisites={"all_of": ["a"]})
    (found,) = check_module(closed_prerequisite.RULE, module, a_library(earlier, module))
    assert found.severity is Severity.WARNING
    assert '"a" is closed to water boards,' in found.message
    closed = a_module("b", closed_to=["province", "water-board"], prerequisites={"all_of": ["a"]})
    assert check_module(closed_prerequisite.RULE, closed, a_library(earlier, closed)) == []


def test_repeated_activity() -> None:
    """Each later use of an id is reported; activities without one are no repeats."""
    agenda = [activity(id="a"), activity(), activity(), activity(id="a"), activity(id="a")]
    found = check_module(repeated_activity.RULE, a_module(agenda=agenda))
    assert places(found) == ["agenda/3/id", "agenda/4/id"]
