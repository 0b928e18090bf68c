"""Random small cases: few modules, few people, a handful of usable dayparts."""

from itertools import count

from abscurriculum.models.request import Request
from abscurriculum.rules.registry import BRIEF_RULES, LINK_RULES
from small_world_briefs import CONDITIONS, make_pattern, make_period, make_wishes
from small_world_data import AUDIENCES, MOST, TRACKS, Dice, Small, read_small
from small_world_modules import make_module

_APART = 1_000_000
_OFTEN = ("people", "venues")
"""Conditions under which most can go wrong."""


def make_case(seed: int) -> tuple[Small, Request]:
    """Make the case of a seed: the first that the rules have nothing against."""
    for attempt in count():
        small = make_small(seed + attempt * _APART)
        request = read_small(small)
        if is_accepted(request):
            return small, request
    raise AssertionError


def is_accepted(request: Request) -> bool:
    """Tell whether the rules for briefs and for modules among each other find nothing wrong."""
    faults = [diagnostic for rule in BRIEF_RULES for diagnostic in rule.check(request)]
    for rule in LINK_RULES:
        for module in request.library.shelf:
            faults += rule.check(module, request.library)
    return not faults


def make_small(seed: int) -> Small:
    """Make the library and brief of a seed."""
    dice, small = Dice(seed), Small()
    audiences = dice.some(list(AUDIENCES), 2, 1)
    numbers = {
        role: dice.random.randint(1 if role == AUDIENCES[audience][0] else 0, MOST[role])
        for audience in audiences
        for role in AUDIENCES[audience]
    }
    for _ in range(dice.pick(3, 4, 4, 5, 5, 6, 7, 8)):
        small.modules.append(make_module(dice, small, audiences, numbers))
    for track in TRACKS:
        mine = [module["id"] for module in small.modules if module["track"] == track]
        if mine and not dice.once_in(3):
            small.routes[track] = dice.some(mine, 3, 2)
    small.brief = make_period(dice) | {"participants": numbers}
    make_pattern(dice, small.brief, audiences)
    make_wishes(dice, small)
    chance = dice.pick(5, 9, 14)
    for key, make in CONDITIONS:
        if dice.once_in(3 if key in _OFTEN else chance):
            *path, last = key.split(".")
            part = small.brief
            for step in path:
                part = part.setdefault(step, {})
            part[last] = make(dice, small)
    return small
