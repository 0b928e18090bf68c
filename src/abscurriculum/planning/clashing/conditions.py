"""The lines of a brief that bind the planner, each of which can be let go on its own."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import Pin
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.planning.choosing.places import is_written, look_up
from abscurriculum.planning.clashing.conditions_calendar import conditions_of_calendars
from abscurriculum.planning.clashing.conditions_participants import (
    conditions_of_participants,
    give_numbers,
)
from abscurriculum.planning.clashing.conditions_people import (
    conditions_of_people,
    conditions_of_venues,
)
from abscurriculum.planning.clashing.setting import (
    Condition,
    Path,
    Setting,
    first_written,
    item,
    reset,
)

__all__ = ["Condition", "Setting", "let_go", "list_conditions"]

_YEAR = dt.timedelta(days=366)
_MOST_NAMES = 3
_MOST_A_WEEK = 5


def list_conditions(setting: Setting) -> list[Condition]:
    """List every condition of a brief, in the order of its keys."""
    brief, library = setting.brief, setting.request.library
    return [
        *(() if setting.before.lenient else _of_wishes(brief, library)),
        *_of_replacements(brief),
        *conditions_of_participants(setting),
        *_of_limits(brief),
        *conditions_of_calendars(setting.request),
        *conditions_of_people(brief),
        *conditions_of_venues(brief),
        *_of_pins(brief, library),
        *_of_groups(brief),
        *_of_time(brief),
        *_of_plan_file(setting),
    ]


def let_go(setting: Setting, conditions: Iterable[Condition]) -> Setting:
    """Let conditions go."""
    for condition in conditions:
        setting = condition.drop(setting)
    return give_numbers(setting.closed_up())


def _of_wishes(brief: Brief, library: Library) -> Iterator[Condition]:
    for index, goal in enumerate(brief.goals.must):
        words = f'the goal "{goal}" must be introduced and practised'
        yield item(("goals", "must"), index, f"{words} ({_serving(library, goal)})")
    for index, module in enumerate(brief.modules.include):
        words = f'"{module}" is included'
        if module in library.modules:
            words += f" ({_facts(library.modules[module])})"
        yield item(("modules", "include"), index, words)
    if brief.limits.practice_minutes and brief.goals.must:
        words = f"each must goal is practised for {brief.limits.practice_minutes} minutes"
        yield reset(("limits", "practice_minutes"), words)


def _serving(library: Library, goal: str) -> str:
    """Name modules that introduce and practise a goal."""
    words = []
    for level in ("introduces", "practises"):
        names = [m.id for m in library.modules.values() if goal in getattr(m.goals, level)]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        words.append(f"{', '.join(names[:_MOST_NAMES])}{more}")
    return "; ".join(words) if words[0] != words[1] else words[0]


def _facts(module: ModuleBase) -> str:
    """Say in short what a module asks for."""
    needs = module.prerequisites
    facts = [" or ".join(module.dayparts), f"{module.group.min} to {module.group.max} people"]
    if needs.all_of:
        facts.append(f"builds on {' and '.join(needs.all_of)}")
    if needs.any_of:
        facts.append(f"builds on {' or '.join(needs.any_of)}")
    return "; ".join(facts)


def _of_replacements(brief: Brief) -> Iterator[Condition]:
    for index, module in enumerate(brief.modules.exclude):
        yield item(("modules", "exclude"), index, f'"{module}" is excluded')
    for old, new in brief.modules.replace.items():
        yield reset(("modules", "replace", old), f'"{new}" takes the place of "{old}"')


def _of_limits(brief: Brief) -> Iterator[Condition]:
    limits = brief.limits
    if brief.budget.amount is not None:
        amount = brief.budget.amount / 100
        yield reset(("budget", "amount"), f"the programme may cost at most EUR {amount:,.2f}")
    named: list[tuple[Path, str]] = [
        (("limits", "programme"), "the programme has"),
        (("limits", "per_person"), "each person has"),
        *((("limits", "per_audience", name), f"{name} have") for name in limits.per_audience),
    ]
    for path, who in named:
        for key, span in (("in_all", "in all"), ("per_month", "a month")):
            most = look_up(brief, (*path, key))
            if most is not None:
                words = f"{who} at most {most} daypart{'s' * (most != 1)} {span}"
                yield reset((*path, key), words)
    if limits.per_week < _MOST_A_WEEK:
        yield _of_week(brief)


def _of_week(brief: Brief) -> Condition:
    path, most = ("limits", "per_week"), brief.limits.per_week
    written = is_written(brief, path)
    return Condition(
        path,
        f"a group has at most {most} session{'s' * (most != 1)} a week",
        lambda setting: setting.put(path, _MOST_A_WEEK),
        default="" if written else "It is what is usual; per_week: 2 under limits: changes it.",
        at=None if written else first_written(brief, ("limits",), ("period",)),
        late=True,
    )


def _of_pins(brief: Brief, library: Library) -> Iterator[Condition]:
    for index, pin in enumerate(brief.pins):
        words = f'"{pin.module}" is pinned to {say_pin(pin)}'
        if pin.module in library.modules:
            words += f" ({_facts(library.modules[pin.module])})"
        yield item(("pins",), index, words)


def say_pin(pin: Pin) -> str:
    """Say when a pin holds a session, and of whom."""
    when = str(pin.date) if pin.date else ""
    if pin.from_ and pin.to:
        when = f"{pin.from_} to {pin.to}"
    elif pin.from_:
        when = f"{pin.from_} or later"
    elif pin.to:
        when = f"{pin.to} or sooner"
    words = " ".join(part for part in (when, pin.daypart) if part)
    return f"{words} for {pin.group}" if pin.group else words


def _of_groups(brief: Brief) -> Iterator[Condition]:
    for audience, number in brief.groups.numbers.items():
        words = f"{audience} are {number} group{'s' * (number != 1)}"
        yield replace(reset(("groups", "numbers", audience), words), late=True)
    for index, module in enumerate(brief.groups.joint):
        yield item(("groups", "joint"), index, f'all groups do "{module}" together')
    for index, groups in enumerate(brief.groups.not_at_once):
        words = f"{' and '.join(groups)} do not meet at once"
        yield item(("groups", "not_at_once"), index, words)
    if brief.groups.form != "mixed":
        words = f"groups are made {brief.groups.form.replace('-', ' ')}"
        yield reset(("groups", "form"), words)


def _of_time(brief: Brief) -> Iterator[Condition]:
    agreed, period = brief.agreed, brief.period
    words = f"people can be asked from {agreed}"
    if agreed is None:
        words = "people can be asked from six weeks before the period"
    yield Condition(
        ("agreed",),
        words,
        lambda setting: setting.put(("agreed",), period.from_ - 2 * _YEAR),
        default="" if agreed else "It is what is usual; agreed: gives the day that it is.",
        at=None if agreed else ("period",),
        late=agreed is None,
    )
    yield Condition(
        ("period",),
        f"the programme runs from {period.from_} to {period.to}",
        lambda setting: extend_period(setting, _YEAR),
        late=True,
    )


def extend_period(setting: Setting, longer: dt.timedelta) -> Setting:
    """Let the period end later."""
    return setting.put(("period", "to"), setting.brief.period.to + longer)


def _of_plan_file(setting: Setting) -> Iterator[Condition]:
    anchors = setting.before.anchors
    for name in sorted(set(anchors.fixed) - anchors.held):
        words = f"{name} stays where the plan file has it"
        yield Condition(("sessions",), words, _loosen(name), firm=name)


def _loosen(name: str) -> Callable[[Setting], Setting]:
    """Let a session that the plan file holds move, and its module and groups with it."""

    def drop(setting: Setting) -> Setting:
        before = setting.before
        fixed = {task: slot for task, slot in before.anchors.fixed.items() if task != name}
        return replace(
            setting,
            before=replace(
                before,
                anchors=replace(before.anchors, fixed=fixed),
                required=before.required & {task.split("/")[0] for task in fixed},
                firm_groups=frozenset(a for a in before.firm_groups if _holds(fixed, a)),
            ),
        )

    return drop


def _holds(tasks: Iterable[str], audience: str) -> bool:
    """Tell whether any of these sessions is of a group of an audience."""
    group = re.compile(rf"{re.escape(audience)}(-[a-z]{{1,2}})?")
    return any(group.fullmatch(name) for task in tasks for name in task.split("/")[1].split("+"))
