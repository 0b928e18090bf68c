"""What a programme says that it took for granted."""

from pathlib import Path
from typing import Any

from abscurriculum.models.library import Library
from abscurriculum.models.text import Language
from abscurriculum.workflow import make_programme
from planned import make_plan, read_brief

_BRIEF: dict[str, Any] = {
    "client": "Westland",
    "period": {"from": "2027-01-11", "to": "2027-06-25"},
    "routes": dict.fromkeys(("officials-executives", "council-executive", "leadership"), "none"),
    "modules": {"include": ["rollen-en-spelregels"]},
}
_CALENDAR: dict[str, Any] = {
    "suits": {"officials": ["tuesday"], "management": ["wednesday"]},
    "council": {"meets": "every 2 weeks on thursday evening", "first": "2027-01-14"},
    "executive_day": "monday",
    "recess": ["2027-05-03"],
    "start_times": {"morning": "09:30", "afternoon": "14:00"},
}
_PEOPLE = [
    {"name": "trainer Noord", "role": "trainer"},
    {"name": "trainer Zuid", "role": "trainer"},
    {"name": "wethouder ruimte", "role": "wethouder"},
]


def list_assumptions(
    library: Library, folder: Path, language: Language = "nl", **brief: Any
) -> list[str]:
    """Plan a brief and give its assumptions."""
    request = read_brief(library, folder, _BRIEF | brief)
    return [text.text for text in make_programme(request, make_plan(request), language).assumptions]


def test_a_silent_brief_rests_on_much(library: Library, tmp_path: Path) -> None:
    """Holidays, weekdays, meetings, diaries, times, staff and rooms are all said."""
    found = "\n".join(list_assumptions(library, tmp_path))
    for words in (
        "Goede Vrijdag en Bevrijdingsdag gelden als werkdagen",
        "schoolvakanties van regio Midden zijn vrijgehouden",
        "maar liever niet vrijdagavond: ambtenaren; directie en MT.",
        "vergaderingen van de raad en de commissies; de vergaderdag van het college; recessen van",
        "Agenda's van deelnemers zijn niet opgegeven",
        "De begintijden zijn de gebruikelijke.",
        "zes weken voor de periode",
        "Nog niet op naam ingepland: trainers.",
        "Er zijn geen zalen opgegeven.",
    ):
        assert words in found


def test_a_brief_that_says_it_all_assumes_holidays_only(library: Library, tmp_path: Path) -> None:
    """Of what a brief gives nothing is called an assumption."""
    found = list_assumptions(
        library,
        tmp_path,
        agreed="2026-11-02",
        calendar=_CALENDAR,
        people=_PEOPLE,
        venues=[{"name": "Raadzaal", "capacity": 60}],
    )
    assert len(found) == 2
    assert found[0].startswith("Feestdagen")
    assert found[1].startswith("De schoolvakanties")


def test_days_off_are_told_as_they_were_treated(library: Library, tmp_path: Path) -> None:
    """Avoided is not kept free, and what is ignored is not mentioned."""
    avoided = list_assumptions(library, tmp_path, calendar={"school_holidays": "avoid"})
    assert "De schoolvakanties van regio Midden zijn gemeden waar dat kon (2027)." in avoided
    ignored = list_assumptions(
        library, tmp_path, calendar={"school_holidays": "ignore", "public_holidays": False}
    )
    assert not any("vakanties" in text or "Feestdagen" in text for text in ignored)


def test_years_without_known_school_holidays_are_named(library: Library, tmp_path: Path) -> None:
    """What is kept free is said with its years, and so are the years that are not known."""
    found = list_assumptions(library, tmp_path, period={"from": "2029-09-03", "to": "2031-06-27"})
    assert any("zijn vrijgehouden (2029-2030)" in text for text in found)
    words = "De schoolvakanties van 2031 zijn nog niet bekend; die zijn niet vrijgehouden."
    assert words in found


def test_a_client_without_a_region_has_no_school_holidays(library: Library, tmp_path: Path) -> None:
    """A client that the register does not know tells of that gap."""
    client = {"name": "Voorbeeldstad", "type": "municipality", "seats": 21}
    found = list_assumptions(library, tmp_path, client=client)
    assert any(text.startswith("De regio van de schoolvakanties") for text in found)


def test_known_elections_are_told(library: Library, tmp_path: Path) -> None:
    """An election day that the library knows and the brief does not is an assumption."""
    period = {"from": "2026-02-02", "to": "2026-12-18"}
    found = list_assumptions(library, tmp_path, period=period)
    assert "Als verkiezingsdag geldt 18 maart 2026." in found
    told = list_assumptions(
        library, tmp_path, period=period, calendar={"elections": ["2026-03-18"]}
    )
    assert not any("verkiezingsdag" in text for text in told)


def test_partners_are_told_apart(library: Library, tmp_path: Path) -> None:
    """Of a joint programme each client reads what lacks of it; a region both share is said once."""
    partner = {"client": "Midden-Delfland", "calendar": {"executive_day": "monday"}}
    found = list_assumptions(
        library,
        tmp_path,
        "en",
        calendar=_CALENDAR,
        joint={"partners": [partner]},
    )
    given = [text for text in found if text.startswith("Not given")]
    (sentence,) = given
    assert sentence.startswith("Not given for gemeente Midden-Delfland, and so not kept free: ")
    assert sentence.endswith(
        ": meetings of the council and its committees; recesses of the council."
    )
    assert sum("region Midden" in text for text in found) == 1


def test_words_are_those_of_the_client(library: Library, tmp_path: Path) -> None:
    """A water board has no council."""
    found = "\n".join(list_assumptions(library, tmp_path, client="Delfland"))
    assert "vergaderingen van het algemeen bestuur en de commissies" in found
    assert "raad" not in found
