"""Other programmes for the same brief: what fits a limit, and clearly different choices."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request

if TYPE_CHECKING:
    from abscurriculum.planning.trials import Measures


@dataclass(frozen=True, slots=True)
class Fitted:
    """The best programme within limits, beside the one that was asked for."""

    plan: Plan | None
    asked: Plan | None
    measures: "Measures | None"
    asked_measures: "Measures | None"
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One of several programmes."""

    name: str
    plan: Plan
    measures: "Measures"


def fit(request: Request, dayparts: int | None, budget_cents: int | None) -> Fitted:
    """Find the best programme within limits, and what is lost against what was asked."""
    from abscurriculum.planning.trials import attempt, compare, measure, with_limits

    asked = attempt(request)
    asked_plan = asked if isinstance(asked, Plan) else None
    found = attempt(with_limits(request, dayparts, budget_cents), lenient=True)
    if not isinstance(found, Plan):
        return Fitted(None, asked_plan, None, None, ())
    lost = compare(request, asked_plan, found) if asked_plan else []
    return Fitted(
        found,
        asked_plan,
        measure(request, found),
        measure(request, asked_plan) if asked_plan else None,
        tuple(lost),
    )


def options(request: Request) -> tuple[Option, ...]:
    """Make a lean programme, the one asked for, and a thorough one; those that are the same once."""
    from abscurriculum.planning.trials import attempt, measure, with_routes

    wanted = (
        ("lean", with_routes(request, "short")),
        ("as asked", request),
        ("thorough", with_routes(request, "long")),
    )
    found: list[Option] = []
    seen: set[frozenset[str]] = set()
    for name, changed in wanted:
        made = attempt(changed)
        if not isinstance(made, Plan):
            continue
        modules = frozenset(entry.id for entry in made.modules)
        if modules not in seen:
            seen.add(modules)
            found.append(Option(name, made, measure(request, made)))
    return tuple(found)
