import pytest

from abscurriculum.models.library import Library
from abscurriculum.rules.prerequisite_cycle import RULE
from builders import a_library, a_module, check_library


def _library(**edges: list[str]) -> Library:
    modules = (a_module(name, prerequisites={"all_of": after}) for name, after in edges.items())
    return a_library(*modules)


@pytest.mark.parametrize(
    ("edges", "drawn"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["a"]}, ["a -> a"]),
        ({"b": ["a"], "a": ["b"]}, ["a -> b -> a"]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, ["a -> b -> c -> a"]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["a -> b -> a", "a -> c -> a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b -> c -> b"]),
        ({"a": ["nergens"]}, []),
    ],
)
def test_each_cycle_is_drawn_once(edges: dict[str, list[str]], drawn: list[str]) -> None:
    """A cycle is named from its first module by id; a chain and an unknown module are none."""
    found = check_library(RULE, _library(**edges))
    assert [d.message.partition(": ")[2] for d in found] == drawn


def test_cycle_stands_at_its_first_module() -> None:
    """The place is the entry of the first module by id that leads on into the cycle."""
    (found,) = check_library(RULE, _library(c=["a"], a=["x", "c"], x=[]))
    assert found.span.file == "a.yaml#prerequisites/all_of/1"


def test_long_chain_is_walked() -> None:
    """Ten thousand modules in a ring break no limit of Python, and the message stays short."""
    names = [f"m{number}" for number in range(10_000)]
    ring = {name: [names[(index + 1) % len(names)]] for index, name in enumerate(names)}
    first = a_module("m0")
    modules = [
        type(first)(
            first.value.model_copy(
                update={
                    "id": name,
                    "prerequisites": first.value.prerequisites.model_copy(
                        update={"all_of": tuple(after)}
                    ),
                }
            ),
            first.origin,
        )
        for name, after in ring.items()
    ]
    (found,) = check_library(RULE, a_library(*modules))
    assert found.message.endswith("m7 -> ... -> m0")
