from abscurriculum.rules.round_minutes import RULE
from builders import a_module, block, check_module, places, text


def test_rounds_that_take_too_long() -> None:
    """Both sums are named; an unknown activity is left to its own rule."""
    rounds = [{"title": text(), "minutes": 61, "task": text()}]
    changes = block("pressure-cooker", rounds=rounds)
    (found,) = check_module(RULE, a_module(kind="pressure-cooker", **changes))
    assert places([found]) == ["pressure_cooker/rounds:"]
    assert "61" in found.message
    assert "60" in found.message
    changes = block("pressure-cooker", rounds=rounds, rounds_in="nergens")
    assert check_module(RULE, a_module(kind="pressure-cooker", **changes)) == []
