import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from abscurriculum import workflow
from abscurriculum.diagnostics import AbsError
from abscurriculum.models.base import Model
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
from planned import make_plan
from word_files import W, all_elements, open_parts, read_body, read_parts, style_of, text_of

HOSTILE = (
    "R&D <b>vet</b> ]]> <!-- x",
    "</w:t></w:r></w:p><w:p><w:r><w:t>binnen",
    "{{ 7 * 7 }} {% for i in x %} {# weg #}",
    "{_{ 7 }_} {_% if x %_}",
    "&lt;&#60;&amp;amp;",
    "\u202eomgekeerd \u2067om",
    "👩\u200d🚒 \U0010fffd œ",
    "x" * 3000,
)
FORBIDDEN = "a\x00b\x07c\x0bd\x1be\ufffef"


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme with something in every field."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


_FREE = frozenset({"client_title", "partners", "venue", "names", "attending", "place", "library"})


def _fill(value: Any, text: str) -> Any:
    """Give a copy with one text in every place where a person or a module writes."""
    if isinstance(value, Filled):
        return value.model_copy(update={"text": text})
    if isinstance(value, Model):
        changed: dict[str, Any] = {}
        for name in type(value).model_fields:
            part = getattr(value, name)
            if name in _FREE and isinstance(part, str):
                changed[name] = text
            elif (
                name in _FREE and isinstance(part, tuple) and all(isinstance(p, str) for p in part)
            ):
                changed[name] = (text,) * len(part)
            else:
                changed[name] = _fill(part, text)
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(_fill(part, text) for part in value)
    return value


def _make(programme: Programme, document: str, text: str) -> bytes:
    filled = _fill(programme, text)
    group = filled.groups[0] if DOCUMENTS[document].per_group else None
    return render(filled, document, "docx", None, group)


def _shape(data: bytes) -> list[str]:
    """Give all elements but those that a line or a turn of the text itself makes."""
    own = {f"{W}br", f"{W}t"}
    return [each.tag for each in read_body(data).iter(etree.Element) if each.tag not in own]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("document", ["programme", "run-sheet"])
def test_hostile_text_comes_out_as_text(programme: Programme, document: str, text: str) -> None:
    """In every field at once: the same elements as with a harmless text, and the text itself."""
    made = _make(programme, document, text)
    assert _shape(made) == _shape(_make(programme, document, "X"))
    shown = " ".join(text_of(read_body(made)).split())
    assert shown.count(" ".join(text.split())) > len(programme.modules)
    assert any(text in text_of(each) for each in read_parts(made, "word/header"))
    assert text[:200] in docx.Document(io.BytesIO(made)).core_properties.title


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_xml_forbids_is_shown_as_missing(programme: Programme, document: str) -> None:
    """A control character does not break the file, and does not vanish unseen in a text."""
    made = _make(programme, document, FORBIDDEN)
    shown = text_of(read_body(made))
    assert re.search("a.?b.c.d.e.f", shown)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", shown)
    docx.Document(io.BytesIO(made))


def test_a_turned_text_turns_nothing_else(programme: Programme) -> None:
    """Each mark that turns the reading direction is ended in the same run."""
    for run in read_body(_make(programme, "programme", "\u202eweg \u2067x")).iter(f"{W}t"):
        text = run.text or ""
        assert text.count("\u202e") == text.count("\u202c")
        assert text.count("\u2067") == text.count("\u2069")


@settings(max_examples=15)
@given(text=st.text(min_size=1))
def test_any_text_in_every_field(programme: Programme, text: str) -> None:
    """Whatever a text is, every part of the file can be read, and no element is of its making."""
    made = _make(programme, "programme", text)
    assert {each.tag for each in all_elements(made)} <= {
        each.tag for each in all_elements(_make(programme, "programme", "X"))
    } | {f"{W}br", f"{W}tab"}


def _style(folder: Path, change: Any) -> Path:
    """Make a style with our Word template in which something is changed."""
    folder.mkdir(exist_ok=True)
    parts = open_parts((ROOT / "templates/shared/template.docx").read_bytes())
    for name, old, new in change:
        assert old in parts[name].decode()
        parts[name] = parts[name].decode().replace(old, new).encode()
    with zipfile.ZipFile(folder / "template.docx", "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return folder


def test_a_style_brings_its_own_template(programme: Programme, tmp_path: Path) -> None:
    """Its styles and page count, also where Word has translated the ids of styles."""
    style = _style(
        tmp_path,
        [
            ("word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="Kop1"'),
            ("word/document.xml", 'w:w="11906"', 'w:w="10906"'),
        ],
    )
    body = read_body(render(programme, "programme", "docx", style))
    styles = {style_of(each) for each in body.iter(f"{W}p")}
    assert "Kop1" in styles
    assert "Heading1" not in styles
    widths = {int(each.get(f"{W}w")) for each in body.iter(f"{W}tblW")}
    assert widths == {9638 - 1000}


def test_a_template_of_a_page_counts_in_word(programme: Programme, tmp_path: Path) -> None:
    """What a style changes in the page of a document changes it in Word."""
    file = tmp_path / "programme/programme.html.j2"
    file.parent.mkdir()
    file.write_text(
        '{% extends "shipped/programme/programme.html.j2" %}'
        '{% block why %}<h2 id="why">Anders</h2><p>Onze <em>eigen</em> woorden.</p>{% endblock %}'
    )
    shown = text_of(read_body(render(programme, "programme", "docx", tmp_path)))
    assert "Anders\nOnze eigen woorden." in shown


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ([("word/document.xml", "{{p body }}", "{{p rest }}")], "{{p body }}"),
        ([("word/document.xml", "{{p cover }}", "{{p nothing }}")], "'nothing' is undefined"),
        ([("word/header1.xml", "{{ title }}", "{{ title.__class__.__mro__ }}")], "__class__"),
        ([("word/header1.xml", "{{ title }}", "{% if %}")], "Expected an expression"),
        ([("word/header1.xml", "{{ title }}", "{% include '/etc/hostname' %}")], "no template"),
        ([("[Content_Types].xml", "</Types>", "")], "no Word document"),
        ([("word/document.xml", "</w:body>", "")], "no Word document"),
    ],
)
def test_a_faulty_template_is_refused(
    programme: Programme, tmp_path: Path, change: Any, words: str
) -> None:
    """A fault in the Word template of a style is a diagnostic that names the file and the fault."""
    style = _style(tmp_path / "style", change)
    with pytest.raises(AbsError) as caught:
        render(programme, "programme", "docx", style)
    (found,) = caught.value.diagnostics
    assert found.code == "ABS601"
    assert found.span.file == str(style / "template.docx")
    assert words in found.message
    assert "\n" not in found.message


def test_no_document_at_all_is_refused(programme: Programme, tmp_path: Path) -> None:
    """Bytes that are no Word document give a diagnostic."""
    (tmp_path / "template.docx").write_bytes(b"PK no zip")
    with pytest.raises(AbsError) as caught:
        render(programme, "programme", "docx", tmp_path)
    assert "it is no Word document" in caught.value.diagnostics[0].message
