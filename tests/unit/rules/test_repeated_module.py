from abscurriculum.models.origin import Sourced
from abscurriculum.rules.repeated_module import RULE
from builders import a_library, a_module, check_library


def test_second_file_names_the_first() -> None:
    """Whatever the order of reading, the file whose name comes later is the second."""
    first = a_module("a")
    second = Sourced(first.value, a_module("b").origin)
    (found,) = check_library(RULE, a_library(second, first))
    assert found.span.file == "b.yaml#id"
    assert "first in a.yaml" in found.message
