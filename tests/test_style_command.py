"""`abs style` makes, checks and finds styles."""

import shutil
from pathlib import Path

import pytest
from fontTools import subset

from conftest import ROOT
from test_cli import run

_FONT = ROOT / "templates/shared/fonts/SourceSans3_400Regular.ttf"


def test_a_new_style_passes_and_is_not_overwritten(tmp_path: Path) -> None:
    """What `new` makes has no fault; made again, it is refused and stays as it was."""
    made = run("style", "new", "huis", cwd=tmp_path)
    assert (made.returncode, made.stdout.split()) == (
        0,
        ["huis/programme/programme.html.j2", "huis/style.yaml"],
    )
    checked = run("style", "check", "huis", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "")
    (tmp_path / "huis/style.yaml").write_text("name: Mijn\n", "utf-8")
    again = run("style", "new", "huis", cwd=tmp_path)
    assert again.returncode == 1
    assert "ABS613" in again.stderr
    assert (tmp_path / "huis/style.yaml").read_text("utf-8") == "name: Mijn\n"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """A faint colour, a font without é, an unknown document and a template: each with its place."""
    style = tmp_path / "huis"
    (style / "fonts").mkdir(parents=True)
    (style / "quote").mkdir()
    (style / "style.yaml").write_text(
        'colours:\n  soft: "#999999"\ndocuments: [programe]\n', "utf-8"
    )
    (style / "quote/quote.html.j2").write_text("x\n\n{{ p.clientt }}\n", "utf-8")
    (style / "quote/quote.md.j2").write_text(
        "{% if p.partners %}{% for each in p.partners %}{{ eech }}{% endfor %}\n"
        "{{ t.nergens }}{% endif %}\n",
        "utf-8",
    )
    options = subset.Options()
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    font = subset.load_font(str(_FONT), options)
    made = subset.Subsetter(options)
    made.populate(text="abcdefghijklmnopqrstuvwxyz")
    made.subset(font)
    subset.save_font(font, str(style / "fonts/few.ttf"), options)
    font.close()
    (style / "fonts/none.ttf").write_bytes(b"no font")
    checked = run("style", "check", "huis", cwd=tmp_path)
    assert checked.returncode == 1
    told = checked.stdout
    assert "huis/style.yaml:2:9" in told
    assert "soft on paper: #999999 on #fdfcf9 has a contrast of 2.78; WCAG AA asks 4.5" in told
    assert "huis/style.yaml:3:13" in told
    assert 'Did you mean "programme"?' in told
    assert "huis/quote/quote.html.j2:3" in told
    assert "clientt" in told
    assert "huis/quote/quote.md.j2:1:1: error ABS601 the template cannot be used: 'eech'" in told
    assert "huis/quote/quote.md.j2:2:1" in told
    assert "there is no label 'nergens'" in told
    assert "huis/fonts/few.ttf" in told
    assert "é" in told
    assert "huis/fonts/none.ttf" in told
    assert {"ABS601", "ABS610", "ABS611", "ABS612", "ABS614"} <= set(told.split())


def test_no_such_style(tmp_path: Path) -> None:
    """A name that is no folder and no shipped style is a fault."""
    checked = run("style", "check", "nergens", cwd=tmp_path)
    assert (checked.returncode, "ABS610" in checked.stdout) == (1, True)


@pytest.mark.parametrize("way", ["option", "brief"])
def test_a_shipped_style_is_found_by_its_name(tmp_path: Path, way: str) -> None:
    """`--style helder`, and `style: helder` in a brief, mean ours where there is no such folder."""
    brief = tmp_path / "brief.yaml"
    shutil.copy(ROOT / "tests/golden/one-module/brief.yaml", brief)
    options = ["--style", "helder"] if way == "option" else []
    if way == "brief":
        brief.write_text(brief.read_text("utf-8") + "style: helder\n", "utf-8")
    done = run("build", "brief.yaml", "--format", "html", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = sorted(file.name for file in (tmp_path / "build/brief").iterdir())
    assert made == ["draaiboek.html", "offerte.html", "programma.html"]
    assert "--accent:#9b1148" in (tmp_path / "build/brief/programma.html").read_text("utf-8")


def test_an_own_folder_wins(tmp_path: Path) -> None:
    """A folder of the name is taken, not ours; a fault in its style.yaml stops the build."""
    shutil.copy(ROOT / "tests/golden/one-module/brief.yaml", tmp_path / "brief.yaml")
    (tmp_path / "helder").mkdir()
    (tmp_path / "helder/style.yaml").write_text("colour: {}\n", "utf-8")
    done = run("build", "brief.yaml", "--style", "helder", cwd=tmp_path)
    assert done.returncode == 1
    assert "helder/style.yaml:1:1" in done.stderr
    assert 'Did you mean "colours"?' in done.stderr
    assert not (tmp_path / "build").exists()
