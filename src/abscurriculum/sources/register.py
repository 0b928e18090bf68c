"""The register of public bodies: 342 municipalities, 12 provinces, 21 water boards."""

import csv
import difflib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from abscurriculum.models.organisation import (
    ORGANISATION_TYPES,
    HolidayRegion,
    Organisation,
    OrganisationType,
)

_FOLDER = Path(__file__).parent.parent / "register"
_PREFIXES: dict[str, OrganisationType] = {
    "gemeente ": "municipality",
    "municipality of ": "municipality",
    "provincie ": "province",
    "province of ": "province",
    "waterschap ": "water-board",
    "hoogheemraadschap van ": "water-board",
    "hoogheemraadschap ": "water-board",
    "wetterskip ": "water-board",
}
_REGIONS: dict[str, HolidayRegion] = {"Noord": "Noord", "Midden": "Midden", "Zuid": "Zuid"}


def normalise(name: str) -> str:
    """Reduce a name to what people agree on: no capitals, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give every organisation: municipalities first, then provinces, then water boards."""
    return tuple(
        Organisation(
            name=row["name"],
            type=kind,
            code=row.get("code", ""),
            full_name=row.get("full_name") or _full_name(kind, row["name"]),
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            province=row.get("province", ""),
            seats=int(row["seats"]),
            inhabitants=int(row["inhabitants"]) if row.get("inhabitants") else None,
            holiday_region=_REGIONS.get(row["holiday_region"]),
            note=row["note"],
        )
        for kind, row in _rows()
    )


def _rows() -> Iterator[tuple[OrganisationType, dict[str, str]]]:
    files = ("municipalities.csv", "provinces.csv", "water-boards.csv")
    for kind, file in zip(ORGANISATION_TYPES, files, strict=True):
        with (_FOLDER / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield kind, row


def _full_name(kind: OrganisationType, name: str) -> str:
    plain = name.split(" (", maxsplit=1)[0]
    return f"gemeente {plain}" if kind == "municipality" else f"provincie {plain}"


@cache
def _index() -> dict[str, list[Organisation]]:
    """Names, aliases and codes -> the organisations that bear them."""
    index: dict[str, list[Organisation]] = {}
    for body in organisations():
        names = {normalise(name) for name in (body.name, body.code, body.full_name, *body.aliases)}
        for name in sorted(names - {""}):
            index.setdefault(name, []).append(body)
    return index


def find_organisations(name: str, kind: OrganisationType | None = None) -> tuple[Organisation, ...]:
    """Find whom a name or code means: one, none, or several of the same type.

    A name that a municipality shares with a province or water board means the municipality.
    """
    wanted, prefix_kind = _split_prefix(name)
    found = _index().get(normalise(name)) or _index().get(wanted, [])
    kind = kind or prefix_kind
    for candidate in (kind,) if kind else ORGANISATION_TYPES:
        same = tuple(body for body in found if body.type == candidate)
        if same:
            return same
    return ()


def suggest_organisation(name: str, kind: OrganisationType | None = None) -> Organisation | None:
    """Find the organisation whose name is closest to a misspelt one."""
    wanted, prefix_kind = _split_prefix(name[:100])
    kind = kind or prefix_kind
    index = {
        key: found
        for key, found in _index().items()
        if kind is None or any(body.type == kind for body in found)
    }
    close = difflib.get_close_matches(wanted, index, n=1, cutoff=0.75)
    if not close:
        return None
    found = index[close[0]]
    return next((body for body in found if body.type == kind), found[0])


def _split_prefix(name: str) -> tuple[str, OrganisationType | None]:
    plain = normalise(name)
    for prefix, kind in _PREFIXES.items():
        if plain.startswith(prefix):
            return plain.removeprefix(prefix), kind
    return plain, None
