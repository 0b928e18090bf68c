"""Fixtures that several tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from abscurriculum import workflow
from abscurriculum.models.library import Library

# Examples are found by a fixed seed, so that a run that passes here passes everywhere.
settings.register_profile("abs", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("abs")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten on purpose."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture(scope="session")
def library() -> Library:
    """Give the shipped library."""
    return workflow.open_library()
