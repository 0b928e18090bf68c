"""What a user asks about: a module, a goal, a group, a session or a day."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.request import Request
from abscurriculum.models.suggestion import suggest
from abscurriculum.planning.telling.story_words import Names

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january", "januari"),
            ("feb", "february", "februari"),
            ("mar", "march", "maart", "mrt"),
            ("apr", "april"),
            ("may", "mei"),
            ("jun", "june", "juni"),
            ("jul", "july", "juli"),
            ("aug", "august", "augustus"),
            ("sep", "september", "sept"),
            ("oct", "october", "oktober", "okt"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_IN_WORDS = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]+)\.?(?: (\d{4}))?")
_IN_NUMBERS = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about; more than one where a name is of a module and of a goal."""

    module: str = ""
    goal: str = ""
    group: str = ""
    """A group, or an audience for all its groups."""
    session: Session | None = None
    day: dt.date | None = None


def find_subject(request: Request, plan: Plan, what: str, names: Names) -> Subject | None:
    """Find what a user means by an id, a title, a number or a day."""
    library = request.library
    wanted = what.strip().casefold()
    module = _find(wanted, library.modules, names.modules)
    goal = _find(wanted, library.goals, names.goals)
    if module or goal:
        return Subject(module=module, goal=goal)
    groups = {group.id for group in plan.groups} | {group.audience for group in plan.groups}
    if wanted in groups:
        return Subject(group=wanted)
    session = next((s for s in plan.sessions if what.strip() in (s.id, str(s.number))), None)
    if session is not None:
        return Subject(session=session)
    day = read_day(what, request.brief.value.period.from_, request.brief.value.period.to)
    return Subject(day=day) if day else None


def _find(wanted: str, ids: Iterable[str], titles: Mapping[str, str]) -> str:
    found = (name for name in ids if wanted in (name, titles.get(name, "").casefold()))
    return next(found, "")


def guess_subject(request: Request, plan: Plan, what: str, names: Names) -> str:
    """Find the name that was probably meant, or nothing."""
    known = [
        *request.library.modules,
        *request.library.goals,
        *names.modules.values(),
        *names.goals.values(),
        *(group.id for group in plan.groups),
        *(group.audience for group in plan.groups),
        *(session.id for session in plan.sessions),
    ]
    return suggest(what, known)


def read_day(text: str, first: dt.date, last: dt.date) -> dt.date | None:
    """Read 2027-01-14, 14-01-2027, or 14 January (or januari); without a year, in the period."""
    text = text.strip().casefold()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    numbers = _IN_NUMBERS.fullmatch(text)
    words = _IN_WORDS.fullmatch(text)
    if numbers:
        day, month, year = map(int, numbers.groups())
        return _make_day(year, month, day)
    if not words or words[2] not in _MONTHS:
        return None
    month, day = _MONTHS[words[2]], int(words[1])
    if words[3]:
        return _make_day(int(words[3]), month, day)
    years = range(first.year, last.year + 1)
    found = [made for year in years if (made := _make_day(year, month, day))]
    inside = [made for made in found if first <= made <= last]
    return next(iter(inside or found), None)


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
