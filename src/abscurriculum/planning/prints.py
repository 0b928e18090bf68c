"""Prints of what a plan rests on: when they are the same, so is the plan."""

import hashlib
import json
from typing import Any

from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.request import Request

# Raise it when the way of planning changes so that an old plan no longer is the best.
PLANNER = 1
_LENGTH = 12
# What only fills texts: it may change without a new plan.
_TEXTS = frozenset({"extends", "language", "contact", "occasion", "parameters", "cases"})
_MORE_TEXTS = frozenset({"local_colour", "terms", "style"})
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


def print_brief(request: Request) -> str:
    """Print what the brief, its register entries and its calendar files ask of the planner."""
    brief = request.brief.value
    asked = brief.model_dump(mode="json", exclude=set(_TEXTS | _MORE_TEXTS))
    clients = [client.model_dump(mode="json") for client in request.clients]
    meetings = [
        [[meeting.day.isoformat(), list(meeting.parts)] for meeting in agenda]
        for agenda in request.agendas
    ]
    return _print([asked, clients, meetings])


def print_module(module: ModuleBase) -> str:
    """Print what matters of a module for a plan; its texts may change."""
    data = module.model_dump(mode="json", include=set(_MODULE_KEYS))
    data["minutes"] = [module.minutes, module.practice_minutes]
    data["needs"] = [need.lead_days for need in module.needs]
    return _print(data)


def print_library(library: Library) -> str:
    """Print what matters of a library for any plan."""
    head, vocabulary = library.head.value, library.vocabulary.value
    return _print(
        [
            [print_module(module) for _, module in sorted(library.modules.items())],
            head.model_dump(mode="json", include={"routes", "rates", "start_times", "elections"}),
            {role: entry.model_dump(mode="json") for role, entry in vocabulary.roles.items()},
            {name: list(entry.roles) for name, entry in vocabulary.audiences.items()},
            list(vocabulary.tracks),
        ]
    )


def _print(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
