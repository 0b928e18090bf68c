import pytest

from abscurriculum.models.origin import Sourced
from abscurriculum.rules.file_name import RULE
from builders import Paper, a_module, check_module


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("modules/a/rustig-tempo.yaml", 0),
        ("rustig-tempo.yml", 0),
        ("C:\\modules\\rustig-tempo.yaml", 0),
        ("rustig-tempo/index.yaml", 1),
        ("Rustig-tempo.yaml", 1),
    ],
)
def test_name_of_the_file(file: str, number: int) -> None:
    """Only the last part of the path counts, on every system, capitals included."""
    module = Sourced(a_module("rustig-tempo").value, Paper(file))
    assert len(check_module(RULE, module)) == number
