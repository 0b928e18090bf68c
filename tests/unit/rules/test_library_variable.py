from abscurriculum.rules.library_variable import RULE
from builders import a_goal, a_library, check_library, places, text


def test_texts_outside_modules() -> None:
    """Goals and the head are filled in as well, and know no parameters."""
    goal = a_goal(title=text("{{ concil }}"), description=text("{{ council.the }}"))
    library = a_library(goals=[goal], title=text(en="{{ parameter.x }}"))
    assert places(check_library(RULE, library)) == ["title/en", "goals/0/title/nl"]
