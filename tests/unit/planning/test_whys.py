"""Why a session is when it is."""

import datetime as dt

from abscurriculum.planning import Planned, plan
from small_world_data import Small, read_small


def test_a_closed_afternoon_moves_a_whole_day() -> None:
    """A whole day cannot start where only its afternoon is blocked, and the line is named."""
    module = {"id": "day", "group": {"max": 2}, "dayparts": ["full-day"], "minutes": 420}
    stretch = {"from": "2027-01-11", "to": "2027-02-05", "dayparts": ["afternoon"]}
    brief = {
        "period": {"from": "2027-01-11", "to": "2027-12-17"},
        "participants": {"adviser": 2},
        "modules": {"include": ["day"]},
        "calendar": {"blocked": [stretch]},
    }
    found = plan(read_small(Small([module], {}, brief)))
    assert isinstance(found, Planned)
    (session,) = found.plan.sessions
    assert session.date > dt.date(2027, 2, 5)
    assert [(r.kind, r.at) for r in session.reasons] == [("calendar", "calendar.blocked.0")]
