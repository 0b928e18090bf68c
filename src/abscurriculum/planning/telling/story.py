"""Answer questions about a plan: find what is asked about, and tell its story."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.plan import Plan, Session
from abscurriculum.models.request import Request
from abscurriculum.planning.telling import story_whole
from abscurriculum.planning.telling.asking import Subject, find_subject, guess_subject, read_day
from abscurriculum.planning.telling.dates import Dates, best_dates
from abscurriculum.planning.telling.replay import Replay
from abscurriculum.planning.telling.story_days import tell_day, tell_why_not_then
from abscurriculum.planning.telling.story_modules import tell_goal, tell_module
from abscurriculum.planning.telling.story_sessions import tell_groups, tell_session
from abscurriculum.planning.telling.story_words import Line, Names, Story, say_session
from abscurriculum.planning.telling.trials import Trier

__all__ = [
    "Desk",
    "Story",
    "UnknownSubjectError",
    "find_dates",
    "tell",
    "tell_about",
    "tell_whole",
]


class UnknownSubjectError(Exception):
    """Says that there is nothing of a name, and what was probably meant."""


@dataclass(frozen=True)
class Desk:
    """A plan with all that is needed to answer questions about it."""

    request: Request
    plan: Plan
    names: Names
    brief: str
    """What the user calls the brief."""
    keep: bool = True
    """Whether the plan lies beside the brief, so that a next one changes it as little as it can."""

    @cached_property
    def replay(self) -> Replay:
        """The timetable problem of the plan."""
        return Replay(self.request, self.plan)

    @cached_property
    def trier(self) -> Trier:
        """What tries changes of the brief."""
        return Trier(self.request, self.plan, keep=self.keep)

    def subject(self, what: str) -> Subject:
        """Find what is asked about; raise UnknownSubjectError where there is no such thing."""
        found = find_subject(self.request, self.plan, what, self.names)
        if found is None:
            guess = guess_subject(self.request, self.plan, what, self.names)
            hint = f'; did you mean "{guess}"?' if guess else ""
            raise UnknownSubjectError(
                f'"{what}" is no module, goal, group, session or day of this plan{hint}'
            )
        return found

    def sessions(self, what: str) -> list[Session]:
        """Find the sessions that are meant: one, or all of a module; raise UnknownSubjectError."""
        subject = self.subject(what)
        if subject.session is not None:
            return [subject.session]
        found = [session for session in self.plan.sessions if session.module == subject.module]
        if not found:
            raise UnknownSubjectError(f'"{what}" has no session in this plan')
        return found


def tell(desk: Desk, what: str | None = None, day: str | None = None) -> Iterator[Story]:
    """Tell the whole story, or about one thing, or why sessions are not on a day."""
    if what is None:
        return story_whole.tell_whole(desk.replay, desk.brief)
    if day is not None:
        return tell_why_not_then(desk.replay, desk.names, desk.sessions(what), _day(desk, day))
    return _tell_subject(desk, desk.subject(what))


def _tell_subject(desk: Desk, subject: Subject) -> Iterator[Story]:
    replay, names = desk.replay, desk.names
    if subject.module:
        yield from tell_module(replay, desk.trier, names, subject.module)
    if subject.goal:
        yield from tell_goal(replay, desk.trier, names, subject.goal)
    if subject.group:
        yield from tell_groups(replay, names, subject.group)
    if subject.session is not None:
        yield from tell_session(replay, names, subject.session, desk.brief)
    if subject.day is not None:
        yield from tell_day(replay, names, subject.day)


def _day(desk: Desk, text: str) -> dt.date:
    period = desk.request.brief.value.period
    day = read_day(text, period.from_, period.to)
    if day is None:
        raise UnknownSubjectError(f'"{text}" is no day; write it as 2027-03-18')
    return day


def find_dates(desk: Desk, what: str, number: int) -> Dates:
    """Find the best other days for one session; raise UnknownSubjectError."""
    sessions = desk.sessions(what)
    if len(sessions) > 1:
        some = "; ".join(say_session(desk.plan, session) for session in sessions)
        raise UnknownSubjectError(f'"{what}" has {len(sessions)} sessions; name one: {some}')
    found = best_dates(desk.replay, sessions[0], number)
    if found is None:
        raise UnknownSubjectError(f'"{what}" is in the plan, but no longer in the brief')
    return found


def tell_whole(request: Request, plan: Plan) -> Iterator[Story]:
    """Tell the whole story of a plan."""
    return tell(_make_desk(request, plan))


def tell_about(request: Request, plan: Plan, what: str) -> Story | None:
    """Tell about one thing as one story; None where the plan has nothing of that name."""
    try:
        stories = list(tell(_make_desk(request, plan), what))
    except UnknownSubjectError:
        return None
    lines = list(stories[0].lines)
    for story in stories[1:]:
        lines += [Line(story.title), *story.lines]
    trials = tuple(trial for story in stories for trial in story.trials)
    return Story(stories[0].title, tuple(lines), trials)


def _make_desk(request: Request, plan: Plan) -> Desk:
    return Desk(request, plan, Names(), request.brief.origin.file)
