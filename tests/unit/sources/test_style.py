"""style.yaml is read with places; nothing in it or in its logo runs, loads or ends a CSS rule."""

from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.style import Colours
from abscurriculum.sources.style import find_shipped_style, read_style, shipped_styles

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def refuse(folder: Path, text: str) -> Diagnostic:
    """Read a style.yaml that must be refused for one reason."""
    (folder / "style.yaml").write_text(text, "utf-8")
    style, (found,) = read_style(folder)
    assert style is None
    return found


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("colours: {acent: '#000000'}\n", "ABS206", "1:11", 'Did you mean "accent"?'),
        ("colours:\n  ink: #1d2429\n", "ABS203", "2:", 'Write it in quotes: "#0b5563".'),
        ("colours: {ink: red}\n", "ABS203", "1:16", "a colour is expected"),
        ("colours: {ink: '#fff'}\n", "ABS203", "1:16", "a colour is expected"),
        ("colours: {ink: '#000000;}x{'}\n", "ABS203", "1:16", "a colour is expected"),
        ('colours: {ink: "#000000\\n"}\n', "ABS203", "1:16", "a colour is expected"),
        ("colours: {dark: {ink: 'url(//x)'}}\n", "ABS203", "1:23", "a colour is expected"),
        ("colours: {tracks: ['#000000']}\n", "ABS205", "1:19", "at least 3"),
        ("fonts: {body: ['Arial\"; x']}\n", "ABS204", "1:16", "the name of a font"),
        ('fonts: {body: ["Arial\\n"]}\n', "ABS204", "1:16", "the name of a font"),
        ("fonts: {body: ['</style>']}\n", "ABS204", "1:16", "the name of a font"),
        ("logo: {file: ../logo.svg}\n", "ABS204", "1:14", "the name of an SVG file"),
        ("logo: {file: logo.svg}\n", "ABS610", "1:14", 'there is no file "logo.svg"'),
        (f"footer: {'x' * 121}\n", "ABS203", "1:9", "at most 120 characters"),
    ],
)
def test_a_fault_has_its_place(
    tmp_path: Path, text: str, code: str, place: str, words: str
) -> None:
    """Each fault of style.yaml gives a code, its line and column, and what to do."""
    found = refuse(tmp_path, text)
    assert found.code == code
    assert str(found.span).startswith(f"{(tmp_path / 'style.yaml').as_posix()}:{place}")
    assert words in f"{found.message} {found.hint}"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<style>@import 'x'</style>", "<style>"),
        ("<image href='http://x/y.png'/>", "<image>"),
        ("<g onload='alert(1)'/>", "onload"),
        ("<use href='javascript:alert(1)'/>", "href"),
        ("<g fill='url(http://x)'/>", "fill"),
        ("<g", "is no SVG"),
    ],
)
def test_a_logo_is_only_a_drawing(tmp_path: Path, inside: str, words: str) -> None:
    """What runs, or would be fetched from elsewhere, is refused by name."""
    (tmp_path / "logo.svg").write_text(_DRAWING.format(inside), "utf-8")
    found = refuse(tmp_path, "logo: {file: logo.svg}\n")
    assert found.code == "ABS610"
    assert words in found.message


def test_a_logo_is_no_bomb_and_not_large(tmp_path: Path) -> None:
    """Entities are refused, and so is a drawing above the limit."""
    bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + _DRAWING.format("&b;")
    (tmp_path / "logo.svg").write_text(bomb, "utf-8")
    assert "document type" in refuse(tmp_path, "logo: {file: logo.svg}\n").message
    (tmp_path / "logo.svg").write_text(_DRAWING.format("<g/>" * 20_000), "utf-8")
    assert "larger than 60 kB" in refuse(tmp_path, "logo: {file: logo.svg}\n").message


def test_no_link_leads_out(tmp_path: Path) -> None:
    """A logo or style.yaml that is a link to a file elsewhere is not read."""
    style = tmp_path / "style"
    style.mkdir()
    (tmp_path / "secret.svg").write_text(_DRAWING.format(""), "utf-8")
    (style / "logo.svg").symlink_to(tmp_path / "secret.svg")
    assert refuse(style, "logo: {file: logo.svg}\n").code == "ABS610"
    (style / "style.yaml").unlink()
    (tmp_path / "elsewhere.yaml").write_text("name: X\n", "utf-8")
    (style / "style.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    made, (found,) = read_style(style)
    assert (made, found.code) == (None, "ABS610")


def test_a_folder_of_templates_is_a_style(tmp_path: Path) -> None:
    """Without style.yaml, or with only comments in it, the look is ours."""
    for text in (None, "# nothing yet\n"):
        if text:
            (tmp_path / "style.yaml").write_text(text, "utf-8")
        style, found = read_style(tmp_path)
        assert style is not None
        assert (style.look.colours, found) == (Colours(), [])


def test_shipped_styles_are_found_by_name() -> None:
    """A plain name finds a shipped style; a path never leads there."""
    assert shipped_styles() == ("helder",)
    assert find_shipped_style("helder") is not None
    assert find_shipped_style("../styles/helder") is None
    assert find_shipped_style("nowhere") is None


def test_validate_knows_a_style(tmp_path: Path) -> None:
    """`abs validate` takes style.yaml for what it is, also where it holds only a name."""
    (tmp_path / "style.yaml").write_text("name: Huis\n", "utf-8")
    assert workflow.validate([tmp_path]).diagnostics == ()
    (tmp_path / "style.yaml").write_text("colours: {acent: '#000000'}\n", "utf-8")
    (found,) = workflow.validate([tmp_path]).diagnostics
    assert (found.code, found.span.column) == ("ABS206", 11)
