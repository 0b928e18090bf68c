from abscurriculum.rules import brief_goal, repeated_wish
from builders import a_goal, a_library, a_request, check_brief, places


def test_unknown_goal() -> None:
    """All weights are looked at, and the likely goal is named."""
    library = a_library(goals=[a_goal("rolvastheid")])
    wishes = {"must": ["rolvastheid", "rolvastheit"], "could": ["zzz"]}
    found = check_brief(brief_goal.RULE, a_request(library, goals=wishes))
    assert places(found) == ["goals/must/1", "goals/could/0"]
    assert found[0].message == 'unknown goal "rolvastheit"'
    assert found[0].hint == 'Did you mean "rolvastheid"?'


def test_goal_asked_for_twice() -> None:
    """The later wish is reported, under its own weight or another."""
    wishes = {"must": ["a", "a"], "should": ["b"], "could": ["b", "c"]}
    found = check_brief(repeated_wish.RULE, a_request(goals=wishes))
    assert places(found) == ["goals/must/1", "goals/could/0"]
    assert "twice" in found[0].message
    assert "under should:" in found[1].message
