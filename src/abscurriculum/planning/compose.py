"""Library and brief -> plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import ChosenModule, Group, Participant, Plan, Session
from abscurriculum.models.request import Request, holder_of
from abscurriculum.planning.groups import (
    Attendance,
    Division,
    Presence,
    divide,
    form_delegation,
    name_groups,
)
from abscurriculum.planning.order import order_modules, schedule_weeks
from abscurriculum.planning.participants import available, count_participants, presence_of
from abscurriculum.planning.selection import Selection, left_out_modules, select_modules

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan and what is doubtful about it."""

    plan: Plan
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Gathering:
    """One set of people that does a module at once."""

    audience: str
    groups: tuple[str, ...]
    people: tuple[tuple[str, int], ...]


def plan(request: Request) -> Planned:
    """Compose the plan of one client."""
    participants = count_participants(request)
    selection = select_modules(request)
    gatherings, groups = _gather(request, selection, participants)
    for module in list(selection.reasons):
        if not gatherings.get(module):
            _leave_out(selection, module, participants)
    ordered = order_modules(request.library, list(selection.reasons))
    weeks = count_weeks(request)
    sessions = _make_sessions(request, ordered, gatherings, weeks)
    diagnostics = [
        *selection.diagnostics,
        *_warn_of_parameters(request, ordered),
        *_warn_of_period(request, sessions, weeks),
    ]
    first = {session.module: session.number for session in reversed(sessions)}
    ordered.sort(key=lambda module: first[module])
    composed = Plan(
        client=request.client,
        participants=participants,
        modules=tuple(
            ChosenModule(id=module, reasons=tuple(selection.reasons[module])) for module in ordered
        ),
        left_out=left_out_modules(selection),
        groups=groups,
        sessions=sessions,
        weeks=weeks,
    )
    return Planned(composed, tuple(diagnostics))


def count_weeks(request: Request) -> int:
    """Count the calendar weeks, Monday to Sunday, that the period touches."""
    period = request.brief.value.period
    before = period.from_.weekday()
    return ((period.to - period.from_).days + before) // _DAYS_A_WEEK + 1


def _gather(
    request: Request, selection: Selection, participants: Sequence[Participant]
) -> tuple[dict[str, list[_Gathering]], tuple[Group, ...]]:
    """Decide for every module which people do it together."""
    vocabulary = request.library.vocabulary.value
    numbers = {entry.role: entry.number for entry in participants}
    chosen = sorted(selection.reasons, key=lambda module: request.library.order[module])
    modules = [request.library.modules[module] for module in chosen]
    gatherings: dict[str, list[_Gathering]] = {module: [] for module in chosen}
    groups: list[Group] = []
    for audience, entry in vocabulary.audiences.items():
        roles = {holder_of(vocabulary, role, request.client.type) for role in entry.roles}
        members = {role: n for role, n in numbers.items() if role in roles and n}
        joining = [
            _attendance(request, module, members, numbers)
            for module in modules
            if module.attendance == "all" and audience in module.audiences
        ]
        joining = [each for each in joining if set(each.presence) & set(members)]
        if not joining:
            continue
        division = divide(members, joining)
        named = name_groups(audience, division)
        groups += named
        for module, found in _meetings(division, named).items():
            gatherings[module] += found
    _send_delegations(request, modules, numbers, gatherings)
    return gatherings, tuple(groups)


def _attendance(
    request: Request, module: ModuleBase, members: dict[str, int], numbers: dict[str, int]
) -> Attendance:
    """Say who of an audience may be at a module, and who must come from outside it."""
    vocabulary = request.library.vocabulary.value
    presence = presence_of(module, vocabulary, request.client)
    here = {role: limits for role, limits in presence.items() if role in members}
    outsiders = {}
    for role, (least, most) in presence.items():
        free = available(role, numbers, vocabulary)
        if role not in members and least and free:
            here[role] = (min(least, free), most)
            outsiders[role] = min(least, free)
    # A minimum for a role of another audience does not hold here: one module serves several.
    return Attendance(module, here, outsiders)


def _meetings(division: Division, named: Sequence[Group]) -> dict[str, list[_Gathering]]:
    return {
        module: [
            _Gathering(
                named[0].audience,
                tuple(named[index].id for index in meeting.groups),
                meeting.people,
            )
            for meeting in meetings
        ]
        for module, meetings in division.meetings.items()
    }


def _send_delegations(
    request: Request,
    modules: Sequence[ModuleBase],
    numbers: dict[str, int],
    gatherings: dict[str, list[_Gathering]],
) -> None:
    vocabulary = request.library.vocabulary.value
    for module in modules:
        if module.attendance != "delegation":
            continue
        presence: Presence = presence_of(module, vocabulary, request.client)
        free = {role: available(role, numbers, vocabulary) for role in presence}
        people = form_delegation(module, presence, free)
        if people:
            gatherings[module.id].append(_Gathering(module.audiences[0], (), people))


def _leave_out(selection: Selection, module: str, participants: Sequence[Participant]) -> None:
    """Drop a module for which the client has too few people, and say so."""
    request = selection.request
    entry = request.library.modules[module]
    vocabulary = request.library.vocabulary.value
    numbers = {each.role: each.number for each in participants}
    presence = presence_of(entry, vocabulary, request.client)
    lacking = [
        role
        for role, (least, _) in presence.items()
        if available(role, numbers, vocabulary) < least
    ]
    asked = f"{entry.group.min}-{entry.group.max}"
    why = f"too few of {', '.join(lacking)}" if lacking else f"it is for {asked} people at once"
    wanted = any(reason.kind != "route" for reason in selection.reasons[module])
    if wanted or module not in selection.left_out:
        selection.diagnostics.append(
            request.brief.warning(
                "ABS421",
                ["participants"],
                f'"{module}" is left out: the numbers of participants do not fit ({why})',
                "Change the numbers under participants:, or exclude the module.",
            )
        )
    selection.drop(
        module,
        f"de aantallen deelnemers passen niet bij deze module ({asked} mensen per bijeenkomst)",
        f"the numbers of participants do not fit this module ({asked} people per session)",
    )


def _make_sessions(
    request: Request,
    ordered: Sequence[str],
    gatherings: dict[str, list[_Gathering]],
    weeks: int,
) -> tuple[Session, ...]:
    place = {module: index for index, module in enumerate(ordered)}
    slots = schedule_weeks(request.library, ordered, weeks)
    slots.sort(key=lambda slot: (slot.week, place[slot.module], slot.occurrence))
    sessions: list[Session] = []
    for slot in slots:
        staffing = request.library.modules[slot.module].staffing
        for gathering in gatherings[slot.module]:
            size = sum(number for _, number in gathering.people)
            sessions.append(
                Session(
                    number=len(sessions) + 1,
                    module=slot.module,
                    audience=gathering.audience,
                    groups=gathering.groups,
                    occurrence=slot.occurrence,
                    people=tuple(
                        Participant(role=role, number=number) for role, number in gathering.people
                    ),
                    trainers=staffing.trainers.needed(size),
                    actors=staffing.actors.needed(size),
                    guests=staffing.guests.needed(size),
                    week=slot.week,
                    beyond_period=slot.week > weeks,
                )
            )
    return tuple(sessions)


def _warn_of_parameters(request: Request, chosen: Sequence[str]) -> list[Diagnostic]:
    """Name the questions of chosen modules that the brief must answer and does not."""
    given = request.brief.value.parameters
    return [
        request.brief.warning(
            "ABS414",
            ["parameters", module] if module in given else ["parameters"],
            f'"{module}" needs an answer: {parameter.question.in_language("nl")[0]}',
            f"Add it under parameters: {{{module}: {{{name}: ...}}}}.",
        )
        for module in chosen
        for name, parameter in request.library.modules[module].parameters.items()
        if parameter.required and name not in given.get(module, {})
    ]


def _warn_of_period(request: Request, sessions: Sequence[Session], weeks: int) -> list[Diagnostic]:
    beyond = list(dict.fromkeys(s.module for s in sessions if s.beyond_period))
    if not beyond:
        return []
    last = max(session.week for session in sessions)
    names = ", ".join(f'"{module}"' for module in beyond)
    return [
        request.brief.warning(
            "ABS422",
            ["period", "to"],
            f"the period has {weeks} weeks; {names} would fall after it, up to week {last}",
            "Let the period end later, or exclude what falls after it.",
        )
    ]
