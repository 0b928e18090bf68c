"""Ways around conditions on people and rooms."""

from collections.abc import Iterator

from abscurriculum.models.conditions import STAFF, Person, StaffKind, Venue
from abscurriculum.planning.choosing.participants import count_participants
from abscurriculum.planning.clashing.conditions import let_go
from abscurriculum.planning.clashing.conditions_participants import (
    name_role,
    number_of,
    with_number,
)
from abscurriculum.planning.clashing.setting import Condition
from abscurriculum.planning.clashing.way import (
    Change,
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

_MOST_MORE = 8
_BOOKED_SOONER = 7
_MOST_TRIED = 6


def around_people(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Change what is said of a named person, or how many trainers, actors or guests there are."""
    kind = condition.path[1]
    if kind in STAFF:
        yield _more_staff(condition, kind)
        return
    person: Person = scene.written.at(condition.path[:2])
    key = condition.path[2]
    if key == "absent":
        stretch = scene.written.at(condition.path)
        yield free_days(condition, stretch, f"have {person.name} there on {{}}")
    elif key == "days":
        words = f"have {person.name} come on {{}}"
        yield add_moments(condition, person.days, words, lambda d: set_to(condition.path, d))
    elif key == "lead_days":
        yield _book_sooner(condition, person)
    elif key == "needed_for":
        yield take_out(
            condition, f'hold "{scene.written.at(condition.path)}" without {person.name}'
        )
    elif key == "gives":
        yield _do_more(scene, condition, person)


def _book_sooner(condition: Condition, person: Person) -> Way:
    numbers = range(person.lead_days - 1, -1, -1)
    return Way(
        condition,
        tuple(
            Try(
                f"book {person.name} {days} days ahead (lead_days: {days})",
                weigh(condition, (person.lead_days - days) / _BOOKED_SOONER),
                set_to(condition.path, days),
            )
            for days in numbers
        ),
    )


def _do_more(scene: Scene, condition: Condition, person: Person) -> Way:
    """Add one of the modules that the brief names, or all modules."""
    brief = scene.written.brief
    named = [
        *brief.modules.include,
        *brief.modules.replace.values(),
        *(p.module for p in brief.pins),
    ]
    tries = [
        Try(
            f'have {person.name} do "{module}" too (gives)',
            weigh(condition),
            set_to(condition.path, (*person.gives, module)),
        )
        for module in dict.fromkeys(named)
        if module not in person.gives
    ]
    words = f"have {person.name} do every module (take out gives)"
    return Way(condition, (*tries, last_resort(condition, words)), rising=False)


def _more_staff(condition: Condition, kind: StaffKind) -> Way:
    def add(more: int) -> Change:
        new = tuple(Person(name=f"new {kind} {n + 1}", role=kind) for n in range(more))
        return lambda setting: setting.put(("people",), (*setting.brief.people, *new))

    tries = [
        Try(
            f"find {more} more {kind}{'s' * (more > 1)}",
            weigh(condition, 3 * (more - 1)),
            add(more),
        )
        for more in range(1, _MOST_MORE + 1)
    ]
    words = f"leave it open who the {kind}s are (take them out of people)"
    return Way(condition, (*tries, last_resort(condition, words)))


def around_venues(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Find a room more, as small as will do."""
    if len(condition.path) > 1:
        venue: Venue = scene.written.at(condition.path[:2])
        if condition.path[2] == "days":
            words = f"have {venue.name} on {{}}"
            yield add_moments(condition, venue.days, words, lambda d: set_to(condition.path, d))
        else:
            stretch = scene.written.at(condition.path)
            yield free_days(condition, stretch, f"have {venue.name} free on {{}}")
        return

    def add(capacity: int) -> Change:
        room = Venue(name="new room", capacity=capacity, hired=True)
        return lambda setting: setting.put(("venues",), (*setting.brief.venues, room))

    most = sum(entry.number for entry in count_participants(scene.here.request))
    tries = tuple(
        Try(f"hire one more room, for {n} people", weigh(condition), add(n))
        for n in range(1, most + 1)
    )
    if tries:
        yield Way(condition, tries)
    yield Way(condition, (last_resort(condition, "leave it open where (take out venues)"),))


def around_participants(scene: Scene, condition: Condition) -> Iterator[Way]:
    """Have as many more or fewer people as it takes."""
    request = scene.written.request
    role = next(iter(condition.drop(scene.written).free_roles - scene.written.free_roles))
    now = number_of(scene.written, role)
    nearest = number_of(let_go(scene.here, [condition]), role)
    step = 1 if nearest > now else -1
    numbers = (nearest + step * more for more in range(_MOST_TRIED))
    tries = []
    for number in numbers:
        if number >= 0 and number != now:
            words = f"have {number or 'no'} {name_role(request, role, number)} ({role}: {number})"
            strength = 30 * abs(number - now) / max(1, now)
            tries.append(Try(words, weigh(condition, strength), _number(role, number)))
    yield Way(condition, tuple(tries), rising=False)


def _number(role: str, number: int) -> Change:
    return lambda setting: with_number(setting, role, number)
