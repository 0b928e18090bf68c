"""Two readers of calendars that are not the library that wrote them."""

import datetime as dt
import json
from functools import cache
from typing import Any

import vobject  # type: ignore[import-untyped]

from conftest import ROOT
from node_packages import run_node

Told = dict[str, dict[str, Any]]


@cache
def in_node(text: str) -> Told:
    """Read a calendar with ical.js; appointments by their UIDs."""
    told = json.loads(run_node(ROOT / "tests/js/read_calendar.mjs", text))
    assert told["method"] == "PUBLISH"
    found = {each["uid"]: each for each in told["appointments"]}
    assert len(found) == len(told["appointments"])
    for each in found.values():
        assert each["zone"] == "Europe/Amsterdam"
        for key in ("start", "end"):
            each[key] = dt.datetime.fromisoformat(each[key])
    return found


def in_python(text: str) -> Told:
    """Read a calendar with vobject; appointments by their UIDs."""
    calendar = vobject.readOne(text)
    keys = ("summary", "location", "description", "status")
    return {
        event.uid.value: {
            "sequence": int(event.sequence.value),
            "start": event.dtstart.value,
            "end": event.dtend.value,
            **{key: event.getChildValue(key) for key in keys},
        }
        for event in getattr(calendar, "vevent_list", ())
    }
