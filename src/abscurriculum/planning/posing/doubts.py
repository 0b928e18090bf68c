"""What is doubtful about a plan that can be made: warnings, each with its place in the brief."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from abscurriculum.diagnostics import Diagnostic
from abscurriculum.models.plan import Plan
from abscurriculum.models.request import Request

if TYPE_CHECKING:
    # Who reads a plan back asks one question only, and needs none of the calendar.
    from abscurriculum.planning.choosing.offers import Offers
    from abscurriculum.planning.choosing.wishes import Wishes


def find_nothing(request: Request, modules: Sequence[str]) -> Iterator[Diagnostic]:
    """Find that a programme is empty, as nothing was asked for."""
    if not modules:
        yield request.brief.warning(
            "ABS443",
            ["routes"] if request.brief.value.routes else [],
            "the programme is empty: the brief asks for no route, no goal and no module",
            "Name goals under goals:, modules under modules: include:, or take a route.",
        )


def _find_unanswered(request: Request, modules: Sequence[str]) -> Iterator[Diagnostic]:
    """Find questions of modules that need an answer and have none."""
    given = request.brief.value.parameters
    for module in modules:
        for name, parameter in request.library.modules[module].parameters.items():
            if parameter.required and name not in given.get(module, {}):
                yield request.brief.warning(
                    "ABS414",
                    ["parameters", module] if module in given else ["parameters"],
                    f'"{module}" needs an answer: {parameter.question.in_language("nl")[0]}',
                    f"Add it under parameters: {{{module}: {{{name}: ...}}}}.",
                )


def find_unfit(wishes: "Wishes", offers: "Offers") -> Iterator[Diagnostic]:
    """Find modules of routes for which the numbers of participants do not fit."""
    request = wishes.request
    for module in wishes.proposed:
        held = offers.can_be_held(module) or module in offers.shut
        if not held and module not in wishes.barred:
            asked = request.library.modules[module].group
            yield request.brief.warning(
                "ABS421",
                ["participants"],
                f'"{module}" is left out: the numbers of participants do not fit '
                f"(it is for {asked.min}-{asked.max} people at once)",
                "Change the numbers under participants:, or exclude the module.",
            )


def find_missing(offers: "Offers", modules: Sequence[str]) -> Iterator[Diagnostic]:
    """Find modules that are held with fewer people than they can hold, for want of a common day."""
    for each in offers.fewer:
        if each.module in modules:
            yield offers.request.brief.warning(
                "ABS441",
                ["people"],
                f'"{each.module}" is held with {each.number} of {each.role} in place of '
                f"{each.wanted}: they are never all free at once",
                "Make room in their diaries under people:, or leave it so.",
            )


def unknown_holidays(request: Request) -> tuple[int, ...]:
    """Give the years of the period whose school holidays are not known yet."""
    # Loaded late: who reads a plan back needs no holidays.
    from abscurriculum.planning.calendar.days_off import knows_school_days  # noqa: PLC0415

    brief = request.brief.value
    regions = [client.holiday_region for client in request.clients if client.holiday_region]
    if brief.calendar.school_holidays == "ignore":
        return ()
    years = range(brief.period.from_.year, brief.period.to.year + 1)
    return tuple(
        year for year in years if not all(knows_school_days(region, year) for region in regions)
    )


def find_in_plan(plan: Plan, request: Request) -> Iterator[Diagnostic]:
    """Find what is doubtful about a plan, whether it was made now or lay beside its brief."""
    yield from _find_unanswered(request, [entry.id for entry in plan.modules])
    if plan.unknown_holidays:
        years = ", ".join(str(year) for year in plan.unknown_holidays)
        yield request.brief.warning(
            "ABS440",
            ["period", "to"],
            f"the school holidays of {years} are not known yet, so none are kept free",
            "Write them under calendar: blocked: when they are known.",
        )
