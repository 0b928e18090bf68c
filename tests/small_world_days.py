"""On which dayparts of a small world a session may be held, and which are to be avoided.

Every daypart is asked on its own. Left out are what small briefs do not have: public holidays,
carnival, calendar files, and partners.
"""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

from holidays import country_holidays

from abscurriculum.models.conditions import STAFF, Person, StaffKind, Venue
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.moment import PARTS, WEEKDAYS, Part
from abscurriculum.models.request import Request

Slot = int
"""Three a day: 0 is the morning of the first day."""
A_DAY = len(PARTS)


class Calendar:
    """The calendar of one request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.brief = request.brief.value
        self.first = self.brief.period.from_
        self.days = (self.brief.period.to - self.first).days + 1
        self.slots = range(self.days * A_DAY)
        self._day = [self.first + dt.timedelta(days=place) for place in range(self.days + 1)]
        self._there: dict[tuple[str, Slot], int] = {}
        self.asked = self.brief.agreed or self.first - dt.timedelta(days=42)

    def day(self, slot: Slot) -> dt.date:
        """Give the day of a daypart."""
        return self._day[slot // A_DAY]

    def week(self, slot: Slot) -> int:
        """Give the number of the calendar week, Monday to Sunday."""
        return (slot // A_DAY + self.first.weekday()) // 7

    def month(self, slot: Slot) -> tuple[int, int]:
        """Give year and month."""
        return (self.day(slot).year, self.day(slot).month)

    def is_in(self, slot: Slot, pattern: Sequence[str]) -> bool:
        """Tell whether a daypart is in a weekly pattern."""
        weekday, part = WEEKDAYS[self.day(slot).weekday()], PARTS[slot % A_DAY]
        return weekday in pattern or f"{weekday} {part}" in pattern

    def parts(self, role: str) -> tuple[str, ...]:
        """Name the roles whose holders can stand for a role."""
        return self.request.library.vocabulary.value.roles[role].any_of or (role,)

    def is_free(self, one: Person | Venue, slot: Slot) -> bool:
        """Tell whether someone, or a room, is there."""
        if any(stretch.holds(self.day(slot)) for stretch in one.absent):
            return False
        if one.days and not self.is_in(slot, one.days):
            return False
        lead = one.lead_days if isinstance(one, Person) else 0
        return not lead or self.day(slot) >= self.asked + dt.timedelta(days=lead)

    def there(self, role: str, slot: Slot) -> int:
        """Count the holders of a role who are there."""
        if (role, slot) not in self._there:
            self._there[role, slot] = self._count(role, slot)
        return self._there[role, slot]

    def _count(self, role: str, slot: Slot) -> int:
        parts = [part for part in self.parts(role) if not self.is_vacant(part, self.day(slot))]
        away = [p for p in self.brief.people if p.role in parts and not self.is_free(p, slot)]
        return sum(self.brief.participants.get(part, 0) for part in parts) - len(away)

    def is_vacant(self, role: str, day: dt.date) -> bool:
        """Tell whether nobody holds a role, as the council has still to appoint them."""
        appointed = self.brief.calendar.executive_appointed
        entry = self.request.library.vocabulary.value.roles.get(role)
        if appointed is None or entry is None or not entry.appointed:
            return False
        elections = [each for each in self.brief.calendar.elections or () if each < appointed]
        return bool(elections) and max(elections) <= day <= appointed

    def is_ever_vacant(self, role: str) -> bool:
        """Tell whether nobody holds a role on some day of the period."""
        return any(self.is_vacant(role, self.day(slot)) for slot in self.slots)

    def crew(self, kind: StaffKind, module: ModuleBase, slot: Slot) -> list[Person]:
        """List the named people of a kind who are free and can do a module."""
        return [
            person
            for person in self.brief.people
            if person.role == kind
            and (not person.gives or module.id in person.gives)
            and self.is_free(person, slot)
        ]

    @cached_property
    def school_days(self) -> frozenset[dt.date]:
        """Give the days of school holidays."""
        region, years = self.request.client.holiday_region, (self.first.year, self.first.year + 1)
        if region is None:
            return frozenset()
        return frozenset(country_holidays("NL", subdiv=region, categories=("school",), years=years))

    def is_closed_to_all(self, slot: Slot) -> bool:
        """Tell whether nobody meets in a daypart."""
        calendar, day, part = self.brief.calendar, self.day(slot), PARTS[slot % A_DAY]
        if calendar.school_holidays == "block" and day in self.school_days:
            return True
        return any(
            blocked.holds(day)
            and not blocked.audiences
            and (not blocked.dayparts or part in blocked.dayparts)
            for blocked in calendar.blocked
        )

    def is_avoided(self, audience: str, slot: Slot) -> bool:
        """Tell whether a daypart is one to avoid for an audience."""
        calendar, day, part = self.brief.calendar, self.day(slot), PARTS[slot % A_DAY]
        if audience not in calendar.suits and (day.weekday(), part) == (4, "evening"):
            return True
        return self.brief.calendar.school_holidays == "avoid" and self.day(slot) in self.school_days

    def is_closed(
        self, audience: str, roles: Sequence[str], *, newcomers: bool, slot: Slot
    ) -> bool:
        """Tell whether an audience, or one of these roles, cannot meet in a daypart."""
        calendar, day, part = self.brief.calendar, self.day(slot), PARTS[slot % A_DAY]
        if not self.is_in(slot, calendar.suits.get(audience, WEEKDAYS[:5])):
            return True
        if self.is_closed_to_all(slot) or any(
            audience in each.audiences and each.holds(day) and part in (each.dayparts or PARTS)
            for each in calendar.blocked
        ):
            return True
        everyone = self.request.library.vocabulary.value.roles
        holders = [[everyone[name] for name in self.parts(role)] for role in roles]
        if any(all("council" in one.sits_in for one in each) for each in holders) and (
            (part == "evening" and day in calendar.council.dates) or self._meets(day, part)
        ):
            return True
        if any(all("executive" in one.sits_in for one in each) for each in holders) and (
            part != "evening" and calendar.executive_day == WEEKDAYS[day.weekday()]
        ):
            return True
        elected = any(all(one.elected for one in each) for each in holders)
        return elected and self._keeps_elected_away(day, newcomers=newcomers)

    def _meets(self, day: dt.date, part: Part) -> bool:
        """Tell whether the council meets by its rhythm: every week, or every so many weeks."""
        council = self.brief.calendar.council
        if council.meets is None:
            return False
        every, on = council.meets.removeprefix("every ").split(" on ")
        first = council.first or self.first
        weeks = 1 if every == "week" else int(every.removesuffix(" weeks"))
        mondays = [each - dt.timedelta(days=each.weekday()) for each in (first, day)]
        between = (mondays[1] - mondays[0]).days // 7
        same = on in (WEEKDAYS[day.weekday()], f"{WEEKDAYS[day.weekday()]} {part}")
        return same and day >= first and between % weeks == 0

    def _keeps_elected_away(self, day: dt.date, *, newcomers: bool) -> bool:
        calendar = self.brief.calendar
        for stretch in (*calendar.recess, *calendar.budget_weeks, *calendar.accounts_weeks):
            if stretch.holds(day):
                return True
        days = calendar.elections or ()
        if any(0 <= (election - day).days < 42 for election in days):
            return True
        appointed = calendar.executive_appointed
        if appointed is None or not newcomers:
            return False
        elections = [each for each in days if each < appointed]
        return bool(elections) and max(elections) <= day < appointed

    def is_too_soon_or_late(self, module: ModuleBase, slot: Slot) -> bool:
        """Tell whether a daypart is before what a module needs can be there, or not halfway."""
        lead = max((need.lead_days for need in module.needs), default=0)
        if self.day(slot) < self.asked + dt.timedelta(days=lead):
            return True
        place = slot // A_DAY
        middle = self.days < 3 * (place + 1) and 3 * place < 2 * self.days
        return module.timing.position == "halfway" and not middle

    def lacks_people(
        self, module: ModuleBase, people: Sequence[tuple[str, int]], slot: Slot
    ) -> bool:
        """Tell whether someone who must be there is away, or too few of a role remain."""
        return any(self.there(role, slot) < number for role, number in people) or any(
            module.id in person.needed_for
            and (not self.is_free(person, slot) or self.is_vacant(person.role, self.day(slot)))
            for person in self.brief.people
            if person.role not in STAFF
        )
