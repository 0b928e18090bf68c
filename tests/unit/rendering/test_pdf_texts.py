import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from abscurriculum import AbsError, workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering.paper import write_page
from abscurriculum.rendering.pdf import render_pdf
from conftest import ROOT
from pdf_reading import a_page, elements, failures, letters, small
from planned import make_plan


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a joint programme with days, people, a room, a budget and a pin."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    plan = make_plan(request)
    return workflow.make_programme(request, plan, "nl")


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    """Another folder, hash seed, time zone and language of the machine change no byte."""
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; import pdf_reading;"
        "print(hashlib.sha256(pdf_reading.small('Œuvre: één & twee ●')).hexdigest())"
    )
    paths = [str(ROOT / "tests")]
    digests = {hashlib.sha256(small("Œuvre: één & twee ●")).hexdigest()}
    for settings in (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"},
    ):
        folder = tmp_path / settings["PYTHONHASHSEED"]
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", program, *paths],
            cwd=folder,
            env={**os.environ, **settings},
            check=True,
            capture_output=True,
            text=True,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


@pytest.mark.parametrize(
    "text",
    [
        '#import "@preview/cetz:0.3.0": canvas',
        "$x^2$ *b* _i_ `c` \\ #panic() <a> @b // /* = H",
        "</p><script>alert(1)</script>&amp;",
        "\"quote\" 'quote' -- --- ... ~ \u00a0",
        "Ελληνικά кириллица ✓ ★ → ½ € ﬁ Ĳsselmeer",
        "e\u0301 a\u0300\u0301",
        "x" * 400,
        "\u202eomgekeerd",
        '#read("/etc/passwd")',
    ],
)
def test_hostile_texts_come_out_as_text(text: str) -> None:
    """Markup of Typst, markup of HTML, quotes and other alphabets come out as written."""
    pdf = small(text)
    assert failures(pdf) == []
    read = letters("".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages))
    if "\u202e" in text:
        assert read.count(text[1:]) + read.count(text[:0:-1]) >= 9
    else:
        assert read.count(letters(text)) >= 9


@pytest.mark.parametrize("text", ["שלום", "العربية"])
def test_text_from_the_right_stays_whole(text: str) -> None:
    """A name from right to left keeps to itself: what stands around it stays in its order."""
    pdf = small(text)
    assert failures(pdf) == []
    line = next(
        line
        for line in PdfReader(io.BytesIO(pdf)).pages[0].extract_text().splitlines()
        if line.startswith("a ")
    )
    assert re.sub(r"[\u2066-\u2069]", "", line) == f"a {text} b"


@pytest.mark.parametrize(
    ("text", "shown"), [("Feest 🎉 in mei", "🎉"), ("Naam 漢", "漢"), ("\ue000", "U+E000")]
)
def test_texts_no_font_can_show_are_refused(programme: Programme, text: str, shown: str) -> None:
    """A text without glyphs is an error in plain words with the text around it, not a crash."""
    named = programme.model_copy(update={"client_title": text})
    with pytest.raises(AbsError) as caught:
        render_pdf(named, "evaluation", None)
    found = caught.value.diagnostics[0]
    assert found.code == "ABS603"
    assert f'"{shown}"' in found.message
    assert text in found.message or not text.isprintable()
    assert found.hint


def test_odd_pages_are_made_all_the_same() -> None:
    """Levels left out, links to nowhere, ids given twice, tables with gaps and spans are set."""
    more = (
        "<h4 id=a>diep</h4><p><a href='#nergens'>los</a></p><h2 id='x y\"'>id</h2>"
        "<p><a href='#x y\"'>heen</a></p><table><caption>c</caption><tbody>"
        "<tr><td rowspan=9 colspan=2>r<td>s<tr><td>t<td>u<tr></table>"
        "<table><caption>leeg</caption></table><dl><dt>a<dd>b<ul><li>c</ul></dl>"
        "<ol><li>een<ol><li>twee</ol><li>drie</ol><pre>a\n  b</pre><blockquote>q</blockquote>"
    )
    assert failures(small("T", more)) == []


def test_tall_rows_are_divided() -> None:
    """A row that is higher than a page goes on, and loses nothing."""
    words = [f"woord{number}" for number in range(3000)]
    row = f"<table><caption>c</caption><tbody><tr><td>{' '.join(words)}</table>"
    pdf = small("T", row)
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 2
    assert all(word in text for word in words)


def test_pages_say_their_number() -> None:
    """Each page says which it is, of how many, in the words given."""
    pdf = small("T", "<div class=newpage><h2>B</h2></div>")
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 2
    assert [page.extract_text().splitlines()[-1] for page in pages] == [
        "Pagina 1 van 2",
        "Pagina 2 van 2",
    ]


def test_fonts_are_ours() -> None:
    """Fonts are embedded, from the folder of the templates, with their licences beside them."""
    folder = ROOT / "templates/shared/fonts"
    assert {each.suffix for each in folder.iterdir()} == {".ttf", ".txt"}
    for licence in folder.glob("*.txt"):
        assert "SIL Open Font License, Version 1.1" in licence.read_text("utf-8")
    names = set()
    for page in PdfReader(io.BytesIO(small("Tekst"))).pages:
        fonts: Any = page["/Resources"]
        for font in fonts["/Font"].values():
            names.add(font["/BaseFont"].partition("+")[2].partition("-")[0])
    assert names == {"SourceSans3", "SourceSerif4"}


def test_marks_are_spoken_in_words() -> None:
    """A mark says in words what it stands for; a mark beside its words says nothing."""
    cell = '<td class=mark><span aria-hidden="true">●</span><span class="sr">oefent</span></td>'
    legend = '<p><span aria-hidden="true">○</span> start</p>'
    table = f"<table><caption>c</caption><tbody><tr>{cell}</table>"
    pdf = small("T", legend + table)
    assert [tag["/ActualText"] for tag in elements(pdf) if "/ActualText" in tag] == ["oefent"]
    ticked = '<ul><li><span aria-hidden="true">✓</span><span class="sr">gedaan</span> a</ul>'
    inner = f"<table><caption>d</caption><tbody><tr><td>{table}</table>"
    pdf = small("T", ticked + inner)
    words = [tag["/ActualText"] for tag in elements(pdf) if "/ActualText" in tag]
    assert words == ["gedaan", "oefent"]
    assert failures(pdf) == []


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ('= Kop\n#import "@preview/cetz:0.3.0": canvas', 2),
        ('#import ("@pre" + "view/cetz:0.3.0")', 1),
        ('#include "@local/x:1.0.0"', 1),
        ("#eval(sys.inputs.page)", 1),
        ('#read("/etc/passwd")', 1),
        ('#read("../../etc/passwd")', 1),
        ("#panic()", 1),
        ("#let x = (", 1),
    ],
)
def test_faults_of_a_style_are_told(
    programme: Programme, tmp_path: Path, template: str, line: int
) -> None:
    """No template reaches a network or a file outside its folder; what is wrong is said."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/document.typ").write_text(template, "utf-8")
    with pytest.raises(AbsError) as caught:
        render_pdf(programme, "group-booklet", tmp_path, programme.groups[0])
    (found,) = caught.value.diagnostics
    assert found.code == "ABS601"
    assert found.span.file == (tmp_path / "shared/document.typ").as_posix()
    assert found.span.line == line


def test_a_style_has_its_own_paper(programme: Programme, tmp_path: Path) -> None:
    """A style's own layout counts, and keeps to the same rules."""
    own = (ROOT / "templates/shared/document.typ").read_text("utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/document.typ").write_text(own.replace('"a4"', '"a5"'), "utf-8")
    pdf = render_pdf(programme, "group-booklet", tmp_path, programme.groups[0])
    assert failures(pdf) == []
    assert round(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width) == 420


def test_only_words_without_room_are_broken() -> None:
    """A long word stays whole in a line and may be broken in a column; a longer one in both."""
    data = write_page(a_page("x" * 40), "Sans")
    texts = json.dumps(data["blocks"][1]), json.dumps(data["blocks"][-1]["body"])
    assert ["x" * 40 in text for text in texts] == [True, False]
    assert "x" * 61 not in json.dumps(write_page(a_page("x" * 99), "Sans")["blocks"])
