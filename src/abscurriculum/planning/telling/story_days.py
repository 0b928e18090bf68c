"""What is on a day and what is closed on it; and why a session is not on a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from abscurriculum.models.moment import PARTS
from abscurriculum.models.plan import Session
from abscurriculum.models.text import count
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.telling.hindrances import HindranceKind, Hindrances
from abscurriculum.planning.telling.replay import Replay, Try
from abscurriculum.planning.telling.spots import place_if_written, say_closing
from abscurriculum.planning.telling.story_hindrances import (
    say_closed,
    say_hindrance,
    say_kind,
    starts_on,
)
from abscurriculum.planning.telling.story_words import (
    Line,
    Names,
    Story,
    say_day,
    say_moment,
    say_places,
    say_session,
    say_sessions,
    say_weight,
    say_who,
)

_MOST_SHOWN = 3
_WHOM = {
    "everyone": "everyone",
    "council": "who sits in the council",
    "executive": "who sits in the executive",
    "elected": "elected people",
    "newcomers": "elected people, in what does not come first",
    "appointed": "who has yet to be appointed",
}


def tell_day(replay: Replay, names: Names, day: dt.date) -> Iterator[Story]:
    """Tell what is on a day, what is closed for whom, and what could be on it."""
    horizon = replay.horizon
    if not horizon.first <= day <= horizon.last:
        place = say_places(place_if_written(replay.request, ("period",)))
        words = f"outside the period, {say_day(horizon.first)} to {say_day(horizon.last)}{place}"
        yield Story(say_day(day), (Line(words),))
        return
    planned = [session for session in replay.plan.sessions if session.date == day]
    lines = [Line(_say_planned(replay, names, each), f"{each.start:%H:%M}") for each in planned]
    yield Story(say_day(day), tuple(lines) or (Line("nothing is planned"),))
    closed = tuple(_closed(replay, day))
    if closed:
        yield Story("Closed", closed)
    if not planned:
        yield Story("Why nothing is planned", tuple(_why_nothing(replay, day)))


def _say_planned(replay: Replay, names: Names, session: Session) -> str:
    who = say_who(replay.plan, session)
    where = f", {session.venue}" if session.venue else ""
    return f"session {session.number}, {names.module(session.module)}, for {who}{where}"


def _closed(replay: Replay, day: dt.date) -> Iterator[Line]:
    horizon = replay.horizon
    whole = horizon.stretch(day, day)
    for obstacle in replay.openings.obstacles:
        marks = obstacle.closed & whole
        if not marks:
            continue
        parts = [part for part in PARTS if marks >> horizon.slot(day, part) & 1]
        when = "all day" if len(parts) == len(PARTS) else " and ".join(parts)
        who = obstacle.audience or _WHOM.get(obstacle.whom, obstacle.whom)
        words = say_closing(
            replay.request, obstacle.reason.in_language("en")[0], obstacle.path, day
        )
        how = "better avoided" if obstacle.soft else "closed"
        yield Line(f"{how} for {who}: {words}", when)
    for index, person in enumerate(replay.openings.brief.people):
        free = replay.openings.free_of(person)
        away = [part for part in PARTS if not free >> horizon.slot(day, part) & 1]
        if away:
            when = "all day" if len(away) == len(PARTS) else " and ".join(away)
            words = f"{person.name} is not there"
            yield Line(say_closing(replay.request, words, ("people", index), day), when)


def _why_nothing(replay: Replay, day: dt.date) -> Iterator[Line]:
    """Say for how many sessions the day is closed or taken, and what those win that could come."""
    index = (day - replay.horizon.first).days
    hindrances = Hindrances(replay)
    closed, could = 0, []
    hindered: Counter[HindranceKind] = Counter()
    taken = 0
    for task in replay.problem.tasks:
        slots = [slot for slot in starts_on(replay, task, [index]) if task.open >> slot & 1]
        found = {slot: hindrances.find(task, slot) for slot in slots}
        free = [slot for slot, kinds in found.items() if not kinds]
        if not slots or task.held:
            closed += 1
        elif not free:
            taken += 1
            hindered.update({each.kind for kinds in found.values() for each in kinds})
        else:
            now = replay.weigh(task, replay.slots[task.id])
            could.append(min((replay.weigh(task, slot) - now, task.id, slot) for slot in free))
    total = count(len(replay.problem.tasks), "session")
    if closed:
        yield Line(f"closed for {closed} of {total}")
    if taken:
        kinds = tuple(f"{say_kind(kind)} ({number})" for kind, number in hindered.most_common(3))
        yield Line(f"{taken} of {total} cannot be then with all others where they are", below=kinds)
    yield from _say_could(replay, sorted(could))


def _say_could(replay: Replay, could: list[tuple[int, str, int]]) -> Iterator[Line]:
    """Say what the plan would weigh with one of these sessions on the day."""
    tried = [(task, slot, replay.try_at({task: slot})) for _, task, slot in could[:_MOST_SHOWN]]
    moves = [
        _say_move(replay, replay.sessions[task], slot, found)
        for task, slot, found in tried
        if found is not None
    ]
    if moves:
        words = f"{count(len(could), 'session')} could move to it, all others staying; for example"
        yield Line(words, below=tuple(moves))


def _say_move(replay: Replay, session: Session, slot: int, found: Try) -> str:
    more = found.weight - (replay.weight or 0)
    how = say_weight(more)
    part = replay.horizon.part_of(slot)
    return f"session {say_session(replay.plan, session)} in the {part}: {how}"


def tell_why_not_then(
    replay: Replay, names: Names, sessions: list[Session], day: dt.date
) -> Iterator[Story]:
    """Tell why sessions are not on a day: what forbids it, or what it would weigh and move."""
    horizon = replay.horizon
    if not horizon.first <= day <= horizon.last:
        yield from tell_day(replay, names, day)
        return
    module = names.module(sessions[0].module)
    on_it = [session for session in sessions if session.date == day]
    if on_it:
        numbers = ", ".join(say_session(replay.plan, session) for session in on_it)
        yield Story(f"{module} is on {say_day(day)}", (Line(f"session {numbers}"),))
    told: dict[tuple[Line, ...], list[Session]] = {}
    for session in sessions:
        if session.date != day:
            told.setdefault(tuple(_why_not(replay, names, session, day)), []).append(session)
    for lines, alike in told.items():
        title = say_sessions(replay.plan, [session.id for session in alike])
        yield Story(f"{title[:1].upper()}{title[1:]} on {say_day(day)}", lines)


def _why_not(replay: Replay, names: Names, session: Session, day: dt.date) -> Iterator[Line]:
    task = replay.task(session)
    if session.held or task is None:
        yield Line("it has been held" if session.held else "the brief no longer has it")
        return
    hindrances = Hindrances(replay)
    slots = starts_on(replay, task, [(day - replay.horizon.first).days])
    if not slots:
        dayparts = " or ".join(replay.request.library.modules[task.module].dayparts)
        yield Line(f"impossible: it is for a {dayparts}")
    for slot in slots:
        part = replay.horizon.part_of(slot)
        found = hindrances.find(task, slot)
        if found and found[0].kind == "closed":
            yield Line("impossible", part, below=tuple(say_closed(replay, task, slot)))
            continue
        if not found:
            yield _tell_try(replay, names, replay.try_at({task.id: slot}), task, part)
            continue
        below = [say_hindrance(replay, names, each) for each in found]
        yield Line("not with all others where they are", part, below=tuple(below))
        freed = {name for each in found for name in each.sessions}
        tried = replay.try_at({task.id: slot}, freed) or replay.try_at(
            {task.id: slot}, {each.id for each in replay.problem.tasks}
        )
        yield _tell_try(replay, names, tried, task, part)


def _tell_try(replay: Replay, names: Names, tried: Try | None, task: Task, part: str) -> Line:
    if tried is None:
        return Line("tried: it cannot be there, wherever the others go", part)
    more = tried.weight - (replay.weight or 0)
    how = say_weight(more)
    moved = {
        name: slot
        for name, slot in tried.slots.items()
        if name != task.id and replay.slots.get(name, slot) != slot
    }
    if not moved:
        return Line(f"tried: possible, all others stay; the plan then {how}", part)
    below = [
        f"session {say_session(replay.plan, replay.sessions[name])} to "
        f"{say_moment(replay.horizon.day_of(slot), replay.horizon.part_of(slot))}"
        for name, slot in list(moved.items())[:_MOST_SHOWN]
    ]
    more_moves = len(moved) - len(below)
    below += [f"and {more_moves} more"] if more_moves else []
    move = "moves" if len(moved) == 1 else "move"
    words = f"tried: possible when {count(len(moved), 'other session')} {move}; the plan {how}"
    return Line(words, part, below=tuple(below))
