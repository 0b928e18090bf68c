"""`abs plan` once more: what is said, what stays, and what only a change of the brief moves."""

import datetime as dt
import re
from pathlib import Path

import pytest

from abscurriculum.models.library import Library
from small_plan import (
    ADVICE_B,
    ANTENNA_A,
    ANTENNA_B,
    BRIEF,
    PLAN,
    ROLES,
    SmallPlan,
    days,
    places,
)
from test_cli import run

_ANTENNA = "politieke-antenne/officials-a/1"


def test_a_change_of_words_only_makes_no_new_plan(tmp_path: Path) -> None:
    """What fills texts alone leaves the plan as it is, also when it is frozen."""
    plan = SmallPlan(tmp_path)
    before = plan.text
    plan.edit_brief("routes:", "occasion: De raad wil aan de voorkant kaders stellen.\nroutes:")
    done = plan.run("--frozen")
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"{PLAN} is as it was: the plan still fits.\n"
    assert plan.text == before


@pytest.mark.parametrize("arguments", [("--on", "1-3-2027"), ("--effort", "more"), ()])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """What cannot be meant on the command line is said in a line, and changes nothing."""
    plan = SmallPlan(tmp_path)
    before = plan.text
    done = plan.run(*(arguments or ("--nonsense",)))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr
    assert not done.stdout
    assert plan.text == before


def test_only_what_is_blocked_moves_and_it_is_said_why(tmp_path: Path) -> None:
    """From when to when, with the reason and its line in the brief; all else stays as it was."""
    plan = SmallPlan(tmp_path)
    was = _dates(plan)
    plan.block(ANTENNA_A)
    done = plan.run()
    assert done.returncode == 0, done.stderr
    assert "Planned again, because of calendar in the brief." in done.stdout
    assert "Changed: 1 moved; 4 of 5 sessions stay as they were." in done.stdout
    told_why = f"Tue 2 March morning → Thu 4 March morning: blocked ({BRIEF}:9)"
    assert told_why in done.stdout
    assert _dates(plan) == sorted([*(set(was) - {ANTENNA_A}), ANTENNA_B])


@pytest.mark.parametrize("width", [80, 160])
def test_what_changed_fits_the_terminal(width: int, tmp_path: Path) -> None:
    """Neither the moves nor the sessions are wider; a dry run leaves the file as it is."""
    plan = SmallPlan(tmp_path)
    plan.block(ANTENNA_A)
    plan.mark(ANTENNA_A, "booked: true")
    before = plan.text
    done = run("plan", BRIEF, "--dry-run", cwd=tmp_path, COLUMNS=str(width))
    assert done.returncode == 0, done.stderr
    assert "Changed: 1 moved" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= width
    assert "\x1b" not in done.stdout
    assert plan.text == before


def test_people_who_were_booked_are_named_when_it_moves(tmp_path: Path) -> None:
    """Somebody must be told; on the new day nobody was booked."""
    plan = SmallPlan(tmp_path)
    plan.mark(ANTENNA_A, "booked: true")
    plan.mark(ANTENNA_B, "booked: true")
    plan.block(ANTENNA_A)
    done = plan.run()
    assert "blocked; people were booked for it" in done.stdout
    assert plan.text.count("    booked: true\n") == 1


def test_planning_again_is_at_rest_after_one_run(library: Library, tmp_path: Path) -> None:
    """The plan that was made from an edited one fits, and is written with the same bytes."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, ANTENNA_A, "2027-03-11")
    plan.mark(ADVICE_B, "booked: true")
    plan.block(ROLES)
    assert plan.draft(library).is_new
    text = plan.text
    again = plan.draft(library)
    assert not again.is_new
    assert plan.text == text
    assert [move.session for move in again.plan.moves] == [
        "rollen-en-spelregels/officials-a+officials-b/1",
        _ANTENNA,
    ]


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("date", ANTENNA_A, "2027-03-11"),
        ("venue", "venue: Raadzaal", "venue: De Schuur"),
        ("staff", "[trainer A]", "[trainer B]"),
        ("start", "09:00", "09:15"),
    ],
)
def test_what_a_person_changed_stays_after_other_changes(
    key: str, old: str, new: str, library: Library, tmp_path: Path
) -> None:
    """Date, venue, staff and start stay as written, and the next change does not undo them."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, old, new)
    first = plan.draft(library)
    plan.block(ADVICE_B)
    second = plan.draft(library)
    for drafted in (first, second):
        (session,) = [each for each in drafted.plan.sessions if each.id == _ANTENNA]
        value = getattr(session, key)
        shown = f"{value:%H:%M}" if key == "start" else f"{', '.join(session.staff)}"
        assert (shown if key in ("start", "staff") else str(value)) in new
        assert session.pinned
    assert days(second.plan.sessions)["bestuurlijk-adviseren/officials-b/1"] != ADVICE_B


def test_pinned_false_lets_go_of_a_date_by_hand(library: Library, tmp_path: Path) -> None:
    """It is where a person put it as long as it can be, but may be moved."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, ANTENNA_A, "2027-03-11\n    pinned: false")
    assert days(plan.draft(library).plan.sessions)[_ANTENNA] == "2027-03-11"
    plan.block("2027-03-11")
    assert days(plan.draft(library).plan.sessions)[_ANTENNA] != "2027-03-11"


def test_comments_stay_with_their_session_when_it_moves(tmp_path: Path) -> None:
    """Above it, behind a line and within it: each stands with the session on its new day."""
    plan = SmallPlan(tmp_path)
    plan.edit(ANTENNA_A, f"  - date: {ANTENNA_A}", f"  # bel eerst\n  - date: {ANTENNA_A}  # krap")
    plan.edit(ANTENNA_A, "    cost:", "    # wethouder wonen opent\n    cost:")
    plan.edit(ANTENNA_A, "staff: [trainer A]", "staff: [trainer A]  # na 10 uur")
    plan.edit("", "client: Westland", "# afgesproken met de griffier\nclient: Westland")
    plan.block(ANTENNA_A)
    assert plan.run().returncode == 0
    text = plan.text
    start = text.index("  # bel eerst\n  - date: 2027-03-04  # krap\n")
    block = text[start : text.index("    cost:", start)]
    assert "module: politieke-antenne\n    groups: [officials-a]\n" in block
    assert "staff: [trainer A]  # na 10 uur\n" in block
    assert block.endswith("    # wethouder wonen opent\n")
    assert "# afgesproken met de griffier\nclient: Westland\n" in text
    for words in ("bel eerst", "krap", "wethouder wonen", "na 10 uur", "de griffier"):
        assert text.count(words) == 1


def test_a_fresh_plan_says_only_what_is_other_than_before(tmp_path: Path) -> None:
    """Planned anew without a change, it is the same plan, and nothing is said to have changed."""
    plan = SmallPlan(tmp_path)
    text = plan.text
    done = plan.run("--fresh")
    assert done.returncode == 0, done.stderr
    assert "Changed" not in done.stdout
    assert "dropped" not in done.stdout
    assert plan.text == text


def test_a_fresh_plan_forgets_where_abs_had_put_a_session(library: Library, tmp_path: Path) -> None:
    """What moved out of the way comes back; what is pinned or held stays; moves are told."""
    plan = SmallPlan(tmp_path)
    plan.block(ANTENNA_A, "2027-01-14")
    plan.mark(ADVICE_B, "pinned: true")
    plan.mark(ROLES, "held: true")
    plan.draft(library)
    plan.edit_brief(f"[{ANTENNA_A}, 2027-01-14]", f"[{ROLES}]")
    kept = plan.draft(library)
    assert days(kept.plan.sessions)[_ANTENNA] == ANTENNA_B
    fresh = plan.draft(library, fresh=True)
    assert days(fresh.plan.sessions)[_ANTENNA] == ANTENNA_A
    assert days(fresh.plan.sessions)["bestuurlijk-adviseren/officials-b/1"] == ADVICE_B
    assert days(fresh.plan.sessions)["rollen-en-spelregels/officials-a+officials-b/1"] == ROLES
    assert (_ANTENNA, "planned anew") in [(m.session, m.reason.en) for m in fresh.plan.moves]


def test_frozen_marks_what_was_changed_in_either_file(library: Library, tmp_path: Path) -> None:
    """Keys of the brief, a session that was edited, and one that was taken out: each at a line."""
    plan = SmallPlan(tmp_path)
    plan.edit_brief("calendar:\n", f"calendar:  # <- ABS503\n  blocked: [{ROLES}]\n")
    plan.edit_brief("routes:", "rhythm: {officials: 3}  # <- ABS503\nroutes:")
    plan.edit(ANTENNA_A, ANTENNA_A, "2027-03-09  # <- ABS503")
    plan.cut(ADVICE_B)
    plan.edit("", "\nmade_from:", "\nmade_from:  # <- ABS503")
    refused = plan.refuse(library, frozen=True)
    assert sorted(places(refused.diagnostics)) == sorted(plan.marks())
    words = [found.message for found in refused.diagnostics]
    assert f"the plan no longer fits: date of {_ANTENNA}" in words
    assert "the plan no longer fits: rhythm (new in the brief)" in words


def test_on_a_day_nothing_is_planned_before_it(library: Library, tmp_path: Path) -> None:
    """What lies before the day is held where it was; what moves goes to later, however far."""
    plan = SmallPlan(tmp_path)
    plan.block(ROLES, ANTENNA_A, "{from: 2027-03-04, to: 2027-03-31}")
    drafted = plan.draft(library, today=dt.date(2027, 3, 3))
    held = {session.id: str(session.date) for session in drafted.plan.sessions if session.held}
    assert held == {"rollen-en-spelregels/officials-a+officials-b/1": ROLES, _ANTENNA: ANTENNA_A}
    assert all(s.held or str(s.date) > "2027-03-31" for s in drafted.plan.sessions)


def test_names_that_the_brief_does_not_know_stay(library: Library, tmp_path: Path) -> None:
    """Where the brief names nobody and no venue, what a person writes is kept as it is."""
    plan = SmallPlan(tmp_path)
    text = plan.brief.read_text("utf-8")
    plan.brief.write_text(text[: text.index("people:")], "utf-8")
    plan.plan.unlink()
    plan.draft(library)
    plan.mark(ANTENNA_A, "venue: Dorpshuis\n    staff: [trainer van buiten]")
    plan.draft(library)
    plan.block(ADVICE_B)
    (session,) = [s for s in plan.draft(library).plan.sessions if s.id == _ANTENNA]
    assert (session.venue, session.staff) == ("Dorpshuis", ("trainer van buiten",))


def _dates(plan: SmallPlan) -> list[str]:
    return sorted(re.findall(r"(?m)^  - date: (\S+)$", plan.text))
