"""The solver's counts -> a seat for every task: groups, days, venues and people told apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from abscurriculum.planning.solving.grid import A_DAY, Cell
from abscurriculum.planning.solving.problem import Task
from abscurriculum.planning.solving.settle import Loose, Settler
from abscurriculum.planning.solving.solver import Answer
from abscurriculum.planning.solving.staffing import Seat
from abscurriculum.planning.solving.timetable import TimetableModel

Session = tuple[str, int]
"""A task and its daypart."""


@dataclass
class Reading:
    """What became of the counts."""

    seats: dict[str, Seat] = field(default_factory=dict)
    stuck: set[int] = field(default_factory=set)
    """Grains whose sessions could not be seated as they were counted."""
    impossible: list[tuple[Session, ...]] = field(default_factory=list)
    """Sessions of one day that nobody could seat together."""
    exact: bool = True
    """Whether every search for seats went to its end, and no more rooms are hired than counted."""


def read(model: TimetableModel, answer: Answer) -> Reading:
    """Tell groups and days of each kind apart, and seat them grain by grain."""
    fixed, loose = _tell_apart(model, answer)
    problem, grid = model.problem, model.grid
    windows = _windows(model, {name: slot for by in fixed.values() for name, slot in by.items()})
    reading = Reading()
    settler = Settler(problem)
    for grain in sorted({*fixed, *loose}):
        narrowed = [
            (task, part, [day for day in days if day <= windows.get(task.id, day)])
            for task, part, days in loose[grain]
        ]
        if grain in grid.split:
            _seat_days(reading, settler, fixed[grain], narrowed, grain)
            continue
        found = settler.place(fixed[grain], narrowed)
        if found is None:
            reading.stuck.add(grain)
            continue
        reading.seats |= _by_letter(settler, found, narrowed, windows)
    _check_hires(model, answer, reading)
    _check_long_gaps(model, reading)
    return reading


def _by_letter(
    settler: Settler, seats: dict[str, Seat], loose: Sequence[Loose], windows: Mapping[str, int]
) -> dict[str, Seat]:
    """Let the groups of a module come in the order of their letters, where that weighs no more."""
    modules: dict[str, list[Task]] = defaultdict(list)
    for task, _, _ in loose:
        if task.was is None and task.id not in windows:
            modules[task.module].append(task)
    slots = {name: seat.slot for name, seat in seats.items()}
    for tasks in modules.values():
        tasks.sort(key=lambda task: task.id)
        ordered = sorted(slots[task.id] for task in tasks)
        pairs = list(zip(tasks, ordered, strict=True))
        weight = sum(task.weight_at(slots[task.id]) for task in tasks)
        may = all(task.open >> slot & 1 for task, slot in pairs)
        if may and sum(task.weight_at(slot) for task, slot in pairs) <= weight:
            slots |= {task.id: slot for task, slot in pairs}
    if slots == {name: seat.slot for name, seat in seats.items()}:
        return seats
    hired = {place.name for place in settler.problem.places if place.hired}
    return settler.place_anew(seats, slots, hired)


def _seat_days(
    reading: Reading,
    settler: Settler,
    fixed: Mapping[str, int],
    loose: Sequence[Loose],
    grain: int,
) -> None:
    """Seat a grain whose days are told apart: each day stands alone."""
    days: dict[int, dict[str, int]] = defaultdict(dict)
    for name, slot in fixed.items():
        days[slot // A_DAY][name] = slot
    for task, part, choices in loose:
        if not choices:
            reading.stuck.add(grain)
            reading.exact = False
            return
        days[choices[0]][task.id] = choices[0] * A_DAY + part
    for sessions in days.values():
        found = settler.place(sessions, [])
        if found is None:
            reading.stuck.add(grain)
            reading.exact = reading.exact and not settler.gave_up
            reading.impossible.append(tuple(sorted(sessions.items())))
        else:
            reading.seats |= found


def _tell_apart(
    model: TimetableModel, answer: Answer
) -> tuple[dict[int, dict[str, int]], dict[int, list[Loose]]]:
    """Give per grain the tasks with their daypart, and those with a part of some days."""
    grid, values = model.grid, answer.values
    fixed: dict[int, dict[str, int]] = defaultdict(dict)
    loose: dict[int, list[Loose]] = defaultdict(list)
    for number, tasks in enumerate(grid.kinds):
        waiting: dict[int, list[Task]] = defaultdict(list)
        for task in tasks:
            waiting[model.chains[task.id].read(values)].append(task)
        if number in grid.fine:
            spots: dict[int, list[int]] = defaultdict(list)
            for slot, variable in model.days[number].items():
                spots[slot // A_DAY] += [slot] * values[variable]
            for day, there in waiting.items():
                for task, slot in _keep_slots(there, spots[day]):
                    fixed[grid.grain_of_day[day]][task.id] = slot
            continue
        cells: dict[int, list[Cell]] = defaultdict(list)
        for (pool, part), variables in model.starts[number].items():
            count = sum(values[variable] for variable in variables)
            cells[grid.pools[pool].grain] += [(pool, part)] * count
        for end, there in waiting.items():
            grain = grid.grain_of_day[end]
            for task, (pool, part) in _match(there, cells[grain], grid.pool_of_day):
                loose[grain].append((task, part, grid.pools[pool].days))
    return fixed, loose


def _keep_slots(tasks: list[Task], slots: list[int]) -> list[tuple[Task, int]]:
    """Give each task one of the dayparts; those that may stay, stay."""
    free = list(slots)
    matched = []
    rest = []
    for task in tasks:
        if task.was is not None and task.was in free:
            free.remove(task.was)
            matched.append((task, task.was))
        else:
            rest.append(task)
    return matched + list(zip(rest, free, strict=True))


def _match(
    tasks: list[Task], cells: list[Cell], pool_of_day: Mapping[int, int]
) -> list[tuple[Task, Cell]]:
    """Give each task of a kind one of the kind's cells; those that may stay, stay."""
    free = list(cells)
    matched = []
    rest = []
    for task in tasks:
        old = None
        if task.was is not None:
            day, part = divmod(task.was, A_DAY)
            old = (pool_of_day.get(day, -1), part)
        if old in free:
            free.remove(old)
            matched.append((task, old))
        else:
            rest.append(task)
    return matched + list(zip(rest, free, strict=True))


def _windows(model: TimetableModel, fixed: Mapping[str, int]) -> dict[str, int]:
    """Give the last day that a later session with a gap in days leaves to the ones before it."""
    last: dict[str, int] = {}
    for order in model.problem.orders:
        if order.has_gap and order.then in fixed:
            day = fixed[order.then] // A_DAY - order.least_days
            for first in order.first:
                last[first] = min(last.get(first, day), day)
    return last


def _check_long_gaps(model: TimetableModel, reading: Reading) -> None:
    """Look for gaps that the days chosen within pools do not keep."""
    grid, seats = model.grid, reading.seats
    for order in model.problem.orders:
        if not order.is_long or any(name not in seats for name in (*order.first, order.then)):
            continue
        last = max(seats[name].slot for name in order.first) // A_DAY
        gap = seats[order.then].slot // A_DAY - last
        if gap < order.least_days or gap > (order.most_days or gap):
            reading.stuck |= {grid.grain_of_day[last]} - grid.split


def _check_hires(model: TimetableModel, answer: Answer, reading: Reading) -> None:
    """Look for grains in which more rooms were hired than the solver counted.

    Rooms are shared out one session after the other, so whole days and travel may ask for more.
    """
    problem, grid = model.problem, model.grid
    hired = {place.name for place in problem.places if place.hired}
    if not 0 < len(hired) < len(problem.places):
        return
    largest = max(place.capacity for place in problem.places if not place.hired)
    used: dict[int, int] = defaultdict(int)
    counted: dict[int, int] = defaultdict(int)
    for name, seat in reading.seats.items():
        task, grain = problem.by_id[name], grid.grain_of_day[seat.slot // A_DAY]
        if task.held or task.seat_is_firm:
            continue
        if seat.venue in hired:
            used[grain] += task.dayparts
        if not model.hires and task.size > largest:
            counted[grain] += task.dayparts
    for (pool, _), variable in model.hires.items():
        counted[grid.pools[pool].grain] += answer.values[variable]
    for grain, dayparts in used.items():
        if dayparts > counted[grain]:
            if grain in grid.split:
                reading.exact = False
            else:
                reading.stuck.add(grain)
