"""Types of organisation in plain words."""

from collections.abc import Mapping

from abscurriculum.models.organisation import OrganisationType

ORGANISATIONS: Mapping[OrganisationType, str] = {
    "municipality": "municipalities",
    "province": "provinces",
    "water-board": "water boards",
}
