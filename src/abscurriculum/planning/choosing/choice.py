"""Select and size: which modules, and how many groups, by the solver.

In this order: must goals are covered (a condition); should and could goals and the modules of
routes, by weight; cost; few groups. A last tie-break makes the best answer the only one.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from abscurriculum.models.conditions import STAFF, DaypartLimit
from abscurriculum.models.module import ModuleBase
from abscurriculum.planning.calendar.horizon import People
from abscurriculum.planning.choosing.costs import PriceList, needs_hire
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.wishes import Wishes, needed_before
from abscurriculum.planning.solving.problem import reach
from abscurriculum.planning.solving.solver import Answer, LinearModel, Outcome, sum_up
from abscurriculum.planning.solving.watch import Watch

# With more weeks than this no chain of modules is too long for them.
_FEW_WEEKS = 12

Aim = Literal["best", "fewest", "least cost"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen modules, which audiences attend each, and the number of groups per audience."""

    modules: tuple[str, ...]
    attending: frozenset[tuple[str, str]]
    groups: dict[str, int]
    cents: int
    """Euro cents, preparation included and with the cheapest rooms."""
    points: int
    """Weight of the wishes met."""
    proven: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Modules that together cannot be placed in the calendar, with these numbers of groups."""

    modules: frozenset[str]
    groups: tuple[tuple[str, int], ...]
    attending: tuple[tuple[str, str], ...]
    """Which audiences go through which of the modules."""
    only: bool = False
    """Whether it holds for these modules alone, and not for more."""


@dataclass
class Frame:
    """What the calendar and the previous plan say before anything is selected."""

    times: dict[str, int]
    """How often a group does each module."""
    weeks: dict[str, int]
    """Most sessions of one group of an audience that the weeks leave room for."""
    places: int = 10_000
    """Weeks, or days where a week may hold more sessions, in which anything can be."""
    months: int = 10_000
    """Calendar months in which anything can be."""
    cuts: list[Cut] = field(default_factory=list)
    kept: frozenset[str] = frozenset()
    """Modules of the plan before, which stay where they can."""
    kept_groups: dict[str, int] = field(default_factory=dict)
    firm_groups: frozenset[str] = frozenset()
    """Audiences whose number of groups may not change."""
    lenient: bool = False
    """Whether must goals and included modules are wishes that outweigh all others."""
    aim: Aim = "best"
    """The best programme, the fewest sessions that meet the conditions, or the least cost."""


class Selector:
    """The model that selects modules and sizes audiences."""

    def __init__(self, wishes: Wishes, offers: Offers, prices: PriceList, frame: Frame) -> None:
        self.wishes, self.offers, self.prices, self.frame = wishes, offers, prices, frame
        self.request = wishes.request
        self.library = self.request.library
        self.brief = self.request.brief.value
        self.model = LinearModel()
        self.chosen = {m: self.model.choice() for m in wishes.candidates}
        self.sized = {
            audience: {count: self.model.choice() for count in divisions}
            for audience, divisions in offers.divisions.items()
        }
        self.attends: dict[tuple[str, str], int] = {}
        self.held: dict[tuple[str, str, int], int] = {}
        self.cost_terms: list[tuple[int, int]] = []
        self.points: list[tuple[int, int]] = []
        self.outcome = Outcome.UNKNOWN
        """What the last search could show."""
        self._build()

    def choose(self, limit: float, watch: Watch | None = None) -> Choice | None:
        """Give the best choice, or None where there is none."""
        answer = self.solve(limit, watch)
        self.outcome = answer.outcome
        if not answer.found:
            return None
        on = answer.values
        return Choice(
            modules=tuple(m for m, v in self.chosen.items() if on[v]),
            attending=frozenset(key for key, v in self.attends.items() if on[v]),
            groups={
                a: next((c for c, v in by.items() if on[v]), 0) for a, by in self.sized.items()
            },
            cents=sum(factor * on[v] for v, factor in self.cost_terms),
            points=sum(factor * on[v] for v, factor in self.points),
            proven=answer.outcome is Outcome.OPTIMAL,
        )

    def solve(self, limit: float, watch: Watch | None = None) -> Answer:
        """Solve in one go: each aim outweighs all that come after it."""
        model = self.model
        most_cost = sum(abs(f) for _, f in self.cost_terms) + 1
        few = self._groups()
        most_few = sum(f for _, f in few) + 1
        ties = 64
        model.objective.clear()
        if self.frame.aim == "least cost":
            for variable, factor in self.cost_terms:
                model.cost(variable, factor)
        elif self.frame.aim == "fewest":
            for variable, module, _ in self._sessions():
                model.cost(variable, self.frame.times[module])
            for variable in self.chosen.values():
                model.cost(variable, 1)
        else:
            for variable, factor in self.points:
                model.cost(variable, -factor * most_cost * most_few * ties)
            for variable, factor in self.cost_terms:
                model.cost(variable, factor * most_few * ties)
            for variable, factor in few:
                model.cost(variable, factor * ties)
            for module, variable in self.chosen.items():
                model.cost(variable, zlib.crc32(module.encode()) % 16)
        return model.solve(limit, watch=watch)

    def _groups(self) -> list[tuple[int, int]]:
        """Count the groups of every audience that goes through some module."""
        terms = []
        for audience, by_count in self.sized.items():
            held = [(v, m, c) for (m, a, c), v in self.held.items() if a == audience]
            for count in by_count:
                meets = self.model.choice()
                users = [variable for variable, _, number in held if number == count]
                for variable in users:
                    self.model.at_most([(variable, 1), (meets, -1)], 0)
                terms.append((meets, count))
        return terms

    def _build(self) -> None:
        self._size_audiences()
        for module in self.chosen:
            self._attend(self.library.modules[module])
        for module in self.chosen:
            self._prepare(self.library.modules[module])
        for module in self.wishes.required:
            if self.frame.lenient:
                continue
            if module in self.chosen:
                self.model.equal([(self.chosen[module], 1)], 1)
            else:
                self._refuse()
        self._hold_something()
        self._cover_goals()
        self._keep_order()
        self._limit_dayparts()
        self._limit_cost()
        self._weigh_wishes()
        for cut in self.frame.cuts:
            self._apply(cut)

    def _refuse(self) -> None:
        self.model.equal([], 1)

    def _size_audiences(self) -> None:
        for by_count in self.sized.values():
            if by_count:
                self.model.equal(((v, 1) for v in by_count.values()), 1)
        for audience in sorted(self.frame.firm_groups):
            count = self.frame.kept_groups.get(audience, 0)
            if count in self.sized.get(audience, {}):
                self.model.equal([(self.sized[audience][count], 1)], 1)

    def _attend(self, module: ModuleBase) -> None:
        """Let every audience attend whose numbers allow it."""
        model, chosen = self.model, self.chosen[module.id]
        if not self.offers.can_be_held(module.id):
            model.equal([(chosen, 1)], 0)
            return
        if module.id in self.offers.delegations:
            return
        _, any_of = needed_before(module, self.request)
        audiences = self.offers.audiences_of(module.id)
        for audience in audiences:
            attends = model.choice() if any_of else chosen
            self.attends[module.id, audience] = attends
            if any_of:
                model.at_most([(attends, 1), (chosen, -1)], 0)
            fitting = []
            for count, division in self.offers.divisions[audience].items():
                if division.meetings.get(module.id):
                    held = model.choice()
                    self.held[module.id, audience, count] = held
                    model.at_most([(held, 1), (self.sized[audience][count], -1)], 0)
                    fitting.append((held, 1))
            model.equal([*fitting, (attends, -1)], 0)
        if any_of:
            model.at_most([(chosen, 1), *((self.attends[module.id, a], -1) for a in audiences)], 0)

    def _prepare(self, module: ModuleBase) -> None:
        """Prerequisites, alternatives, and something milder before what is confrontational."""
        model, chosen = self.model, self.chosen[module.id]
        all_of, any_of = needed_before(module, self.request)
        for other in all_of:
            if other in self.chosen:
                model.at_most([(chosen, 1), (self.chosen[other], -1)], 0)
            else:
                model.equal([(chosen, 1)], 0)
        for other in module.alternatives:
            if other in self.chosen and module.id < other:
                model.at_most([(chosen, 1), (self.chosen[other], 1)], 1)
        if any_of:
            self._need_any(module, any_of)
        if module.intensity == "high":
            for audience in self._audiences(module.id):
                milder = self._milder(module, audience)
                attends = self.attends.get((module.id, audience), chosen)
                model.at_most([(attends, 1), *((v, -1) for v in milder)], 0)

    def _need_any(self, module: ModuleBase, any_of: Sequence[str]) -> None:
        model = self.model
        if module.id in self.offers.delegations:
            some = [(self.chosen[other], -1) for other in any_of if other in self.chosen]
            model.at_most([(self.chosen[module.id], 1), *some], 0)
            return
        for audience in self.offers.audiences_of(module.id):
            attends = self.attends.get((module.id, audience))
            if attends is None:
                continue
            done = [self._done(other, audience) for other in any_of]
            some = [(v, -1) for v in done if v is not None]
            model.at_most([(attends, 1), *some], 0)
            for variable, _ in some:
                # Who could do it, does: attendance is not a way to save money.
                model.at_most([(self.chosen[module.id], 1), (variable, 1), (attends, -1)], 1)

    def _done(self, module: str, audience: str) -> int | None:
        """Give the choice that says whether an audience does a module."""
        if module in self.offers.delegations:
            return self.chosen.get(module)
        return self.attends.get((module, audience))

    def _audiences(self, module: str) -> tuple[str, ...]:
        if module in self.offers.delegations:
            return ("",)
        return tuple(a for m, a in self.attends if m == module)

    def _milder(self, module: ModuleBase, audience: str) -> list[int]:
        """Name what can come before: lower intensity, same group; for a delegation, same track."""
        milder = []
        for other in self.chosen:
            entry = self.library.modules[other]
            if entry.intensity == "high" or other in self._later(module.id):
                continue
            if not audience:
                if entry.track == module.track:
                    milder.append(self.chosen[other])
            elif (other, audience) in self.attends:
                milder.append(self.attends[other, audience])
        return milder

    def _hold_something(self) -> None:
        """Ask for at least one of the modules that the brief asks for in any way."""
        wanted = self.brief.goals
        goals = {*wanted.must, *wanted.should, *wanted.could}
        asked = [
            (variable, 1)
            for module, variable in self.chosen.items()
            if module in self.wishes.proposed
            or module in self.wishes.required
            or goals & set(self.library.modules[module].goals.all)
        ]
        if asked:
            self.model.at_least(asked, 1)

    def _keep_order(self) -> None:
        """Let what must come before something else leave enough weeks, where weeks are few."""
        weeks = self.frame.places
        if weeks > _FEW_WEEKS:
            return
        level = {module: self.model.whole(0, max(0, weeks - 1)) for module in self.chosen}
        for module, variable in self.chosen.items():
            entry = self.library.modules[module]
            all_of, _ = needed_before(entry, self.request)
            for other in (*all_of, *entry.timing.after):
                if other in self.chosen and self._share_groups(module, other):
                    terms = [(level[module], 1), (level[other], -1), (variable, -weeks)]
                    terms.append((self.chosen[other], -weeks))
                    self.model.at_least(terms, 1 - 2 * weeks)

    def _share_groups(self, module: str, other: str) -> bool:
        """Tell whether some group goes through both, whatever is chosen."""
        if module in self.offers.delegations or other in self.offers.delegations:
            return True
        certain = [set(self.offers.audiences_of(each)) for each in (module, other)]
        any_of = any(
            needed_before(self.library.modules[m], self.request)[1] for m in (module, other)
        )
        return not any_of and bool(certain[0] & certain[1])

    def _later(self, module: str) -> set[str]:
        """Name the modules that always come after one."""
        return reach(self._after, module)

    @cached_property
    def _after(self) -> dict[str, list[str]]:
        after: dict[str, list[str]] = defaultdict(list)
        for other in self.chosen:
            entry = self.library.modules[other]
            all_of, _ = needed_before(entry, self.request)
            for before in (*all_of, *entry.timing.after):
                after[before].append(other)
        return after

    def _cover_goals(self) -> None:
        if self.frame.lenient:
            return
        minutes = self.brief.limits.practice_minutes
        for goal in self.brief.goals.must:
            for level in ("introduces", "practises"):
                self.model.at_least(((v, 1) for v in self._serving(goal, level)), 1)
            if minutes:
                practice = [
                    (self.chosen[m], self.library.modules[m].practice_minutes)
                    for m in self.chosen
                    if goal in self.library.modules[m].goals.practises
                ]
                self.model.at_least(practice, minutes)

    def _serving(self, goal: str, level: str) -> list[int]:
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
                terms.append((held, each * self.frame.times[module]))
        return terms

    def _by_individual(self) -> dict[str, list[tuple[int, int]]]:
        """Give the dayparts of people who are known one by one: alone in a role, or by name."""
        terms: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for variable, module, people in self._sessions():
            entry = self.library.modules[module]
            dayparts = entry.daypart_count * self.frame.times[module]
            for role, number in people:
                if number and self.offers.numbers.get(role) == 1:
                    terms[role].append((variable, dayparts))
            for person in self.brief.people:
                if person.role not in STAFF and module in person.needed_for:
                    terms[f"by name: {person.name}"].append((variable, dayparts))
        return {name: sum_up(found) for name, found in terms.items()}

    def _sessions(self) -> Iterator[tuple[int, str, People]]:
        """Give every session that there may be, with the choice it hangs on."""
        for (module, audience, count), held in self.held.items():
            for meeting in self.offers.divisions[audience][count].meetings[module]:
                yield held, module, meeting.people
        for module, people in self.offers.delegations.items():
            if module in self.chosen:
                yield self.chosen[module], module, people

    def _dayparts(self, audience: str | None) -> list[tuple[int, int]]:
        terms = []
        for (module, other, count), held in self.held.items():
            if audience in (None, other):
                meetings = self.offers.divisions[other][count].meetings[module]
                each = self.library.modules[module].daypart_count * self.frame.times[module]
                terms.append((held, each * len(meetings)))
        for module in self.offers.delegations:
            entry = self.library.modules[module]
            if module in self.chosen and audience in (None, entry.audiences[0]):
                terms.append((self.chosen[module], entry.daypart_count * self.frame.times[module]))
        return terms

    def _limit_cost(self) -> None:
        for variable, module, people in self._sessions():
            cents = self._price(module, dict(people)) * self.frame.times[module]
            self.cost_terms.append((variable, cents))
        self.cost_terms = sum_up(self.cost_terms)
        self.cost_terms += [(v, self.prices.preparation) for v in self.chosen.values()]
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

    def _weigh_wishes(self) -> None:
        weights, goals = self.brief.weights, self.brief.goals
        self._weigh_goals(goals.should, weights.should)
        self._weigh_goals(goals.could, weights.could)
        for module in self.wishes.proposed:
            if module in self.chosen:
                self.points.append((self.chosen[module], weights.route))
        if self.frame.lenient:
            most = 1 + sum(factor for _, factor in self.points)
            level = most * (len(self.wishes.required) + 1)
            self._weigh_goals(goals.must, level, covered=2 * level * (len(goals.must) + 1))
            for module in self.wishes.required:
                if module in self.chosen:
                    self.points.append((self.chosen[module], most))
        # What was agreed before stays, unless it stands in the way of more.
        heavy = 1 + sum(factor for _, factor in self.points)
        for module in sorted(self.frame.kept):
            if module in self.chosen:
                self.points.append((self.chosen[module], heavy))
        for audience, count in self.frame.kept_groups.items():
            if count in self.sized.get(audience, {}):
                self.points.append((self.sized[audience][count], heavy))

    def _weigh_goals(self, wanted: Sequence[str], weight: int, *, covered: int = 0) -> None:
        """Reward each goal that is introduced, and again practised; and `covered` for both."""
        for goal in wanted:
            levels = []
            for level in ("introduces", "practises"):
                met = self.model.choice()
                serving = [(v, -1) for v in self._serving(goal, level)]
                self.model.at_most([(met, 1), *serving], 0)
                self.points.append((met, weight))
                levels.append(met)
            if covered:
                both = self.model.choice()
                for met in levels:
                    self.model.at_most([(both, 1), (met, -1)], 0)
                self.points.append((both, covered))

    def _apply(self, cut: Cut) -> None:
        terms = {self.chosen[module]: 1 for module in cut.modules if module in self.chosen}
        terms |= {
            self.sized[a][count]: 1 for a, count in cut.groups if count in self.sized.get(a, {})
        }
        terms |= {self.attends[key]: 1 for key in cut.attending if key in self.attends}
        most = len(terms) - 1
        if cut.only:
            terms |= {v: -1 for m, v in self.chosen.items() if m not in cut.modules}
        self.model.at_most(sorted(terms.items()), most)
