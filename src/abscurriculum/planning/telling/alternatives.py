"""Two to four clearly different programmes for one brief, each the plan of a stated revision."""

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning.compose import Before
from abscurriculum.planning.telling.compared import Option
from abscurriculum.planning.telling.fitting import search
from abscurriculum.planning.telling.measures import Measures, measure, wanted_goals
from abscurriculum.planning.telling.revisions import (
    Needs,
    Revision,
    combine,
    with_bounds,
    with_modules,
    with_must_only,
    with_routes,
    without_bounds,
)
from abscurriculum.planning.telling.trials import Trier

# Clearly different: a fifth of their modules, and two at least, are not in both.
_CLEARLY = 0.2
_AT_LEAST = 2
# How much of what the long routes have more is tried to be added, the most first.
_PARTS = (1, 2 / 3, 1 / 3, 1 / 6)
_MOST_BOUNDS = 2
# Reasons for which a module is left out that say nothing against it.
_MIGHT_BE_IN = ("limits", "unasked")


def options(request: Request, asked: Plan | None) -> tuple[Option, ...]:
    """Make a lean, a short and a thorough programme beside the one asked for, the cheapest first.

    What is much like one of the others is left out; the one asked for never is.
    """
    maker = _Maker(request, asked)
    found: list[Option] = []
    if asked is not None:
        found.append(Option("as asked", Revision(request), asked, measure(request, asked)))
    for option in (maker.make("lean", with_must_only(request)), maker.thorough(), maker.short()):
        if option is not None and all(are_clearly_different(option, other) for other in found):
            found.append(option)
    return tuple(sorted(found, key=lambda each: (each.measures.euro_cents, each.name)))


class _Maker:
    def __init__(self, request: Request, asked: Plan | None) -> None:
        self.request, self.asked = request, asked
        self.before = Trier(request, asked, keep=False).before if asked else Before()

    def make(self, name: str, revision: Revision, most_failures: int = 1) -> Option | None:
        """Plan a revision; None where no plan was found in the time that a trial takes."""
        made = search(revision.request, self.before, most_failures)
        if made is None or not made.sessions:
            return None
        return Option(name, revision, made, measure(self.request, made))

    def short(self) -> Option | None:
        """Take the short routes."""
        return self.make("short", with_routes(self.request, "short"))

    def thorough(self) -> Option | None:
        """Take the long routes; where something asked for would give way, add to what is asked."""
        within = self.make("thorough", with_routes(self.request, "long"))
        if self.asked is None:
            return within
        if within is not None and is_within(self.asked, within.plan):
            return within
        free = without_bounds(self.request)
        more = self._more(self.asked)
        for part in _PARTS:
            added = more[: round(len(more) * part)]
            if not added:
                break
            made = search(with_modules(free, added).request, self.before, 0)
            if made is not None and is_within(self.asked, made):
                return self._within_bounds(added, made)
        return None

    def _within_bounds(self, added: list[str], made: Plan) -> Option | None:
        """Say what to write for more modules, and plan that; once more where it needs less."""
        asked = with_modules(self.request, added)
        option = None
        for _ in range(_MOST_BOUNDS):
            needs = _needs(self.request, measure(self.request, made), made)
            revision = combine(asked, with_bounds(asked.request, needs))
            found = self.make("thorough", revision, 0)
            if found is None:
                break
            option, made = found, found.plan
            if found.measures.euro_cents == needs.cents:
                break
        return option

    def _more(self, asked: Plan) -> list[str]:
        """List modules of the long routes that might be added; those for asked goals first."""
        brief, modules = self.request.brief.value, self.request.library.modules
        open_ = {entry.id for entry in asked.left_out if entry.reason.kind in _MIGHT_BE_IN}
        found = [
            module
            for track, routes in self.request.library.head.value.routes.items()
            if brief.routes.get(track, "standard") != "none"
            for module in routes.long
            if module in open_
        ]
        wanted = {goal for priority in PRIORITIES for goal in wanted_goals(self.request, priority)}
        return sorted(found, key=lambda module: not wanted & {*modules[module].goals.all})


def is_within(plan: Plan, other: Plan) -> bool:
    """Tell whether a plan has every module of another."""
    return {entry.id for entry in plan.modules} <= {entry.id for entry in other.modules}


def _needs(request: Request, found: Measures, plan: Plan) -> Needs:
    per_audience: dict[str, int] = {}
    for session in plan.sessions:
        dayparts = request.library.modules[session.module].daypart_count
        per_audience[session.audience] = per_audience.get(session.audience, 0) + dayparts
    return Needs(found.euro_cents, found.dayparts, found.most_dayparts, per_audience)


def are_clearly_different(one: Option, other: Option) -> bool:
    """Tell whether two programmes have so many different modules that a client sees it."""
    apart = len(one.modules ^ other.modules)
    return apart >= max(_AT_LEAST, _CLEARLY * len(one.modules | other.modules))
