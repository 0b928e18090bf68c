"""Who goes through which module, and in what order that must be possible."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from abscurriculum.models.module import ModuleBase
from abscurriculum.planning.calendar.horizon import People
from abscurriculum.planning.choosing.frame import Frame
from abscurriculum.planning.choosing.offers import Offers
from abscurriculum.planning.choosing.wishes import Wishes, needed_before
from abscurriculum.planning.solving.problem import reach
from abscurriculum.planning.solving.solver import LinearModel

# With more weeks than this no chain of modules is too long for them.
_FEW_WEEKS = 12


class Attending:
    """The choices of modules and numbers of groups, and what ties them to each other."""

    def __init__(self, wishes: Wishes, offers: Offers, frame: Frame) -> None:
        self.wishes, self.offers, self.frame = wishes, offers, frame
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
        self._size_audiences()
        for module in self.chosen:
            self._attend(self.library.modules[module])
        for module in self.chosen:
            self._prepare(self.library.modules[module])
        self._keep_order()
        self.more: dict[str, int] = {}
        self.again: dict[int, int] = {}
        self.most_of: dict[int, int] = {}
        for module in self.chosen:
            if self.frame.times[module] > 1 and not self.library.modules[module].timing.times:
                self._repeat(module, self.frame.times[module] - 1)

    def _repeat(self, module: str, most: int) -> None:
        """Choose how many times more a module is done, where that is as often as fits."""
        model = self.model
        more = self.more[module] = model.whole(0, most)
        self.most_of[more] = most
        model.at_most([(more, 1), (self.chosen[module], -most)], 0)
        if module in self.offers.delegations:
            self.again[self.chosen[module]] = more
        for (other, _, _), held in self.held.items():
            if other == module:
                # As many times more as all do, and none where nothing is held.
                again = self.again[held] = model.whole(0, most)
                self.most_of[again] = most
                model.at_most([(again, 1), (held, -most)], 0)
                model.at_most([(again, 1), (more, -1)], 0)
                model.at_least([(again, 1), (more, -1), (held, -most)], -most)

    def count_times(self, variable: int, module: str, each: int) -> list[tuple[int, int]]:
        """Give something that every session of a choice takes, over all times it is held."""
        if variable in self.again:
            return [(variable, each), (self.again[variable], each)]
        return [(variable, each * self.frame.times[module])]

    def sessions(self) -> Iterator[tuple[int, str, People]]:
        """Give every session that there may be, with the choice it hangs on."""
        for (module, audience, count), held in self.held.items():
            for meeting in self.offers.divisions[audience][count].meetings[module]:
                yield held, module, meeting.people
        for module, people in self.offers.delegations.items():
            if module in self.chosen:
                yield self.chosen[module], module, people

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
        milder, later = [], self._always_later(module.id, audience)
        for other in self.chosen:
            entry = self.library.modules[other]
            if entry.intensity == "high" or other in later:
                continue
            if not audience:
                if entry.track == module.track:
                    milder.append(self.chosen[other])
            elif (other, audience) in self.attends:
                milder.append(self.attends[other, audience])
        return milder

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

    def _always_later(self, module: str, audience: str) -> set[str]:
        """Name the modules that come after one for an audience, whatever else is chosen."""
        sure = self._needed_by[module] | {module}
        return {
            other
            for other in self.chosen
            if module in self._before(other, audience, sure | self._needed_by[other])
        }

    def _before(self, module: str, audience: str, sure: set[str]) -> set[str]:
        """Walk back from a module, through those only that are surely chosen and attended."""
        steps = {
            name: self._directly_before[name]
            for name in {module} | sure
            if name in self._directly_before
            and (name == module or self._surely_attends(name, audience))
        }
        return reach(steps, module)

    def _surely_attends(self, module: str, audience: str) -> bool:
        """Tell whether an audience goes through a module wherever that module is chosen."""
        if module in self.offers.delegations:
            return True
        _, any_of = needed_before(self.library.modules[module], self.request)
        return not any_of and (module, audience) in self.attends

    @cached_property
    def _directly_before(self) -> dict[str, list[str]]:
        entries = [self.library.modules[module] for module in self.chosen]
        return {e.id: [*needed_before(e, self.request)[0], *e.timing.after] for e in entries}

    @cached_property
    def _needed_by(self) -> dict[str, set[str]]:
        """Module -> what is chosen wherever it is."""
        all_of = {
            module: needed_before(self.library.modules[module], self.request)[0]
            for module in self.chosen
        }
        return {module: reach(all_of, module) for module in self.chosen}
