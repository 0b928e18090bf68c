import os
from pathlib import Path
from typing import NoReturn

import pytest

from abscurriculum.sources.source import read_source, read_text


def codes(path: Path) -> list[str]:
    """Give the codes of what is wrong with a file."""
    return [found.code for found in read_source(path)[1]]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    """What is not a file is said to be so."""
    assert codes(tmp_path / "none.yaml") == ["ABS100"]
    assert codes(tmp_path) == ["ABS100"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe would block for ever; it is refused before it is opened."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert codes(pipe) == ["ABS100"]


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    """Only so much is read as a module can hold."""
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(1_000_000_000)
    assert codes(large) == ["ABS101"]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is named as such."""
    file = tmp_path / "secret.yaml"
    file.write_text("a: 1")

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = read_source(file)[1]
    assert [each.code for each in found] == ["ABS100"]
    assert "may not be read" in found[0].message


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("client: Sint Anna\nx: caf\xe9\n".encode("latin-1"), "ABS102", 2, 7),
        ("client: Westland".encode("utf-16"), "ABS102", 1, 1),
        (b"a: 1\nb: x\x00y", "ABS104", 2, 5),
        (b"a: x\x07y", "ABS104", 1, 5),
        (b"", "ABS111", 1, 1),
    ],
)
def test_bytes_that_are_no_text(data: bytes, code: str, line: int, column: int) -> None:
    """Wrong encodings and control characters are found at their place."""
    source, found = read_text(data, "x.yaml")
    assert source is None
    assert [(each.code, each.span.line, each.span.column) for each in found] == [
        (code, line, column)
    ]


def test_a_byte_order_mark_is_a_warning() -> None:
    """A file saved by a Windows editor is still read."""
    source, found = read_text(b"\xef\xbb\xbfclient: Westland", "x.yaml")
    assert source is not None
    assert source.data == {"client": "Westland"}
    assert [each.code for each in found] == ["ABS103"]


def test_places_count_characters_and_not_bytes() -> None:
    """Accents before a value do not move its column."""
    source, _ = read_text("é: {ü: x}".encode(), "x.yaml")
    assert source is not None
    span = source.span(["é", "ü"])
    assert (span.line, span.column, span.end_column) == (1, 8, 9)
