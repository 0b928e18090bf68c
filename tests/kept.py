"""Plan files for tests: a small one whose keys a test changes."""

import datetime as dt
from typing import Any

from abscurriculum.models.plan_file import PlanFile
from abscurriculum.models.text import Text

Data = dict[str, Any]
FIRST = dt.date(2027, 1, 11)


def a_session(number: int = 0, **changes: Any) -> Data:
    """Give a session; numbers make other groups and days."""
    day = FIRST + dt.timedelta(weeks=number)
    return {
        "date": str(day),
        "weekday": "monday",
        "daypart": "morning",
        "start": "09:00",
        "end": "12:00",
        "module": "rustig-tempo",
        "groups": [f"officials-{'abcdefghij'[number]}"],
        "people": {"adviser": 10},
        "trainers": 1,
        "cost": 1000,
    } | changes


def a_plan_file(*sessions: Data, **changes: Any) -> PlanFile:
    """Give a plan file of some sessions, which abs planned as they are."""
    data: Data = {
        "client": "Westland",
        "cost": 12345.5,
        "sessions": list(sessions),
        "groups": [
            {"id": group, "audience": "officials", "people": {"adviser": 10}}
            for session in sessions
            for group in session.get("groups", ())
        ],
        "costs": [{"kind": "trainer", "quantity": 2, "rate": 1000}],
        "quality": {
            "selection_proven": True,
            "timetable_proven": True,
            "penalty": 0,
            "bound": 0,
            "effort": "normal",
        },
        "modules": [{"id": "rustig-tempo", "version": "1.0.0", "print": "0123"}],
        "planned": [
            {k: v for k, v in each.items() if k not in ("weekday", "pinned", "booked", "held")}
            for each in sessions
        ],
    }
    return PlanFile.model_validate(data | changes)


def a_move(session: str = "rustig-tempo/officials-a/1", **changes: Any) -> Data:
    """Give a move."""
    reason = Text(nl="vakantie", en="holiday").model_dump()
    return {"session": session, "kind": "moved", "was": "a", "now": "b", "reason": reason} | changes
