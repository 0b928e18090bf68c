"""Other days for one session, ranked by what the whole plan then weighs, with for and against.

First the days on which all other sessions can stay where they are; then days that are better, but
for which others must move. Every day that is given has been tried.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.plan import Session
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.telling.differences import Moved
from abscurriculum.planning.telling.hindrances import Hindrances
from abscurriculum.planning.telling.replay import Replay, Try
from abscurriculum.planning.telling.spots import place_if_written, show_place

# Days for which others must move: so many sessions let go, and so many days tried.
_MOST_FREED = 4
_MOST_TRIED = 12
_MOST_MOVING = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """Something that speaks for a day or against it."""

    words: str
    place: str = ""
    """file:line of the brief, where it says so."""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A daypart for a session."""

    date: dt.date
    daypart: Part
    weight: int
    """What the whole plan weighs then; docs/planning.md tells what weighs."""
    grounds_for: tuple[Ground, ...]
    grounds_against: tuple[Ground, ...]
    moved: tuple[Moved, ...] = ()
    """Other sessions that have to move for it."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The days for one session."""

    session: Session
    now: DateChoice
    best: tuple[DateChoice, ...]
    """The best other days on which all others can stay, one daypart a day."""
    moving: tuple[DateChoice, ...]
    """Days that weigh less than the last of those, for which others must move."""


def best_dates(replay: Replay, session: Session, number: int) -> Dates | None:
    """Find the best other days for a session; None where the brief no longer has it."""
    task = replay.task(session)
    now = replay.slots.get(session.id)
    if task is None or now is None or replay.weight is None:
        return None
    search = _Search(replay, task, now, replay.weight)
    best = search.staying(number)
    worst = best[-1].weight if len(best) == number else None
    moving = search.moving(worst, {choice.date for choice in best})
    return Dates(session, search.describe(now, replay.weight, ()), tuple(best), tuple(moving))


class _Search:
    def __init__(self, replay: Replay, task: Task, now: int, weight: int) -> None:
        self.replay, self.task, self.now, self.weight = replay, task, now, weight
        self.hindrances = Hindrances(replay)
        self.horizon = replay.horizon
        own = sum(replay.weigh(t, replay.slots[t.id]) for t in self.hindrances.placed)
        # What is over is rooms that are hired; a session less might need one less.
        self.hires = weight > own

    def bound(self, slot: int) -> int:
        """Give what the plan weighs at least with the session there and all others as they are."""
        replay = self.replay
        if self.hires:
            return 0
        return self.weight - replay.weigh(self.task, self.now) + replay.weigh(self.task, slot)

    def staying(self, number: int) -> list[DateChoice]:
        """Find the best days on which all others stay."""
        today = self.now // len(PARTS)
        free = self.hindrances.free_slots(self.task)
        slots = [slot for slot in free if slot // len(PARTS) != today]
        slots.sort(key=lambda slot: (self.bound(slot), slot))
        tried: dict[int, int] = {}
        for slot in slots:
            settled = {s // len(PARTS) for s, w in tried.items() if w <= self.bound(slot)}
            if len(settled) >= number:
                break
            found = self.replay.try_at({self.task.id: slot})
            if found is not None:
                tried[slot] = found.weight
        best = self._one_a_day(tried)[:number]
        return [self.describe(slot, tried[slot], ()) for slot in best]

    def _one_a_day(self, weights: dict[int, int]) -> list[int]:
        """Keep the best daypart of each day, the best day first."""
        days: dict[int, int] = {}
        for slot in sorted(weights, key=lambda each: (weights[each], each)):
            day = slot // len(PARTS)
            if day != self.now // len(PARTS):
                days.setdefault(day, slot)
        return list(days.values())

    def moving(self, worst: int | None, taken: set[dt.date]) -> list[DateChoice]:
        """Find better days for which one or a few others must move."""
        found: dict[int, Try] = {}
        for slot, freed in self._blocked(worst, taken)[:_MOST_TRIED]:
            tried = self.replay.try_at({self.task.id: slot}, freed)
            if tried is not None and (worst is None or tried.weight < worst):
                found[slot] = tried
        best = self._one_a_day({slot: tried.weight for slot, tried in found.items()})
        return [
            self.describe(slot, found[slot].weight, self._moves(found[slot]))
            for slot in best[:_MOST_MOVING]
        ]

    def _blocked(self, worst: int | None, taken: set[dt.date]) -> list[tuple[int, set[str]]]:
        """List dayparts that a few other sessions are in the way of, the lightest first."""
        blocked = []
        for slot in slots_in(self.task.open):
            found = self.hindrances.find(self.task, slot)
            freed = {name for hindrance in found for name in hindrance.sessions}
            light = worst is None or self.bound(slot) < worst
            movable = all(h.sessions for h in found) and not any(
                self.replay.sessions[name].held for name in freed
            )
            day = self.horizon.day_of(slot)
            if 0 < len(freed) <= _MOST_FREED and light and movable and day not in taken:
                blocked.append((slot, freed))
        return sorted(blocked, key=lambda each: (len(each[1]), self.bound(each[0]), each[0]))

    def _moves(self, tried: Try) -> tuple[Moved, ...]:
        return tuple(
            Moved(name, self._moment(self.replay.slots[name]), self._moment(slot))
            for name, slot in tried.slots.items()
            if name != self.task.id and slot != self.replay.slots.get(name, slot)
        )

    def _moment(self, slot: int) -> tuple[dt.date, Part]:
        return self.horizon.day_of(slot), self.horizon.part_of(slot)

    def describe(self, slot: int, weight: int, moved: tuple[Moved, ...]) -> DateChoice:
        """Say what speaks for a daypart and against it."""
        good: list[Ground] = []
        bad: list[Ground] = []
        for is_good, ground in (*self._by_week(slot), *self._by_part(slot)):
            (good if is_good else bad).append(ground)
        bad += self._avoided(slot)
        own = self.replay.weigh(self.task, slot) - self.replay.weigh(self.task, self.now)
        if not moved and weight > self.weight + own:
            bad.append(Ground("another room has to be hired"))
        elif not moved and weight < self.weight + own:
            good.append(Ground("one room less has to be hired"))
        return DateChoice(*self._moment(slot), weight, tuple(good), tuple(bad), moved)

    def _by_week(self, slot: int) -> Iterator[tuple[bool, Ground]]:
        away = self.horizon.week_of(slot) - self.task.ideal
        if away:
            weeks = f"{abs(away)} week{'s'[: abs(away) - 1]}"
            words = f"{weeks} {'later' if away > 0 else 'earlier'} than an even spread"
            yield False, Ground(words)
        else:
            yield True, Ground("in the week that an even spread gives")

    def _by_part(self, slot: int) -> Iterator[tuple[bool, Ground]]:
        module = self.replay.request.library.modules[self.task.module]
        part = self.horizon.part_of(slot)
        order = [each for each in module.dayparts if each in PARTS]
        if len(order) > 1:
            place = order.index(part)
            best = f"{part}s suit this module best"
            less = f"{order[0]}s suit this module better"
            yield place == 0, Ground(less if place else best)
        audience = self.task.audience
        liked = self.replay.openings.brief.calendar.prefers.get(audience)
        if liked:
            on = bool(self.horizon.weekly(liked) >> slot & 1)
            where = show_place(self.replay.request, ("calendar", "prefers", audience))
            words = f"{audience} prefer {', '.join(liked)}"
            yield on, Ground(words, where)

    def _avoided(self, slot: int) -> Iterator[Ground]:
        module = self.replay.request.library.modules[self.task.module]
        openings, task = self.replay.openings, self.task
        for closing in openings.closings(module, task.audience, task.people):
            if closing.soft and closing.closed >> slot & 1:
                words = f"better avoided: {closing.reason.in_language('en')[0]}"
                yield Ground(words, place_if_written(self.replay.request, closing.path))


def say_grounds(grounds: Iterable[Ground]) -> list[str]:
    """Write what speaks for a day or against it, with its place."""
    return [f"{g.words} ({g.place})" if g.place else g.words for g in grounds]
