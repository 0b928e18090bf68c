from abscurriculum.rules.bare_activity import RULE
from builders import a_module, activity, check_module, places


def test_what_is_missing_is_named() -> None:
    """One warning an activity, which names one part or both; a break needs neither."""
    agenda = [
        activity(trainer=None),
        activity(trainer=None, participants=None),
        activity(form="break", trainer=None, participants=None),
    ]
    found = check_module(RULE, a_module(agenda=agenda))
    assert places(found) == ["agenda/0", "agenda/1"]
    assert found[0].message.startswith("trainer is missing")
    assert found[1].message.startswith("participants and trainer are missing")
