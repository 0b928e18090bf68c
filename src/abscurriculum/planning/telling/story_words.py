"""Why a plan is as it is: headings with lines, made from data that can be checked."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from abscurriculum.models.moment import Part
from abscurriculum.models.plan import Plan, Session
from abscurriculum.planning.telling.dates import Dates
from abscurriculum.planning.telling.trials import Trial

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story, with a label where lines stand in a table, and lines below it."""

    text: str
    label: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A heading with lines below it, and what was tried to be able to say so."""

    title: str
    lines: tuple[Line, ...]
    trials: tuple[Trial, ...] = ()
    dates: Dates | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What modules, goals and audiences are called in the brief's language, by their ids."""

    modules: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Role -> one of them, and several."""

    def module(self, module: str) -> str:
        """Name a module with its id."""
        return _name(self.modules, module)

    def goal(self, goal: str) -> str:
        """Name a goal with its id."""
        return _name(self.goals, goal)

    def some_modules(self, modules: Iterable[str]) -> str:
        """Name modules: a few with their ids, many by their ids alone."""
        found = list(modules)
        return ", ".join(map(self.module, found) if len(found) <= _FEW else found)

    def people(self, role: str, number: int) -> str:
        """Count the people of a role."""
        one, many = self.roles.get(role, (role, role))
        return f"{number} {one if number == 1 else many}"


def _name(titles: Mapping[str, str], name: str) -> str:
    title = titles.get(name, "")
    return f"{title} ({name})" if title else name


def lines_of(texts: Iterable[str]) -> tuple[Line, ...]:
    """Make lines without labels."""
    return tuple(Line(text) for text in texts)


def say_day(day: dt.date) -> str:
    """Write a day: Thu 14 Jan 2027."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_short(day: dt.date) -> str:
    """Write a day within a list: 14 Jan."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def say_moment(day: dt.date, part: Part) -> str:
    """Write a daypart: Thu 14 Jan 2027 evening."""
    return f"{say_day(day)} {part}"


def say_money(cents: int) -> str:
    """Write an amount."""
    return f"EUR {cents / 100:,.2f}"


def say_places(*places: str, home: str = "") -> str:
    """Put places together behind a sentence; lines of the file `home` without its name."""
    by_file: dict[str, list[int]] = {}
    for place in places:
        file, _, line = place.rpartition(":")
        if file and int(line) not in by_file.setdefault(file, []):
            by_file[file].append(int(line))
    words = []
    for file, numbers in by_file.items():
        lines = ", ".join(map(str, sorted(numbers)))
        if file == home:
            words.append(f"line{'s'[: len(numbers) - 1]} {lines}")
        else:
            words.append(f"{file}:{lines}")
    return f" ({'; '.join(words)})" if words else ""


def say_weight(more: int) -> str:
    """Say what a plan weighs against the one there is; less is better."""
    if not more:
        return "weighs the same"
    return f"weighs {abs(more)} {'more' if more > 0 else 'less'}"


def say_who(plan: Plan, session: Session) -> str:
    """Say who takes part: a group, several, all of an audience, or a delegation."""
    if not session.groups:
        return f"a delegation of {session.audience}"
    every = [group.id for group in plan.groups if group.audience == session.audience]
    if len(every) > 1 and set(every) <= set(session.groups):
        number = "both" if len(every) == 2 else f"all {len(every)}"
        return f"{number} groups of {session.audience}"
    letters = [g.letter.lower() for g in plan.groups if g.id in session.groups and g.letter]
    if len(letters) > 1:
        return f"{session.audience}-{'+'.join(letters)}"
    return session.groups[0]


def say_session(plan: Plan, session: Session) -> str:
    """Name a session in a sentence."""
    who = say_who(plan, session)
    return f"{session.number} ({session.module}, {who}, {say_short(session.date)})"


def say_sessions(plan: Plan, names: Sequence[str]) -> str:
    """Name sessions by their ids, as the plan shows them."""
    by_id = {session.id: session for session in plan.sessions}
    found = sorted((by_id[name] for name in names if name in by_id), key=lambda s: s.number)
    if not found:
        return ""
    some = ", ".join(say_session(plan, session) for session in found[:_FEW])
    more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
    return f"session{'s'[: len(found) - 1]} {some}{more}"
