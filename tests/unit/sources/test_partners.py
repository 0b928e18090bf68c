from typing import Any

import pytest

from abscurriculum.sources.client import find_partners
from abscurriculum.sources.register import find_organisations
from builders import a_brief, places


def find(client: str, **joint: Any) -> tuple[list[str], list[str], list[str]]:
    """Find partners; give their names, and places and hints of what is wrong."""
    own = find_organisations(client)[0]
    partners = [{"client": name} for name in joint.pop("partners")]
    bodies, found = find_partners(a_brief(joint={"partners": partners, **joint}), own)
    codes = [f"{each.code} {place}" for each, place in zip(found, places(found), strict=True)]
    return [body.name for body in bodies], codes, [each.hint for each in found]


@pytest.mark.parametrize(
    ("client", "partner", "expected"),
    [
        ("Westland", "Delft", "Delft"),
        ("Westland", "GM0503", "Delft"),
        ("Westland", "Utrecht", "Utrecht"),
        ("Provincie Zuid-Holland", "Utrecht", "Utrecht"),
        ("Delfland", "Rijnland", "Rijnland"),
        ("Westland", "Delftt", "ABS401"),
        ("Westland", "zzzzzz", "ABS401"),
        ("Westland", "Bergen", "ABS402"),
        ("Westland", "Rijnland", "ABS438"),
        ("Westland", "Provincie Utrecht", "ABS438"),
        ("Westland", "gemeente Westland", "ABS438"),
    ],
)
def test_partners(client: str, partner: str, expected: str) -> None:
    """A partner is in the register, of the client's type, and not the client."""
    names, found, hints = find(client, partners=[partner])
    if expected.startswith("ABS"):
        assert found == [f"{expected} joint/partners/0/client"]
        assert hints[0]
        assert not names
    else:
        assert (names, found) == ([expected], [])


def test_every_partner_is_looked_at() -> None:
    """All faults come at once, and the good ones are found."""
    names, found, _ = find("Westland", partners=["Delft", "zzzzzz", "Leiden", "Delft"])
    assert names == ["Delft", "Leiden"]
    assert found == ["ABS401 joint/partners/1/client", "ABS438 joint/partners/3/client"]


def test_no_joint_programme() -> None:
    """Without one there are no partners."""
    assert find_partners(a_brief(), find_organisations("Westland")[0]) == ((), [])


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"Westland": 2, "Delft": 1}, []),
        ({"Westland": 1, "Delft": 0}, []),
        ({"Westland": 0, "Delft": 0}, ["ABS439 joint/shares:"]),
        ({"Westland": 2}, ["ABS439 joint/shares:"]),
        ({"Westland": 2, "GM0503": 1}, ["ABS439 joint/shares/GM0503:", "ABS439 joint/shares:"]),
        ({"Westland": 2, "Delft": 1, "Leiden": 1}, ["ABS439 joint/shares/Leiden:"]),
    ],
)
def test_shares(shares: dict[str, int], expected: list[str]) -> None:
    """Shares are of exactly the clients, by name, and someone pays."""
    _, found, hints = find("Westland", partners=["Delft"], shares=shares)
    assert found == expected
    if "GM0503" in shares:
        assert hints[0] == 'Write "Delft".'


def test_split_by_inhabitants() -> None:
    """Of a water board no number is known, unless shares say how to split."""
    split = "inhabitants"
    assert find("Westland", partners=["Delft"], split=split)[1] == []
    assert find("Delfland", partners=["Rijnland"], split=split)[1] == ["ABS439 joint/split"]
    shares = {"Delfland": 1, "Rijnland": 1}
    assert find("Delfland", partners=["Rijnland"], split=split, shares=shares)[1] == []
