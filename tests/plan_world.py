"""A small world with a good plan made by hand, of which tests break one thing at a time."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from abscurriculum.models.library import Library
from abscurriculum.models.moment import PARTS, Part
from abscurriculum.models.organisation import Organisation
from abscurriculum.models.plan import (
    ChosenModule,
    CostLine,
    Group,
    LeftOut,
    Participant,
    Plan,
    Quality,
    Reason,
    Session,
)
from abscurriculum.models.request import Request
from builders import a_brief, a_goal, a_library, a_module, activity
from plan_case import Case
from plan_checker import faults
from plan_libraries import VOCABULARY

Data = dict[str, Any]
HALL = "zaal"
RATES = {
    "trainer": 1000,
    "actor": 500,
    "guest": 300,
    "venue": 200,
    "catering": 10,
    "travel": 50,
    "preparation": 400,
}
STARTS: dict[Part, dt.time] = {
    "morning": dt.time(9),
    "afternoon": dt.time(13, 30),
    "evening": dt.time(19, 30),
}
# The sessions of the good plan.
START, OTHER_START = "start/officials-a/1", "start/officials-b/1"
TALK, OTHER_TALK = "gesprek/officials-a/1", "gesprek/officials-b/1"
ROUND, NEXT_ROUND = "ronde/council-and-top*/1", "ronde/council-and-top*/2"
DAY, LAST = "heidag/management/1", "terugblik/officials-a+officials-b/1"
_FIRST_MONDAY = dt.date(2027, 1, 11)
ROLES = {
    "adviser": 12,
    "team_leader": 0,
    "secretary": 1,
    "director": 4,
    "councillor": 9,
    "alderman": 2,
    "mayor": 1,
    "clerk": 1,
}
# Every session is as long as this, but for the one that takes a whole day.
_MINUTES, _A_DAY = 135, 420


@cache
def _shelf() -> Mapping[str, Data]:
    track, other = "officials-executives", "leadership"
    officials = {"audiences": ["officials"], "presence": {"adviser": {"max": 12}}, "track": track}
    top = {"audiences": ["council-and-top"], "attendance": "delegation", "track": other}
    practice = [activity(45, form="practice"), activity(90)]
    return {
        "start": {
            **officials,
            "timing": {"position": "first"},
            "dayparts": ["morning", "afternoon"],
            "goals": {"introduces": ["rolvastheid"]},
        },
        "gesprek": {
            **officials,
            "group": {"min": 4, "max": 8},
            "presence": {"adviser": {"min": 2, "max": 7}, "alderman": {"min": 1, "max": 1}},
            "intensity": "high",
            "dayparts": ["afternoon", "evening"],
            "staffing": {"trainers": 1, "actors": 1},
            "prerequisites": {"all_of": ["start"], "gap_days": {"min": 7, "max": 60}},
            "goals": {"practises": ["rolvastheid"]},
            "agenda": practice,
            "needs": [{"text": {"nl": "een dossier", "en": "a file"}, "lead_days": 20}],
        },
        "terugblik": {
            **officials,
            "timing": {"position": "last", "gap_days": {"min": 14, "max": 120}},
            "dayparts": ["afternoon", "evening"],
        },
        "ronde": {
            **top,
            "presence": {
                "councillor": {"min": 2, "max": 6},
                "executive_member": {"min": 1, "max": 1},
            },
            "dayparts": ["evening"],
            "timing": {"times": 2, "repeat_weeks": 4},
        },
        "heidag": {
            "audiences": ["management"],
            "presence": {"director": {"max": 6}, "secretary": {"max": 1}},
            "track": other,
            "dayparts": ["full-day"],
            "timing": {"position": "halfway"},
            "agenda": [activity(420)],
            "alternatives": ["middag"],
        },
        "middag": {**top, "alternatives": ["heidag"], "presence": {"clerk": {"max": 1}}},
        "dicht": {**officials, "closed_to": ["municipality"]},
        "vervolg": {**officials, "prerequisites": {"any_of": ["start", "gesprek"]}},
    }


@cache
def world_library() -> Library:
    """Give the library of this world."""
    common = {"group": {"min": 2, "max": 12}, "agenda": [activity(_MINUTES)]}
    shelf = [a_module(name, **{**common, **data}) for name, data in _shelf().items()]
    routes = {"officials-executives": {"standard": ["start", "gesprek", "terugblik"]}}
    return a_library(*shelf, goals=[a_goal()], vocabulary=VOCABULARY, routes=routes)


def changed_library(module: str, **changes: Any) -> Library:
    """Give the library with one module changed."""
    common = {"group": {"min": 2, "max": 12}, "agenda": [activity(_MINUTES)]}
    made = a_module(module, **{**common, **_shelf()[module], **changes})
    library = world_library()
    shelf = tuple(made if entry.value.id == module else entry for entry in library.shelf)
    return Library(library.head, library.vocabulary, library.goal_files, shelf)


def world_request(library: Library | None = None, **brief: Any) -> Request:
    """Give the brief of this world; changes replace whole keys."""
    asked: Data = {
        "participants": ROLES,
        "goals": {"must": ["rolvastheid"]},
        "modules": {"include": ["ronde", "heidag"]},
        "limits": {"practice_minutes": 45},
        "budget": {"rates": RATES},
        "people": PEOPLE,
        "venues": VENUES,
        "groups": {"joint": ["terugblik"]},
    }
    client = Organisation(name="Westland", type="municipality", holiday_region="Zuid")
    return Request(library or world_library(), a_brief(**asked | brief), client)


PEOPLE: list[Data] = [
    {"name": "wethouder", "role": "alderman", "needed_for": ["gesprek"]},
    {"name": "trainer 1", "role": "trainer"},
    {"name": "trainer 2", "role": "trainer", "gives": ["start"]},
    {"name": "acteur", "role": "actor"},
]
VENUES: list[Data] = [
    {"name": HALL, "capacity": 20},
    {"name": "schuur", "capacity": 6, "travel_minutes": 60},
]


def _session(name: str, day: str, part: Part, people: Data, *, cost: int, **more: Any) -> Session:
    module, who, occurrence = name.split("/")
    date = dt.date.fromisoformat(day)
    minutes = _A_DAY if module == "heidag" else _MINUTES
    given: Data = {
        "id": name,
        "number": 1,
        "module": module,
        "audience": "officials" if who.startswith("officials") else who.removesuffix("*"),
        "groups": () if who.endswith("*") else tuple(who.split("+")),
        "occurrence": int(occurrence),
        "people": tuple(Participant(role=role, number=n) for role, n in people.items()),
        "trainers": 1,
        "actors": 0,
        "guests": 0,
        "venue": HALL,
        "staff": ("trainer 1",),
        "euro_cents": cost * 100,
        "reasons": (Reason(kind="spread"),),
    }
    made = Session.model_construct(**given | more)
    return _at(made, date, part, minutes)


def _at(session: Session, date: dt.date, part: Part, minutes: int) -> Session:
    start = STARTS[part]
    end = (dt.datetime.combine(date, start) + dt.timedelta(minutes=minutes)).time()
    week = (date - _FIRST_MONDAY).days // 7 + 1
    new = {"date": date, "daypart": part, "start": start, "end": end, "week": week}
    return session.model_copy(update=new)


def world_plan() -> Plan:
    """Give a good plan; its numbers are worked out by hand."""
    talk: Data = {"actors": 1, "staff": ("trainer 1", "acteur"), "attending": ("wethouder",)}
    six, seven = {"adviser": 6}, {"adviser": 6, "alderman": 1}
    top = {"councillor": 4, "executive_member": 1}
    sessions = [
        _session("start/officials-a/1", "2027-01-12", "morning", six, cost=1110),
        _session("start/officials-b/1", "2027-01-14", "morning", six, cost=1110),
        _session("ronde/council-and-top*/1", "2027-01-20", "evening", top, cost=1100),
        _session("gesprek/officials-a/1", "2027-02-02", "afternoon", seven, cost=1670, **talk),
        _session("gesprek/officials-b/1", "2027-02-04", "afternoon", seven, cost=1670, **talk),
        _session("ronde/council-and-top*/2", "2027-02-24", "evening", top, cost=1100),
        _session(
            "heidag/management/1",
            "2027-04-13",
            "morning",
            {"director": 4, "secretary": 1},
            cost=2150,
        ),
        _session(
            "terugblik/officials-a+officials-b/1",
            "2027-05-25",
            "afternoon",
            {"adviser": 12},
            cost=1170,
        ),
    ]
    request = world_request()
    chosen = dict.fromkeys(session.module for session in sessions)
    left = [module for module in world_library().modules if module not in chosen]
    plan = Plan(
        client=request.client,
        participants=tuple(Participant(role=r, number=n) for r, n in ROLES.items()),
        modules=tuple(ChosenModule(id=m, reasons=(Reason(kind="route"),)) for m in chosen),
        left_out=tuple(LeftOut(id=module, reason=Reason(kind="unasked")) for module in left),
        groups=(
            make_group("officials-a", "officials", "A", adviser=6),
            make_group("officials-b", "officials", "B", adviser=6),
            make_group("management", "management", "", secretary=1, director=4),
        ),
        sessions=tuple(sessions),
        weeks=25,
        costs=make_costs(trainer=9, actor=2, catering=58, travel=10, preparation=5),
        quality=Quality(
            selection_proven=True, timetable_proven=True, penalty=0, bound=0, effort="normal"
        ),
    )
    return put_in_order(plan)


def make_costs(**quantities: int) -> tuple[CostLine, ...]:
    """Write lines of cost at the rates of this world."""
    return tuple(
        CostLine.model_validate(
            {"kind": kind, "quantity": n, "euro_cents": RATES[kind] * 100, "assumed": False}
        )
        for kind, n in quantities.items()
    )


def make_group(name: str, audience: str, letter: str, **numbers: int) -> Group:
    """Make a group."""
    return Group(id=name, audience=audience, letter=letter, people=people(**numbers))


def put_in_order(plan: Plan) -> Plan:
    """Put sessions in order of time and number them; modules by their first sessions."""
    sessions = sorted(
        plan.sessions, key=lambda each: (each.date, PARTS.index(each.daypart), each.id)
    )
    numbered = [each.model_copy(update={"number": n}) for n, each in enumerate(sessions, start=1)]
    order = list(dict.fromkeys(session.module for session in numbered))
    modules = sorted(
        plan.modules, key=lambda each: order.index(each.id) if each.id in order else len(order)
    )
    return plan.model_copy(update={"sessions": tuple(numbered), "modules": tuple(modules)})


def move(plan: Plan, session: str, day: str, part: Part | None = None) -> Plan:
    """Give a session another day, and what follows from that."""
    moved = []
    for each in plan.sessions:
        minutes = _A_DAY if each.module == "heidag" else _MINUTES
        there = _at(each, dt.date.fromisoformat(day), part or each.daypart, minutes)
        moved.append(there if each.id == session else each)
    return put_in_order(plan.model_copy(update={"sessions": tuple(moved)}))


def people(**numbers: int) -> tuple[Participant, ...]:
    """Say who is at a session or in a group."""
    return tuple(Participant(role=role, number=number) for role, number in numbers.items())


def change(plan: Plan, session: str, **changes: Any) -> Plan:
    """Change one session and nothing that follows from it."""
    changed = tuple(
        each.model_copy(update=changes) if each.id == session else each for each in plan.sessions
    )
    return plan.model_copy(update={"sessions": changed})


def drop(plan: Plan, *sessions: str) -> Plan:
    """Leave sessions out, with what they cost."""
    kept = tuple(each for each in plan.sessions if each.id not in sessions)
    return put_in_order(plan.model_copy(update={"sessions": kept}))


def find(plan: Plan, library: Library | None = None, **brief: Any) -> list[str]:
    """Check a plan against the brief of this world, with some of its keys changed."""
    return faults(world_request(library, **brief), plan)


def find_kind(
    kind: Callable[[Case], Iterable[str]],
    plan: Plan,
    library: Library | None = None,
    **brief: Any,
) -> list[str]:
    """Look for one kind of fault only, where a break has to break other things too."""
    return list(kind(Case(world_request(library, **brief), plan)))


def without_costs(found: Sequence[str]) -> list[str]:
    """Leave out what is said of amounts, where a test is not about them."""
    return [each for each in found if "cents" not in each and "cost is of" not in each]
