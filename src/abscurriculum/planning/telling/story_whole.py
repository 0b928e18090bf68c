"""The whole story of a plan on one screen: what is in and out, for whom, when, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from abscurriculum.models.brief import PRIORITIES
from abscurriculum.models.plan import Group, LeftOut, Plan, Reason, ReasonKind, Session
from abscurriculum.models.text import count
from abscurriculum.planning.choosing.wishes import list_routes
from abscurriculum.planning.telling.measures import measure, reach_goal, wanted_goals
from abscurriculum.planning.telling.replay import Replay
from abscurriculum.planning.telling.spots import place_if_written, show_place
from abscurriculum.planning.telling.story_words import (
    Line,
    Story,
    say_day,
    say_money,
    say_places,
    say_session,
)

_MOST_SHOWN = 3
_MOST_UNASKED = 5
_FEW_MODULES = 10
# Reason -> what stands before the modules that are left out for it, and what stands behind each.
_OUT: Mapping[str, tuple[str, str]] = {
    "excluded": ("the brief excludes", ""),
    "replaced": ("the brief puts others in the place of", " (by {about})"),
    "closed": ("not for this type of organisation", ""),
    "alternative": ("another is in instead of", " ({about})"),
    "numbers": ("the numbers of participants do not fit", " (for {about} at once)"),
    "crowded": ("the calendar has no room for", " (beside {about})"),
    "unplaceable": ("no day of the period will do for", ""),
    "base": ("what they build on cannot be in", " ({about})"),
    "limits": ("no room in budget, dayparts or groups for", ""),
    "unneeded": ("no route has, and the goals are reached without", ""),
    "unasked": ("no route and no goal asks for", ""),
}
# Reason -> the label of the modules that are in for it, and what stands behind each.
_IN: Mapping[ReasonKind, tuple[str, str]] = {
    "include": ("brief", ""),
    "replace": ("brief", " for {about}"),
    "goal": ("goal", " for {about}"),
    "prerequisite": ("base", " under {about}"),
    "milder": ("base", " before {about}"),
    "pin": ("pin", ""),
}


def tell_whole(replay: Replay, name: str) -> Iterator[Story]:
    """Tell the whole story; `name` is what the user calls the brief."""
    return _Whole(replay, name).tell()


class _Whole:
    def __init__(self, replay: Replay, name: str) -> None:
        self.replay, self.request, self.plan, self.name = replay, replay.request, replay.plan, name
        self.home = show_place(replay.request, ()).rpartition(":")[0]

    def tell(self) -> Iterator[Story]:
        yield Story(_title(self.plan), tuple(self.in_short()))
        goals = tuple(self.goals())
        if goals:
            yield Story("Goals", goals)
        yield Story("Modules, and what asks for them", tuple(self.modules()))
        if self.plan.left_out:
            yield Story("Left out", tuple(self.left_out()))
        yield Story("Groups", tuple(self.groups()))
        yield Story("Days", tuple(self.days()))
        more = f"abs explain {self.name} MODULE, GOAL, GROUP, SESSION or DAY"
        yield Story("Ask further", (Line(more), Line(f"abs dates {self.name} SESSION")))

    def at(self, *places: str) -> str:
        """Write places; lines of the brief without its name."""
        return say_places(*places, home=self.home)

    def written(self, *path: str | int) -> str:
        """Write the place of some keys of the brief, where it has them."""
        return self.at(place_if_written(self.request, path))

    def in_short(self) -> Iterator[Line]:
        brief = self.request.brief.value
        cost = f"{say_money(self.plan.euro_cents)} without VAT"
        if brief.budget.amount is not None:
            most = say_money(brief.budget.amount)
            cost += f", of at most {most}{self.written('budget', 'amount')}"
        yield Line(cost, "cost")
        loads = measure(self.request, self.plan).per_person
        load = ", ".join(f"{audience} {dayparts}" for audience, dayparts in loads.items())
        allowed = brief.limits.per_person.in_all
        if allowed is not None:
            where = self.written("limits", "per_person", "in_all")
            load += f", of at most {allowed} a person{where}"
        yield Line(f"dayparts for each group: {load}", "load")
        yield Line(_quality(self.plan), "proof")
        yield Line(f"line numbers are those of {self.home}", "lines")

    def goals(self) -> Iterator[Line]:
        """Count the goals that are reached; name those that are not, and the least practised."""
        for priority in PRIORITIES:
            goals = wanted_goals(self.request, priority)
            reaches = {goal: reach_goal(self.request, self.plan, goal) for goal in goals}
            reached = [goal for goal in goals if reaches[goal].is_reached]
            words = f"{len(reached)} of {len(goals)} reached"
            if reached:
                least = min(reached, key=lambda goal: reaches[goal].minutes)
                words += f", least practised: {least} ({reaches[least].minutes} minutes)"
            missed = [
                f"{goal} (not {'practised' if reaches[goal].introduces else 'introduced'})"
                for goal in goals
                if goal not in reached
            ]
            words += f"; not: {', '.join(missed)}" if missed else ""
            if goals:
                yield Line(words, priority)

    def modules(self) -> Iterator[Line]:
        """Group modules by the first thing that asks for them."""
        named: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for entry in self.plan.modules:
            reason = entry.reasons[0] if entry.reasons else Reason(kind="kept")
            if reason.kind != "route":
                label, behind = _IN.get(reason.kind, ("plan", ""))
                where = "" if "#" in reason.at else reason.place
                named[label][where].append(f"{entry.id}{behind.format(about=reason.about)}")
        yield from self.routes()
        for label, by_place in named.items():
            texts = (f"{', '.join(names)}{self.at(place)}" for place, names in by_place.items())
            yield Line("; ".join(texts), label)

    def routes(self) -> Iterator[Line]:
        """Say of each route whether it is in; a long list of names would say less."""
        chosen = [entry.id for entry in self.plan.modules]
        routes: dict[str, list[str]] = defaultdict(list)
        places: dict[str, str] = {}
        for module, route, path, file in list_routes(self.request):
            routes[route].append(module)
            places.setdefault(route, "" if file else place_if_written(self.request, tuple(path)))
        for route, modules in routes.items():
            there = [module for module in modules if module in chosen]
            missing = [module for module in modules if module not in chosen]
            words = f"{route}{self.at(places[route])}: "
            words += f"{len(there)} of {len(modules)}" if missing else f"all {len(modules)}"
            if len(chosen) <= _FEW_MODULES and there:
                words += f": {', '.join(there)}"
            yield Line(f"{words}, without {', '.join(missing)}" if missing else words, "route")

    def left_out(self) -> Iterator[Line]:
        """Group what is left out by reason; what a route or the brief names comes first."""
        by_kind: dict[ReasonKind, list[LeftOut]] = defaultdict(list)
        for entry in sorted(self.plan.left_out, key=lambda each: not each.expected):
            by_kind[entry.reason.kind].append(entry)
        for kind, entries in by_kind.items():
            if kind == "unasked" and len(entries) > _MOST_UNASKED:
                yield Line(f"no route and no goal asks for {len(entries)} others: abs modules")
                continue
            before, behind = _OUT.get(kind, (kind, ""))
            names = [f"{e.id}{behind.format(about=e.reason.about)}" for e in entries]
            places = [e.reason.place for e in entries if "#" not in e.reason.at]
            yield Line(f"{before}{self.at(*places)}: {', '.join(names)}")

    def groups(self) -> Iterator[Line]:
        for audience in dict.fromkeys(group.audience for group in self.plan.groups):
            groups = [group for group in self.plan.groups if group.audience == audience]
            words = f"{count(len(groups), 'group')} of {_sizes(groups)} people"
            reason = groups[0].reasons[0] if groups[0].reasons else None
            if reason is not None:
                words += f": {say_group_reason(reason)}{self.at(reason.place)}"
            yield Line(words, audience)

    def days(self) -> Iterator[Line]:
        by_kind: dict[str, list[Session]] = defaultdict(list)
        for session in self.plan.sessions:
            kind: str = session.reasons[0].kind if session.reasons else "spread"
            by_kind["held" if session.held else "fixed" if session.pinned else kind].append(session)
        even = len(by_kind.get("spread", ()))
        total = len(self.plan.sessions)
        yield Line(f"{even} of {total} sessions are in the week that an even spread gives")
        for name, words in (
            ("held", "have been held"),
            ("fixed", "are held to their day by the plan file"),
            ("kept", "stay where the plan before had them"),
        ):
            if by_kind.get(name):
                yield Line(f"{len(by_kind[name])} {words}")
        if by_kind.get("pin"):
            pins = (r.place for s in by_kind["pin"] for r in s.reasons)
            are = "is" if len(by_kind["pin"]) == 1 else "are"
            yield Line(f"{len(by_kind['pin'])} {are} pinned by the brief{self.at(*pins)}")
        if by_kind.get("calendar"):
            yield self.closed_weeks(by_kind["calendar"])
        if by_kind.get("shared"):
            yield self.given_way(by_kind["shared"])

    def closed_weeks(self, sessions: list[Session]) -> Line:
        """Say which closed weeks sessions made way for, those of most sessions first."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for session in sessions:
            for reason in session.reasons[:1]:
                words = reason.words.in_language("en")[0] if reason.words else reason.about
                found[words, reason.place].append(session.number)
        ranked = sorted(found.items(), key=lambda each: (-len(each[1]), each[1]))
        texts = [
            f"{words}{self.at(place)}: {', '.join(map(str, numbers))}"
            for (words, place), numbers in ranked
        ]
        more = f"; and {len(texts) - _MOST_SHOWN} more" if len(texts) > _MOST_SHOWN else ""
        shown = "; ".join(texts[:_MOST_SHOWN])
        return Line(f"{len(sessions)} made way for a week that is closed: {shown}{more}")

    def given_way(self, sessions: list[Session]) -> Line:
        """Say how many gave way to others, and which lie furthest from an even spread."""
        away = [
            (session.week - 1 - task.ideal, session)
            for session in sessions
            if (task := self.replay.task(session)) is not None and session.occurrence == 1
        ]
        words = f"{len(sessions)} made room for others, or lie on better days in other weeks"
        far = sorted(away, key=lambda each: (-abs(each[0]), each[1].number))[:_MOST_SHOWN]
        named = [
            f"{say_session(self.plan, session)} {count(abs(weeks), 'week')} "
            f"{'later' if weeks > 0 else 'earlier'}"
            for weeks, session in far
            if abs(weeks) > 1
        ]
        return Line(f"{words}; furthest: {'; '.join(named)}" if named else words)


def _title(plan: Plan) -> str:
    client = plan.client.full_name[:1].upper() + plan.client.full_name[1:]
    partners = "".join(f" and {partner.name}" for partner in plan.partners)
    what = f"{count(len(plan.modules), 'module')} in {count(len(plan.sessions), 'session')}"
    when = ""
    if plan.sessions:
        first, last = plan.sessions[0].date, plan.sessions[-1].date
        when = f", {say_day(first)} to {say_day(last)}"
    return f"{client}{partners}: {what} for {count(len(plan.groups), 'group')}{when}"


def _quality(plan: Plan) -> str:
    quality = plan.quality
    if quality.selection_proven and quality.timetable_proven:
        return "proven best: no other programme meets this brief better"
    choice = "" if quality.selection_proven else "a better choice of modules may exist; "
    if quality.timetable_proven:
        return f"{choice}no better timetable of this choice exists"
    return f"{choice}the timetable is within {quality.gap_percent} % of the best there could be"


def _sizes(groups: list[Group]) -> str:
    sizes = [group.size for group in groups]
    return f"{min(sizes)} to {max(sizes)}" if min(sizes) != max(sizes) else str(sizes[0])


def say_group_reason(reason: Reason) -> str:
    """Say why an audience has so many groups."""
    words: Mapping[str, str] = {
        "fixed": "the brief says so many",
        "alone": "everyone fits together",
        "cheapest": "the number that costs least within what the modules allow",
        "kept-groups": "as many as in the plan before",
    }
    return words.get(reason.kind, reason.kind)
