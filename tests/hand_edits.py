"""A plan beside its brief, and what a person changes in it, for tests."""

import re
import shutil
from pathlib import Path

from conftest import ROOT

BRIEF = "valkenburg-aan-de-geul.yaml"
PLAN = "valkenburg-aan-de-geul.plan.yaml"


class Kept:
    """A copy of an example with its plan, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in (BRIEF, PLAN):
            shutil.copy(ROOT / "examples" / name, folder)

    @property
    def plan(self) -> str:
        """The text of the plan file."""
        return (self.folder / PLAN).read_text("utf-8")

    @plan.setter
    def plan(self, text: str) -> None:
        (self.folder / PLAN).write_text(text, "utf-8")

    def change_brief(self, old: str, new: str) -> None:
        """Change the brief in one place."""
        path = self.folder / BRIEF
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")

    def change_session(self, date: str, old: str, new: str, module: str = "") -> int:
        """Change a line of the session on a date; give the number of that line."""
        lines = self.plan.split("\n")
        start = next(
            n
            for n, line in enumerate(lines)
            if line == f"  - date: {date}" and module in "\n".join(lines[n : n + 8])
        )
        place = next(n for n in range(start, start + 14) if old in lines[n])
        lines[place] = lines[place].replace(old, new)
        self.plan = "\n".join(lines)
        # An edit may put more lines than one in place of one: the last of them counts.
        return place + 1 + new.count("\n")

    def sessions(self) -> dict[str, str]:
        """Give the date of each session, by its module and groups; a second time has its number."""
        found = re.findall(
            r"(?m)^  - date: (\S+)\n(?:    .*\n)*?"
            r"    module: (\S+)\n    (?:groups|delegation): (.*)\n(?:    occurrence: (.*)\n)?",
            self.plan,
        )
        return {f"{module} {who} {time}".strip(): date for date, module, who, time in found}


def line_of(text: str, words: str) -> int:
    """Give the number of the only line with these words."""
    (found,) = [n for n, line in enumerate(text.split("\n"), start=1) if words in line]
    return found
