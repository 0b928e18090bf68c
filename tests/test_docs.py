"""What the documents say is true: commands run, codes and keys are all there."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from abscurriculum.models.brief import Brief
from abscurriculum.models.module import KINDS
from conftest import ROOT
from test_cli import run

_SOURCE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
_CODES = sorted(set(re.findall(r'"(ABS\d{3})"', _SOURCE)))
_COMMANDS = (
    "build",
    "plan",
    "explain",
    "fit",
    "options",
    "dates",
    "validate",
    "modules",
    "modules show",
    "schema",
    "style check",
    "style new",
)


def _blocks(language: str) -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_readme_has_its_two_commands() -> None:
    """CI takes them from there, between two marks, one a line."""
    text = (ROOT / "README.md").read_text("utf-8")
    block = text.split("<!-- set up -->")[1].split("<!-- end -->")[0]
    commands = [line for line in block.splitlines() if line and not line.startswith("```")]
    assert len(commands) == 2
    assert commands[0].startswith("python3 -m venv .venv")
    assert commands[1].endswith("pytest")


@pytest.mark.parametrize("code", _CODES)
def test_every_code_is_documented_once(code: str) -> None:
    """docs/diagnostics.md has one row per code that the source can give."""
    rows = re.findall(
        rf"^\| *`?{code}`? *\|", (ROOT / "docs/diagnostics.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) == 1


def test_no_code_is_documented_that_does_not_exist() -> None:
    """The table names only codes that the source can give."""
    table = (ROOT / "docs/diagnostics.md").read_text("utf-8")
    assert set(re.findall(r"^\| *`?(ABS\d{3})", table, re.MULTILINE)) == set(_CODES)


def test_every_key_of_a_brief_is_documented() -> None:
    """docs/writing-briefs.md has a row for each key."""
    text = (ROOT / "docs/writing-briefs.md").read_text("utf-8")
    for name in Brief.model_fields:
        assert f"| `{name}` |" in text, name


def test_every_key_of_a_module_is_documented() -> None:
    """docs/writing-modules.md names each key and each kind."""
    text = (ROOT / "docs/writing-modules.md").read_text("utf-8")
    for kind, model in KINDS.items():
        assert f"`{kind}`" in text
        for name in model.model_fields:
            assert f"`{name}`" in text or f"`{name}:" in text, name


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_example_in_the_help_works(command: str, tmp_path: Path) -> None:
    """Each command's help ends with an example; run where the examples are, it succeeds."""
    for name in ("modules", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shown = run(*command.split(), "--help").stdout
    example = re.search(r"Example: abs (.+)", shown)
    assert example, shown
    done = run(*shlex.split(example[1]), cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_every_command_is_tested_here() -> None:
    """A new command must be added to the list above."""
    shown = run("--help").stdout.split("Commands:")[1]
    names = {line.split()[0] for line in shown.splitlines() if re.match(r"  \w", line)}
    assert names == {command.split()[0] for command in _COMMANDS}


def test_the_first_ten_minutes_of_the_readme(tmp_path: Path) -> None:
    """Both briefs of the README are planned and built, and what is shown is what comes out."""
    short, long = _blocks("yaml")
    timeline, clash, mistake = _blocks("text")
    (tmp_path / "delft.yaml").write_text(short, "utf-8")
    done = run("plan", "delft.yaml", cwd=tmp_path, COLUMNS="100")
    assert done.returncode == 0, done.stderr
    start, more = timeline.split("...")
    assert more == "\n"
    assert done.stdout.startswith(start)
    assert run("build", "delft.yaml", cwd=tmp_path).returncode == 0
    (tmp_path / "delft.yaml").write_text(long, "utf-8")
    done = run("build", "delft.yaml", "--lang", "en", "--format", "html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for old, new, code, shown in (
        ("{amount: 95000}", "{amount: 9000}", 3, clash),
        ("kaders-stellen", "kaders-stelen", 1, mistake),
    ):
        (tmp_path / "delft.yaml").write_text(long.replace(old, new), "utf-8")
        (tmp_path / "delft.plan.yaml").unlink(missing_ok=True)
        done = run("plan", "delft.yaml", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (code, shown)


@pytest.mark.parametrize("line", _blocks("sh")[3].splitlines())
def test_the_questions_of_the_readme_are_answered(line: str, tmp_path: Path) -> None:
    """Every question shown can be asked about the longer brief."""
    (tmp_path / "delft.yaml").write_text(_blocks("yaml")[1], "utf-8")
    done = run(*shlex.split(line.split("#", maxsplit=1)[0])[1:], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_python_example_of_the_readme(tmp_path: Path) -> None:
    """The API as shown runs."""
    (tmp_path / "delft.yaml").write_text(_blocks("yaml")[0], "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _blocks("python")[0]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "programma.html" in done.stdout


def test_links_between_documents_lead_somewhere() -> None:
    """Every relative link and picture exists."""
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
