"""What a session costs, in whole euro cents without VAT."""

from collections.abc import Sequence
from dataclasses import dataclass

from abscurriculum.models.conditions import Rates, Venue
from abscurriculum.models.request import Request


@dataclass(frozen=True, slots=True)
class PriceList:
    """Euro cents per unit; `assumed` names the rates that the brief does not give."""

    trainer: int
    actor: int
    guest: int
    venue: int
    catering: int
    travel: int
    preparation: int
    assumed: tuple[str, ...] = ()

    def session(
        self, dayparts: int, size: int, staff: tuple[int, int, int], *, hired: bool = False
    ) -> int:
        """Price one session with its trainers, actors and guests."""
        trainers, actors, guests = staff
        a_daypart = trainers * self.trainer + actors * self.actor + size * self.catering
        if hired:
            a_daypart += self.venue
        return dayparts * a_daypart + guests * self.guest + sum(staff) * self.travel


def needs_hire(venues: Sequence[Venue], size: int) -> bool:
    """Tell whether every room that holds so many people must be hired."""
    rooms = [venue for venue in venues if venue.capacity >= size]
    return bool(rooms) and all(venue.hired for venue in rooms)


def read_prices(request: Request) -> PriceList:
    """Take the rates of the brief, and the library's where the brief is silent."""
    own, usual = request.brief.value.budget.rates, request.library.head.value.rates
    prices: dict[str, int] = {}
    assumed = []
    for name in Rates.model_fields:
        value = getattr(own, name)
        if value is None:
            value = getattr(usual, name)
            assumed.append(name)
        prices[name] = value or 0
    return PriceList(**prices, assumed=tuple(assumed))
