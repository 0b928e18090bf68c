import json
import subprocess
import sys
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from abscurriculum import workflow
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme, ProgrammeCase
from abscurriculum.models.schemas import make_schema
from abscurriculum.models.text import LANGUAGES
from abscurriculum.rendering import FORMATS, READERS, Reader, render_all
from conftest import ROOT
from planned import make_plan
from test_cli import run

_HEAVY = ("icalendar", "xlsxwriter", "jinja2", "babel", "typst", "docx", "docxtpl", "lxml")


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme of two clients."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def test_json_is_the_programme_and_keeps_to_its_schema(programme: Programme) -> None:
    """In each language a checker of its own accepts it, and reading it gives the same value."""
    checker = Draft202012Validator(make_schema("programme"), format_checker=FormatChecker())
    for language in LANGUAGES:
        given = programme.model_copy(update={"language": language})
        (made,) = render_all(given, (), ["json"])
        assert made.name == {"nl": "programma.json", "en": "programme.json"}[language]
        assert made.data.endswith(b"}\n")
        assert b"\r" not in made.data
        data = json.loads(made.data)
        assert list(checker.iter_errors(data)) == []
        assert list(data) == list(Programme.model_fields)
        assert Programme.model_validate_json(made.data) == given
        assert data["sessions"][0]["start"] == "09:00"


@pytest.mark.parametrize("hostile", ['"}\n', "\u2028\x00\x1f\x7f", "👩‍🚒 é", "</script>"])
def test_json_keeps_every_character(programme: Programme, hostile: str) -> None:
    """Whatever stands in a text is read back as it was."""
    changed = programme.model_copy(update={"occasion": Filled(text=hostile, language="nl")})
    (made,) = render_all(changed, (), ["json"])
    assert json.loads(made.data)["occasion"]["text"] == hostile


def test_json_with_a_confidential_case_is_for_trainers_alone(programme: Programme) -> None:
    """It holds everything, so the client gets it only where nothing in it is hidden."""
    text = Filled(text="Zwaluw", language="nl")
    secret = ProgrammeCase(
        title=text, owner=text, track=programme.tracks[0].id, summary=None, confidential=True
    )
    hidden = programme.model_copy(update={"cases": (secret,)})
    given = {
        reader: [
            bool(list(render_all(each, (), ["json"], readers=[reader])))
            for each in (programme, hidden)
        ]
        for reader in READERS
    }
    assert given == {
        "client": [True, False],
        "trainer": [True, True],
        "actor": [False, False],
        "participant": [False, False],
    }


def test_only_the_client_sees_a_price_list(programme: Programme) -> None:
    """No reader but the client gets the workbook; actors and participants get no file of prices."""
    forms = [name for name, form in FORMATS.items() if form.whole]
    kinds: dict[str, set[str]] = {
        reader: {
            o.name.rpartition(".")[2] for o in render_all(programme, (), forms, None, [reader])
        }
        for reader in get_args(Reader)
    }
    assert kinds == {
        "client": {"ics", "xlsx", "json"},
        "trainer": {"ics", "json"},
        "participant": {"ics"},
        "actor": set(),
    }


@pytest.mark.parametrize(
    ("form", "own"),
    [("ics", {"icalendar"}), ("xlsx", {"xlsxwriter"}), ("json", set()), (None, set())],
)
def test_a_format_loads_its_own_library_and_no_other(
    programme: Programme, form: str | None, own: set[str]
) -> None:
    """Asking for a format loads what writes it; asking for nothing loads none."""
    code = (
        "import sys\n"
        "from abscurriculum.models.programme import Programme\n"
        "from abscurriculum.rendering import render_all\n"
        "programme = Programme.model_validate_json(sys.stdin.read())\n"
        f"list(render_all(programme, (), {[form] if form else []}))\n"
        f"print(*(name for name in {_HEAVY} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=programme.model_dump_json(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert set(done.stdout.split()) == own


def test_abs_build_makes_all_of_them(tmp_path: Any) -> None:
    """`--format ics,xlsx,json` writes every file and says so."""
    brief = ROOT / "tests/golden/joint/brief.yaml"
    (tmp_path / "brief.yaml").write_bytes(brief.read_bytes())
    done = run("build", "brief.yaml", "--format", "ics,xlsx,json", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "build/brief").iterdir()}
    assert {"calendar-all.ics", "programme.xlsx", "programme.json"} < made
    assert all(name in done.stdout for name in made)
    none = run("build", "brief.yaml", "--format", "xlsx", "--for", "actor", cwd=tmp_path)
    assert none.returncode == 2
    assert "nothing in --format xlsx is for: actor" in none.stderr
