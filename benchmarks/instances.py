"""Libraries and briefs of three sizes for the planner, the same on every machine."""

import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent
_TRACKS = ("officials-executives", "council-executive", "leadership")
_AUDIENCES = {
    "officials-executives": "officials",
    "council-executive": "council-and-top",
    "leadership": "management",
}
_PRESENCE = {
    "officials": {"adviser": {"min": 4, "max": 40}, "project_leader": {"max": 40}},
    "council-and-top": {"councillor": {"min": 5, "max": 60}, "clerk": {"max": 1}},
    "management": {"mt_member": {"min": 4, "max": 60}, "director": {"max": 10}},
}
_DAYPARTS = {
    "officials": ["morning", "afternoon"],
    "council-and-top": ["evening"],
    "management": ["afternoon", "morning"],
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large an instance is."""

    name: str
    modules: int
    groups: dict[str, int]
    """Groups per audience."""
    weeks: int
    trainers: int
    actors: int
    shares: tuple[int, int, int]
    """Modules per track, in the order of the tracks."""


SIZES = {
    each.name: each
    for each in (
        Size("small", 12, {"officials": 6}, 30, 2, 2, (10, 0, 0)),
        Size(
            "medium",
            36,
            {"officials": 8, "council-and-top": 3, "management": 1},
            44,
            3,
            2,
            (12, 12, 12),
        ),
        Size(
            "large",
            120,
            {"officials": 32, "council-and-top": 6, "management": 2},
            92,
            16,
            10,
            (16, 20, 24),
        ),
    )
}


def write_instance(folder: Path, size: Size, *, seed: int = 1) -> Path:
    """Write a library and its brief; give the brief."""
    library = folder / "library"
    library.mkdir(parents=True, exist_ok=True)
    for name in ("vocabulary.yaml", "goals.yaml"):
        shutil.copy(_ROOT / "modules" / name, library / name)
    routes: dict[str, list[str]] = {track: [] for track in _TRACKS}
    dice = random.Random(f"{size.name}-{seed}")  # noqa: S311 - it only has to be the same again
    for number in range(size.modules):
        track = _TRACKS[_track_of(number, size)]
        earlier = routes[track]
        module = _module(number, track, earlier, dice)
        _write(library / f"{module['id']}.yaml", module)
        routes[track].append(module["id"])
    # A route takes as many as the weeks can hold; the others are there to be chosen from.
    kept = dict(zip(_TRACKS, size.shares, strict=True))
    head = {
        "name": "generated",
        "version": "1.0.0",
        "title": {"nl": "Gemaakt", "en": "Generated"},
        "routes": {track: {"standard": names[: kept[track]]} for track, names in routes.items()},
        "rates": {"trainer": 1000, "actor": 600, "catering": 7.5, "preparation": 400},
    }
    _write(library / "library.yaml", head)
    brief = folder / f"{size.name}.yaml"
    _write(brief, _brief(size, dice))
    return brief


def _track_of(number: int, size: Size) -> int:
    """Deal modules out over tracks by their shares of the routes."""
    place = number * sum(size.shares) // size.modules
    for track, share in enumerate(size.shares):
        if place < share:
            return track
        place -= share
    return len(size.shares) - 1


def _module(number: int, track: str, earlier: list[str], dice: random.Random) -> dict[str, Any]:
    audience = _AUDIENCES[track]
    name = f"m{number:03d}"
    prerequisites: dict[str, Any] = {}
    if earlier and dice.random() < 0.5:
        prerequisites["all_of"] = [dice.choice(earlier[-4:])]
        if dice.random() < 0.15:
            prerequisites["gap_days"] = {"min": 14, "max": 60}
    text = {"nl": f"Module {number}", "en": f"Module {number}"}
    module: dict[str, Any] = {
        "id": name,
        "version": "1.0.0",
        "title": text,
        "summary": text,
        "kind": "workshop",
        "method": text,
        "track": track,
        "audiences": [audience],
        "group": {"min": 4, "max": 60 if audience == "council-and-top" else 14},
        "presence": _PRESENCE[audience],
        "staffing": {"trainers": dice.choice((1, 1, 2)), "actors": dice.choice((0, 0, 1))},
        "intensity": "low" if not earlier else dice.choice(("low", "medium", "high")),
        "dayparts": _DAYPARTS[audience],
        "goals": {"introduces": ["rolvastheid"], "practises": ["rolvastheid"]},
        "objectives": [
            {"bloom": "apply", "text": {"nl": "gebruikt wat er is", "en": "uses what there is"}}
        ],
        "agenda": [{"minutes": 90, "title": text, "form": "practice"}] * 2,
        "room": {"setup": text},
        "evaluation": [{"level": "reaction", "text": text}],
    }
    if prerequisites:
        module["prerequisites"] = prerequisites
    return module


def _brief(size: Size, dice: random.Random) -> dict[str, Any]:
    officials = 11 * size.groups["officials"]
    people: list[dict[str, Any]] = []
    for kind, count in (("trainer", size.trainers), ("actor", size.actors)):
        for number in range(count):
            person: dict[str, Any] = {"name": f"{kind} {number + 1}", "role": kind}
            week = dice.randrange(2, 20)
            day = f"2027-{1 + week // 4:02d}-{1 + week % 4 * 7:02d}"
            person["absent"] = [{"from": day, "to": day}]
            people.append(person)
    last = {30: "2027-07-30", 44: "2027-11-12", 92: "2028-10-13"}[size.weeks]
    return {
        "client": "Westland",
        "period": {"from": "2027-01-04", "to": last},
        "agreed": "2026-10-01",
        "participants": {
            "adviser": officials,
            "project_leader": size.groups["officials"],
            "team_leader": 0,
            "executive_adviser": 0,
            "councillor": 13 * size.groups.get("council-and-top", 0),
            "committee_member": 0,
            "mt_member": 10 * size.groups.get("management", 0),
            "director": 0,
            "secretary": 0,
        },
        "goals": {"must": ["rolvastheid"]},
        "groups": {"numbers": size.groups},
        "calendar": {
            "suits": {
                "officials": ["tuesday", "thursday", "wednesday morning"],
                "council-and-top": ["monday evening", "tuesday evening", "wednesday evening"],
                "management": ["monday afternoon", "wednesday"],
            },
            "council": {"meets": "every 2 weeks on tuesday evening", "first": "2027-01-05"},
            "executive_day": "tuesday",
        },
        "limits": {"per_person": {"per_month": 3}},
        "people": people,
        "venues": [
            {"name": "Zaal 1", "capacity": 60},
            {"name": "Zaal 2", "capacity": 30},
            {"name": "Zaal 3", "capacity": 30},
            *({"name": f"Zaal {n}", "capacity": 30} for n in range(4, 4 + size.trainers // 3)),
        ],
    }


def _write(path: Path, data: dict[str, Any]) -> None:
    """Write JSON, which is YAML too."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
