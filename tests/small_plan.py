"""A small brief with its plan, for tests that change both as a person does.

What a test expects stands where it is expected: `# <- ABS501` at the end of a line.
"""

import re
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from abscurriculum import workflow
from abscurriculum.diagnostics import AbsError, Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Session
from abscurriculum.workflow import Draft, PlanOptions
from test_cli import run

BRIEF = "westland.yaml"
PLAN = "westland.plan.yaml"
_BRIEF_TEXT = """\
client: Westland
period: {from: 2027-01-11, to: 2027-04-30}
agreed: 2026-06-01
participants: {adviser: 16, executive_adviser: 0, team_leader: 0, project_leader: 0,
  mt_member: 0, director: 0}
routes: {officials-executives: none, council-executive: none, leadership: none}
modules: {include: [rollen-en-spelregels, politieke-antenne, bestuurlijk-adviseren]}
calendar:
  suits: {officials: [tuesday morning, thursday morning]}
people:
  - {name: trainer A, role: trainer}
  - {name: trainer B, role: trainer}
venues:
  - {name: Raadzaal, capacity: 40}
  - {name: De Schuur, capacity: 12}
"""
# Its sessions: one of both groups, then two modules for one group each.
ROLES, ANTENNA_A, ANTENNA_B = "2027-01-12", "2027-03-02", "2027-03-04"
ADVICE_A, ADVICE_B = "2027-04-20", "2027-04-22"
_MARK = re.compile(r"# <- (ABS\d\d\d)")
_FOUND = re.compile(r"(?m)^([^ :]+):(\d+):\d+: (?:error|warning) (ABS\d\d\d) ")


@cache
def _plan_text() -> str:
    with TemporaryDirectory() as folder:
        brief = Path(folder) / BRIEF
        brief.write_text(_BRIEF_TEXT, "utf-8")
        (drafted,) = workflow.plan([brief])
        return drafted.path.read_text("utf-8")


class SmallPlan:
    """The brief and its plan in a folder."""

    def __init__(self, folder: Path) -> None:
        self.brief, self.plan = folder / BRIEF, folder / PLAN
        self.brief.write_text(_BRIEF_TEXT, "utf-8")
        self.plan.write_text(_plan_text(), "utf-8")

    @property
    def text(self) -> str:
        """What stands in the plan file."""
        return self.plan.read_text("utf-8")

    def edit(self, date: str, old: str, new: str) -> None:
        """Change the plan file in one place: of the session on a date, or of the whole file."""
        text = self.text
        start = text.index(f"  - date: {date}") if date else 0
        place = text.index(old, start)
        self.plan.write_text(text[:place] + new + text[place + len(old) :], "utf-8")

    def mark(self, date: str, words: str) -> None:
        """Write a mark such as `pinned: true` with a session."""
        self.edit(date, "    cost:", f"    {words}\n    cost:")

    def cut(self, date: str) -> str:
        """Take a session out of the file; give it."""
        text = self.text
        start = text.index(f"  - date: {date}")
        end = re.compile(r"^(?=  - |  #|\n)", re.MULTILINE).search(text, start + 1)
        assert end
        self.plan.write_text(text[:start] + text[end.start() :], "utf-8")
        return text[start : end.start()]

    def edit_brief(self, old: str, new: str) -> None:
        """Change the brief in one place."""
        text = self.brief.read_text("utf-8")
        assert old in text, old
        self.brief.write_text(text.replace(old, new, 1), "utf-8")

    def block(self, *days: str) -> None:
        """Block days in the brief."""
        self.edit_brief("calendar:\n", f"calendar:\n  blocked: [{', '.join(days)}]\n")

    def marks(self) -> list[tuple[str, int, str]]:
        """List what is expected: file, line and code of each mark."""
        return [
            (path.name, number, found)
            for path in (self.plan, self.brief)
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
            for found in _MARK.findall(line)
        ]

    def run(self, *arguments: str) -> CompletedProcess[str]:
        """Run `abs plan` on the brief."""
        return run("plan", BRIEF, *arguments, cwd=self.brief.parent, COLUMNS="200")

    def draft(self, library: Library, **options: object) -> Draft:
        """Plan, and keep the plan."""
        drafted = workflow.draft(self.brief, library, PlanOptions(**options))  # type: ignore[arg-type]
        workflow.keep_plan(drafted)
        return drafted

    def refuse(self, library: Library, **options: object) -> AbsError:
        """Plan what is to be refused; the plan file must stay as it is."""
        before = self.plan.read_bytes()
        try:
            self.draft(library, **options)
        except AbsError as error:
            assert self.plan.read_bytes() == before
            return error
        raise AssertionError(self.text)


def told(output: str) -> list[tuple[str, int, str]]:
    """List what was said on a stream: file, line and code of each diagnostic."""
    return [(file, int(line), code) for file, line, code in _FOUND.findall(output)]


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, str]]:
    """List diagnostics likewise."""
    return [(Path(each.span.file).name, each.span.line, each.code) for each in found]


def days(sessions: tuple[Session, ...]) -> dict[str, str]:
    """Say on which day each session is."""
    return {session.id: str(session.date) for session in sessions}
