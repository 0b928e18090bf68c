"""Ways around conditions on days: calendar, period, pins, and sessions that are held in place."""

import datetime as dt
from collections.abc import Iterator, Sequence

from abscurriculum.planning.clashing.conditions import say_pin
from abscurriculum.planning.clashing.setting import Condition, Path, Setting
from abscurriculum.planning.clashing.way import (
    Scene,
    Try,
    Way,
    add_moments,
    free_days,
    last_resort,
    set_to,
    take_out,
    weigh,
)

_MOST_WEEKS = 52
_STRETCHES = {
    "blocked": "do not block {}",
    "recess": "plan in the recess, on {}",
    "budget_weeks": "plan in budget weeks, on {}",
    "accounts_weeks": "plan in accounts weeks, on {}",
}
_COUNCIL = {
    "meets": "plan while the council meets (take out meets: {})",
    "dates": "plan while the council meets on {}",
    "file": "plan while the council meets (take out file: {})",
}
_OTHERS = {
    "school_holidays": "plan in school holidays too (school_holidays: avoid)",
    "public_holidays": "plan on public holidays too (public_holidays: false)",
    "carnival": "plan at carnival too (carnival: false)",
    "executive_day": "have the executive there on its own day, {} (take out executive_day)",
    "elections": "plan in the six weeks before the elections",
    "executive_appointed": "plan before {}, when there is no new executive yet",
}
_WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def around_sessions(_scene: Scene, condition: Condition) -> Iterator[Way]:
    """Let a session move that the plan file holds."""
    words = f"let abs move {condition.firm} (in the plan file, take out its pin or your date)"
    yield take_out(condition, words)


def around_pins(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Take a pin out."""
    pin = scene.written.at(condition.path)
    yield take_out(condition, f'do not pin "{pin.module}" to {say_pin(pin)}')


def around_period(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Let the period end some weeks later."""
    end = scene.written.brief.period.to
    tries = []
    for weeks in range(1, _MOST_WEEKS + 1):
        day = end + dt.timedelta(weeks=weeks)
        words = f"let the period end {weeks} week{'s' * (weeks > 1)} later (to: {day})"
        tries.append(Try(words, weigh(condition, weeks), set_to(("period", "to"), day)))
    yield Way(condition, tuple(tries))


def around_agreed(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Ask people some days sooner."""
    brief = scene.written.brief
    now = brief.asked_from
    tries = []
    for days in range(1, 7 * _MOST_WEEKS):
        day = now - dt.timedelta(days=days)
        words = f"ask people from {day} (agreed: {day})"
        tries.append(Try(words, weigh(condition, days / 7), set_to(("agreed",), day)))
    yield Way(condition, tuple(tries))


def around_suits(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Let an audience meet on other dayparts too."""
    path = condition.path
    if path[-1] != "suits":
        who = str(path[-1])
        if scene.written.brief.joint:
            who += f" of {_client_of(scene.written, path)}"
        words = f"allow {who} on {{}} (suits)"
        way = add_moments(condition, scene.written.at(path), words, lambda days: set_to(path, days))
        free = last_resort(condition, f"allow {who} on any day (suits)")
        yield Way(condition, (*way.tries, free), rising=False)
        return
    audiences = scene.written.request.library.vocabulary.value.audiences
    silent = [a for a in audiences if a not in scene.written.brief.calendar.suits]
    tries = [_on_saturday(condition, some) for some in (*((a,) for a in silent), silent)]
    tries.append(last_resort(condition, "allow everyone on any day (suits)"))
    yield Way(condition, tuple(tries), rising=False)


def _client_of(setting: Setting, path: Path) -> str:
    """Name the client whose calendar a path lies in."""
    request = setting.request
    return request.partners[int(path[2])].name if path[0] == "joint" else request.client.name


def _on_saturday(condition: Condition, audiences: Sequence[str]) -> Try:
    def change(setting: Setting) -> Setting:
        for audience in audiences:
            setting = setting.put((*condition.path, audience), (*_WORKDAYS, "saturday"))
        return setting

    words = f"allow {' and '.join(audiences)} on saturdays (suits)"
    return Try(words, weigh(condition, 10 + len(audiences)), change)


def around_calendar(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Plan on days that are kept free."""
    path = condition.path
    key = str(path[path.index("calendar") + 1])
    value = scene.written.at(path)
    if key in _STRETCHES:
        yield free_days(condition, value, _STRETCHES[key])
    elif key == "council":
        yield take_out(condition, _COUNCIL[str(path[path.index(key) + 1])].format(value))
    else:
        yield take_out(condition, _OTHERS[key].format(value))
