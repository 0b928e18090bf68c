from collections.abc import Callable
from pathlib import Path

import pytest

from small_plan import (
    ADVICE_A,
    ADVICE_B,
    ANTENNA_A,
    ANTENNA_B,
    ROLES,
    SmallPlan,
    told,
)

_INCLUDED = "politieke-antenne, bestuurlijk-adviseren]"


def _days_and_seats(plan: SmallPlan) -> list[str]:
    plan.edit(ROLES, "venue: Raadzaal", "venue: De Schuur  # <- ABS501")
    plan.edit(ANTENNA_A, ANTENNA_A, "2027-03-03  # <- ABS501")
    plan.edit(ANTENNA_B, "daypart: morning", "daypart: evening  # <- ABS501")
    plan.edit(ADVICE_A, "staff: [trainer A]", "staff: [trainer C]  # <- ABS501")
    plan.edit(ADVICE_B, "start: 09:00", "start: 11:00  # <- ABS501")
    return [
        "De Schuur holds 12 people (westland.yaml:15), and 18 take part",
        "not on 2027-03-03 in the morning: not in the weekly pattern (westland.yaml:9)",
        "does not start in the evening: it is for morning or afternoon",
        'staff: "trainer C" is no trainer, actor or guest of the brief',
        "from 11:00 it takes until 15:00, after the afternoon starts",
        "Start at 09:30 at the latest.",
    ]


def _period_and_names(plan: SmallPlan) -> list[str]:
    plan.edit(ROLES, "staff: [trainer A, trainer B]", "staff: [trainer A]  # <- ABS501")
    plan.edit(ANTENNA_A, "venue: Raadzaal", "venue: Raadzal  # <- ABS501")
    plan.edit(ADVICE_B, ADVICE_B, "2027-05-04  # <- ABS501")
    return [
        "staff: 2 of role trainer needed, 1 named",
        'Did you mean "Raadzaal"?',
        "2027-05-04 lies outside the period (westland.yaml:2)",
        "Choose a day from 2027-01-11 to 2027-04-30.",
    ]


def _diaries(plan: SmallPlan) -> list[str]:
    plan.edit_brief("capacity: 40}", f"capacity: 40, absent: [{ANTENNA_B}]}}")
    plan.edit_brief("role: trainer}", f"role: trainer, absent: [{ANTENNA_A}]}}")
    gives = "gives: [rollen-en-spelregels, politieke-antenne]"
    plan.edit_brief("trainer B, role: trainer}", f"trainer B, role: trainer, {gives}}}")
    plan.edit(ANTENNA_B, "venue: Raadzaal", "pinned: true\n    venue: Raadzaal  # <- ABS501")
    plan.edit(ANTENNA_A, "staff: [trainer A]", "pinned: true\n    staff: [trainer A]  # <- ABS501")
    plan.edit(ADVICE_B, "staff: [trainer B]", "pinned: true\n    staff: [trainer B]  # <- ABS501")
    return [
        "Raadzaal is not free then (westland.yaml:14)",
        "trainer A is not free then (westland.yaml:11)",
        'trainer B does not give "bestuurlijk-adviseren" (westland.yaml:12)',
    ]


def _pinned_against_the_brief(plan: SmallPlan) -> list[str]:
    plan.block(ROLES)
    plan.edit(ROLES, ROLES, f"{ROLES}  # <- ABS501\n    pinned: true")
    pin = "{module: bestuurlijk-adviseren, group: officials-a, date: 2027-04-13}"
    plan.edit_brief("people:\n", f"pins: [{pin}]\npeople:\n")
    plan.edit(ADVICE_A, ADVICE_A, f"{ADVICE_A}  # <- ABS501\n    pinned: true")
    excluded = "bestuurlijk-adviseren], exclude: [politieke-antenne]"
    plan.edit_brief(_INCLUDED, excluded)
    plan.edit(ANTENNA_B, "  module: politieke-antenne", "  module: politieke-antenne  # <- ABS501")
    plan.mark(ANTENNA_B, "pinned: true")
    return [
        f"not on {ROLES} in the morning: blocked (westland.yaml:9)",
        f"not on {ADVICE_A} in the morning: the brief pins it elsewhere (westland.yaml:11)",
        '"politieke-antenne" is not in: the brief excludes it (westland.yaml:7)',
    ]


def _number_of_groups(plan: SmallPlan) -> list[str]:
    plan.edit_brief("routes:", "groups: {numbers: {officials: 1}}\nroutes:")
    plan.mark(ANTENNA_A, "pinned: true")
    plan.edit(ANTENNA_A, "groups: [officials-a]", "groups: [officials-a]  # <- ABS501")
    return ["the brief asks for 1 group of officials (westland.yaml:6)", "groups of 2"]


def _two_at_once(plan: SmallPlan) -> list[str]:
    plan.mark(ANTENNA_A, "pinned: true")
    plan.edit(ANTENNA_B, "venue: Raadzaal", "venue: Raadzaal  # <- ABS501")
    plan.edit(ANTENNA_B, "staff: [trainer B]", "staff: [trainer A]  # <- ABS501")
    plan.edit(ANTENNA_B, ANTENNA_B, ANTENNA_A)
    return ["trainer A is taken then by politieke-antenne/officials-a/1 (line 25)"]


def _no_time_to_travel(plan: SmallPlan) -> list[str]:
    plan.edit_brief("[tuesday morning", "[tuesday")
    plan.edit_brief("capacity: 12}", "capacity: 12, travel_minutes: 30}")
    plan.edit(ANTENNA_A, "start: 09:00", "start: 09:45  # <- ABS501")
    plan.edit(ANTENNA_B, "venue: Raadzaal", "venue: De Schuur")
    plan.edit(ANTENNA_B, "staff: [trainer B]", "staff: [trainer A]")
    plan.edit(ANTENNA_B, "daypart: morning", "daypart: afternoon")
    plan.edit(ANTENNA_B, ANTENNA_B, ANTENNA_A)
    return ["from 09:45 to 13:15 leaves trainer A no time"]


def _groups_that_part(plan: SmallPlan) -> list[str]:
    plan.edit_brief("adviser: 16", "adviser: 20")
    plan.mark(ROLES, "pinned: true")
    plan.edit(ROLES, "officials-b]", "officials-b]  # <- ABS502")
    return ["this session cannot stay: with the brief as it is now"]


def _what_follows(plan: SmallPlan) -> list[str]:
    plan.edit("", "client: Westland", "client: Delft  # <- ABS507")
    plan.edit("", "cost: 8385.00", "cost: 8000.00  # <- ABS507")
    plan.edit("", "\ngroups:\n", "\ngroups:  # <- ABS507\n")
    plan.edit("", "letter: A", "letter: Z")
    plan.edit("", "\nleft_out:\n", "\nleft_out:  # <- ABS507\n")
    plan.edit("", "{id: zakelijk-werken, why", "{id: zakelijk-werken, expected: true, why")
    plan.edit("", "\ncosts:\n", "\ncosts:  # <- ABS507\n")
    plan.edit("", "rate: 1050.00", "rate: 950.00")
    plan.edit("", "\nquality:\n", "\nquality:  # <- ABS507\n")
    plan.edit("", "bound: 0", "bound: 1")
    plan.edit("", "\nmodules:\n", "\nmodules:  # <- ABS507\n")
    plan.edit("", "version: 1.0.0, print: 1", "version: 2.0.0, print: 1")
    plan.edit("", "\nplanned:\n", "\nplanned:  # <- ABS507\n")
    plan.edit("", 'about: "1"}', 'about: "2"}')
    plan.edit(ROLES, "people: {adviser: 16", "people: {adviser: 17")
    plan.edit(ROLES, "clerk: 1}", "clerk: 1}  # <- ABS507")
    plan.edit(ROLES, "trainers: 2", "trainers: 1  # <- ABS507")
    plan.edit(ROLES, "cost: 2355.00", "cost: 1.00  # <- ABS507\n    guests: 1  # <- ABS507")
    plan.mark(ANTENNA_A, "attending: [wethouder wonen]  # <- ABS507")
    plan.mark(ANTENNA_A, "actors: 1  # <- ABS507")
    return ["trainers was changed by hand, but follows from the brief and the library"]


def _what_a_session_is(plan: SmallPlan) -> list[str]:
    again = plan.cut(ROLES).replace("rollen-en-spelregels\n", "rollen-en-spelregels  # <- ABS506\n")
    plan.edit("", "  # March", f"{again.replace('  # <- ABS506', '')}{again}\n  # March")
    plan.edit(ANTENNA_A, "module: politieke-antenne", "module: politieke-antene  # <- ABS506")
    plan.edit(ANTENNA_B, "  module: politieke-antenne", "  module: politieke-antenne  # <- ABS506")
    plan.edit(ANTENNA_B, "groups: [officials-b]", "groups: [officials-c]")
    plan.edit(ADVICE_A, "module: bestuurlijk-adviseren", "module: zakelijk-werken  # <- ABS506")
    plan.edit(ADVICE_B, "bestuurlijk-adviseren", "bestuurlijk-adviseren  # <- ABS506")
    plan.mark(ADVICE_B, "occurrence: 2")
    return [
        "rollen-en-spelregels/officials-a+officials-b/1 stands here twice: see line ",
        "politieke-antene/officials-a/1 is no session of this plan",
        "Did you mean politieke-antenne/officials-a/1?",
        "zakelijk-werken/officials-a/1 is no session of this plan",
    ]


def _what_cannot_be_meant(plan: SmallPlan) -> list[str]:
    plan.edit(ROLES, "staff: [trainer A, trainer B]", "staff: [trainer A, trainer A]  # <- ABS508")
    plan.edit(ANTENNA_A, "weekday: tuesday", "weekday: sunday  # <- ABS508")
    plan.edit(ANTENNA_B, "weekday: thursday", "weekday: monday  # <- ABS508")
    plan.edit(ANTENNA_B, ANTENNA_B, "2027-03-09")
    plan.edit(ADVICE_A, "start: 09:00", "start: 14:00  # <- ABS508")
    plan.edit(ADVICE_B, "end: 13:00", "end: 12:00  # <- ABS508")
    return [
        "staff: someone stands here twice",
        f"{ANTENNA_A} is a tuesday, not a sunday",
        "2027-03-09 is a tuesday, not a monday",
        "14:00 is not in the morning, which is before 13:00",
        "write daypart: afternoon",
        "the session takes 240 minutes",
    ]


_SHEETS: dict[str, tuple[int, Callable[[SmallPlan], list[str]]]] = {
    "days and seats": (3, _days_and_seats),
    "period and names": (3, _period_and_names),
    "diaries": (3, _diaries),
    "pinned against the brief": (3, _pinned_against_the_brief),
    "number of groups": (3, _number_of_groups),
    "two at once": (3, _two_at_once),
    "no time to travel": (3, _no_time_to_travel),
    "groups that part": (3, _groups_that_part),
    "what follows": (1, _what_follows),
    "what a session is": (1, _what_a_session_is),
    "what cannot be meant": (1, _what_cannot_be_meant),
}


@pytest.mark.parametrize("name", _SHEETS)
def test_each_edit_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    """All that is wrong is said at once, at the lines marked; the file stays as it was left."""
    code, edit = _SHEETS[name]
    plan = SmallPlan(tmp_path)
    words = edit(plan)
    before = plan.plan.read_bytes()
    done = plan.run()
    assert sorted(told(done.stderr)) == sorted(plan.marks())
    assert [each for each in words if each not in done.stderr] == []
    assert done.returncode == code
    assert not done.stdout
    assert plan.plan.read_bytes() == before
