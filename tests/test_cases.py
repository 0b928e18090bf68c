"""Every file or folder under `cases` is a case; the codes in its name are what must be found."""

import re
from collections import Counter
from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.diagnostics import Diagnostic

_CASES = Path(__file__).parent / "cases"
_CODES = re.compile(r"ABS\d{3}(?:-ABS\d{3})*")
_MARK = "# <- here"
# The file of a case is named after what it shows, so it cannot be named after its id too.
_FILE_NAME = "ABS315"


def _list_cases(folder: str) -> list[Path]:
    return sorted(_CASES.joinpath(folder).iterdir())


def _find_marks(case: Path) -> Counter[tuple[str, int]]:
    """Count the places that the files of a case mark."""
    files = [case] if case.is_file() else sorted([*case.rglob("*.yaml"), *case.rglob("*.csv")])
    return Counter(
        (str(file), number)
        for file in files
        for number, line in enumerate(file.read_text("utf-8", "replace").split("\n"), 1)
        if line.endswith(_MARK)
    )


def _validate(case: Path) -> list[Diagnostic]:
    return list(workflow.validate([case]).diagnostics)


def _show(found: list[Diagnostic]) -> str:
    return "\n".join(f"{each.span} {each.code} {each.message}" for each in found)


@pytest.mark.parametrize("case", _list_cases("valid"), ids=lambda case: case.name)
def test_valid_case(case: Path) -> None:
    """A good file gives neither error nor warning."""
    found = _validate(case)
    assert not found, _show(found)


@pytest.mark.parametrize("case", _list_cases("invalid"), ids=lambda case: case.name)
def test_invalid_case(case: Path) -> None:
    """The codes in the case's name are found at the marked lines, and nothing else is."""
    name = _CODES.match(case.name)
    assert name
    codes = name[0].split("-")
    found = [each for each in _validate(case) if each.code in codes or each.code != _FILE_NAME]
    assert {each.code for each in found} == set(codes), _show(found)
    marks = _find_marks(case)
    if not marks:
        assert [each.span.line for each in found] == [1], _show(found)
        return
    marked_files = {file for file, _ in marks}
    places = Counter((each.span.file, each.span.line) for each in found)
    assert marks == Counter({p: n for p, n in places.items() if p[0] in marked_files}), _show(found)
    assert all(line == 1 for file, line in places if file not in marked_files), _show(found)
    assert all(each.hint for each in found if each.code > "ABS3"), _show(found)
