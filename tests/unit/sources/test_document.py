import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from abscurriculum.sources import document
from abscurriculum.sources.document import Place, build, build_places
from abscurriculum.sources.syntax import ReadError
from conftest import ROOT

_PARSERS = [document._Parser, document._PureParser]  # noqa: SLF001 - both must do the same

scalars = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.none(),
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.fixture(params=_PARSERS, ids=["c", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the C parser and with the one in Python."""
    monkeypatch.setattr(document, "_Parser", request.param)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "path", sorted((ROOT / "modules").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_reads_the_library_as_a_plain_yaml_reader_does(path: Any) -> None:
    """On files without surprises we agree with PyYAML's own safe loader; a day stays text."""
    text = path.read_text(encoding="utf-8")
    plain = yaml.load(text, yaml.CSafeLoader)
    assert build(text) == json.loads(json.dumps(plain, default=str))


@given(trees)
def test_reads_back_what_was_written(tree: Any) -> None:
    """Any tree that is dumped comes back as it was."""
    text = yaml.safe_dump(tree, allow_unicode=True)
    assert build(text) == tree


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), trees, min_size=1))
def test_each_place_is_where_its_value_begins(tree: Any) -> None:
    """A key's place in the text holds that key, for keys at any depth."""
    text = yaml.safe_dump(tree, allow_unicode=True)
    lines = text.split("\n")
    for key, place in _keys(build_places(text)):
        assert lines[place.line][place.column :].startswith((key, f"'{key}", f'"{key}', "? "))


def _keys(place: Place) -> Iterator[tuple[str, Place]]:
    yield from (place.keys or {}).items()
    for part in (place.parts or {}).values():
        yield from _keys(part)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2", "ABS107", 2),
        ("a: 1\n\tb: 2", "ABS106", 2),
        ("a:\n\t- b", "ABS106", 2),
        ("a: b: c", "ABS105", 1),
        ("a: 1\n b: 2", "ABS105", 2),
        ('a:\n  b: "x', "ABS105", 2),
        ("a: [1,\n2", "ABS105", 1),
        ("a: {b: c", "ABS105", 1),
        ("a: @x", "ABS105", 1),
        ("a: *x", "ABS109", 1),
        ("a: &x [*x]", "ABS109", 1),
        ("a: 1\n---\nb: 2", "ABS110", 2),
        ("# nothing", "ABS111", 1),
        ("<<: {a: 1}", "ABS108", 1),
        ("a: !!python/object:os.system x", "ABS113", 1),
        ("? [a]\n: b", "ABS114", 1),
        ("a: {{ council }}", "ABS114", 1),
        ('a: "\\0"', "ABS104", 1),
        ("[" * 10_000, "ABS112", 1),
        ("{a: " * 10_000, "ABS112", 1),
        ("a: \\\n- b\n c", "ABS105", 2),
    ],
)
def test_refuses_what_no_person_means(text: str, code: str, line: int) -> None:
    """Each trap of YAML is a diagnostic at its line, with both parsers."""
    with pytest.raises(ReadError) as caught:
        build(text)
    assert (caught.value.code, caught.value.line + 1) == (code, line)
    assert caught.value.hint


@pytest.mark.usefixtures("parser")
def test_an_alias_bomb_is_stopped() -> None:
    """Aliases of aliases are counted by what they stand for."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 12):
        below = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{below}]")
    with pytest.raises(ReadError) as caught:
        build("\n".join(lines))
    assert caught.value.code == "ABS109"


@pytest.mark.usefixtures("parser")
def test_a_flat_row_of_aliases_is_counted_too() -> None:
    """A thousand aliases of a thousand values are a million values, without any nesting."""
    text = f"a: &a [{', '.join('x' * 1000)}]\nb: [{', '.join(['*a'] * 1000)}]"
    with pytest.raises(ReadError) as caught:
        build(text)
    assert caught.value.code == "ABS109"


@pytest.mark.usefixtures("parser")
def test_anchors_are_allowed() -> None:
    """An alias stands for the value of its anchor."""
    assert build("a: &x {b: 1}\nc: *x") == {"a": {"b": 1}, "c": {"b": 1}}


@settings(max_examples=1000)
@given(st.text(alphabet="ab:-[]{}'\"\n\t #&*!|>%@,?\\~0", max_size=40))
def test_what_both_parsers_read_they_read_alike(text: str) -> None:
    """The Python parser gives the same values; the two differ only in what slips they let pass."""
    results = []
    for each in _PARSERS:
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(ReadError):
            patch.setattr(document, "_Parser", each)
            results.append(build(text))
    assert len({repr(result) for result in results}) <= 1
