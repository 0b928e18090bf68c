"""Prints of what a plan rests on: when they are the same, so is the plan."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from abscurriculum.models.brief import Brief
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.organisation import ORGANISATION_TYPES
from abscurriculum.models.plan_file import WORKED_OUT, PlanFile
from abscurriculum.models.request import Request
from abscurriculum.models.vocabulary import Vocabulary

# Raise it when the way of planning changes so that an old plan no longer is the best.
PLANNER = 1
_LENGTH = 12
# What only fills texts: it may change without a new plan.
_TEXTS = frozenset(
    {
        "extends",
        "language",
        "contact",
        "occasion",
        "parameters",
        "cases",
        "local_colour",
        "quote",
        "terms",
        "style",
    }
)
_MODULE_KEYS = frozenset(
    {
        "id",
        "track",
        "audiences",
        "attendance",
        "closed_to",
        "group",
        "presence",
        "staffing",
        "intensity",
        "dayparts",
        "timing",
        "prerequisites",
        "alternatives",
        "goals",
    }
)


def print_brief(request: Request) -> dict[str, str]:
    """Print each key of the brief that asks something of the planner, by its name.

    What the register and calendar files say counts with the keys that lead to them.
    """
    brief = request.brief.value
    asked: dict[str, Any] = {}
    for name, entry in Brief.model_fields.items():
        value = getattr(brief, name)
        if name in _TEXTS or value == entry.get_default(call_default_factory=True):
            continue
        asked[name] = [brief.model_dump(mode="json", include={name})]
    agendas = [
        [[meeting.day.isoformat(), list(meeting.parts), meeting.title] for meeting in agenda]
        for agenda in request.agendas
    ]
    asked["client"] = [*asked["client"], request.client.model_dump(mode="json")]
    if agendas and agendas[0]:
        asked["calendar"] = [*asked.get("calendar", ()), agendas[0]]
    if "joint" in asked:
        partners = [partner.model_dump(mode="json") for partner in request.partners]
        asked["joint"] = [*asked["joint"], partners, agendas[1:]]
    return {name: _print(value) for name, value in asked.items()}


def print_module(module: ModuleBase) -> str:
    """Print what matters of a module for a plan; its texts may change."""
    data = module.model_dump(mode="json", include=set(_MODULE_KEYS))
    data["minutes"] = [module.minutes, module.practice_minutes]
    data["needs"] = [need.lead_days for need in module.needs]
    return _print(data)


def print_others(library: Library, chosen: Iterable[str]) -> str:
    """Print the modules of a library that are not in a plan, together."""
    left = set(library.modules) - set(chosen)
    return _print([print_module(library.modules[module]) for module in sorted(left)])


def print_library(library: Library) -> str:
    """Print what matters of a library for any plan, modules aside."""
    head, vocabulary = library.head.value, library.vocabulary.value
    return _print(
        [
            head.model_dump(mode="json", include={"routes", "rates", "start_times", "elections"}),
            {
                role: entry.model_dump(mode="json", exclude={"defaults": {"source"}})
                for role, entry in vocabulary.roles.items()
            },
            _holders(vocabulary),
            {name: list(entry.roles) for name, entry in vocabulary.audiences.items()},
            list(vocabulary.tracks),
        ]
    )


def _holders(vocabulary: Vocabulary) -> dict[str, list[str | None]]:
    """Say which term stands in for each at each type of organisation."""
    found = {}
    for name, term in vocabulary.terms.items():
        held = [
            forms.held_by if (forms := term.forms(kind)) else None for kind in ORGANISATION_TYPES
        ]
        if any(held):
            found[name] = held
    return found


def print_parts(file: PlanFile) -> dict[str, str]:
    """Print each part of a plan file that abs works out; empty parts have none."""
    parts = file.model_dump(mode="json", include=set(WORKED_OUT))
    return {name: _print(parts[name]) for name in WORKED_OUT if parts[name] not in (None, [])}


def _print(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
