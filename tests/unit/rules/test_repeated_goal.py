from abscurriculum.rules.repeated_goal import RULE
from builders import a_goal, a_library, check_library, places


def test_second_goal_is_reported() -> None:
    """The first goal with an id stays; each later one is reported."""
    library = a_library(goals=[a_goal("a"), a_goal("b"), a_goal("a"), a_goal("a")])
    assert places(check_library(RULE, library)) == ["goals/2/id", "goals/3/id"]
