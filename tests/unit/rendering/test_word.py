import io
import re
import runpy
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
from planned import make_plan
from word_files import (
    W,
    all_elements,
    open_parts,
    read_body,
    read_page,
    read_part,
    read_parts,
    squeeze,
    style_of,
    text_of,
    words_on_paper,
)

_LEVELS = {"Title": 1, "Heading1": 2, "Heading2": 3, "Heading3": 4, "Heading4": 5}


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with days, people, a room, a budget and a pin."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


@pytest.fixture(scope="module", params=DOCUMENTS)
def pair(request: pytest.FixtureRequest, programme: Programme) -> tuple[bytes, bytes]:
    """Give each document as a page and for Word."""
    entry = DOCUMENTS[request.param]
    group = programme.groups[0] if entry.per_group else None
    page, word = (render(programme, request.param, each, None, group) for each in ("html", "docx"))
    return page, word


def _without_contents(body: Any) -> Any:
    for each in list(body.iter(f"{W}sdt")):
        each.getparent().remove(each)
    return body


def test_all_text_of_the_page_is_there(pair: tuple[bytes, bytes]) -> None:
    """Letter by letter and in order, what the page shows on paper is what Word shows."""
    page, word = pair
    assert squeeze(text_of(_without_contents(read_body(word)))) == words_on_paper(page)


def test_headings_are_headings(pair: tuple[bytes, bytes]) -> None:
    """Every heading of the page is one in Word, at the same level; the name is the title."""
    page, word = pair
    tree = read_page(page)
    for node in list(tree.iter("nav")):
        node.drop_tree()
    wanted = [
        (int(node.tag[1]), squeeze(node.text_content()))
        for node in tree.iter("h1", "h2", "h3", "h4", "h5")
    ]
    found = [
        (_LEVELS[style_of(each)], squeeze(text_of(each)))
        for each in read_body(word).iter(f"{W}p")
        if style_of(each) in _LEVELS
    ]
    assert found == wanted
    # And by their names, as Word lists them in its navigation.
    names = {each.style.name for each in docx.Document(io.BytesIO(word)).paragraphs if each.style}
    assert names >= {"Title", "Heading 1", "Normal"}


def test_tables_are_tables(pair: tuple[bytes, bytes]) -> None:
    """Each table has its rows and cells; header rows repeat, and no row is split over pages."""
    page, word = pair
    tables = read_page(page).findall(".//table")
    # Facts, and what is to be written in, stand in tables of their own.
    facts = [
        each
        for each in read_page(page).iter("dl")
        if "facts" in each.classes or not list(each.iter("dd"))[-1].text_content().strip()
    ]
    body = read_body(word)
    for each in list(body.iter(f"{W}tbl")):
        if _style_of_table(each) == "FactsTable":
            each.getparent().remove(each)
            facts.pop()
    assert not facts
    found = list(body.iter(f"{W}tbl"))
    assert len(found) == len(tables)
    for ours, theirs in zip(found, tables, strict=True):
        rows, wanted = ours.findall(f"{W}tr"), theirs.findall(".//tr")
        assert [len(row.findall(f"{W}tc")) for row in rows] == [len(row) for row in wanted]
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [row.getparent().tag == "thead" for row in wanted]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert ours.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == " ".join(
            theirs.find("caption").text_content().split()
        )
        grid = [int(each.get(f"{W}w")) for each in ours.find(f"{W}tblGrid")]
        assert min(grid) > 0
        for row in rows:
            spans = row.findall(f"{W}tc/{W}tcPr/{W}gridSpan")
            cells = len(row.findall(f"{W}tc"))
            assert cells + sum(int(each.get(f"{W}val")) - 1 for each in spans) == len(grid)
            assert sum(int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")) == sum(grid)


def _style_of_table(table: Any) -> str:
    return str(table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val"))


def test_contents_are_filled_in(pair: tuple[bytes, bytes]) -> None:
    """The contents name chapters in order, each leads to its heading, and Word can update them."""
    _, word = pair
    body = read_body(word)
    contents = body.find(f"{W}sdt")
    if contents is None:
        pytest.fail("there are no contents")
    links = list(contents.iter(f"{W}hyperlink"))
    places = {
        mark.get(f"{W}name"): squeeze(text_of(mark.getparent()))
        for mark in body.iter(f"{W}bookmarkStart")
    }
    assert [places[link.get(f"{W}anchor")] for link in links] == [
        squeeze("".join(link.itertext())) for link in links
    ]
    chapters = [
        squeeze(text_of(each)) for each in body.iter(f"{W}p") if style_of(each) == "Heading1"
    ]
    ours = [squeeze(text_of(each)) for each in contents.iter(f"{W}p") if style_of(each) == "TOC1"]
    assert ours == chapters
    marks = [each.get(f"{W}fldCharType") for each in contents.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    (code,) = contents.iter(f"{W}instrText")
    assert re.fullmatch(r' TOC \\o "1-[12]" \\h \\z \\u ', code.text)


def test_links_lead_somewhere(pair: tuple[bytes, bytes]) -> None:
    """Every link has a heading in the document or an address; ids of places are there once."""
    _, word = pair
    body = read_body(word)
    places = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    related = {each.get("Id") for each in read_part(word, "word/_rels/document.xml.rels")}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for link in body.iter(f"{W}hyperlink"):
        assert link.get(f"{W}anchor") in places or link.get(key) in related


def test_drawings_have_words_and_two_forms(programme: Programme) -> None:
    """The timeline is there as PNG and as SVG, with its text for who cannot see it."""
    word = render(programme, "programme", "docx")
    parts, page = open_parts(word), render(programme, "programme", "html")
    (drawing,) = read_body(word).iter(f"{W}drawing")
    (shown,) = (each for each in drawing.iter() if each.tag.endswith("}docPr"))
    (description,) = read_page(page).xpath("//svg/desc/text()")
    assert description.rstrip(".") in shown.get("descr")
    pictures = sorted(name for name in parts if name.startswith("word/media/"))
    assert [name.rpartition(".")[2] for name in pictures] == ["svg", "png"]
    assert parts[pictures[1]].startswith(b"\x89PNG")
    marks = read_part(word, pictures[0]).xpath("//*[@class='session']")
    assert len(marks) == len(programme.sessions)
    assert b"image/svg+xml" in parts["[Content_Types].xml"]


def test_header_and_footer_have_title_and_pages(programme: Programme) -> None:
    """The title stands above, and the number of the page and of all pages are fields."""
    word = render(programme, "programme", "docx")
    headers, footers = (read_parts(word, f"word/{name}") for name in ("header", "footer"))
    assert sorted(map(text_of, headers)) == ["", f"Programma {programme.client_title}"]
    for footer in footers:
        assert programme.library in text_of(footer)
        assert text_of(footer).endswith("Pagina 1 van 1")
        codes = [each.text.strip() for each in footer.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "tag", "other"), [("nl", "nl-NL", "en"), ("en", "en-GB", "nl")]
)
def test_languages_are_named(library: Library, language: Any, tag: str, other: str) -> None:
    """The document says its language; texts in the other say theirs."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    programme = workflow.make_programme(request, make_plan(request), language)
    goal, *rest = programme.goals
    strange = goal.title.model_copy(update={"language": other})
    goals = (goal.model_copy(update={"title": strange}), *rest)
    word = render(programme.model_copy(update={"goals": goals}), "programme", "docx")
    styles = read_part(word, "word/styles.xml")
    assert styles.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == tag
    tags = {"nl": "nl-NL", "en": "en-GB"}
    marked = "".join(
        text_of(run)
        for run in read_body(word).iter(f"{W}r")
        for lang in run.iter(f"{W}lang")
        if lang.get(f"{W}val") == tags[other]
    )
    assert squeeze(strange.text) in squeeze(marked)
    assert docx.Document(io.BytesIO(word)).core_properties.language == tag


def test_properties_name_no_person(programme: Programme) -> None:
    """Title and dates are the programme's; there is no author, and no clock."""
    core = docx.Document(io.BytesIO(render(programme, "programme", "docx"))).core_properties
    assert core.title == f"Programma {programme.client_title}"
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created is not None
    assert core.created.date() == programme.agreed
    assert core.modified == core.created


def test_no_list_goes_on_with_the_numbers_of_another(programme: Programme) -> None:
    """Each numbered list begins at 1: it has a numbering of its own, which says so."""
    word = render(programme, "run-sheet", "docx")
    numbering = read_part(word, "word/numbering.xml")
    restarted = {
        num.get(f"{W}numId")
        for num in numbering.findall(f"{W}num")
        if num.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    body = read_body(word)
    used = {
        each.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        for each in body.iter(f"{W}p")
        if style_of(each) == "ListNumber"
    }
    page = read_page(render(programme, "run-sheet", "html"))
    lists = page.xpath("//ol[not(ancestor::nav)]")
    assert used <= restarted
    assert len(used) == len(lists) > 0


# The order in which Word wants what stands in these; it may refuse a file that has another.
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs suppressAutoHyphens spacing "
    "ind jc outlineLvl",
    "rPr": "rStyle rFonts b i color spacing sz szCs u bdr shd lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop autoHyphenation hyphenationZone doNotHyphenateCaps "
    "characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}


def test_elements_stand_in_the_order_of_the_standard(pair: tuple[bytes, bytes]) -> None:
    """What Word reads in one order only is written in that order."""
    for element in all_elements(pair[1]):
        name = etree.QName(element).localname
        if name in _ORDERS and element.tag.startswith(W):
            order = _ORDERS[name].split()
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places)


def test_every_style_that_is_used_is_there(pair: tuple[bytes, bytes]) -> None:
    """No paragraph, run or table asks for a style that the template lacks."""
    styles = read_part(pair[1], "word/styles.xml")
    known = {each.get(f"{W}styleId") for each in styles.findall(f"{W}style")}
    asked = read_body(pair[1]).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    assert {each.get(f"{W}val") for each in asked} <= known


def test_same_programme_same_file(programme: Programme) -> None:
    """Two runs give the same bytes, in a zip without a clock."""
    first, second = (render(programme, "programme", "docx") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = packed.namelist()
    assert names[0] == "[Content_Types].xml"  # where readers that sniff look for it
    assert names[1:] == sorted(names[1:])
    assert len(first) <= 80_000


def test_the_template_is_what_its_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody changed templates/shared/template.docx by hand, or forgot to make it again."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    script = runpy.run_path(str(ROOT / "tools/make_word_template.py"))
    kept = open_parts(script["FILE"].read_bytes())
    assert open_parts(script["make_template"]()) == kept
