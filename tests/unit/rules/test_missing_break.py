import pytest

from abscurriculum.rules.missing_break import RULE
from builders import a_module, activity, check_module, places


def _break(minutes: int) -> dict[str, object]:
    return activity(minutes, form="break")


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ([activity(120)], []),
        ([activity(121)], [0]),
        ([activity(60), activity(60), activity(1), activity(60)], [2]),
        ([activity(115), _break(10), activity(115)], []),
        ([activity(115), _break(9)], [1]),
        ([activity(60), _break(5), activity(60)], [2]),
        ([activity(121), _break(15), activity(121)], [0, 2]),
    ],
)
def test_break_in_time(agenda: list[dict[str, object]], expected: list[int]) -> None:
    """One report a stretch, where it passes two hours; a break under ten minutes is work."""
    found = check_module(RULE, a_module(agenda=agenda))
    assert places(found) == [f"agenda/{index}/minutes" for index in expected]
