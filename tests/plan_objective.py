"""What a plan is worth by each aim of docs/planning.md, as far as that page lets it be counted."""

from dataclasses import dataclass

from abscurriculum.models.moment import PARTS
from abscurriculum.models.plan import Session
from plan_calendars import is_avoided
from plan_case import Case, is_in_pattern
from plan_choice import route_of
from plan_costs import total_of


@dataclass(frozen=True)
class Objective:
    """The aims of a plan, in the order in which they count."""

    points: int
    """Weight of the wishes met: more is better."""
    euro_cents: int
    groups: int
    hired: int
    """Dayparts in hired rooms."""
    dayparts: int
    """What dayparts weigh that are not the best."""
    avoided: int
    """What days to avoid weigh."""
    venues: int


def weigh(case: Case) -> Objective:
    """Give what a plan is worth; how far weeks lie from an even spread is not counted."""
    sessions = case.plan.sessions
    hired = {venue.name for venue in case.brief.venues if venue.hired}
    return Objective(
        points=_points(case),
        euro_cents=total_of(case),
        groups=len(case.plan.groups),
        hired=sum(len(case.parts_taken(each)) for each in sessions if each.venue in hired),
        dayparts=sum(_daypart(case, session) for session in sessions),
        avoided=sum(_avoid(case, session) for session in sessions),
        venues=len({session.venue for session in sessions if session.venue}),
    )


def _points(case: Case) -> int:
    weights, goals = case.brief.weights, case.brief.goals
    points = 0
    for wanted, weight in ((goals.should, weights.should), (goals.could, weights.could)):
        for goal in wanted:
            links = [case.module(module).goals for module in case.chosen]
            points += weight * any(goal in each.introduces for each in links)
            points += weight * any(goal in each.practises for each in links)
    proposed = {module for track in case.vocabulary.tracks for module in route_of(case, track)}
    proposed -= set(case.brief.modules.replace)
    return points + weights.route * len(proposed & set(case.chosen))


def _daypart(case: Case, session: Session) -> int:
    """Weigh a daypart by its place in the module's list, and twice outside what is preferred."""
    weight = case.brief.weights.daypart
    parts = [part for part in case.module(session.module).dayparts if part in PARTS]
    places = parts.index(session.daypart) if session.daypart in parts else 0
    liked = case.brief.calendar.prefers.get(session.audience)
    if liked and not is_in_pattern(session.date, session.daypart, liked):
        places += 2
    return weight * places


def _avoid(case: Case, session: Session) -> int:
    parts = case.parts_taken(session)
    return case.brief.weights.avoid * any(
        is_avoided(case, session.audience, session.date, part) for part in parts
    )
