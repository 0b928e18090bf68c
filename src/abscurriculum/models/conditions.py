"""What a brief asks of the planner: calendar, limits, budget, people, venues, pins, groups."""

from typing import Annotated, Literal

from pydantic import Field, Strict, StringConstraints

from abscurriculum.models.base import Count, Date, Days, Flag, Line, Model, Positive, Slug, describe
from abscurriculum.models.moment import ClockTime, EuroCents, Part, Stretch, Weekday, WeekMoment

_WEEKDAYS = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
RHYTHM = (
    r"^every (week|([2-9]|1[0-9]|2[0-6]) weeks|month) on "
    rf"((first|second|third|fourth|last) )?{_WEEKDAYS}( (morning|afternoon|evening))?$"
)
Rhythm = Annotated[str, StringConstraints(pattern=RHYTHM)]
FileName = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
StaffKind = Literal["trainer", "actor", "guest"]
STAFF: tuple[StaffKind, ...] = ("trainer", "actor", "guest")


class CouncilCalendar(Model):
    """When the council and its committees meet: a rhythm, a list of days, a file, or all three."""

    meets: Rhythm | None = describe(
        "A rhythm: every 2 weeks on thursday evening, every month on last tuesday evening.",
        default=None,
    )
    first: Date | None = describe("The first meeting of that rhythm.", default=None)
    dates: tuple[Date, ...] = describe("Days with a meeting in the evening.", default=())
    file: FileName | None = describe(
        "A calendar beside the brief: .ics, or .csv with a column date (and start, summary).",
        default=None,
    )


class Blocked(Stretch):
    """Days on which nothing is planned, for everyone or for some audiences."""

    audiences: tuple[Slug, ...] = describe("Only for these audiences.", default=())
    dayparts: tuple[Part, ...] = describe("Only these dayparts.", default=())


class StartTimes(Model):
    """When sessions start."""

    morning: ClockTime | None = describe("Start of a morning: 09:00.", default=None)
    afternoon: ClockTime | None = describe("Start of an afternoon: 13:30.", default=None)
    evening: ClockTime | None = describe("Start of an evening: 19:30.", default=None)


class Calendar(Model):
    """Which days and dayparts suit whom, and which do not."""

    suits: dict[Slug, tuple[WeekMoment, ...]] = describe(
        "Dayparts of the week that suit an audience; others are not used.", default_factory=dict
    )
    prefers: dict[Slug, tuple[WeekMoment, ...]] = describe(
        "Dayparts of the week that an audience likes best.", default_factory=dict
    )
    council: CouncilCalendar = describe(
        "When the council and its committees meet.", default=CouncilCalendar()
    )
    executive_day: Weekday | None = describe("The day on which the executive meets.", default=None)
    recess: tuple[Stretch, ...] = describe("Recess of the council.", default=())
    budget_weeks: tuple[Stretch, ...] = describe(
        "Weeks in which the council deals with the budget.", default=()
    )
    accounts_weeks: tuple[Stretch, ...] = describe(
        "Weeks in which the council deals with the accounts.", default=()
    )
    elections: tuple[Date, ...] | None = describe(
        "Election days; by default those known for this type of organisation.", default=None
    )
    executive_appointed: Date | None = describe(
        "The day on which a new executive takes office; from the election until then the council "
        "only has modules that come first.",
        default=None,
    )
    school_holidays: Literal["block", "avoid", "ignore"] = describe(
        "block, avoid or ignore the school holidays of the region.", default="block"
    )
    public_holidays: Flag = describe("Whether public holidays are kept free.", default=True)
    carnival: Flag | None = describe(
        "Whether carnival is kept free; by default in Limburg and Noord-Brabant.", default=None
    )
    blocked: tuple[Blocked, ...] = describe("Days of your own to keep free.", default=())
    start_times: StartTimes = describe("When sessions start.", default=StartTimes())


class DaypartLimit(Model):
    """A greatest number of dayparts."""

    in_all: Positive | None = describe("At most this many in the whole programme.", default=None)
    per_month: Positive | None = describe("At most this many in a calendar month.", default=None)


class Limits(Model):
    """How much a client can bear."""

    programme: DaypartLimit = describe("Dayparts of all sessions together.", default=DaypartLimit())
    per_person: DaypartLimit = describe("Dayparts of each participant.", default=DaypartLimit())
    per_audience: dict[Slug, DaypartLimit] = describe(
        "Dayparts of all sessions of an audience.", default_factory=dict
    )
    per_week: Annotated[int, Strict(), Field(ge=1, le=5)] = describe(
        "Sessions of one group in a week.", default=1
    )
    practice_minutes: Count = describe(
        "Minutes of practice, at least, for each must goal.", default=0
    )


class Rates(Model):
    """Prices in euros, without VAT; what is left out is taken from the library."""

    trainer: EuroCents | None = describe("A trainer, per daypart.", default=None)
    actor: EuroCents | None = describe("A training actor, per daypart.", default=None)
    guest: EuroCents | None = describe("A guest, per session.", default=None)
    venue: EuroCents | None = describe("A room that is hired, per daypart.", default=None)
    catering: EuroCents | None = describe("Catering, per participant and daypart.", default=None)
    travel: EuroCents | None = describe(
        "Travel of a trainer, actor or guest, per session.", default=None
    )
    preparation: EuroCents | None = describe("Preparation of a module, once.", default=None)


class Budget(Model):
    """What it may cost."""

    amount: EuroCents | None = describe("At most this much, in euros without VAT.", default=None)
    rates: Rates = describe("Prices.", default=Rates())


class Person(Model):
    """Someone whose diary counts."""

    name: Line = describe("The name, or a function such as wethouder ruimte.")
    role: Line = describe("A role, or trainer, actor or guest.")
    absent: tuple[Stretch, ...] = describe("Days on which this person is away.", default=())
    days: tuple[WeekMoment, ...] = describe("Dayparts of the week that suit.", default=())
    needed_for: tuple[Slug, ...] = describe("Modules that this person must be at.", default=())
    gives: tuple[Slug, ...] = describe(
        "Modules that a trainer, actor or guest can do; all when left out.", default=()
    )
    lead_days: Days = describe("Days between booking and session, at least.", default=0)


class Venue(Model):
    """A place to meet."""

    name: Line = describe("The name.")
    capacity: Positive = describe("How many people fit in.")
    days: tuple[WeekMoment, ...] = describe("Dayparts of the week it is free.", default=())
    absent: tuple[Stretch, ...] = describe("Days on which it is not free.", default=())
    travel_minutes: Annotated[int, Strict(), Field(ge=0, le=600)] = describe(
        "Minutes from the other venues.", default=0
    )
    hired: Flag = describe("Whether it costs the venue rate.", default=False)


class Pin(Model):
    """Sessions of a module held to a day or a part of the period."""

    module: Slug = describe("The module.")
    group: Slug | None = describe("Only this group, such as officials-a.", default=None)
    date: Date | None = describe("The day.", default=None)
    daypart: Part | None = describe("The daypart.", default=None)
    from_: Date | None = describe("Not before this day.", alias="from", default=None)
    to: Date | None = describe("Not after this day.", default=None)


class Grouping(Model):
    """How participants are divided over groups."""

    form: Literal["mixed", "per-department", "per-client"] = describe(
        "mixed; or per-department, or in a joint programme per-client, as far as numbers allow.",
        default="mixed",
    )
    numbers: dict[Slug, Count] = describe(
        "A fixed number of groups per audience.", default_factory=dict
    )
    not_at_once: tuple[Annotated[tuple[Slug, ...], Field(min_length=2)], ...] = describe(
        "Groups that must not meet in the same daypart, such as [officials-a, management].",
        default=(),
    )
    joint: tuple[Slug, ...] = describe("Modules that all groups do together.", default=())


class Weights(Model):
    """How much wishes weigh against each other; docs/planning.md tells what each does."""

    should: Count = describe("A should goal that is introduced, and again practised.", default=30)
    could: Count = describe("A could goal that is introduced, and again practised.", default=10)
    route: Count = describe("A module of a route.", default=20)
    spread: Count = describe("A week away from an even spread.", default=10)
    daypart: Count = describe("A daypart that is not the best one.", default=4)
    avoid: Count = describe("A session in days to avoid.", default=40)


class Partner(Model):
    """Another client in a joint programme."""

    client: Line = describe("Its name or code in the register.")
    participants: dict[Line, Count] = describe("Numbers per role.", default_factory=dict)
    calendar: Calendar = describe("Its own calendar.", default=Calendar())


class JointProgramme(Model):
    """Several clients that share one programme."""

    partners: tuple[Partner, ...] = describe("The other clients.", min_length=1, max_length=12)
    split: Literal["participants", "inhabitants", "equal"] = describe(
        "The key by which costs are split.", default="participants"
    )
    shares: dict[Line, Count] = describe(
        "Shares of your own, per client, in place of a key.", default_factory=dict
    )
