"""The look of a style reaches the pages, and only as colours, names and texts."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html
from pypdf import PdfReader

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.models.style import Colours, Style, StyleFile
from abscurriculum.rendering import DOCUMENTS, render
from abscurriculum.rendering.contrast import find_faint, measure_contrast
from abscurriculum.rendering.labels import SHIPPED
from abscurriculum.rendering.template_names import find_unknown_names
from abscurriculum.sources.style import read_style
from conftest import ROOT
from pdf_reading import failures
from planned import make_plan

_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v9z"/></svg>'
_STYLE = """
colours:
  accent: "#7a003c"
  tracks: ["#7a003c", "#00502f", "#123f8c"]
  dark: {accent: "#ff9cc2"}
fonts: {headings: [Verdana, sans-serif], body: [My Font 2]}
logo: {file: logo.svg, text: {nl: Ons beeldmerk, en: Our mark}}
header: {nl: "Bureau <b>R&D</b>", en: "Firm <b>R&D</b>"}
footer: {nl: "{{ 7*7 }} #strong[x]", en: "{{ 7*7 }} #strong[x]"}
"""


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme to render."""
    request, _ = workflow.read_request(ROOT / "tests/golden/one-module/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


@pytest.fixture
def style(tmp_path: Path) -> Style:
    """Give a style with every key."""
    (tmp_path / "style.yaml").write_text(_STYLE, "utf-8")
    (tmp_path / "logo.svg").write_text(_LOGO, "utf-8")
    style, found = read_style(tmp_path)
    assert found == []
    assert style is not None
    return style


def test_the_page_has_the_look(programme: Programme, style: Style) -> None:
    """Colours, fonts, logo and texts stand in the page; texts are shown as they were written."""
    page = render(programme, "programme", "html", style).decode()
    css = page.split("<style>")[1].split("</style>")[0]
    assert "--accent:#7a003c;--t1:#7a003c;--t2:#00502f;--t3:#123f8c" in css
    assert "prefers-color-scheme:dark){:root{--paper:#14191c" in css
    assert 'body{font-family:"My Font 2",serif}' in css
    assert 'font-family:"Verdana",sans-serif' in css
    read = html.document_fromstring(page)
    (logo,) = read.iter("img")
    assert (logo.get("src") or "").startswith("data:image/svg+xml;base64,")
    assert logo.get("alt") == "Ons beeldmerk"
    texts = [each.text for each in read.iter("p") if each.get("class") == "house"]
    assert texts == ["Bureau <b>R&D</b>", "{{ 7*7 }} #strong[x]"]
    assert 'fill="#0b5563"' not in page


def test_a_page_without_style_is_as_it_was(programme: Programme, tmp_path: Path) -> None:
    """An empty style changes no byte."""
    assert render(programme, "programme", "html") == render(
        programme, "programme", "html", tmp_path
    )


def test_the_pdf_has_the_look(programme: Programme, style: Style) -> None:
    """The colour of the accent is used, ours is not; texts are texts, the logo has its words."""
    reader = PdfReader(io.BytesIO(render(programme, "programme", "pdf", style)))
    first = reader.pages[0]
    text = first.extract_text()
    assert "Bureau <b>R&D</b>" in text
    assert "{{ 7*7 }} #strong[x]" in "".join(page.extract_text() for page in reader.pages)
    contents = first.get_contents()
    assert contents is not None
    drawn = contents.get_data().decode("latin-1")
    assert re.search(r"0?\.478\d* 0 0?\.235\d* ", drawn)
    assert not re.search(r"0?\.043\d* 0?\.333\d* 0?\.388\d* ", drawn)


def test_a_logo_keeps_the_pdf_accessible(programme: Programme, style: Style) -> None:
    """A checker of PDF/UA finds nothing, whether the logo has a text or is only decoration."""
    assert failures(render(programme, "programme", "pdf", style)) == []
    (style.folder / "style.yaml").write_text("logo: {file: logo.svg}\n", "utf-8")
    bare, found = read_style(style.folder)
    assert found == []
    assert failures(render(programme, "programme", "pdf", bare)) == []


def test_word_has_the_look(programme: Programme, style: Style) -> None:
    """Styles and theme of the Word file have the colours and fonts; ours are gone."""
    made = render(programme, "programme", "docx", style)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        styles = file.read("word/styles.xml").decode()
        theme = etree.fromstring(file.read("word/theme/theme1.xml"))
    assert "7A003C" in styles
    assert "0B5563" not in styles
    assert 'w:ascii="Verdana"' in styles
    assert 'w:ascii="My Font 2"' in styles
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert 'descr="Ons beeldmerk"' in file.read("word/document.xml").decode()
        assert b"M0 0h40v9z" in file.read("word/media/drawing1.svg")
    (accent,) = theme.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}accent1")
    assert accent[0].get("val") == "7A003C"


def test_hostile_texts_of_a_style_stay_texts(programme: Programme, tmp_path: Path) -> None:
    """What would end an element, call a template or name a script comes out as it was written."""
    look = StyleFile.model_validate(
        {
            "header": "</style><script>alert(1)</script>",
            "footer": "{{ p.client }} {% raw %} #import javascript:x ]]> &amp; R&D",
        }
    )
    style = Style(folder=tmp_path, look=look)
    page = render(programme, "programme", "html", style).decode()
    read = html.document_fromstring(page)
    assert list(read.iter("script")) == []
    told = [each.text for each in read.iter("p") if each.get("class") == "house"]
    assert told == [look.header and look.header.nl, look.footer and look.footer.nl]
    reader = PdfReader(io.BytesIO(render(programme, "programme", "pdf", style)))
    text = "".join(page.extract_text() for page in reader.pages)
    with zipfile.ZipFile(io.BytesIO(render(programme, "programme", "docx", style))) as file:
        parts = [etree.fromstring(file.read(name)) for name in file.namelist() if "xml" in name]
    word = "".join(str(each) for part in parts for each in part.itertext())
    for shown in (text, word):
        assert "</style><script>alert(1)</script>" in shown
        assert "{{ p.client }} {% raw %} #import javascript:x ]]> &amp; R&D" in shown


def test_an_own_word_template_keeps_its_colours(programme: Programme, style: Style) -> None:
    """A template.docx of the style is taken as it is."""
    template = (SHIPPED / "shared/template.docx").read_bytes()
    (style.folder / "template.docx").write_bytes(template)
    made = render(programme, "programme", "docx", style)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert "0B5563" in file.read("word/styles.xml").decode()


def test_ours_are_told_once() -> None:
    """The colours of style.css and those of the model are the same."""
    css = (SHIPPED / "shared/style.css").read_text("utf-8")
    light, dark = re.findall(r":root\{([^}]*)\}", css)[:2]
    for text, colours in ((light, Colours()), (dark, Colours().dark)):
        found = dict(re.findall(r"--(\w+):(#\w{6})", text))
        told = colours.model_dump(exclude={"dark", "tracks"})
        tracks = {f"t{number}": each for number, each in enumerate(colours.tracks, 1)}
        assert found == told | tracks


def test_our_own_colours_can_be_read() -> None:
    """The default and the shipped style pass WCAG AA in light and dark."""
    helder, _ = read_style(SHIPPED / "styles/helder")
    assert helder is not None
    assert list(find_faint(Colours())) == []
    assert list(find_faint(helder.look.colours)) == []


def test_faint_colours_are_found() -> None:
    """The ratio is WCAG's, and the place is that of the colour."""
    assert measure_contrast("#000000", "#ffffff") == pytest.approx(21)
    assert measure_contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    look = StyleFile.model_validate({"colours": {"paper": "#ffffff", "soft": "#777777"}})
    (on_paper, on_panel) = find_faint(look.colours)
    assert (on_paper.path, on_paper.what) == (("colours", "soft"), "soft on paper")
    assert (on_panel.what, on_panel.on) == ("soft on panel", "#f4f1ea")
    dark = StyleFile.model_validate({"colours": {"dark": {"ink": "#333333"}}})
    assert {each.path for each in find_faint(dark.colours)} == {("colours", "dark", "ink")}


def test_no_name_of_ours_is_taken_for_unknown() -> None:
    """What our own templates use is known to the check: it finds nothing in them."""
    assert list(find_unknown_names(Style(folder=SHIPPED))) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_second_style_differs(programme: Programme, document: str) -> None:
    """No document looks as ours does when it is made with the other style."""
    helder, _ = read_style(SHIPPED / "styles/helder")
    group = programme.groups[0] if DOCUMENTS[document].per_group else None
    page = render(programme, document, "html", helder, group).decode()
    assert ".cover{background:var(--accent)" in page
    assert "--accent:#9b1148" in page
    ours = render(programme, document, "html", None, group).decode()
    assert _read_main(page) == _read_main(ours)


def _read_main(page: str) -> str:
    (main,) = html.document_fromstring(page).iter("main")
    return "".join(str(text) for text in main.itertext())
