from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from abscurriculum.rendering.markdown import escape_line, escape_paragraphs

_READER = MarkdownIt("commonmark").enable("table")
# The places of a text in the lines of documents.
_CONTEXTS = (
    "# Programma {}",
    "{}",
    "- {}",
    "- **{}** (x)",
    "| a | b |\n|---|---|\n| {} | x |",
    "| a | b |\n|---|---|\n| 1 ({}) | x |",
    "x: {}; y",
)
_TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))),
    st.text(alphabet="a1 .)-+=#>*_`[]()<>&;|~!\\\"'\n:/x", max_size=30),
)


class _Text(HTMLParser):
    """Collects text and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.tags.add(tag)


def read(markdown: str) -> tuple[str, set[str]]:
    """Render Markdown by an independent reader; give its text, white space folded, and tags."""
    parser = _Text()
    parser.feed(_READER.render(markdown))
    return " ".join(parser.text.split()), parser.tags


@pytest.mark.parametrize("context", _CONTEXTS)
@given(text=_TEXTS)
@example(text="1. eerst")
@example(text="- streep")
@example(text="# kop #")
@example(text="[link](javascript:alert(1))")
@example(text="<script>x</script>")
@example(text="a | b")
@example(text="&lt; &amp; &#60;")
@example(text="**vet** en _cursief_ en `code`")
@example(text="===")
@example(text="C:\\map\\")
def test_any_text_comes_out_as_the_text_it_is(context: str, text: str) -> None:
    """In a heading, paragraph, list, bold, and table cell nothing of the text becomes markup."""
    wanted = " ".join(text.split())
    if not wanted:
        return
    shown, tags = read(context.format(escape_line(text)))
    plain, plain_tags = read(context.format("X"))
    assert shown == " ".join(plain.replace("X", wanted).split())
    assert tags == plain_tags


@given(st.lists(_TEXTS, max_size=4))
@example(parts=["a|b\n:--"])
@example(parts=["kop\n---"])
def test_paragraphs_and_line_breaks_survive(parts: list[str]) -> None:
    """A text of several paragraphs keeps its words and makes nothing but paragraphs and breaks."""
    text = "\n\n".join(parts)
    shown, tags = read(escape_paragraphs(text))
    assert shown == " ".join(text.split())
    assert tags <= {"p", "br"}


@pytest.mark.parametrize(
    "prose",
    [
        "Wie gaat waarover? (En wie niet?) Het kost 4,5 uur; dat is zo.",
        "'s-Gravenhage, Súdwest-Fryslân en Bergen (NH.)",
        "Raad & college: 100 % samen!",
        "H&M en R&D, -5 graden, +31 15 en nota_v2 van j_smith@x.nl; punt #1.",
    ],
)
def test_ordinary_prose_is_left_alone(prose: str) -> None:
    """Dutch sentences stay readable in the file itself."""
    assert escape_line(prose) == prose
