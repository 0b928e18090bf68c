"""Measure how fast abs says why there is no plan.

    python benchmarks/clashes.py [--runs 3] [--seeds 2] [--causes pins,budget]

Makes briefs of medium size (36 modules, all of them included; about 120 sessions) with some ninety
conditions, more than forty of them besides the modules, and one cause each for which there is no
plan. For every brief it prints how many conditions there are, how many clash, and the median
seconds of processor time (one thread, in a warm process) for the smallest clash set, and for that
with the cheapest way out.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from abscurriculum import workflow
from abscurriculum.models.request import Request
from abscurriculum.planning import Before
from abscurriculum.planning.clashing.conditions import Setting, list_conditions
from abscurriculum.planning.clashing.conflicts import find_conflict
from instances import SIZES, write_instance

Brief = dict[str, Any]
Modules = dict[str, dict[str, Any]]


def write_clash(folder: Path, cause: str, seed: int) -> Path:
    """Write a library and a brief of medium size that has no plan; give the brief."""
    path = write_instance(folder, SIZES["medium"], seed=seed)
    brief = json.loads(path.read_text("utf-8"))
    modules = {
        file.stem: json.loads(file.read_text("utf-8"))
        for file in sorted((folder / "library").glob("m*.yaml"))
    }
    dice = random.Random(f"{cause}-{seed}")  # noqa: S311 - it only has to be the same again
    _add_conditions(brief, modules, dice)
    CAUSES[cause](brief, modules, dice)
    path.write_text(json.dumps(brief, indent=1), encoding="utf-8")
    return path


def _of(modules: Modules, audience: str) -> list[str]:
    return [name for name, module in modules.items() if audience in module["audiences"]]


def _add_conditions(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Add conditions that can all be kept."""
    brief["modules"] = {"include": sorted(modules)}
    brief["budget"] = {"amount": 900_000}
    brief["limits"]["per_person"]["in_all"] = 30
    brief["limits"]["programme"] = {"in_all": 200}
    brief["limits"]["per_audience"] = {"management": {"per_month": 4, "in_all": 30}}
    calendar = brief["calendar"]
    calendar["recess"] = [
        {"from": "2027-02-22", "to": "2027-02-26"},
        {"from": "2027-05-03", "to": "2027-05-07"},
    ]
    calendar["blocked"] = [
        {"from": "2027-03-08", "to": "2027-03-09", "reason": "jaarwerkdag"},
        {"from": "2027-06-21", "to": "2027-06-23", "audiences": ["officials"]},
        {"from": "2027-09-13", "to": "2027-09-13"},
    ]
    calendar["council"]["dates"] = ["2027-06-07", "2027-10-04"]
    for person in brief["people"]:
        person["lead_days"] = 28
    officials = _of(modules, "management")
    for number in range(4):
        day = f"2027-{2 + 2 * number:02d}-{dice.randrange(1, 28):02d}"
        brief["people"].append(
            {
                "name": f"manager {number + 1}",
                "role": "mt_member",
                "absent": [{"from": day, "to": day}],
                "needed_for": dice.sample(officials, 2),
            }
        )
    brief["venues"][1]["absent"] = ["2027-03-16", "2027-04-13"]
    brief["pins"] = [
        {"module": name, "from": "2027-01-11", "to": "2027-10-29"}
        for name in dice.sample(_of(modules, "officials"), 3)
    ]


def _two_pins(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Pin two modules of one group to one week."""
    one, two = dice.sample(_of(modules, "management"), 2)
    brief["pins"] += [{"module": one, "date": "2027-04-12"}, {"module": two, "date": "2027-04-14"}]


def _late_first(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Pin what a module builds on after it."""
    pairs = [
        (first, name)
        for name, module in modules.items()
        for first in module.get("prerequisites", {}).get("all_of", ())
    ]
    first, then = dice.choice(pairs)
    brief["pins"] += [
        {"module": first, "from": "2027-06-07"},
        {"module": then, "to": "2027-06-04"},
    ]


def _money(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Have less than everything that is included costs."""
    brief["budget"]["amount"] = 140_000 + 1000 * dice.randrange(20)


def _dayparts(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Allow nobody as many dayparts as what is included takes."""
    brief["limits"]["per_person"]["in_all"] = 8 + dice.randrange(3)


def _month(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Allow fewer sessions a month than the modules of an audience need."""
    brief["limits"]["per_audience"]["council-and-top"] = {"per_month": 1}


def _needed(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Keep someone who is needed away when the module is pinned."""
    name = dice.choice(_of(modules, "management"))
    brief["people"].append(
        {
            "name": "directeur",
            "role": "mt_member",
            "absent": [{"from": "2027-05-31", "to": "2027-06-11", "reason": "reis"}],
            "needed_for": [name],
        }
    )
    brief["pins"].append({"module": name, "from": "2027-05-31", "to": "2027-06-11"})


def _trainers(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Leave one trainer for a module that asks for two."""
    names = [n for n, module in modules.items() if module["staffing"]["trainers"] == 2]
    name = dice.choice(names)
    for person in brief["people"]:
        if person["role"] == "trainer" and person["name"] != "trainer 1":
            person["gives"] = [each for each in modules if each != name]


def _blocked(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Pin a module to days that are kept free."""
    name = dice.choice(_of(modules, "officials"))
    brief["calendar"]["blocked"].append({"from": "2027-03-29", "to": "2027-04-16"})
    brief["pins"].append({"module": name, "from": "2027-03-29", "to": "2027-04-16"})


def _crowd(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Pin more modules to a part of the period than it has weeks."""
    names = dice.sample(_of(modules, "council-and-top"), 6)
    brief["pins"] += [{"module": n, "from": "2027-05-10", "to": "2027-06-04"} for n in names]


def _rooms(brief: Brief, modules: Modules, dice: random.Random) -> None:
    """Make every room too small for a council."""
    for venue in brief["venues"]:
        venue["capacity"] = 12


CAUSES: dict[str, Callable[[Brief, Modules, random.Random], None]] = {
    "pins": _two_pins,
    "order": _late_first,
    "budget": _money,
    "dayparts": _dayparts,
    "month": _month,
    "needed": _needed,
    "trainers": _trainers,
    "blocked": _blocked,
    "crowd": _crowd,
    "rooms": _rooms,
}


def read_clash(folder: Path, cause: str, seed: int) -> Request:
    """Make a brief without a plan, and read it."""
    path = write_clash(folder, cause, seed)
    library = workflow.open_library(folder / "library")
    return workflow.read_request(path, library=library)[0]


def _time(request: Request, runs: int, most_ways: int) -> tuple[float, int]:
    """Give median seconds of processor time, and the size of the clash set."""
    taken, size = [], 0
    for _ in range(runs):
        begin = time.process_time()
        conflict = find_conflict(Setting(request, Before()), most_ways=most_ways)
        taken.append(time.process_time() - begin)
        if not (conflict and conflict.minimal and len(conflict.ways_out) == most_ways):
            raise SystemExit("no smallest set or no way out was found")
        size = len(conflict.clashes)
    return statistics.median(taken), size


def main() -> None:
    """Measure every cause for every seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--causes", default=",".join(CAUSES))
    asked = parser.parse_args()
    print("| cause | seed | conditions | clash | set, s | with way out, s |")
    print("|---|--:|--:|--:|--:|--:|")
    sets, ways = [], []
    for cause in asked.causes.split(","):
        for seed in range(1, asked.seeds + 1):
            with tempfile.TemporaryDirectory() as folder:
                request = read_clash(Path(folder), cause, seed)
            count = len(list_conditions(Setting(request, Before())))
            first, size = _time(request, asked.runs, 0)
            second, _ = _time(request, asked.runs, 1)
            sets.append(first)
            ways.append(second)
            print(f"| {cause} | {seed} | {count} | {size} | {first:.2f} | {second:.2f} |")
    for name, found in (("median", statistics.median), ("most", max)):
        print(f"| {name} | | | | {found(sets):.2f} | {found(ways):.2f} |")


if __name__ == "__main__":
    main()
