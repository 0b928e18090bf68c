import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from abscurriculum import AbsError, workflow
from abscurriculum.version import __version__
from conftest import ROOT

_BRIEF = "client: Westland\nperiod: {from: 2027-01-11, to: 2027-12-17}\n"


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `abs` as a user does, through a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "abscurriculum", *arguments],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_version() -> None:
    """The version stands in one place."""
    assert run("--version").stdout == f"abs {__version__}\n"
    assert run("--version", "build").stdout == f"abs {__version__}\n"


def test_build_makes_the_documents(tmp_path: Path) -> None:
    """Two documents in two formats, named in the document's language, in the brief's folder."""
    (tmp_path / "westland.yaml").write_text(_BRIEF)
    done = run("build", "westland.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = sorted(file.name for file in (tmp_path / "build/westland").iterdir())
    assert made == ["draaiboek.html", "draaiboek.md", "programma.html", "programma.md"]
    assert len(done.stdout.splitlines()) == 4
    english = run(
        "build", "westland.yaml", "-o", "out", "--lang", "en", "--format", "md", cwd=tmp_path
    )
    assert english.returncode == 0
    made = sorted(file.name for file in (tmp_path / "out/westland").iterdir())
    assert made == ["programme.md", "run-sheet.md"]


def test_nothing_is_written_when_the_input_is_wrong(tmp_path: Path) -> None:
    """One wrong brief of two: exit code 1, its line on stderr, and no file at all."""
    (tmp_path / "good.yaml").write_text(_BRIEF)
    (tmp_path / "bad.yaml").write_text(_BRIEF + "goals: {must: [rolvastheit]}\n")
    done = run("build", "good.yaml", "bad.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "bad.yaml:3:16: error ABS403" in done.stderr
    assert 'Did you mean "rolvastheid"?' in done.stderr
    assert not done.stdout
    assert not (tmp_path / "build").exists()


def test_quiet_never_hides_an_error(tmp_path: Path) -> None:
    """-q silences the talk only."""
    (tmp_path / "bad.yaml").write_text("client: Westland\n")
    done = run("build", "-q", "bad.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS202" in done.stderr
    (tmp_path / "good.yaml").write_text(_BRIEF)
    assert run("build", "-q", "good.yaml", cwd=tmp_path).stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "x.yaml", "--format", "rtf"),
        ("build", "x.yaml", "--lang", "fr"),
        ("build", "x.yaml", "--style", "nowhere"),
        ("validate", "--output", "xml"),
        ("schema", "brieff"),
        ("biuld",),
        ("validate", "--nonsense"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    """Wrong words on the command line end with 2 and no traceback."""
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_validate_tells_by_exit_code_and_in_each_output(tmp_path: Path, output: str) -> None:
    """A fault gives exit code 1 in every output; the product is on stdout, the talk on stderr."""
    (tmp_path / "bad.yaml").write_text("client: Westland\nperiod: soon\n")
    done = run("validate", "bad.yaml", "--output", output, cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS203" in done.stdout
    assert done.stderr == "1 file checked: 1 error, 0 warnings.\n"
    if output == "json":
        found = json.loads(done.stdout)
        assert found["diagnostics"][0]["line"] == 2
    if output == "github":
        assert done.stdout.startswith("::error file=bad.yaml,line=2,col=9,title=ABS203::")


def test_a_github_annotation_cannot_be_forged(tmp_path: Path) -> None:
    """A file's name or text cannot begin a workflow command of its own."""
    (tmp_path / "a,b.yaml").write_text('client: Westland\nperiod: "x\\n::error::hacked"\n')
    done = run("validate", "a,b.yaml", "--output", "github", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 1
    assert "file=a%2Cb.yaml" in done.stdout


def test_strict_makes_warnings_count(tmp_path: Path) -> None:
    """A warning alone passes; with --strict it does not."""
    (tmp_path / "b.yaml").write_bytes(b"\xef\xbb\xbf" + _BRIEF.encode())
    assert run("validate", "b.yaml", cwd=tmp_path).returncode == 0
    assert run("validate", "--strict", "b.yaml", cwd=tmp_path).returncode == 1


def test_colour_only_where_it_is_wanted(tmp_path: Path) -> None:
    """Pipes get none, FORCE_COLOR gets some, NO_COLOR wins."""
    (tmp_path / "b.yaml").write_text("client: Westland\nperiod: soon\n")
    arguments = ("validate", "b.yaml")
    assert "\x1b" not in run(*arguments, cwd=tmp_path).stdout
    assert "\x1b[" in run(*arguments, cwd=tmp_path, FORCE_COLOR="1").stdout
    assert "\x1b" not in run(*arguments, cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the way of the folder is named; no traceback, exit code 1."""
    (tmp_path / "westland.yaml").write_text(_BRIEF)
    (tmp_path / "out").write_text("in the way")
    done = run("build", "westland.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS600" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_briefs_of_one_name(tmp_path: Path) -> None:
    """Their documents would overwrite each other; that is said before anything is written."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "westland.yaml").write_text(_BRIEF)
    done = run("build", "a/westland.yaml", "b/westland.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "ABS602" in done.stderr
    assert not (tmp_path / "build").exists()


def test_modules_as_table_and_as_json() -> None:
    """People get a table, scripts the same modules as JSON."""
    table = run("modules", "--track", "leadership")
    assert table.returncode == 0
    assert "couleur-locale-startfoto" in table.stdout
    listed = json.loads(run("modules", "--track", "leadership", "--json").stdout)
    assert len(listed) == 9
    assert all(module["track"] == "leadership" for module in listed)
    shown = json.loads(run("modules", "show", "rollen-en-spelregels", "--json").stdout)
    assert shown["minutes"] == sum(activity["minutes"] for activity in shown["agenda"])
    assert "Agenda" in run("modules", "show", "rollen-en-spelregels").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("modules", "show", "rolen-en-spelregels"), 'Did you mean "rollen-en-spelregels"?'),
        (("modules", "--kind", "xyz"), "Known:"),
        (("modules", "--goal", "rolvastheit"), 'Did you mean "rolvastheid"?'),
    ],
)
def test_an_unknown_name_gets_a_suggestion(arguments: tuple[str, ...], words: str) -> None:
    """Exit code 1, and what was probably meant."""
    done = run(*arguments)
    assert done.returncode == 1
    assert words in done.stderr


@pytest.mark.parametrize("width", ["80", "160"])
def test_tables_fit_the_terminal(width: str) -> None:
    """No line of the module table is wider than the terminal."""
    done = run("modules", COLUMNS=width)
    assert max(len(line) for line in done.stdout.splitlines()) <= int(width)


def test_light_commands_load_no_heavy_parts() -> None:
    """Help and version import neither pydantic, rich, jinja2, yaml nor babel."""
    code = (
        "import sys; sys.argv = ['abs', '--help']\n"
        "from abscurriculum.cli.entry import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'pydantic', 'rich', 'jinja2', 'yaml', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_makes_no_noise() -> None:
    """`abs schema brief | head -1` ends without a traceback."""
    command = f"{sys.executable} -m abscurriculum schema brief | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert not done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_says_so_in_one_line(number: signal.Signals) -> None:
    """Ctrl-C and a request to end give exit code 130, one line, and no traceback."""
    code = (
        "import sys, time; sys.argv = ['abs', 'validate']\n"
        "from abscurriculum import workflow\n"
        "def wait(*_, **__): print('waiting', flush=True); time.sleep(60)\n"
        "workflow.validate = wait\n"
        "from abscurriculum.cli.entry import main\n"
        "main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == "abs: stopped; each file is as it was or whole.\n"


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails halfway, the old document stays and nothing half-written is left."""
    document = tmp_path / "programma.md"
    document.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(AbsError) as caught:
        workflow.write_file(document, b"new")
    assert "No space left" in caught.value.diagnostics[0].message
    assert [path.name for path in tmp_path.iterdir()] == ["programma.md"]
    assert document.read_text() == "old"
