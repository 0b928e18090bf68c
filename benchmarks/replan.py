"""Measure planning again after one blocked week, and count what moves.

    python benchmarks/replan.py [--size medium] [--weeks 6]

Plans a generated instance once, then blocks one week after another, each from the same plan, and
plans again as a whole process. Sessions in the blocked week have to move. Where others moved too,
it is tried whether those could have stayed: all of them are pinned, and there is no plan then.
"""

import argparse
import datetime as dt
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from instances import SIZES, write_instance

_ABS = str(Path(sys.executable).with_name("abs"))
_SESSION = re.compile(r"(?m)^  - date: (\d{4}-\d\d-\d\d)\n((?:    .*\n)+)")
_WHO = re.compile(r"(?m)^    ((?:module|groups|delegation|occurrence): .*)$")
_PART = re.compile(r"(?m)^    daypart: \w+$")
_NO_PLAN = 3

Dates = dict[str, tuple[dt.date, list[str]]]


def read_dates(plan: str) -> Dates:
    """Read when each session of a plan file is."""
    found: Dates = {}
    for day, body in _SESSION.findall(plan):
        found[" ".join(_WHO.findall(body))] = (dt.date.fromisoformat(day), _PART.findall(body))
    return found


def pin_outside(plan: str, first: dt.date, last: dt.date) -> str:
    """Pin every session that is not in a week."""

    def pin(match: re.Match[str]) -> str:
        inside = first <= dt.date.fromisoformat(match[1]) <= last
        return match[0] if inside else f"{match[0]}    pinned: true\n"

    return _SESSION.sub(pin, plan)


def plan_again(brief: Path) -> tuple[float, int]:
    """Plan, and give seconds and exit code."""
    begin = time.perf_counter()
    command = [_ABS, "plan", str(brief), "-q", "--library", str(brief.parent / "library")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begin
    if done.returncode not in (0, _NO_PLAN):
        sys.exit(done.stderr[-2000:])
    return taken, done.returncode


def choose_weeks(dates: Dates, number: int) -> list[dt.date]:
    """Choose Mondays of weeks that hold sessions, spread over the period."""
    mondays = sorted({day - dt.timedelta(days=day.weekday()) for day, _ in dates.values()})
    step = max(1, len(mondays) // number)
    return mondays[step // 2 :: step][:number]


def measure_week(brief: Path, plan: str, monday: dt.date) -> float | None:
    """Block a week, plan again, and print what moved; None where no plan exists any more."""
    file = brief.with_suffix(".plan.yaml")
    text, friday = brief.read_text("utf-8"), monday + dt.timedelta(days=4)
    data = json.loads(text)
    blocked = {"from": str(monday), "to": str(friday), "reason": "blocked"}
    data["calendar"].setdefault("blocked", []).append(blocked)
    brief.write_text(json.dumps(data), "utf-8")
    file.write_text(plan, "utf-8")
    taken, code = plan_again(brief)
    if code == _NO_PLAN:
        print(f"| {monday} | {taken:.2f} | no plan | | |")
        brief.write_text(text, "utf-8")
        return None
    before, after = read_dates(plan), read_dates(file.read_text("utf-8"))
    forced = {name for name, (day, _) in before.items() if monday <= day <= friday}
    moved = {name for name in before if after.get(name) != before[name]}
    least = "yes"
    if moved - forced:
        file.write_text(pin_outside(plan, monday, friday), "utf-8")
        least = "yes" if plan_again(brief)[1] == _NO_PLAN else "NO"
    print(f"| {monday} | {taken:.2f} | {len(forced)} | {len(moved - forced)} | {least} |")
    brief.write_text(text, "utf-8")
    return taken


def main() -> None:
    """Plan once, and again for every blocked week."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--size", default="medium", choices=SIZES)
    parser.add_argument("--weeks", type=int, default=6)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        brief = write_instance(Path(place), SIZES[options.size])
        taken, _ = plan_again(brief)
        plan = brief.with_suffix(".plan.yaml").read_text("utf-8")
        dates = read_dates(plan)
        print(f"{options.size}: {len(dates)} sessions, planned in {taken:.2f} s\n")
        print("| blocked week | seconds | had to move | moved besides | no less was possible |")
        print("|---|---|---|---|---|")
        weeks = choose_weeks(dates, options.weeks)
        times = [t for t in (measure_week(brief, plan, each) for each in weeks) if t]
    print(f"\nmedian {statistics.median(times):.2f} s, slowest {max(times):.2f} s")


if __name__ == "__main__":
    main()
