"""In what order, and in which suggested week: prerequisites, first and last, halfway, gaps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase

_RANK = {"first": 0, "any": 1, "halfway": 1, "last": 2}
_LEAST_WEEKS_OF_PRACTICE = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence of a module, in a week counted from 1."""

    module: str
    occurrence: int
    week: int


def order_modules(library: Library, chosen: Sequence[str], must: Collection[str] = ()) -> list[str]:
    """Order modules so that each comes after what it rests on and no track starts hard.

    Kahn's method, taking of the free ones the first by position, intensity at the start of a track,
    track and the library's own order.
    """
    tracks = {track: place for place, track in enumerate(library.vocabulary.value.tracks)}
    modules = library.modules
    started: set[str] = set()
    ordered: list[str] = []
    waiting = list(chosen)

    def rank(module: str) -> tuple[int, int, int, int, int, int]:
        entry = modules[module]
        whole = entry.timing.scope == "programme" and entry.timing.position != "halfway"
        position = _RANK[entry.timing.position]
        hard_start = entry.intensity == "high" and entry.track not in started
        return (
            (position - 1) if whole else 0,
            position,
            int(hard_start),
            int(_is_early(module, waiting, modules, must)),
            tracks.get(entry.track, len(tracks)),
            library.order[module],
        )

    while waiting:
        free = [module for module in waiting if not _rests_on(modules[module], waiting)]
        # A circle among prerequisites is a diagnostic of its own; here it must only end.
        module = min(free or waiting, key=rank)
        waiting.remove(module)
        ordered.append(module)
        started.add(modules[module].track)
    return ordered


def _rests_on(module: ModuleBase, waiting: Sequence[str]) -> bool:
    needs = module.prerequisites
    before = needs.all_of + needs.any_of + module.timing.after
    return any(other in before for other in waiting if other != module.id)


def _is_early(
    module: str, waiting: Sequence[str], modules: Mapping[str, ModuleBase], must: Collection[str]
) -> bool:
    """Tell whether a module practises a must goal that another one, still to come, introduces.

    One that builds on this module itself is not waited for.
    """
    goals = modules[module].goals
    later = (other for other in waiting if other != module)
    introduced = {
        goal
        for other in later
        if not _rests_on(modules[other], [module])
        for goal in modules[other].goals.introduces
    }
    return bool((set(goals.practises) - set(goals.introduces)) & introduced & set(must))


def schedule_weeks(library: Library, ordered: Sequence[str], weeks: int) -> list[Slot]:
    """Give each module a week: its track spread evenly, gaps kept, last ones after practice."""
    modules = library.modules
    last = [m for m in ordered if modules[m].timing.position == "last"]
    # They come one a week, the first as many days after practice as the most patient one asks.
    tail = max((_weeks(_last_gap(modules[m])) for m in last), default=0) + max(0, len(last) - 1)
    end = weeks - tail if weeks - tail >= _LEAST_WEEKS_OF_PRACTICE else weeks
    opening = [m for m in ordered if _opens_programme(modules[m])]
    week_of: dict[str, int] = {}
    for module in ordered:
        if modules[module].timing.position == "last":
            continue
        entry = modules[module]
        ideal = _ideal_week(module, ordered, modules, end, late_start=bool(opening))
        week_of[module] = _keep_gaps(entry, ideal, week_of)
    slots = _repeat(modules, week_of, end)
    slots += _place_last(library, ordered, slots, week_of, end)
    return slots


def _last_gap(module: ModuleBase) -> int:
    gap = module.timing.gap_days
    return gap.min if gap and module.timing.position == "last" else 0


def _weeks(days: int) -> int:
    return -(-days // 7)


def _opens_programme(module: ModuleBase) -> bool:
    return module.timing.position == "first" and module.timing.scope == "programme"


def _ideal_week(
    module: str,
    ordered: Sequence[str],
    modules: Mapping[str, ModuleBase],
    end: int,
    *,
    late_start: bool,
) -> int:
    """Spread the modules of a track evenly between the first and the last week of practice."""
    entry = modules[module]
    if _opens_programme(entry):
        return 1
    start = min(2, end) if late_start else 1
    if entry.timing.position == "halfway":
        return (start + end) // 2
    line = [
        other
        for other in ordered
        if modules[other].track == entry.track
        and modules[other].timing.position in ("first", "any")
        and not _opens_programme(modules[other])
    ]
    place = line.index(module)
    return start + place * (end - start) // max(1, len(line) - 1)


def _keep_gaps(module: ModuleBase, ideal: int, week_of: Mapping[str, int]) -> int:
    """Move a module so far from what it rests on as its gap asks: at least the next week."""
    needs = module.prerequisites
    before = [week_of[other] for other in needs.all_of + needs.any_of if other in week_of]
    if not before:
        return ideal
    latest = max(before)
    gap = needs.gap_days
    earliest = latest + max(1, _weeks(gap.min) if gap else 1)
    if gap and gap.max is not None:
        return max(earliest, min(ideal, latest + gap.max // 7))
    return max(earliest, ideal)


def _repeat(modules: Mapping[str, ModuleBase], week_of: Mapping[str, int], end: int) -> list[Slot]:
    slots = []
    for module, week in week_of.items():
        timing = modules[module].timing
        rhythm = timing.repeat_weeks or 0
        fitting = 1 + max(0, end - week) // rhythm if rhythm else 1
        times = timing.times or fitting
        # More often than the weeks allow: as close together as it takes, one a week at most.
        step = rhythm if times <= fitting else max(1, (end - week) // max(1, times - 1))
        slots += [Slot(module, count + 1, week + count * step) for count in range(times)]
    return slots


def _place_last(
    library: Library,
    ordered: Sequence[str],
    slots: Sequence[Slot],
    week_of: Mapping[str, int],
    end: int,
) -> list[Slot]:
    """Put the modules that come last after all others, as many days later as they ask."""
    modules = library.modules
    practice = [
        slot.week
        for slot in slots
        if modules[slot.module].goals.practises or modules[slot.module].goals.introduces
    ]
    final = max(practice, default=end)
    placed: list[Slot] = []
    for module in ordered:
        entry = modules[module]
        if entry.timing.position != "last":
            continue
        earliest = max([final, *(slot.week for slot in slots)]) + 1
        week = max(earliest, final + _weeks(_last_gap(entry)))
        needs = [week_of[m] for m in entry.prerequisites.all_of if m in week_of]
        week = max([week, *(needed + 1 for needed in needs), *(s.week + 1 for s in placed)])
        placed.append(Slot(module, 1, week))
    return placed
