"""Why a session is for whom it is and when it is, what other days would do, and why a group is."""

import datetime as dt
from collections.abc import Iterator

from abscurriculum.models.plan import Group, Session
from abscurriculum.models.text import count
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.calendar.openings import Closing
from abscurriculum.planning.choosing.places import place_of
from abscurriculum.planning.posing.whys import main_closings
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.telling.dates import DateChoice, best_dates, say_grounds
from abscurriculum.planning.telling.hindrances import Hindrance, Hindrances
from abscurriculum.planning.telling.replay import Replay
from abscurriculum.planning.telling.saying import say_reason
from abscurriculum.planning.telling.spots import say_closing
from abscurriculum.planning.telling.story_hindrances import say_hindrance
from abscurriculum.planning.telling.story_whole import say_group_reason
from abscurriculum.planning.telling.story_words import (
    Line,
    Names,
    Story,
    say_day,
    say_moment,
    say_money,
    say_places,
    say_session,
    say_weight,
    say_who,
)

_MOST_GROUNDS = 4
_DAYS_SHOWN = 3


def tell_session(replay: Replay, names: Names, session: Session, brief: str) -> Iterator[Story]:
    """Tell what a session is, why it is then, and which other days would do."""
    title = (
        f"Session {session.number}: {names.module(session.module)}, "
        f"{say_day(session.date)}, {session.start:%H:%M} to {session.end:%H:%M}"
    )
    yield Story(title, tuple(_what(replay, names, session)))
    task = replay.task(session)
    yield Story("Why then", tuple(_why_then(replay, names, session, task)))
    if session.held or task is None:
        return
    found = best_dates(replay, session, _DAYS_SHOWN)
    if found is not None:
        weight = found.now.weight
        lines = [_say_choice(choice, weight) for choice in found.best]
        lines = lines or [Line("on no other day can all other sessions stay where they are")]
        lines.append(Line(f"more: abs dates {brief} {session.number}"))
        yield Story("Other days (tried, all others stay)", tuple(lines), dates=found)


def _what(replay: Replay, names: Names, session: Session) -> Iterator[Line]:
    plan = replay.plan
    people = ", ".join(names.people(entry.role, entry.number) for entry in session.people)
    yield Line(f"{say_who(plan, session)}: {people}", "for")
    chosen = next((entry for entry in plan.modules if entry.id == session.module), None)
    if chosen is not None and chosen.reasons:
        yield Line(say_reason(chosen.reasons[0]), "why")
    group = next((group for group in plan.groups if group.id in session.groups), None)
    if group is not None and group.reasons:
        many = sum(each.audience == group.audience for each in plan.groups)
        reason = group.reasons[0]
        words = f"{count(many, 'group')} of {group.audience}: {say_group_reason(reason)}"
        yield Line(f"{words}{say_places(reason.place)}", "groups")
    if session.staff:
        yield Line(", ".join(session.staff), "by")
    if session.venue:
        yield Line(session.venue, "in")
    if session.attending:
        yield Line(f"{', '.join(session.attending)} must be there", "with")
    yield Line(say_money(session.euro_cents), "cost")


def _why_then(replay: Replay, names: Names, session: Session, task: Task | None) -> Iterator[Line]:
    if session.held:
        yield Line("it has been held")
        return
    if session.pinned:
        yield Line("the plan file holds it to this day")
    if task is None or session.id not in replay.slots:
        yield from (Line(say_reason(reason)) for reason in session.reasons)
        return
    for index, pin in enumerate(replay.openings.brief.pins):
        if pin.module == session.module and (pin.group is None or pin.group in session.groups):
            place = say_places(place_of(replay.request, f"pins.{index}"))
            yield Line(f"the brief pins it{place}")
    slot = replay.slots[session.id]
    yield from _by_week(replay, names, task, slot)
    yield from _neighbours(replay, session)


def _by_week(replay: Replay, names: Names, task: Task, slot: int) -> Iterator[Line]:
    """Say whether it is in the week that an even spread gives, and if not, why not."""
    week = replay.horizon.week_of(slot)
    ideal = f"the week of {say_day(replay.monday(task.ideal))}"
    if week == task.ideal:
        yield Line(f"an even spread gives {ideal}")
        return
    away = week - task.ideal
    weeks = f"{count(abs(away), 'week')} {'later' if away > 0 else 'earlier'}"
    there = [each for each in slots_in(task.open) if replay.horizon.week_of(each) == task.ideal]
    if not there:
        below = []
        for closing in main_closings(task, task.ideal, replay.openings):
            words = closing.reason.in_language("en")[0]
            day = _closed_day(replay, closing, task.ideal)
            below.append(say_closing(replay.request, words, closing.path, day))
        yield Line(f"{weeks} than {ideal}, which is closed", below=tuple(below))
        return
    hindrances = Hindrances(replay)
    found = [hindrances.find(task, each) for each in there]
    if all(found):
        below = list(_say_all(replay, names, found))
        yield Line(
            f"{weeks} than {ideal}, which an even spread gives but where", below=tuple(below)
        )
        return
    free = there[found.index(())]
    tried = replay.try_at({task.id: free})
    if tried is None:
        yield Line(f"{weeks} than {ideal}: rooms, trainers or actors are taken then")
    elif replay.weight is not None:
        when = say_moment(replay.horizon.day_of(free), replay.horizon.part_of(free))
        more = tried.weight - replay.weight
        yield Line(f"{weeks} than {ideal}; {when} would do: {say_weight(more)}")


def _closed_day(replay: Replay, closing: Closing, week: int) -> dt.date:
    """Give the first day of a week that something closes."""
    slots = (s for s in slots_in(closing.closed) if replay.horizon.week_of(s) == week)
    return replay.horizon.day_of(next(slots))


def _say_all(replay: Replay, names: Names, found: list[tuple[Hindrance, ...]]) -> Iterator[str]:
    """Say each thing that stands in the way once, what stands in the way most often first."""
    counts: dict[str, int] = {}
    for hindrances in found:
        for words in dict.fromkeys(say_hindrance(replay, names, each) for each in hindrances):
            counts[words] = counts.get(words, 0) + 1
    ranked = sorted(counts, key=lambda words: -counts[words])
    yield from ranked[:_MOST_GROUNDS]


def _neighbours(replay: Replay, session: Session) -> Iterator[Line]:
    """Name the nearest sessions that it must come after, and before."""
    by_id = replay.sessions
    before, after = [], []
    for order in replay.problem.orders:
        if order.then == session.id:
            before += [by_id[name] for name in order.first if name in by_id]
        elif session.id in order.first and order.then in by_id:
            after.append(by_id[order.then])
    if before:
        last = max(before, key=lambda each: (each.date, each.number))
        yield Line(f"it comes after session {say_session(replay.plan, last)}")
    if after:
        first = min(after, key=lambda each: (each.date, each.number))
        yield Line(f"it comes before session {say_session(replay.plan, first)}")


def _say_choice(choice: DateChoice, weight: int) -> Line:
    grounds = [*say_grounds(choice.grounds_for), *say_grounds(choice.grounds_against)]
    more = choice.weight - weight
    when = say_moment(choice.date, choice.daypart)
    return Line(f"{when}: {say_weight(more)}; {'; '.join(grounds)}")


def tell_groups(replay: Replay, names: Names, what: str) -> Iterator[Story]:
    """Tell why a group, or all groups of an audience, are as they are, and what they do."""
    plan = replay.plan
    groups = [group for group in plan.groups if what in (group.id, group.audience)]
    audience = groups[0].audience
    every = [group for group in plan.groups if group.audience == audience]
    title = names.audiences.get(audience, audience)
    many = f"{title} ({audience}) are {count(len(every), 'group')}"
    lines = [
        Line(f"{many}: {say_group_reason(reason)}{say_places(reason.place)}", "why")
        for reason in every[0].reasons
    ]
    lines += [Line(_members(names, group), group.id) for group in groups]
    is_one = len(groups) == 1
    heading = f"Why {what} is as it is" if is_one else f"Why {audience} are as they are"
    yield Story(heading, tuple(lines))
    sessions = [s for s in plan.sessions if set(s.groups) & {group.id for group in groups}]
    lines = [Line(_say_done(replay, every, each), say_day(each.date)) for each in sessions]
    yield Story("What it does" if is_one else "What they do", tuple(lines))


def _say_done(replay: Replay, every: list[Group], session: Session) -> str:
    words = f"session {session.number}, {session.module}"
    return words if len(every) == 1 else f"{words}, {say_who(replay.plan, session)}"


def _members(names: Names, group: Group) -> str:
    people = ", ".join(names.people(entry.role, entry.number) for entry in group.people)
    return f"{group.department}: {people}" if group.department else people
