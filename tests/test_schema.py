"""The JSON Schemas and the validator agree."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from abscurriculum.models.schemas import SCHEMAS, make_schema
from abscurriculum.sources.brief import read_brief
from abscurriculum.sources.document import build
from abscurriculum.sources.reading import read_file
from conftest import ROOT
from trees import paths, replace

_KINDS = {"goals.yaml": "goals", "vocabulary.yaml": "vocabulary", "library.yaml": "library"}
_CHECKERS = {
    name: Draft202012Validator(make_schema(name), format_checker=FormatChecker())
    for name in SCHEMAS
}
_FILES = sorted(
    [
        *(ROOT / "modules").rglob("*.yaml"),
        *(path for path in (ROOT / "examples").glob("*.yaml") if ".plan" not in path.suffixes),
    ]
)
_SAMPLES = {
    "module": (ROOT / "modules/officials-executives/adviesgesprek-met-acteur.yaml"),
    "brief": (ROOT / "examples/westland.yaml"),
    "brief of every key": (ROOT / "tests/cases/valid/brief-of-every-key.yaml"),
    "goals": (ROOT / "modules/goals.yaml"),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema(name: str) -> None:
    """Each is valid JSON Schema 2020-12, and every property says what it is."""
    schema = make_schema(name)
    Draft202012Validator.check_schema(schema)
    for definition in schema["$defs"].values():
        for key, entry in definition.get("properties", {}).items():
            described = "description" in entry or "$ref" in entry or "const" in entry
            assert described, f"{definition.get('title')}.{key}"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_schemas_accept_what_is_shipped(path: Path) -> None:
    """Every module and example that the validator accepts, the schema accepts."""
    kind = _KINDS.get(path.name, "brief" if path.parent.name == "examples" else "module")
    errors = [
        error.message for error in _CHECKERS[kind].iter_errors(build(path.read_text("utf-8")))
    ]
    assert not errors


_odd = st.one_of(
    st.sampled_from(
        ["", " ", "x", "2027-02-30", "2027-01-14", "9:30", "monday", "a b", "a-b", "a_b", "1.0.0"]
    ),
    st.integers(-5, 20),
    st.sampled_from([1.5, True, None]),
    st.just([]),
    st.just({}),
    st.just(["x"]),
    st.just({"nl": "x"}),
    st.just({"nl": "x", "de": "y"}),
    st.just({"min": 3}),
)


@pytest.mark.parametrize("sample", _SAMPLES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_schema_and_validator_agree(tmp_path: Path, sample: str, data: st.DataObject) -> None:
    """With one value replaced or one key added, both accept the file or both refuse it."""
    kind = sample.split(maxsplit=1)[0]
    tree: Any = build(_SAMPLES[sample].read_text("utf-8"))
    path = data.draw(st.sampled_from(paths(tree)))
    changed = replace(tree, path, data.draw(_odd))
    if data.draw(st.booleans()):
        changed = {**changed, "unknown_key": 1}
    file = tmp_path / "x.yaml"
    file.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), "utf-8")
    read = build(file.read_text("utf-8"))
    by_schema = _CHECKERS[kind].is_valid(read)
    if kind == "brief":
        by_validator = read_brief(file).brief is not None
    else:
        by_validator = read_file(file).entry is not None
    assert by_schema == by_validator, (path, changed)
