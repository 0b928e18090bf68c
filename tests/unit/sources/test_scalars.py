import pytest

from abscurriculum.sources.scalars import resolve


@pytest.mark.parametrize(
    "text",
    ["12:30", "09:30", "no", "on", "off", "yes", "1_000", "2027-01-14", "GM0994", "1.0.0", "0b11"],
)
def test_text_stays_what_it_looks_like(text: str) -> None:
    """What YAML 1.1 turned into numbers, dates and booleans stays text."""
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("010", 10),
        ("-3", -3),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        (".inf", float("inf")),
    ],
)
def test_core_types_of_yaml_1_2(text: str, value: object) -> None:
    """The core schema's numbers, booleans and null are read as such."""
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_a_number_too_long_to_mean_anything_stays_text() -> None:
    """Five thousand digits neither crash nor cost time."""
    assert resolve("9" * 5000) == "9" * 5000
