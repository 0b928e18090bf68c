from abscurriculum.rules.unknown_track import RULE
from builders import a_goal, a_library, check_library


def test_goal_and_route_of_an_unknown_track() -> None:
    """Goals and routes both name tracks; the route's is a key."""
    library = a_library(goals=[a_goal(track="leidershap")], routes={"leadershop": {}})
    goal, route = check_library(RULE, library)
    assert goal.span.file == "goals.yaml#goals/0/track"
    assert route.span.file == "library.yaml#routes/leadershop:"
    assert route.hint == 'Did you mean "leadership"?'
