"""Select and size: which modules, and how many groups, by the solver.

In this order: must goals are covered (a condition); should and could goals and the modules of
routes, by weight; modules that may be done as often as fits; cost; few groups. A last tie-break
makes the best answer the only one.
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence

from abscurriculum.planning.choosing.bounding import Bounding
from abscurriculum.planning.choosing.costs import PriceList
from abscurriculum.planning.choosing.frame import Choice, Cut, Frame
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.wishes import Wishes
from abscurriculum.planning.solving.solver import Answer, Outcome
from abscurriculum.planning.solving.watch import Watch

_TIES = 8


class Selector(Bounding):
    """The model that selects modules and sizes audiences."""

    def __init__(self, wishes: Wishes, offers: Offers, prices: PriceList, frame: Frame) -> None:
        super().__init__(wishes, offers, prices, frame)
        self.points: list[tuple[int, int]] = []
        self.outcome = Outcome.UNKNOWN
        """What the last search could show."""
        self._weigh_wishes()
        for cut in self.frame.cuts:
            self._apply(cut)

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
            times={m: 1 + on[v] for m, v in self.more.items() if on[self.chosen[m]]},
        )

    def solve(self, limit: float, watch: Watch | None = None) -> Answer:
        """Solve for the aim of the frame."""
        model = self.model
        model.objective.clear()
        if self.frame.aim == "least cost":
            model.weigh(self.cost_terms, 1)
        elif self.frame.aim == "fewest":
            for variable, module, _ in self.sessions():
                model.weigh(self.count_times(variable, module, 1), 1)
            model.weigh([(v, 1) for v in self.chosen.values()], 1)
        else:
            self._weigh_all()
        return model.solve(limit, watch=watch)

    def _weigh_all(self) -> None:
        """Let each aim outweigh all that come after it."""
        few = self._groups()
        most_cost, most_few = self._most_cost() + 1, self._most_groups() + 1
        fixed = {v: zlib.crc32(module.encode()) % _TIES for module, v in self.chosen.items()}
        ties = 1 + sum(fixed.values())
        most_often = 1 + sum(self.most_of[variable] for variable in self.more.values())
        weight = 1
        for terms, most in (
            (list(fixed.items()), ties),
            (few, most_few),
            (self.cost_terms, most_cost),
            ([(variable, -1) for variable in self.more.values()], most_often),
            ([(variable, -factor) for variable, factor in self.points], 1),
        ):
            self.model.weigh(terms, weight)
            weight *= most

    def _most_cost(self) -> int:
        """Give more than any choice can cost: of each audience's numbers of groups the dearest."""
        cents = {v: factor * self.most_of.get(v, 1) for v, factor in self.cost_terms}
        by_audience: dict[tuple[str, str], int] = defaultdict(int)
        for (module, audience, _), variable in self.held.items():
            key = (module, audience)
            by_audience[key] = max(by_audience[key], cents.pop(variable, 0))
        return sum(by_audience.values()) + sum(cents.values())

    def _most_groups(self) -> int:
        return sum(max(by_count, default=0) for by_count in self.sized.values())

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
            if module in self.chosen and self.is_asked(module):
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
                serving = [(v, -1) for v in self.serving(goal, level)]
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
