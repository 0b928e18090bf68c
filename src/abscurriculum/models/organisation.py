"""Public bodies: municipalities, provinces and water boards."""

from typing import Literal, get_args

from abscurriculum.models.base import Count, Line, Model, Population, describe

OrganisationType = Literal["municipality", "province", "water-board"]
ORGANISATION_TYPES: tuple[OrganisationType, ...] = get_args(OrganisationType)
HolidayRegion = Literal["Noord", "Midden", "Zuid"]


class Organisation(Model):
    """One public body, as the register or a brief describes it."""

    name: Line = describe("The name people use, such as Westland.")
    type: OrganisationType = describe("municipality, province or water-board.")
    code: str = describe("Its official code, such as GM1783; empty when it has none.", default="")
    full_name: str = describe("The name with its type, such as gemeente Westland.", default="")
    aliases: tuple[Line, ...] = describe("Other names it is known by.", default=())
    province: str = describe("The province it lies in.", default="")
    seats: Count | None = describe("Seats of its elected body.", default=None)
    inhabitants: Population | None = describe("Number of inhabitants.", default=None)
    holiday_region: HolidayRegion | None = describe("Region of the school holidays.", default=None)
    note: str = describe("What is uncertain about these facts.", default="")

    @property
    def title(self) -> str:
        """Its name as a title: Gemeente Westland."""
        name = self.full_name or self.name
        return name[:1].upper() + name[1:]
