import pytest

from abscurriculum.rules.faulty_route import RULE
from builders import a_library, a_module, check_library

_MODULES = (
    a_module("a"),
    a_module("b", prerequisites={"all_of": ["a"]}),
    a_module("c", track="leadership"),
    a_module("d", intensity="high"),
)


@pytest.mark.parametrize(
    ("route", "index", "message"),
    [
        (["a", "b", "d"], None, ""),
        (["b"], None, ""),
        (["a", "bb"], 1, 'no module "bb"'),
        (["a", "c"], 1, "belongs to the track leadership"),
        (["b", "a"], 0, 'builds on "a"'),
        (["a", "b", "a"], 2, "twice"),
        (["d", "a"], 0, "high intensity"),
    ],
)
def test_route(route: list[str], index: int | None, message: str) -> None:
    """Each fault is reported at the module's own line; a prerequisite left out is none."""
    library = a_library(*_MODULES, routes={"officials-executives": {"standard": route}})
    found = check_library(RULE, library)
    if index is None:
        assert found == []
    else:
        assert found[0].span.file == f"library.yaml#routes/officials-executives/standard/{index}"
        assert message in found[0].message
