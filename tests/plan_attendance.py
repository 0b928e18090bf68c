"""Whether every group goes through its modules, each time once, with the right people."""

from collections.abc import Iterator, Sequence

from abscurriculum.models.module import ModuleBase
from abscurriculum.models.plan import Participant, Session
from plan_calendars import open_weeks
from plan_case import Case
from plan_days import could_be_held
from plan_groups import Numbers, people_of

# No audience is tried over more groups than this to see whether a module would fit.
_MOST_GROUPS = 120


def find_in_attendance(case: Case) -> Iterator[str]:
    """Say who goes wrongly through a module, or not at all."""
    for module_id in case.chosen:
        module = case.module(module_id)
        sessions = case.sessions_of(module_id)
        if not sessions:
            continue
        yield from _by_times(case, module)
        if module.attendance == "delegation":
            yield from _by_delegation(case, module, sessions)
        else:
            yield from _by_audiences(case, module, sessions)
    for session in case.plan.sessions:
        yield from _by_size(case, session)


def times_of(case: Case, module: ModuleBase) -> int:
    """Give how often a group does a module: as it says, or as often as it is in the plan."""
    timing = module.timing
    if timing.times or not timing.repeat_weeks:
        return timing.times or 1
    return max(session.occurrence for session in case.sessions_of(module.id))


def _by_times(case: Case, module: ModuleBase) -> Iterator[str]:
    """Hold what is repeated to the weeks that there are."""
    weeks = open_weeks(case)
    repeat = module.timing.repeat_weeks
    if repeat and not module.timing.times:
        most = 1 + ((weeks[-1] - weeks[0]).days // 7 // repeat if weeks else 0)
        if times_of(case, module) > most:
            yield f"{module.id} is done {times_of(case, module)} times, more than {most}"


def _by_size(case: Case, session: Session) -> Iterator[str]:
    module = case.module(session.module)
    if not module.group.min <= session.size <= module.group.max:
        yield f"{session.id} has {session.size} people, which its module does not allow"
    asked = {
        "trainers": (session.trainers, module.staffing.trainers),
        "actors": (session.actors, module.staffing.actors),
        "guests": (session.guests, module.staffing.guests),
    }
    for kind, (number, staff) in asked.items():
        least = -(-session.size // staff.per_participants) if staff.per_participants else 0
        if number != max(staff.fixed, least):
            yield f"{session.id} has {number} {kind}, not as many as its module asks"


def _by_delegation(case: Case, module: ModuleBase, sessions: Sequence[Session]) -> Iterator[str]:
    times = sorted(session.occurrence for session in sessions)
    if times != list(range(1, times_of(case, module) + 1)):
        yield f"{module.id} is held for a delegation at the times {times}"
    asked = case.presence(module.id)
    for session in sessions:
        if session.groups or session.audience != module.audiences[0]:
            yield f"{session.id} is not of a delegation of {module.audiences[0]}"
        people = case.people_of(session)
        for role in {**people, **asked}:
            least, most = asked.get(role, (0, 0))
            if not least <= people.get(role, 0) <= most:
                yield f"{session.id} has {people.get(role, 0)} of {role}, not {least} to {most}"


def _by_audiences(case: Case, module: ModuleBase, sessions: Sequence[Session]) -> Iterator[str]:
    for audience in case.vocabulary.audiences:
        theirs = [session for session in sessions if session.audience == audience]
        made_for = _is_made_for(case, module, audience)
        if theirs:
            if not made_for:
                yield f"{audience} goes through {module.id}, which is not made for it"
            yield from _by_groups(case, module, audience, theirs)
        elif made_for and _could_fit(case, module, audience):
            yield f"{audience} does not go through {module.id}"


def _is_made_for(case: Case, module: ModuleBase, audience: str) -> bool:
    """Tell whether an audience goes through a chosen module, if numbers allow."""
    if audience not in module.audiences:
        return False
    if not set(case.presence(module.id)) & set(case.members(audience)):
        return False
    any_of = [other for other in module.prerequisites.any_of if case.is_open(other)]
    return not any_of or any(_does(case, other, audience) for other in any_of)


def _does(case: Case, module: str, audience: str) -> bool:
    """Tell whether an audience goes through a module; a delegation is of everyone."""
    return any(
        session.audience == audience or not session.groups for session in case.sessions_of(module)
    )


def _by_groups(
    case: Case, module: ModuleBase, audience: str, sessions: Sequence[Session]
) -> Iterator[str]:
    groups = [group.id for group in case.groups_of(audience)]
    everyone = [people_of(group) for group in case.groups_of(audience)]
    times = times_of(case, module)
    for session in sessions:
        if not 1 <= session.occurrence <= times:
            yield f"{session.id} is time {session.occurrence} of {times}"
        places = [groups.index(group) for group in session.groups if group in groups]
        if len(places) < len(session.groups) or not places:
            yield f"{session.id} is for groups that are not of {audience}"
            continue
        if places != list(range(places[0], places[-1] + 1)):
            yield f"{session.id} is for groups that are no neighbours"
        expected = _expect(case, module, audience, [everyone[place] for place in places], groups)
        yield from _by_people(case, session, expected)
        if module.id in case.brief.groups.joint and len(places) != len(groups):
            yield f"{session.id} is not for all groups of {audience} together"
    for group in groups:
        seen = sorted(session.occurrence for session in sessions if group in session.groups)
        if seen != list(range(1, times + 1)):
            yield f"{group} goes through {module.id} at the times {seen}, not {times} times"


def _by_people(case: Case, session: Session, expected: Numbers) -> Iterator[str]:
    if case.people_of(session) != expected and not _are_never_free(case, session, expected):
        yield f"{session.id} has {case.people_of(session)}, not its groups' {expected}"
    for role, (least, _) in case.presence(session.module).items():
        if role in case.members(session.audience) and expected.get(role, 0) < least:
            yield f"{session.id} has too few of {role}"


def _are_never_free(case: Case, session: Session, expected: Numbers) -> bool:
    """Tell whether fewer come than asked for because they are never all free on one day."""
    there = case.people_of(session)
    fewer = {role for role, number in expected.items() if there.get(role, 0) < number}
    least = {role: max(1, limits[0]) for role, limits in case.presence(session.module).items()}
    if not fewer or any(there.get(r, 0) not in range(least[r], n + 1) for r, n in expected.items()):
        return False
    # One more of any of them would be too many, and so would all.
    more = [there | {role: there[role] + 1} for role in sorted(fewer)]
    return not any(
        could_be_held(case, _with_people(session, people)) for people in (*more, expected)
    )


def _with_people(session: Session, people: Numbers) -> Session:
    entries = tuple(Participant(role=role, number=number) for role, number in people.items())
    return session.model_copy(update={"people": entries})


def _expect(
    case: Case,
    module: ModuleBase,
    audience: str,
    groups: Sequence[Numbers],
    all_groups: Sequence[object],
) -> Numbers:
    """Count who of some groups, and from outside their audience, is at a session."""
    members = case.members(audience)
    people = {}
    for role, (least, _) in case.presence(module.id).items():
        number = sum(group.get(role, 0) for group in groups)
        if role not in members:
            number = min(least, case.holders(role))
        elif number < least and members[role] < len(all_groups):
            # Who has fewer colleagues than there are groups comes to every meeting.
            number = min(least, members[role])
        if number:
            people[role] = number
    return people


def _could_fit(case: Case, module: ModuleBase, audience: str) -> bool:
    """Tell whether an audience fits a module in its own groups, or dealt over any number."""
    own = [people_of(group) for group in case.groups_of(audience)]
    members = case.members(audience)
    ways = [own] if own else []
    fixed = case.brief.groups.numbers.get(audience)
    if any(pin.module == module.id and pin.group for pin in case.brief.pins):
        # Groups pinned apart do not meet at once; which ways are left is not worked out here.
        return False
    if case.brief.groups.form == "mixed" and not fixed:
        most = min(sum(members.values()), _MOST_GROUPS)
        ways += [_deal(members, number) for number in range(1, most + 1)]
    return any(_fits(case, module, audience, groups) for groups in ways)


def _deal(members: Numbers, number: int) -> list[Numbers]:
    """Deal people over groups like cards, role after role."""
    groups: list[Numbers] = [{} for _ in range(number)]
    cards = [role for role, count in members.items() for _ in range(count)]
    for place, role in enumerate(cards):
        group = groups[place % number]
        group[role] = group.get(role, 0) + 1
    return groups


def _fits(case: Case, module: ModuleBase, audience: str, groups: Sequence[Numbers]) -> bool:
    """Tell whether runs of neighbours, as even as can be, keep to the module's limits."""
    joint = module.id in case.brief.groups.joint
    for sessions in range(1, 2 if joint else len(groups) + 1):
        cuts = [len(groups) // sessions + (i < len(groups) % sessions) for i in range(sessions)]
        starts = [sum(cuts[:index]) for index in range(sessions)]
        runs = [groups[start : start + cut] for start, cut in zip(starts, cuts, strict=True)]
        people = [_expect(case, module, audience, run, groups) for run in runs]
        if all(_holds(case, module, audience, each) for each in people):
            return all(_has_a_day(case, module, audience, each) for each in people)
    return False


def _holds(case: Case, module: ModuleBase, audience: str, people: Numbers) -> bool:
    members = case.members(audience)
    return module.group.min <= sum(people.values()) <= module.group.max and all(
        people.get(role, 0) >= least
        for role, (least, _) in case.presence(module.id).items()
        if role in members
    )


def _has_a_day(case: Case, module: ModuleBase, audience: str, people: Numbers) -> bool:
    """Tell whether a session that is not in the plan could be held on any day."""
    entries = tuple(Participant(role=role, number=number) for role, number in people.items())
    session = case.plan.sessions[0].model_copy(
        update={"module": module.id, "audience": audience, "groups": (), "people": entries}
    )
    return could_be_held(case, session)
