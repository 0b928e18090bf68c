"""Rows that documents show, worked out from the Programme; no markup and no words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from abscurriculum.models.filled import Filled
from abscurriculum.models.programme import (
    Programme,
    ProgrammeCase,
    ProgrammeCost,
    ProgrammeGoal,
    ProgrammeGroup,
    ProgrammeSession,
    ProgrammeTrack,
)
from abscurriculum.models.programme_module import (
    CoverageLevel,
    ProgrammeMaterial,
    ProgrammeModule,
    ProgrammeNeed,
    ProgrammeQuestion,
    ProgrammeReason,
)
from abscurriculum.rendering.booklet import Booklet
from abscurriculum.rendering.measures import Measures
from abscurriculum.rendering.quote_rows import QuoteRows
from abscurriculum.rendering.stage import Stage
from abscurriculum.rendering.starts import Start, list_starts
from abscurriculum.rendering.timeline import Timeline, lay_out_timeline

_LEVELS: tuple[CoverageLevel, ...] = ("introduces", "practises", "anchors")
_KIRKPATRICK = ("reaction", "learning", "behaviour", "results")


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with the modules that introduce, practise and anchor it."""

    goal: ProgrammeGoal
    by_level: dict[CoverageLevel, tuple[ProgrammeModule, ...]]
    practice_minutes: int


@dataclass(frozen=True, slots=True)
class NeedRow:
    """Something the client supplies, with the module it is for."""

    module: ProgrammeModule
    need: ProgrammeNeed


@dataclass(frozen=True, slots=True)
class LineCost:
    """What the sessions of one track cost together, without preparation."""

    track: ProgrammeTrack
    sessions: int
    euro_cents: int


@dataclass(frozen=True, slots=True)
class OutRow:
    """A reason with the modules that it leaves out."""

    reason: Filled
    titles: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A material with the number for all sessions of a module together."""

    material: ProgrammeMaterial
    total: int


class View:
    """Everything that templates need worked out, each when it is first asked for."""

    levels = _LEVELS

    def __init__(self, programme: Programme) -> None:
        """Keep the programme."""
        self._p = programme

    @cached_property
    def quote(self) -> QuoteRows:
        """What the quote and the list of requests show."""
        return QuoteRows(self._p)

    @cached_property
    def modules(self) -> dict[str, ProgrammeModule]:
        """Modules by id."""
        return {module.id: module for module in self._p.modules}

    @cached_property
    def tracks(self) -> dict[str, ProgrammeTrack]:
        """Tracks by id."""
        return {track.id: track for track in self._p.tracks}

    @cached_property
    def track_numbers(self) -> dict[str, int]:
        """Tracks by id -> 1, 2, 3, by which styles colour them."""
        return {track.id: number for number, track in enumerate(self._p.tracks, start=1)}

    @cached_property
    def track_links(self) -> list[tuple[str, Filled]]:
        """Tracks for a table of contents."""
        return [(f"t-{track.id}", track.title) for track in self._p.tracks]

    @cached_property
    def goal_rows(self) -> tuple[GoalRow, ...]:
        """Goals with what reaches them."""
        return tuple(
            GoalRow(
                goal,
                {
                    level: tuple(
                        self.modules[entry.module]
                        for entry in goal.coverage
                        if entry.level == level
                    )
                    for level in _LEVELS
                },
                sum(e.practice_minutes for e in goal.coverage if e.level != "introduces"),
            )
            for goal in self._p.goals
        )

    def level_of(self, goal: ProgrammeGoal, module: ProgrammeModule) -> str:
        """Tell what a module does for a goal, or nothing."""
        return next((e.level for e in goal.coverage if e.module == module.id), "")

    @cached_property
    def wanted(self) -> bool:
        """Whether the brief asked for goals."""
        return any(goal.priority for goal in self._p.goals)

    def goals_with(self, priority: str) -> tuple[GoalRow, ...]:
        """Goals of one weight."""
        return tuple(row for row in self.goal_rows if row.goal.priority == priority)

    def sessions_of(self, module: ProgrammeModule) -> tuple[ProgrammeSession, ...]:
        """Sessions of a module."""
        return tuple(s for s in self._p.sessions if s.module == module.id)

    def modules_of(self, track: ProgrammeTrack) -> tuple[ProgrammeModule, ...]:
        """Modules of a track."""
        return tuple(self.modules[module] for module in track.modules)

    @cached_property
    def months(self) -> tuple[tuple[dt.date, tuple[ProgrammeSession, ...]], ...]:
        """Sessions by the first day of their month, in order of time."""
        return tuple(
            (month, tuple(sessions))
            for month, sessions in groupby(self._p.sessions, lambda each: each.date.replace(day=1))
        )

    def starts_of(self, module: ProgrammeModule) -> tuple[Start, ...]:
        """List the times at which sessions of a module start, each once, early first."""
        return list_starts(self.sessions_of(module))

    @cached_property
    def stage(self) -> Stage:
        """What actors need."""
        return Stage(self._p)

    @cached_property
    def measures(self) -> Measures:
        """Who is asked what, and when."""
        return Measures(self._p)

    def booklet(self, group: ProgrammeGroup) -> Booklet:
        """Give what one group needs."""
        return Booklet(self._p, group)

    def why_then(self, session: ProgrammeSession) -> tuple[ProgrammeReason, ...]:
        """Say why a session is when it is, where there is more to it than an even spread."""
        return tuple(reason for reason in session.reasons if reason.kind != "spread")

    @cached_property
    def explained(self) -> bool:
        """Whether any session has more to tell than that it is evenly spread."""
        return any(self.why_then(session) for session in self._p.sessions)

    @cached_property
    def moved(self) -> bool:
        """Whether any session is not in the week that an even spread would give it."""
        kinds = {reason.kind for session in self._p.sessions for reason in session.reasons}
        return bool(kinds & {"calendar", "shared"})

    @cached_property
    def needs(self) -> tuple[NeedRow, ...]:
        """What the client supplies, by the day on which it is due."""
        rows = (NeedRow(module, need) for module in self._p.modules for need in module.needs)
        return tuple(sorted(rows, key=lambda row: (row.need.due, row.module.number)))

    @cached_property
    def open_questions(self) -> tuple[ProgrammeModule, ...]:
        """Modules with questions that the brief leaves open."""
        return tuple(module for module in self._p.modules if module.open_questions)

    @cached_property
    def evaluation(self) -> dict[str, tuple[tuple[ProgrammeModule, ProgrammeQuestion], ...]]:
        """Questions by Kirkpatrick's level, in order, levels without questions left out."""
        rows = {level: tuple(self._questions(level)) for level in _KIRKPATRICK}
        return {level: found for level, found in rows.items() if found}

    def _questions(self, level: str) -> Iterator[tuple[ProgrammeModule, ProgrammeQuestion]]:
        for module in self._p.modules:
            for question in module.evaluation:
                if question.level.id == level:
                    yield module, question

    def materials_of(self, module: ProgrammeModule) -> tuple[MaterialRow, ...]:
        """Materials of a module with their total over its sessions."""
        sessions = self.sessions_of(module)
        people = sum(session.size for session in sessions)
        return tuple(
            MaterialRow(
                material,
                material.quantity * (len(sessions) if material.per == "group" else people),
            )
            for material in module.materials
        )

    @cached_property
    def total_people(self) -> int:
        """Number of participants."""
        return sum(role.number for role in self._p.participants)

    @cached_property
    def first_groups(self) -> tuple[ProgrammeGroup, ...]:
        """The first group of each audience, with the reasons for their number."""
        return tuple({g.audience.id: g for g in reversed(self._p.groups)}.values())[::-1]

    @cached_property
    def line_costs(self) -> tuple[LineCost, ...]:
        """What each track costs."""
        return tuple(
            LineCost(track, len(sessions), sum(each.euro_cents for each in sessions))
            for track in self._p.tracks
            for sessions in [[each for each in self._p.sessions if each.track == track.id]]
        )

    @cached_property
    def preparation(self) -> ProgrammeCost | None:
        """The line of the cost that no session holds."""
        return next((line for line in self._p.costs if line.label.id == "preparation"), None)

    @cached_property
    def assumed_rates(self) -> bool:
        """Whether any rate is an assumption."""
        return any(line.assumed for line in self._p.costs)

    @cached_property
    def left_out(self) -> tuple[OutRow, ...]:
        """Modules that are not in, by reason; first what was expected, last what nobody asked."""
        rows: dict[str, tuple[Filled, list[Filled]]] = {}
        for module in sorted(
            self._p.left_out, key=lambda each: (not each.expected, each.reason.kind == "unasked")
        ):
            reason = module.reason.text
            rows.setdefault(reason.text, (reason, []))[1].append(module.title)
        return tuple(OutRow(reason, tuple(titles)) for reason, titles in rows.values())

    @cached_property
    def assumed(self) -> bool:
        """Whether any number of participants is a default."""
        return any(role.assumed and role.number for role in self._p.participants)

    @cached_property
    def open_cases(self) -> tuple[ProgrammeCase, ...]:
        """Cases that every reader may see."""
        return tuple(case for case in self._p.cases if not case.confidential)

    @cached_property
    def hidden_cases(self) -> int:
        """Number of cases that only trainers may see."""
        return len(self._p.cases) - len(self.open_cases)

    @cached_property
    def has_colour(self) -> bool:
        """Whether there is any couleur locale."""
        colour = self._p.colour
        return bool(
            colour.sayings
            or colour.places
            or colour.events
            or colour.strengths
            or colour.adjustments
        )

    @cached_property
    def timeline(self) -> Timeline:
        """The timeline's layout."""
        return lay_out_timeline(self._p)
