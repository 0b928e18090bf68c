"""Whatever stands in a file: no traceback, no leak, bounded time."""

import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from abscurriculum import AbsError, workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import DOCUMENTS
from conftest import ROOT
from pages import render_first
from planned import make_plan, read_brief
from texts_everywhere import fill_everywhere
from trees import paths, replace

_QUIET = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])

_MODULE = yaml.safe_load(
    (ROOT / "modules/officials-executives/adviesgesprek-met-acteur.yaml").read_text("utf-8")
)
_BRIEF = yaml.safe_load((ROOT / "examples/westland.yaml").read_text("utf-8"))

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "{{ council.__init__.__globals__ }}",
    "| a | b |\n|---|---|",
    "# kop\n\n- lijst\n\n```\ncode",
    "</style><script>x</script>",
    "\u202eomgekeerd",
    "👩‍🚒 'S-GRAVENHAGE & Co. <b>",
    "regel 1\nregel 2\n\nalinea",
    "]]>",
    "&lt;&#60;",
    "*_`~[]()!\\",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))),
)
values = st.recursive(
    st.one_of(texts, st.integers(), st.floats(), st.booleans(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def check(folder: Path, data: bytes) -> bool:
    """Validate one file; give whether it has errors. Anything but AbsError is a bug."""
    file = folder / "x.yaml"
    file.write_bytes(data)
    begin = time.monotonic()
    checked = workflow.validate([file])
    # Far above what it takes; only what grows without bound is slower.
    assert time.monotonic() - begin < 20
    for found in checked.diagnostics:
        assert found.message
        assert found.span.line >= 1
    return any(found.severity == "error" for found in checked.diagnostics)


@_QUIET
@given(st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    """Any bytes give diagnostics; bytes that are no YAML mapping never pass."""
    wrong = check(tmp_path, data)
    try:
        tree = yaml.safe_load(data.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        tree = None
    assert wrong or isinstance(tree, dict)


@_QUIET
@given(st.dictionaries(st.one_of(st.sampled_from(sorted(_MODULE) + sorted(_BRIEF)), texts), values))
def test_any_mapping(tmp_path: Path, tree: dict[str, Any]) -> None:
    """Any mapping, with known keys and unknown ones, is read without a crash."""
    check(tmp_path, yaml.safe_dump(tree, allow_unicode=True).encode())


@_QUIET
@given(st.sampled_from(paths(_MODULE)), values)
def test_any_value_anywhere_in_a_module(tmp_path: Path, path: tuple[Any, ...], value: Any) -> None:
    """A module with one value replaced by anything is read without a crash."""
    tree = replace(_MODULE, path, value)
    check(tmp_path, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())


@_QUIET
@given(st.sampled_from(paths(_BRIEF)), values)
def test_any_value_anywhere_in_a_brief(tmp_path: Path, path: tuple[Any, ...], value: Any) -> None:
    """A brief with one value replaced by anything is read, planned and checked without a crash."""
    tree = replace(_BRIEF, path, value)
    check(tmp_path, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())


class _Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def write_brief(hostile: str) -> dict[str, Any]:
    """Give a brief with one text in every place where a person writes freely."""
    line = " ".join(hostile.split())
    return {
        "client": {"name": line, "type": "municipality", "seats": 21},
        "period": {"from": "2027-01-11", "to": "2027-06-25"},
        "contact": {"name": line, "role": line},
        "occasion": hostile,
        "routes": dict.fromkeys(_TRACKS, "none"),
        "modules": {"include": ["rollen-en-spelregels"]},
        "cases": [{"title": hostile, "summary": hostile, "owner": "mayor", "track": "leadership"}],
        "local_colour": {"places": [hostile], "strengths": [hostile]},
        "calendar": {"blocked": [{"from": "2027-01-11", "to": "2027-02-05", "reason": line}]},
        "people": [
            {"name": line, "role": "trainer"},
            {"name": f"{line} 2", "role": "trainer"},
            {"name": f"{line} 3", "role": "wethouder", "needed_for": ["rollen-en-spelregels"]},
        ],
        "venues": [{"name": line, "capacity": 60}],
    }


_TRACKS = ("officials-executives", "council-executive", "leadership")


@pytest.fixture(scope="module")
def harmless(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """Give the programme of that brief with a harmless text."""
    return _programme(tmp_path_factory.mktemp("harmless"), library, write_brief("X"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_text(
    tmp_path: Path, library: Library, harmless: Programme, hostile: str
) -> None:
    """In every free text of a brief: no tag, attribute or code of its making; the text stays."""
    programme = _programme(tmp_path, library, write_brief(hostile))
    for document in DOCUMENTS:
        seen = [_read(render_first(each, document, "html")) for each in (programme, harmless)]
        ours, theirs = (set(parser.tags) for parser in seen)
        assert ours - {"br", "p"} <= theirs
        assert not any(name.startswith("on") for name, _ in seen[0].attributes)
        assert not any("javascript:" in value for _, value in seen[0].attributes)
        shown = " ".join(" ".join(seen[0].text).split())
        wanted = " ".join(hostile.split())
        assert wanted in shown
        # The client, by name and as contact; where sessions are told, the room and people besides.
        assert shown.count(wanted) >= (5 if document in ("programme", "run-sheet") else 4)


def _programme(folder: Path, library: Library, tree: dict[str, Any]) -> Programme:
    try:
        request = read_brief(library, folder, tree)
    except AbsError as error:
        pytest.fail(str(error))
    return workflow.make_programme(request, make_plan(request), "nl")


@pytest.fixture(scope="module")
def whole(library: Library) -> Programme:
    """Give a programme with something in every field."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def _read(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    return parser


@settings(max_examples=40)
@given(text=texts)
def test_no_text_of_any_module_or_brief_becomes_markup(whole: Programme, text: str) -> None:
    """The same text in every field of the whole programme makes no tag and no attribute."""
    for document in DOCUMENTS:
        pages = [
            _read(render_first(fill_everywhere(whole, each), document, "html"))
            for each in (text, "X")
        ]
        assert set(pages[0].tags) - {"br", "p"} <= set(pages[1].tags)
        assert {name for name, _ in pages[0].attributes} <= {n for n, _ in pages[1].attributes}


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_tables_hold_whatever_a_text_is(whole: Programme, text: str) -> None:
    """By an independent reader: as many rows and cells as with a harmless text, and no new tag."""
    reader = MarkdownIt("commonmark").enable("table")
    for document in DOCUMENTS:
        pages = [
            _read(reader.render(render_first(fill_everywhere(whole, each), document, "md")))
            for each in (text, "X")
        ]
        assert set(pages[0].tags) - {"br", "p"} <= set(pages[1].tags)
        for tag in ("table", "tr", "td", "th", "h1", "h2", "h3"):
            assert pages[0].tags.count(tag) == pages[1].tags.count(tag)
