from pathlib import Path

import pytest

from abscurriculum.diagnostics import Diagnostic, sort_diagnostics
from abscurriculum.sources.brief import read_brief
from abscurriculum.sources.reading import read_file

_GOOD = "client: Westland\nperiod: {from: 2027-01-11, to: 2027-07-02}\n"


def faults(tmp_path: Path, text: str) -> list[Diagnostic]:
    """Read a brief and give what is wrong with it."""
    path = tmp_path / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return list(sort_diagnostics(read_brief(path).diagnostics))


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("goal: {}", "ABS206", 1, 'Did you mean "goals"?'),
        ("occasion: 5", "ABS203", 11, "text"),
        ("occasion: {de: x}", "ABS206", 12, '"de" is not known'),
        ("occasion: {}", "ABS203", 11, "text"),
        ('occasion: "  "', "ABS204", 11, "at least one letter"),
        ("language: fr", "ABS204", 11, "Choose one of: nl, en"),
        ("routes: {leadership: shrt}", "ABS204", 22, 'Did you mean "short"?'),
        ("participants: {mayor: veel}", "ABS203", 23, "whole number"),
        ("participants: {mayor: -1}", "ABS205", 23, "less than 0"),
        ("participants: {mayor: 1.5}", "ABS203", 23, "whole number"),
        ("participants: {mayor: true}", "ABS203", 23, "whole number"),
        ("participants: []", "ABS203", 15, "mapping"),
        ("goals: {must: rolvastheid}", "ABS203", 15, "list"),
        ("goals: {must: [12]}", "ABS203", 16, "quotes"),
        ("contact: {email: nee}", "ABS204", 18, "e-mail address"),
        ("cases: [{title: x, owner: mayor}]", "ABS202", 9, '"track" is missing'),
        ("cases: [{title: x, owner: mayor, track: a b}]", "ABS204", 41, "hyphens"),
        ("parameters: {a: {b: [1]}}", "ABS203", 21, "a list"),
        ('terms: {"[key]": {}}', "ABS204", 9, "underscores"),
        ("departments: [{participants: {mayor: x}}]", "ABS202", 15, '"name" is missing'),
    ],
)
def test_each_fault_has_its_place_and_plain_words(
    tmp_path: Path, line: str, code: str, column: int, words: str
) -> None:
    """Unknown key, wrong type, wrong word, wrong item: code, column and words fit."""
    found = [d for d in faults(tmp_path, _GOOD + line) if d.span.column == column]
    assert [(d.code, d.span.line) for d in found] == [(code, 3)]
    assert words in f"{found[0].message} {found[0].hint}"
    shown = f"{found[0].message} {found[0].hint}".lower()
    assert not any(word in shown for word in ("pydantic", "input", "valid", "str", "dict", "tuple"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2027-02-30", "no such day"),
        ("soon", "a date"),
        ("20270111", "a date"),
        ("2027-1-11", "a date"),
        ("[1]", "a date"),
    ],
)
def test_dates_are_days(tmp_path: Path, value: str, words: str) -> None:
    """A day that does not exist, and a number that a parser might take for seconds, are refused."""
    found = faults(tmp_path, f"client: Westland\nperiod: {{from: {value}, to: 2027-07-02}}")
    assert [d.span.column for d in found] == [16]
    assert words in found[0].message


def test_all_faults_at_once(tmp_path: Path) -> None:
    """One run shows every fault, in the order of the lines."""
    found = faults(tmp_path, "client: []\nperiod: x\ngoals: 3\nstyle: 4\n")
    assert [d.span.line for d in found] == [1, 2, 3, 4]


@pytest.mark.parametrize("text", ["5", "[a, b]", "just words", "null"])
def test_a_file_that_is_no_mapping(tmp_path: Path, text: str) -> None:
    """A list or a word at the top is a diagnostic, as a brief and as an unknown file."""
    path = tmp_path / "x.yaml"
    path.write_text(text)
    assert [d.code for d in read_brief(path).diagnostics] == ["ABS201"]
    assert [d.code for d in read_file(path).diagnostics] == ["ABS207"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("worksop", 'Did you mean "workshop"?'), ("[a]", "Choose one of"), ("", "is missing")],
)
def test_a_wrong_kind_of_module(tmp_path: Path, kind: str, words: str) -> None:
    """An unknown kind is named, and the rest of the module is checked all the same."""
    path = tmp_path / "x.yaml"
    path.write_text(f"id: x\nkind: {kind}\nagenda: []\n")
    found = read_file(path).diagnostics
    assert words in " ".join(f"{d.message} {d.hint}" for d in found)
    assert len(found) > 5
