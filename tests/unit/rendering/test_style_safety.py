"""A style's templates run no code, open no file elsewhere, and fail in plain words."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.diagnostics import AbsError, Diagnostic
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render
from conftest import ROOT
from planned import make_plan


class _Touch:
    """Unpickling it makes a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Path]]:
        return Path.touch, (self.file,)


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme to render."""
    request, _ = workflow.read_request(ROOT / "tests/golden/one-module/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def refuse(programme: Programme, style: Path, template: str) -> Diagnostic:
    """Render with a template that must be refused; give the diagnostic."""
    file = style / "programme/programme.md.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(template)
    with pytest.raises(AbsError) as caught:
        render(programme, "programme", "md", style)
    (found,) = caught.value.diagnostics
    assert found.code == "ABS601"
    assert "\n" not in found.message
    return found


@pytest.mark.parametrize(
    "reach",
    ["p.parse_raw(x, {o})", "p.modules[0].parse_raw(x, {o})", "(p|attr('parse_raw'))(x, {o})"],
)
def test_no_method_of_a_model_runs_code(programme: Programme, tmp_path: Path, reach: str) -> None:
    """Pydantic's own way to unpickle is out of reach, however it is asked for."""
    made = tmp_path / "made"
    options = "proto='pickle', allow_pickle=True"
    code = pickle.dumps(_Touch(made), 0).decode()
    template = f"{{% set x = {code!r} %}}{{{{ {reach.format(o=options)} }}}}"
    assert "parse_raw" in refuse(programme, tmp_path / "style", template).message
    assert not made.exists()


def test_no_method_of_a_model_reads_a_file(programme: Programme, tmp_path: Path) -> None:
    """A model opens no file for a template."""
    found = refuse(programme, tmp_path, "{{ p.parse_file('/etc/hostname') }}")
    assert "parse_file" in found.message


@pytest.mark.parametrize("name", ["x.j2", "shared/x.j2", "labels.toml"])
def test_no_link_leads_out_of_a_style(programme: Programme, tmp_path: Path, name: str) -> None:
    """A symbolic link to a file elsewhere is as good as absent."""
    secret = tmp_path / "secret"
    secret.write_text('[nl]\nwhy = "SECRET"\n')
    link = tmp_path / "style" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(secret)
    found = refuse(programme, tmp_path / "style", f"a\n{{% include '{name}' %}}{{{{ t.why }}}}")
    assert (found.span.line, "there is no template" in found.message) == (2, True)
    (tmp_path / "style/programme/programme.md.j2").write_text("{{ t.why }}")
    assert b"SECRET" not in render(programme, "programme", "md", tmp_path / "style")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("x\n{% include 'programme/programme.md.j2' %}", 2, "without end"),
        ("x\n\n{% include 'nowhere.j2' %}", 3, 'no template "nowhere.j2"'),
        ("x\n{{ p.contact }}", 2, "no value here"),
        ("x\n{{ view.modules.copy().pop() }}", 2, ""),
    ],
)
def test_a_fault_has_its_own_line(
    programme: Programme, tmp_path: Path, template: str, line: int, words: str
) -> None:
    """Endless inclusion, a missing file and a missing value are named where they stand."""
    found = refuse(programme, tmp_path, template)
    assert (found.span.line, Path(found.span.file).name) == (line, "programme.md.j2")
    assert words in found.message


@pytest.mark.parametrize(
    ("labels", "line"), [("[nl]\nwhy = \n", 2), ("nl = 3\n", 1), ("[nl]\nwhy = 3\n", 1)]
)
def test_faulty_labels_are_a_diagnostic(
    programme: Programme, tmp_path: Path, labels: str, line: int
) -> None:
    """Labels that are no TOML, no table or no words are named, with the line where there is one."""
    (tmp_path / "labels.toml").write_text(labels)
    with pytest.raises(AbsError) as caught:
        render(programme, "programme", "md", tmp_path)
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.line) == ("ABS601", line)


def test_a_style_changes_one_block(programme: Programme, tmp_path: Path) -> None:
    """A template that builds on the shipped one brings only the block it changes."""
    file = tmp_path / "programme/programme.html.j2"
    file.parent.mkdir()
    file.write_text(
        '{% extends "shipped/programme/programme.html.j2" %}'
        '{% block why %}<h2 id="why">Eigen {{ m.number(p.modules[0]) }}</h2>{% endblock %}'
    )
    page = render(programme, "programme", "html", tmp_path).decode()
    assert '<h2 id="why">Eigen <span class="n' in page
    assert 'id="evaluation"' in page
