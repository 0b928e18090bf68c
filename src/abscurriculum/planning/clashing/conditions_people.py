"""Conditions on people and venues by name."""

from collections.abc import Iterator

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import STAFF, Person, StaffKind
from abscurriculum.planning.clashing.conditions_calendar import say_stretch
from abscurriculum.planning.clashing.setting import Condition, Path, Setting, item, reset


def conditions_of_people(brief: Brief) -> Iterator[Condition]:
    """Give the conditions of named people, and how many trainers, actors and guests there are."""
    for index, person in enumerate(brief.people):
        yield from _of_person(person, ("people", index))
    for kind in STAFF:
        crew = [index for index, person in enumerate(brief.people) if person.role == kind]
        if crew:
            yield _of_crew(kind, [brief.people[index].name for index in crew], crew[0])


def _of_person(person: Person, path: Path) -> Iterator[Condition]:
    for number, stretch in enumerate(person.absent):
        words = f"{person.name} is away {say_stretch(stretch)}"
        yield item((*path, "absent"), number, words)
    if person.days:
        yield reset((*path, "days"), f"{person.name} can only on {', '.join(person.days)}")
    if person.lead_days:
        words = f"{person.name} is to be booked {person.lead_days} days ahead"
        yield reset((*path, "lead_days"), words)
    if person.gives:
        yield reset((*path, "gives"), f"{person.name} only does {', '.join(person.gives)}")
    for number, module in enumerate(person.needed_for):
        words = f'{person.name} must be at "{module}"'
        yield item((*path, "needed_for"), number, words)


def _of_crew(kind: StaffKind, names: list[str], first: int) -> Condition:
    many = len(names) > 1
    words = f"there {'are' if many else 'is'} {len(names)} {kind}{'s' * many}: {', '.join(names)}"

    def drop(setting: Setting) -> Setting:
        people = tuple(
            None if person is not None and person.role == kind else person
            for person in setting.brief.people
        )
        return setting.put(("people",), people)

    return Condition(("people", kind), words, drop, at=("people", first))


def conditions_of_venues(brief: Brief) -> Iterator[Condition]:
    """Give when venues are free, and that there are no others."""
    for index, venue in enumerate(brief.venues):
        if venue.days:
            words = f"{venue.name} is only free on {', '.join(venue.days)}"
            yield reset(("venues", index, "days"), words)
        for number, stretch in enumerate(venue.absent):
            words = f"{venue.name} is not free {say_stretch(stretch)}"
            yield item(("venues", index, "absent"), number, words)
    if brief.venues:
        names = ", ".join(f"{venue.name} ({venue.capacity})" for venue in brief.venues)
        yield reset(("venues",), f"there is room in {names}")
