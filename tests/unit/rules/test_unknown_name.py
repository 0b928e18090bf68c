from typing import Any

import pytest

from abscurriculum.rules.unknown_name import RULE
from builders import a_module, block, check_module, places, text

_POWER = {"text": text(), "source": {"province": "art. 1"}}


@pytest.mark.parametrize(
    ("kind", "changes", "place", "hint"),
    [
        ("workshop", {"track": "leadershp"}, "track", 'Did you mean "leadership"?'),
        ("workshop", {"audiences": ["bestuur"]}, "audiences/0", "Choose one of: officials."),
        (
            "workshop",
            {"presence": {"advisor": {"max": 9}}},
            "presence/advisor:",
            'Did you mean "adviser"?',
        ),
        (
            "workshop",
            {"presence": {"griffier": {"max": 9}}},
            "presence/griffier:",
            "Write clerk.",
        ),
        (
            "pressure-cooker",
            block("pressure-cooker", case_owner="aldermen"),
            "pressure_cooker/case_owner",
            'Did you mean "alderman"?',
        ),
        (
            "leadership-meeting",
            block("leadership-meeting", host_roles=["mayor", "major"]),
            "leadership_meeting/host_roles/1",
            'Did you mean "mayor"?',
        ),
        (
            "dualism-workshop",
            block("dualism-workshop", powers=[{"holder": "counsil", **_POWER}] * 4),
            "dualism_workshop/powers/0/holder",
            'Did you mean "council"?',
        ),
    ],
)
def test_unknown_name(kind: str, changes: dict[str, Any], place: str, hint: str) -> None:
    """Each place that names a word of the vocabulary is looked at, and the likely one is named."""
    found = check_module(RULE, a_module(kind=kind, **changes))
    assert places(found)[0] == place
    assert found[0].hint == hint
