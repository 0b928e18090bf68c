from pathlib import Path

import pytest

from abscurriculum.models.library import Library
from small_plan import ANTENNA_A, PLAN, ROLES, SmallPlan

# What stands in the file instead of what, where, and the words that must be said.
_SPOILT = {
    "a mistyped key": (ROLES, "venue: ", "venu: Raadzaal  # <- ABS206\n    venue: ", '"venue"'),
    "an unknown key": ("", "\ncosts:\n", "\nnotes: none  # <- ABS206\n\ncosts:\n", '"notes"'),
    "a key that has gone": (
        ROLES,
        "    module: rollen-en-spelregels\n",
        "",
        'in sessions, item 1 the key "module" is missing',
    ),
    "a key twice": (
        ROLES,
        "    daypart: morning\n",
        "    daypart: morning\n    daypart: evening  # <- ABS107\n",
        'the key "daypart" is given twice',
    ),
    "a part twice": ("", "\ncosts:\n", "\nsessions: []  # <- ABS107\n\ncosts:\n", '"sessions"'),
    "a word for a daypart": (ROLES, "morning", "ochtend  # <- ABS204", "morning, afternoon"),
    "a number for a daypart": (ROLES, "morning", "3  # <- ABS204", "morning, afternoon"),
    "a date in words": (ANTENNA_A, ANTENNA_A, "2 maart  # <- ABS203", "2027-01-14"),
    "no such day": (ANTENNA_A, ANTENNA_A, "2027-02-30  # <- ABS203", "no such day: 2027-02-30"),
    "a date left empty": (ANTENNA_A, ANTENNA_A, "  # <- ABS203", "a date is expected here"),
    "a time in words": (ROLES, "09:00", "9 uur  # <- ABS203", "Write it as 19:30."),
    "a time with a dot": (ROLES, "09:00", "9.00  # <- ABS203", "Write it as 19:30."),
    "a day of 25 hours": (ROLES, "09:00", "25:00  # <- ABS203", "a time is expected here"),
    "one name for staff": (ROLES, "[trainer A, trainer B]", "trainer A  # <- ABS203", "a list"),
    "yes in Dutch": (ROLES, "cost:", "pinned: ja  # <- ABS203\n    cost:", "true or false"),
    "a sign before an amount": (ROLES, "2355.00", "-2355.00  # <- ABS203", "without a sign"),
    "a list that is left open": ("", "sessions:\n", "sessions: [\n", "cannot be read as YAML"),
    "a tab": (ROLES, "    daypart: morning", "\tdaypart: morning  # <- ABS106", "a tab is used"),
    "a second document": ("", "\ncosts:\n", "\n---  # <- ABS110\ncosts:\n", "second document"),
}


@pytest.mark.parametrize("name", _SPOILT)
def test_what_cannot_be_read_is_refused_at_its_line(
    name: str, library: Library, tmp_path: Path
) -> None:
    """Code, line and words are those of the fault, and the file stays as it was left."""
    date, old, new, words = _SPOILT[name]
    plan = SmallPlan(tmp_path)
    plan.edit(date, old, new)
    found = plan.refuse(library).diagnostics
    assert any(words in f"{each.message} {each.hint}" for each in found), found
    places = [(PLAN, each.span.line, each.code) for each in found]
    expected = plan.marks()
    if expected:
        assert places == expected
    else:
        # Nothing can be marked where a line is missing; the reader says where it stopped.
        assert [(line, code) for _, line, code in places] in ([(11, "ABS202")], [(11, "ABS105")])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "ABS111", 1),
        ("# only a comment\n", "ABS111", 1),
        ("- date: 2027-01-12\n", "ABS201", 1),
        ("een plan\n", "ABS201", 1),
        ("client: Westland\n", "ABS202", 1),
        ("client: Westland\nsessions:\n", "ABS203", 2),
        ("sessions: {}\n", "ABS203", 1),
        ("sessions: []\nmade_from: yesterday\n", "ABS203", 2),
        ("sessions: [\n", "ABS105", 2),
        ("sessions: [*nobody]\n", "ABS109", 1),
        ("sessions: []\nclient: \x00\n", "ABS104", 2),
    ],
)
def test_a_file_that_is_no_plan_is_refused(
    text: str, code: str, line: int, library: Library, tmp_path: Path
) -> None:
    """There is one message with its line; what stands in the file stays."""
    plan = SmallPlan(tmp_path)
    plan.plan.write_text(text, "utf-8")
    found = plan.refuse(library).diagnostics
    assert [(each.code, each.span.line) for each in found] == [(code, line)], found


def test_a_file_in_another_encoding_is_refused(library: Library, tmp_path: Path) -> None:
    """What Windows saved as UTF-16 or Latin-1 is named as such, at its line."""
    plan = SmallPlan(tmp_path)
    plan.plan.write_bytes("client: Westland\nsessions: []  # één\n".encode("latin-1"))
    (found,) = plan.refuse(library).diagnostics
    assert (found.code, found.span.line) == ("ABS102", 2)


def test_faults_of_the_brief_and_its_plan_are_said_at_once(
    library: Library, tmp_path: Path
) -> None:
    """Nobody has to run `abs plan` twice to learn of both."""
    plan = SmallPlan(tmp_path)
    plan.edit_brief("calendar:\n", "goals: {must: [rolvastheit]}\ncalendar:\n")
    plan.edit(ROLES, "morning", "ochtend")
    assert {each.code for each in plan.refuse(library).diagnostics} == {"ABS403", "ABS204"}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_of_windows_are_as_good(ends: str, library: Library, tmp_path: Path) -> None:
    """A file that an editor saved with them fits as before, and is planned again from."""
    plan = SmallPlan(tmp_path)
    plan.plan.write_bytes(plan.text.replace("\n", ends).encode())
    assert not plan.draft(library).is_new
    plan.plan.write_bytes(plan.text.replace(ANTENNA_A, "2027-03-09", 1).encode())
    drafted = plan.draft(library)
    assert [move.session for move in drafted.plan.moves] == ["politieke-antenne/officials-a/1"]
