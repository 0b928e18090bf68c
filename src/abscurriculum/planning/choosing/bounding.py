"""What a brief bounds: goals that must be reached, dayparts, and cost."""

from collections import defaultdict

from abscurriculum.models.conditions import STAFF, DaypartLimit
from abscurriculum.planning.choosing.attending import Attending
from abscurriculum.planning.choosing.costs import PriceList, needs_hire
from abscurriculum.planning.choosing.frame import Frame
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.wishes import Wishes
from abscurriculum.planning.solving.solver import sum_up


class Bounding(Attending):
    """The same with all that the brief bounds."""

    def __init__(self, wishes: Wishes, offers: Offers, prices: PriceList, frame: Frame) -> None:
        super().__init__(wishes, offers, frame)
        self.prices = prices
        self.cost_terms: list[tuple[int, int]] = []
        self._require()
        self._hold_something()
        self._cover_goals()
        self._limit_dayparts()
        self._limit_cost()

    def _require(self) -> None:
        """Let the modules in that the brief asks for by name."""
        for module in self.wishes.required:
            if self.frame.lenient:
                continue
            if module in self.chosen:
                self.model.equal([(self.chosen[module], 1)], 1)
            else:
                self.model.equal([], 1)

    def _hold_something(self) -> None:
        """Ask for at least one of the modules that the brief asks for in any way."""
        asked = [(v, 1) for module, v in self.chosen.items() if self.is_asked(module)]
        if asked:
            self.model.at_least(asked, 1)

    def is_asked(self, module: str) -> bool:
        """Tell whether a route, a line of the brief or a goal asks for a module."""
        wanted = self.brief.goals
        goals = {*wanted.must, *wanted.should, *wanted.could}
        named = module in self.wishes.proposed or module in self.wishes.required
        return named or bool(goals & set(self.library.modules[module].goals.all))

    def _cover_goals(self) -> None:
        if self.frame.lenient:
            return
        minutes = self.brief.limits.practice_minutes
        for goal in self.brief.goals.must:
            for level in ("introduces", "practises"):
                self.model.at_least(((v, 1) for v in self.serving(goal, level)), 1)
            if minutes:
                practice = [
                    (self.chosen[m], self.library.modules[m].practice_minutes)
                    for m in self.chosen
                    if goal in self.library.modules[m].goals.practises
                ]
                self.model.at_least(practice, minutes)

    def serving(self, goal: str, level: str) -> list[int]:
        """Name the choices of modules that introduce or practise a goal."""
        return [
            variable
            for module, variable in self.chosen.items()
            if goal in getattr(self.library.modules[module].goals, level)
        ]

    def _limit_dayparts(self) -> None:
        limits = self.brief.limits
        person = self._most(limits.per_person)
        for audience, most in self.frame.weeks.items():
            self.model.at_most(self._load(audience, dayparts=False), most)
            if person is not None:
                self.model.at_most(self._load(audience, dayparts=True), person)
        if person is not None:
            for terms in self._by_individual().values():
                self.model.at_most(terms, person)
        for name, limit in [*limits.per_audience.items(), (None, limits.programme)]:
            most_dayparts = self._most(limit)
            if most_dayparts is not None:
                self.model.at_most(self._dayparts(name), most_dayparts)

    def _most(self, limit: DaypartLimit) -> int | None:
        """Give the most dayparts that a limit allows in all its months together."""
        months = None if limit.per_month is None else limit.per_month * self.frame.months
        bounds = [each for each in (limit.in_all, months) if each is not None]
        return min(bounds, default=None)

    def _load(self, audience: str, *, dayparts: bool) -> list[tuple[int, int]]:
        """Give the sessions, or the dayparts, of one group of an audience."""
        terms = []
        for (module, other, _), held in self.held.items():
            if other == audience:
                each = self.library.modules[module].daypart_count if dayparts else 1
                terms += self.count_times(held, module, each)
        return terms

    def _by_individual(self) -> dict[str, list[tuple[int, int]]]:
        """Give the dayparts of people who are known one by one: alone in a role, or by name."""
        terms: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for variable, module, people in self.sessions():
            each = self.library.modules[module].daypart_count
            dayparts = self.count_times(variable, module, each)
            for role, number in people:
                if number and self.offers.numbers.get(role) == 1:
                    terms[role] += dayparts
            for person in self.brief.people:
                if person.role not in STAFF and module in person.needed_for:
                    terms[f"by name: {person.name}"] += dayparts
        return {name: sum_up(found) for name, found in terms.items()}

    def _dayparts(self, audience: str | None) -> list[tuple[int, int]]:
        terms = []
        for (module, other, count), held in self.held.items():
            if audience in (None, other):
                meetings = self.offers.divisions[other][count].meetings[module]
                each = self.library.modules[module].daypart_count * len(meetings)
                terms += self.count_times(held, module, each)
        for module in self.offers.delegations:
            entry = self.library.modules[module]
            if module in self.chosen and audience in (None, entry.audiences[0]):
                terms += self.count_times(self.chosen[module], module, entry.daypart_count)
        return terms

    def _limit_cost(self) -> None:
        for variable, module, people in self.sessions():
            cents = self._price(module, dict(people))
            self.cost_terms += self.count_times(variable, module, cents)
        self.cost_terms += [(v, self.prices.preparation) for v in self.chosen.values()]
        self.cost_terms = sum_up(self.cost_terms)
        amount = self.brief.budget.amount
        if amount is not None:
            self.model.at_most(self.cost_terms, amount)

    def _price(self, module: str, people: dict[str, int]) -> int:
        """Price one session in the cheapest room that holds it."""
        entry = self.library.modules[module]
        size = sum(people.values())
        staff = (
            entry.staffing.trainers.needed(size),
            entry.staffing.actors.needed(size),
            entry.staffing.guests.needed(size),
        )
        hired = needs_hire(self.brief.venues, size)
        return self.prices.session(entry.daypart_count, size, staff, hired=hired)
