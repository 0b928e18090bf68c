"""The lines of a brief that bind the planner, each of which can be let go on its own."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from abscurriculum.models.brief import Brief
from abscurriculum.models.conditions import STAFF, Calendar
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request
from abscurriculum.planning.compose import Before

Path = tuple[str | int, ...]
_YEAR = dt.timedelta(days=366)
_STRETCHES = ("recess", "budget_weeks", "accounts_weeks", "blocked")


@dataclass(frozen=True)
class Setting:
    """What is planned for: a request and what the plan before asks."""

    request: Request
    before: Before

    def without(self, conditions: Iterable["Condition"]) -> "Setting":
        """Let conditions go."""
        setting: Setting = self
        for condition in conditions:
            setting = condition.drop(setting)
        return setting.with_brief(_close_gaps(setting.request.brief.value))

    def with_brief(self, brief: Brief) -> "Setting":
        """Change the brief; places stay those of the file."""
        sourced = Sourced(brief, self.request.brief.origin)
        return replace(self, request=replace(self.request, brief=sourced))


@dataclass(frozen=True)
class Condition:
    """One line that binds, in words, and how to let it go."""

    path: Path
    words: str
    drop: Callable[[Setting], Setting]
    firm: str = ""
    """For a session held by the plan file: its id; the path is then one of that file."""


def list_conditions(setting: Setting) -> list[Condition]:
    """List every condition of a brief, in the order of its keys."""
    brief = setting.request.brief.value
    found = [
        *_of_wishes(brief),
        *_of_limits(brief),
        *_of_calendar(setting.request, brief.calendar, ("calendar",)),
        *_of_people(brief),
        *_of_rest(brief),
    ]
    if brief.joint:
        for index, partner in enumerate(brief.joint.partners):
            path: Path = ("joint", "partners", index, "calendar")
            found += _of_calendar(setting.request, partner.calendar, path)
    found += _of_plan_file(setting)
    return found


def _of_wishes(brief: Brief) -> Iterator[Condition]:
    for index, goal in enumerate(brief.goals.must):
        words = f'the goal "{goal}" must be introduced and practised'
        yield _item(("goals", "must"), index, words)
    for index, module in enumerate(brief.modules.include):
        yield _item(("modules", "include"), index, f'"{module}" is included')
    for index, module in enumerate(brief.modules.exclude):
        yield _item(("modules", "exclude"), index, f'"{module}" is excluded')
    for old, new in brief.modules.replace.items():
        yield _reset(("modules", "replace", old), f'"{new}" takes the place of "{old}"')
    for role, number in brief.participants.items():
        yield _reset(("participants", role), f"there are {number} of {role}")


def _of_limits(brief: Brief) -> Iterator[Condition]:
    limits = brief.limits
    if limits.practice_minutes:
        words = f"each must goal is practised for {limits.practice_minutes} minutes"
        yield _reset(("limits", "practice_minutes"), words)
    named = [
        (("limits", "programme"), limits.programme, "the programme has"),
        (("limits", "per_person"), limits.per_person, "each person has"),
        *(
            (("limits", "per_audience", name), limit, f"{name} have")
            for name, limit in limits.per_audience.items()
        ),
    ]
    for path, limit, who in named:
        if limit.in_all is not None:
            yield _reset((*path, "in_all"), f"{who} at most {limit.in_all} dayparts in all")
        if limit.per_month is not None:
            yield _reset((*path, "per_month"), f"{who} at most {limit.per_month} dayparts a month")
    yield Condition(
        ("limits", "per_week"),
        f"a group has at most {limits.per_week} session{'s'[: limits.per_week - 1]} a week",
        lambda setting: _with(setting, ("limits", "per_week"), 5),
    )
    if brief.budget.amount is not None:
        amount = brief.budget.amount / 100
        yield _reset(("budget", "amount"), f"it may cost at most EUR {amount:,.2f}")


def _of_calendar(request: Request, calendar: Calendar, path: Path) -> Iterator[Condition]:
    for audience, moments in calendar.suits.items():
        yield _reset((*path, "suits", audience), f"{audience} can only on {', '.join(moments)}")
    council = calendar.council
    if council.meets:
        words = f"the council meets {council.meets}"
        yield _reset((*path, "council", "meets"), words)
    for index, day in enumerate(council.dates):
        yield _item((*path, "council", "dates"), index, f"the council meets on {day}")
    if council.file:
        yield Condition(
            (*path, "council", "file"),
            f"the council meets as {council.file} says",
            lambda setting: replace(setting, request=replace(setting.request, agendas=())),
        )
    if calendar.executive_day:
        words = f"the executive meets on {calendar.executive_day}"
        yield _reset((*path, "executive_day"), words)
    for key in _STRETCHES:
        for index, stretch in enumerate(getattr(calendar, key)):
            reason = stretch.reason or key.replace("_", " ")
            words = f"{stretch.from_} to {stretch.to} is kept free ({reason})"
            yield _item((*path, key), index, words)
    yield Condition(
        (*path, "elections"),
        "nothing for elected people in the six weeks before elections",
        lambda setting: _with(setting, (*path, "elections"), ()),
    )
    if calendar.executive_appointed:
        words = f"the new executive takes office on {calendar.executive_appointed}"
        yield _reset((*path, "executive_appointed"), words)
    if calendar.school_holidays == "block":
        yield Condition(
            (*path, "school_holidays"),
            "school holidays are kept free",
            lambda setting: _with(setting, (*path, "school_holidays"), "ignore"),
        )
    if calendar.public_holidays:
        yield Condition(
            (*path, "public_holidays"),
            "public holidays are kept free",
            lambda setting: _with(setting, (*path, "public_holidays"), False),
        )
    if calendar.carnival is not False:
        yield Condition(
            (*path, "carnival"),
            "carnival is kept free",
            lambda setting: _with(setting, (*path, "carnival"), False),
        )


def _of_people(brief: Brief) -> Iterator[Condition]:
    for index, person in enumerate(brief.people):
        path: Path = ("people", index)
        for number, stretch in enumerate(person.absent):
            words = f"{person.name} is away from {stretch.from_} to {stretch.to}"
            yield _item((*path, "absent"), number, words)
        if person.days:
            words = f"{person.name} can only on {', '.join(person.days)}"
            yield _reset((*path, "days"), words)
        if person.lead_days:
            words = f"{person.name} is booked {person.lead_days} days ahead"
            yield _reset((*path, "lead_days"), words)
        if person.gives:
            yield _reset((*path, "gives"), f"{person.name} only does {', '.join(person.gives)}")
        for number, module in enumerate(person.needed_for):
            words = f'{person.name} must be at "{module}"'
            yield _item((*path, "needed_for"), number, words)
    for kind in STAFF:
        named = [i for i, person in enumerate(brief.people) if person.role == kind]
        if named:
            words = f"there {'is' if len(named) == 1 else 'are'} {len(named)} {kind}"
            words += "s" * (len(named) > 1)
            yield Condition(("people", named[0]), words, _drop_staff(kind))


def _drop_staff(kind: str) -> Callable[[Setting], Setting]:
    def drop(setting: Setting) -> Setting:
        brief = setting.request.brief.value
        people = tuple(p if p is None or p.role != kind else None for p in brief.people)
        return setting.with_brief(brief.model_copy(update={"people": people}))

    return drop


def _of_rest(brief: Brief) -> Iterator[Condition]:
    for index, venue in enumerate(brief.venues):
        if venue.days:
            words = f"{venue.name} is only free on {', '.join(venue.days)}"
            yield _reset(("venues", index, "days"), words)
        for number, stretch in enumerate(venue.absent):
            words = f"{venue.name} is not free from {stretch.from_} to {stretch.to}"
            yield _item(("venues", index, "absent"), number, words)
    if brief.venues:
        names = ", ".join(f"{venue.name} ({venue.capacity})" for venue in brief.venues)
        yield _reset(("venues",), f"sessions are held in {names}")
    for index, pin in enumerate(brief.pins):
        when = pin.date or f"{pin.from_ or '...'} to {pin.to or '...'}"
        words = f'"{pin.module}" is pinned to {when} {pin.daypart or ""}'.strip()
        yield _item(("pins",), index, words)
    for audience, number in brief.groups.numbers.items():
        yield _reset(("groups", "numbers", audience), f"{audience} are {number} groups")
    for index, module in enumerate(brief.groups.joint):
        words = f'all groups do "{module}" together'
        yield _item(("groups", "joint"), index, words)
    for index, groups in enumerate(brief.groups.not_at_once):
        words = f"{' and '.join(groups)} do not meet at once"
        yield _item(("groups", "not_at_once"), index, words)
    if brief.groups.form == "per-department":
        yield _reset(("groups", "form"), "groups are made per department")
    yield Condition(("agreed",), _agreed(brief), _drop_agreed)
    yield Condition(
        ("period",),
        f"it runs from {brief.period.from_} to {brief.period.to}",
        lambda setting: extend_period(setting, _YEAR),
    )


def _agreed(brief: Brief) -> str:
    if brief.agreed:
        return f"people can be asked from {brief.agreed}"
    return "people can be asked from six weeks before the period (without agreed:)"


def _drop_agreed(setting: Setting) -> Setting:
    brief = setting.request.brief.value
    return _with(setting, ("agreed",), brief.period.from_ - 2 * _YEAR)


def extend_period(setting: Setting, longer: dt.timedelta) -> Setting:
    """Let the period end later."""
    brief = setting.request.brief.value
    period = brief.period.model_copy(update={"to": brief.period.to + longer})
    return setting.with_brief(brief.model_copy(update={"period": period}))


def _of_plan_file(setting: Setting) -> Iterator[Condition]:
    anchors = setting.before.anchors
    for name in sorted(set(anchors.fixed) - anchors.held):
        yield Condition((), f"{name} stays where the plan file has it", _loosen(name), firm=name)


def _loosen(name: str) -> Callable[[Setting], Setting]:
    def drop(setting: Setting) -> Setting:
        anchors = setting.before.anchors
        fixed = {task: slot for task, slot in anchors.fixed.items() if task != name}
        before = replace(setting.before, anchors=replace(anchors, fixed=fixed))
        return replace(setting, before=before)

    return drop


def _item(path: Path, index: int, words: str) -> Condition:
    """Make a condition of one item of a list; others of the list may be let go as well."""

    def drop(setting: Setting) -> Setting:
        return _with(setting, (*path, index), None)

    return Condition((*path, index), words, drop)


def _reset(path: Path, words: str) -> Condition:
    """Make a condition of one key: let go, it has its default."""

    def drop(setting: Setting) -> Setting:
        return setting.with_brief(put(setting.request.brief.value, path, _RESET))

    return Condition(path, words, drop)


class _Reset:
    """Stands for "as if it were not written"."""


_RESET = _Reset()


def _with(setting: Setting, path: Path, value: Any) -> Setting:
    return setting.with_brief(put(setting.request.brief.value, path, value))


def _close_gaps(value: Any) -> Any:
    """Take out the items of lists that were let go; until then the others keep their places."""
    if isinstance(value, tuple):
        return tuple(_close_gaps(each) for each in value if each is not None)
    if isinstance(value, dict):
        return {key: _close_gaps(each) for key, each in value.items()}
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            old = getattr(value, name)
            if isinstance(old, (tuple, dict, BaseModel)):
                new = _close_gaps(old)
                if new != old:
                    changed[name] = new
        return value.model_copy(update=changed) if changed else value
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """Copy a value with one part of it changed; what is no longer there stays so."""
    step, rest = path[0], path[1:]
    if value is None:
        return None
    if isinstance(value, dict):
        if step not in value:
            return value
        if not rest and isinstance(new, _Reset):
            return {key: each for key, each in value.items() if key != step}
        return value | {step: put(value[step], rest, new) if rest else new}
    if isinstance(value, tuple) and isinstance(step, int):
        if step >= len(value):
            return value
        parts = list(value)
        parts[step] = put(parts[step], rest, new) if rest else new
        return tuple(parts)
    if isinstance(value, BaseModel):
        name = str(step)
        if rest:
            return value.model_copy(update={name: put(getattr(value, name), rest, new)})
        if isinstance(new, _Reset):
            new = type(value).model_fields[name].get_default(call_default_factory=True)
        return value.model_copy(update={name: new})
    raise TypeError(path)
