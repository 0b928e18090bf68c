"""A request with its plan, and plain answers about them; it knows nothing of the planner."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import STAFF, Calendar, Person, Rates
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, Part, split_moment
from abscurriculum.models.organisation import Organisation, OrganisationType
from abscurriculum.models.plan import Group, Plan, Session
from abscurriculum.models.request import Request, holder_of, role_names
from abscurriculum.models.vocabulary import Vocabulary

ASKED_BEFORE = dt.timedelta(days=42)


def monday(day: dt.date) -> dt.date:
    """Give the Monday of the week of a day."""
    return day - dt.timedelta(days=day.weekday())


def is_in_pattern(day: dt.date, part: Part, pattern: Sequence[str]) -> bool:
    """Tell whether a daypart is in a weekly pattern."""
    moments = [split_moment(moment) for moment in pattern]
    return any(day.weekday() == weekday and part in parts for weekday, parts in moments)


@dataclass(frozen=True)
class Case:
    """A request and the plan that answers it."""

    request: Request
    plan: Plan

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.request.brief.value

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the library."""
        return self.request.library.vocabulary.value

    @cached_property
    def chosen(self) -> list[str]:
        """The modules of the plan."""
        return [entry.id for entry in self.plan.modules]

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The groups of the plan by id."""
        return {group.id: group for group in self.plan.groups}

    def module(self, module: str) -> ModuleBase:
        """Give a module of the library."""
        return self.request.library.modules[module]

    def sessions_of(self, module: str) -> list[Session]:
        """List the sessions of a module."""
        return [session for session in self.plan.sessions if session.module == module]

    def groups_of(self, audience: str) -> list[Group]:
        """List the groups of an audience in order."""
        return [group for group in self.plan.groups if group.audience == audience]

    def is_open(self, module: str) -> bool:
        """Tell whether a module is known and for this type of organisation."""
        modules = self.request.library.modules
        return module in modules and self.request.client.type not in modules[module].closed_to

    def holder(self, role: str) -> str:
        """Give the role that stands in for a role here."""
        return holder_of(self.vocabulary, role, self.request.client.type)

    def parts(self, role: str) -> list[str]:
        """Give the roles whose holders can stand for a role."""
        entry = self.vocabulary.roles.get(role)
        names = entry.any_of if entry and entry.any_of else (role,)
        return [self.holder(name) for name in names]

    @cached_property
    def _names(self) -> dict[str, str]:
        return role_names(self.vocabulary, self.request.client.type)

    def role_of(self, name: str) -> str:
        """Give the role that a brief means by a name."""
        return self._names.get(name.casefold(), name)

    @cached_property
    def numbers_by_client(self) -> list[dict[str, int]]:
        """Count the holders of each role at each client."""
        departments: dict[str, int] = {}
        for department in self.brief.departments:
            for name, number in department.participants.items():
                role = self.role_of(name)
                departments[role] = departments.get(role, 0) + number
        own = {self.role_of(name): number for name, number in self.brief.participants.items()}
        counted = [self._count(self.request.client, departments | own)]
        partners = self.brief.joint.partners if self.brief.joint else ()
        for client, partner in zip(self.request.partners, partners, strict=True):
            given = {self.role_of(name): number for name, number in partner.participants.items()}
            counted.append(self._count(client, given))
        return counted

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Count the holders of each role, of all clients together."""
        totals: dict[str, int] = {}
        for numbers in self.numbers_by_client:
            for role, number in numbers.items():
                totals[role] = totals.get(role, 0) + number
        return totals

    def _usual(self, kind: OrganisationType, role: str) -> int:
        """Give how many of a role a type of organisation usually has."""
        defaults = self.vocabulary.roles[role].defaults
        return {
            "municipality": defaults.municipality,
            "province": defaults.province,
            "water-board": defaults.water_board,
        }[kind]

    def _count(self, client: Organisation, given: dict[str, int]) -> dict[str, int]:
        counted = {}
        for role, entry in self.vocabulary.roles.items():
            if entry.any_of or self.holder(role) != role:
                continue
            defaults = entry.defaults
            number = self._usual(client.type, role)
            if client.seats and defaults.from_seats:
                number = client.seats
            elif client.seats and client.type == "municipality":
                share = client.seats * defaults.share_of_seats_percent / 100
                number = max(number, int(share + 0.5))
            counted[role] = given.get(role, number)
        return counted

    def holders(self, role: str) -> int:
        """Count the people who can stand for a role."""
        return sum(self.numbers.get(part, 0) for part in self.parts(role))

    def members(self, audience: str) -> dict[str, int]:
        """Count the members of an audience per role."""
        roles = {self.holder(role) for role in self.vocabulary.audiences[audience].roles}
        return {role: number for role, number in self.numbers.items() if role in roles and number}

    def presence(self, module: str) -> dict[str, tuple[int, int]]:
        """Give the least and greatest number of each role that a module asks for.

        Of whom each client has one, a joint programme may have one per client; and a module that
        comes first does without those whom the council has yet to appoint.
        """
        asked: dict[str, tuple[int, int]] = {}
        clients = len(self.request.clients)
        for name, limits in self.module(module).presence.items():
            role = self.holder(name)
            times = clients if self._usual(self.request.client.type, role) == 1 else 1
            least, most = asked.get(role, (0, 0))
            asked[role] = (max(least, limits.min), max(most, limits.max * times))
        if self.module(module).timing.position == "first" and self._has_vacancy:
            appointed = self.vocabulary.roles
            return {r: m for r, m in asked.items() if m[0] or not appointed[r].appointed}
        return asked

    @cached_property
    def _has_vacancy(self) -> bool:
        period = self.brief.period
        return any(
            until
            and any(day < until and day <= period.to for day in days)
            and until >= period.from_
            for client, calendar in self.calendars
            for until, days in [(calendar.executive_appointed, self.elections_of(client, calendar))]
        )

    def parts_taken(self, session: Session) -> list[Part]:
        """List the dayparts that a session takes."""
        return self.parts_from(session.module, session.daypart)

    def parts_from(self, module: str, start: Part) -> list[Part]:
        """List the dayparts that a module takes from a start."""
        first = PARTS.index(start)
        return list(PARTS[first : first + self.module(module).daypart_count])

    @cached_property
    def asked_from(self) -> dt.date:
        """The day from which people can be booked."""
        return self.brief.agreed or self.brief.period.from_ - ASKED_BEFORE

    def is_free(self, person: Person, day: dt.date, part: Part) -> bool:
        """Tell whether someone is there."""
        return (
            not any(stretch.holds(day) for stretch in person.absent)
            and (not person.days or is_in_pattern(day, part, person.days))
            and (not person.lead_days or day >= self.asked_from + dt.timedelta(person.lead_days))
        )

    @cached_property
    def calendars(self) -> list[tuple[Organisation, Calendar]]:
        """The clients with their calendars; all of them count."""
        partners = self.brief.joint.partners if self.brief.joint else ()
        of_partners = zip(self.request.partners, partners, strict=True)
        return [
            (self.request.client, self.brief.calendar),
            *((client, partner.calendar) for client, partner in of_partners),
        ]

    def elections_of(self, client: Organisation, calendar: Calendar) -> tuple[dt.date, ...]:
        """Give the election days of a client."""
        known = self.request.library.head.value.elections.get(client.type, ())
        return known if calendar.elections is None else calendar.elections

    def is_vacant(self, role: str, day: dt.date) -> bool:
        """Tell whether nobody holds a role, because a new executive is still to be appointed."""
        if not self.vocabulary.roles[role].appointed:
            return False
        for client, calendar in self.calendars:
            until = calendar.executive_appointed
            if until and day <= until:
                days = [each for each in self.elections_of(client, calendar) if each < until]
                if days and max(days) <= day:
                    return True
        return False

    def there(self, roles: Sequence[str], day: dt.date, part: Part) -> int:
        """Count the holders of some roles who are there in a daypart."""
        held = [role for role in roles if not self.is_vacant(role, day)]
        away = sum(
            person.role not in STAFF
            and self.role_of(person.role) in held
            and not self.is_free(person, day, part)
            for person in self.brief.people
        )
        return max(0, sum(self.numbers.get(role, 0) for role in held) - away)

    def people_of(self, session: Session) -> dict[str, int]:
        """Count the people of a session per role."""
        return {entry.role: entry.number for entry in session.people if entry.number}

    def comes_before(self, one: Session, other: Session) -> bool:
        """Tell whether a session is in an earlier week than another, or on an earlier day."""
        if self.brief.limits.per_week > 1:
            return one.date < other.date
        return monday(one.date) < monday(other.date)

    @staticmethod
    def share_people(one: Session, other: Session) -> bool:
        """Tell whether two sessions have a group in common; a delegation is of every group."""
        if not one.groups or not other.groups:
            return True
        return bool(set(one.groups) & set(other.groups))

    def line_of(self, session: Session) -> tuple[str, ...]:
        """Name the groups of a session, or the delegations that it is one of."""
        return session.groups or (f"the delegations of {session.audience}",)

    def rate(self, name: str) -> int:
        """Give a price in euro cents."""
        if name not in Rates.model_fields:
            raise KeyError(name)
        own = getattr(self.brief.budget.rates, name)
        usual = getattr(self.request.library.head.value.rates, name)
        price: int = usual or 0 if own is None else own
        return price
