"""Whatever stands in a file: no traceback, no leak, bounded time."""

import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abscurriculum import AbsError, workflow
from abscurriculum.models.base import Model
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Filled
from abscurriculum.rendering import DOCUMENTS, render
from conftest import ROOT
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


_FREE_TEXTS = (
    ("client", "name"),
    ("contact", "role"),
    ("occasion",),
    ("cases", 0, "title"),
    ("cases", 0, "summary"),
    ("local_colour", "places", 0),
    ("local_colour", "strengths", 0),
    ("parameters", "x"),
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_text(tmp_path: Path, library: Library, hostile: str) -> None:
    """In every free text of a brief: no tag, attribute or code of its making; the text stays."""
    brief: dict[str, Any] = {
        "client": {"name": hostile.splitlines()[0], "type": "municipality", "seats": 21},
        "period": {"from": "2027-01-11", "to": "2027-12-17"},
        "contact": {"role": hostile},
        "occasion": hostile,
        "cases": [
            {
                "title": hostile,
                "summary": hostile,
                "owner": "mayor",
                "track": "leadership",
            }
        ],
        "local_colour": {"places": [hostile], "strengths": [hostile]},
    }
    harmless = {**brief, "client": {**brief["client"], "name": "X"}, "contact": {"role": "X"}}
    harmless |= {"occasion": "X", "local_colour": {"places": ["X"], "strengths": ["X"]}}
    harmless["cases"] = [{**brief["cases"][0], "title": "X", "summary": "X"}]
    for document in DOCUMENTS:
        pages = [_render(tmp_path, library, tree, document, "html") for tree in (brief, harmless)]
        seen = []
        for page in pages:
            parser = _Tags()
            parser.feed(page)
            seen.append(parser)
        ours, theirs = (set(parser.tags) for parser in seen)
        assert ours - {"br", "p"} <= theirs
        assert not any(name.startswith("on") for name, _ in seen[0].attributes)
        assert not any("javascript:" in value for _, value in seen[0].attributes)
        shown = " ".join("".join(seen[0].text).split())
        assert " ".join(hostile.split()) in shown.replace("\n", " ")
        assert "49" not in hostile or "{{ 7 * 7 }}" in shown


def _render(folder: Path, library: Library, tree: dict[str, Any], document: str, form: str) -> str:
    path = folder / "x.yaml"
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    try:
        request, _ = workflow.read_request(path, library=library)
    except AbsError as error:
        pytest.fail(str(error))
    plan, _ = workflow.compose(request)
    return render(workflow.make_programme(request, plan, "nl"), document, form, None).decode()


def _fill_everywhere(value: Any, text: str) -> Any:
    """Give a copy of a programme with one text in every place where a text can stand."""
    if isinstance(value, Filled):
        return value.model_copy(update={"text": text})
    if isinstance(value, Model):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return value.model_copy(
            update={name: _fill_everywhere(part, text) for name, part in fields.items()}
        )
    if isinstance(value, tuple):
        return tuple(_fill_everywhere(part, text) for part in value)
    return value


@settings(max_examples=40)
@given(text=texts)
def test_no_text_of_any_module_or_brief_becomes_markup(library: Library, text: str) -> None:
    """The same text in every field of the whole programme makes no tag and no attribute."""
    request, _ = workflow.read_request(ROOT / "tests/golden/one-module/brief.yaml", library=library)
    programme = workflow.make_programme(request, workflow.compose(request)[0], "nl")
    for document in DOCUMENTS:
        seen = []
        for each in (text, "X"):
            parser = _Tags()
            filled = _fill_everywhere(programme, each)
            parser.feed(render(filled, document, "html", None).decode())
            seen.append(parser)
        assert set(seen[0].tags) - {"br", "p"} <= set(seen[1].tags)
        assert {name for name, _ in seen[0].attributes} == {name for name, _ in seen[1].attributes}
