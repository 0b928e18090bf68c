"""Plans for tests: a brief given as data, read and planned in one step."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request
from abscurriculum.planning import Before, NoPlan, Planned, plan


def write_brief(folder: Path, brief: Mapping[str, Any], name: str = "brief.yaml") -> Path:
    """Write a brief given as data."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(yaml.safe_dump(dict(brief), sort_keys=False), encoding="utf-8")
    return file


def read_brief(library: Library, folder: Path, brief: Mapping[str, Any]) -> Request:
    """Read a brief given as data; raise AbsError for what is wrong with it."""
    return workflow.read_request(write_brief(folder, brief), library=library)[0]


def make_plan(request: Request, before: Before | None = None) -> Plan:
    """Plan a request that has a plan."""
    found = plan(request, before)
    assert isinstance(found, Planned), found
    return found.plan


def find_plan(request: Request, before: Before | None = None) -> Plan | None:
    """Plan a request; None where it is proven that there is no plan."""
    found = plan(request, before)
    if isinstance(found, NoPlan):
        assert found.proven
        return None
    return found.plan
