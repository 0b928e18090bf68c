"""Random modules of a small world, each of which may rest on the ones before it."""

from collections.abc import Mapping, Sequence

from abscurriculum.models.moment import PARTS
from builders import Data, text
from small_world_data import AUDIENCES, GOALS, TRACKS, Dice, Small


def make_module(
    dice: Dice, small: Small, audiences: Sequence[str], numbers: Mapping[str, int]
) -> Data:
    """Make the next module of a library."""
    mine = audiences if dice.once_in(5) else [dice.pick(*audiences)]
    presence = _make_presence(dice, mine, numbers)
    total = max(1, sum(numbers.get(role, 0) for role in presence))
    least = max(1, sum(limits["min"] for limits in presence.values()))
    most = max(least, -(-total // dice.pick(1, 2, 3)))
    fill = sum(limits["max"] for limits in presence.values())
    module: Data = {
        "id": f"m{len(small.modules)}",
        "track": dice.pick(*TRACKS),
        "audiences": list(mine),
        "group": {"min": min(dice.pick(1, 1, 1, least, most), fill), "max": most},
        "presence": presence,
        "intensity": dice.pick("low", "low", "medium", "high"),
        "dayparts": ["full-day"] if dice.once_in(12) else dice.some(PARTS, 3, 2),
        "staffing": {"trainers": dice.pick(1, 1, 1, 2, {"per_participants": 2})},
        "goals": {level: dice.some(GOALS, 2) for level in ("introduces", "practises", "anchors")},
    }
    for kind in ("actors", "guests"):
        if dice.once_in(6):
            module["staffing"][kind] = 1
    for key, times, values in (
        ("attendance", 8, ("delegation",)),
        ("practice", 3, (30, 60)),
        ("minutes", 4, (60, 200, 260)),
        ("closed_to", 12, (["municipality"], ["province"])),
    ):
        if dice.once_in(times):
            module[key] = dice.pick(*values)
    if dice.once_in(12):
        module["needs"] = [{"text": text(), "lead_days": dice.pick(7, 45, 49, 56)}]
    module["timing"] = _make_timing(dice, small, module)
    if small.modules:
        _rest_on_others(dice, small, module)
    return module


def _make_presence(dice: Dice, audiences: Sequence[str], numbers: Mapping[str, int]) -> Data:
    presence: Data = {}
    for audience in audiences:
        for role in AUDIENCES[audience]:
            if not presence or dice.once_in(2):
                least = dice.random.randint(0, min(1, numbers[role]))
                presence[role] = {"min": least, "max": dice.pick(1, 2, 4, 6)}
    if dice.once_in(6):
        outsider = dice.pick("alderman", "mayor", "mt_member", "executive_member")
        if {"alderman", "mayor"} & {*presence}:
            outsider = "mt_member"  # nobody is asked for as alderman and as executive member
        presence.setdefault(outsider, {"min": 1, "max": 2})
    return presence


def _make_timing(dice: Dice, small: Small, module: Data) -> Data:
    timing: Data = {}
    if dice.once_in(5):
        timing["position"] = dice.pick("first", "last", "last", "halfway")
        if timing["position"] == "first" and module["intensity"] == "high":
            module["intensity"] = "medium"
        if timing["position"] != "halfway" and dice.once_in(2):
            timing["scope"] = "programme"
        if timing["position"] == "last" and dice.once_in(2):
            timing["gap_days"] = dice.pick({"min": 10}, {"min": 14}, {"min": 3, "max": 12})
    elif dice.once_in(5):
        timing["times"] = dice.pick(2, 2, 3)
        if not dice.once_in(3):
            timing["repeat_weeks"] = dice.pick(1, 2, 3)
    if small.modules and dice.once_in(8):
        timing["after"] = dice.some(small.names, 1, 1)
    return timing


def _rest_on_others(dice: Dice, small: Small, module: Data) -> None:
    before: list[str] = []
    if dice.once_in(3):
        before = dice.some(small.names, 2, 1)
        needs: Data = {dice.pick("all_of", "all_of", "any_of"): before}
        if dice.once_in(2):
            few: Data = {"min": 5, "max": 15}
            needs["gap_days"] = dice.pick(
                {"min": 7}, {"min": 9}, {"min": 14}, {"max": 7}, {"max": 9}, few
            )
        module["prerequisites"] = needs
    other = dice.pick(*small.modules)
    if other["id"] not in before and dice.once_in(10):
        other.setdefault("alternatives", []).append(module["id"])
        module["alternatives"] = [other["id"]]
