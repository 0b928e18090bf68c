"""What calendars must learn is kept in the plan file, from plan to plan."""

import datetime as dt
from pathlib import Path
from typing import Any

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan, Session
from abscurriculum.planning.keeping.calendars import count_revisions
from abscurriculum.planning.keeping.keeping import write_down
from abscurriculum.rendering.calendar_files import render_calendars
from abscurriculum.sources.plan_file import plan_path, read_plan_file
from abscurriculum.workflow import Draft, PlanOptions
from replanned import edit_session, keep

_BRIEF: dict[str, Any] = {
    "client": "Westland",
    "period": {"from": "2027-01-11", "to": "2027-06-25"},
    "participants": {"adviser": 20},
    "routes": {"officials-executives": "none", "council-executive": "none", "leadership": "none"},
    "modules": {"include": ["politieke-antenne", "bestuurlijk-adviseren"]},
    "groups": {"numbers": {"officials": 2}},
    "people": [
        {"name": "trainer 1", "role": "trainer"},
        {"name": "trainer 2", "role": "trainer"},
    ],
}
_FEWER = _BRIEF | {
    "modules": {"include": ["bestuurlijk-adviseren"], "exclude": ["politieke-antenne"]}
}


def again(library: Library, folder: Path, **options: Any) -> Draft:
    """Plan again from the plan that lies there, and keep it."""
    drafted = workflow.draft(folder / "brief.yaml", library, PlanOptions(**options))
    workflow.keep_plan(drafted)
    return drafted


def counts(plan: Plan) -> dict[str, int]:
    """Say how often each session changed."""
    return {session.id: session.revision for session in plan.sessions}


def statuses(draft: Draft, name: str = "agenda-alles.ics") -> list[tuple[str, str, str]]:
    """Give UID, SEQUENCE and STATUS of each appointment in a calendar."""
    programme = workflow.make_programme(draft.request, draft.plan, "nl")
    (text,) = [o.data.decode() for o in render_calendars(programme) if o.name == name]
    events = text.split("BEGIN:VEVENT")[1:]
    return [
        tuple(  # type: ignore[misc]
            event.split(f"\r\n{key}:")[1].split("\r\n")[0] for key in ("UID", "SEQUENCE", "STATUS")
        )
        for event in events
    ]


def free_day(plan: Plan, session: Session) -> str:
    """Find a day some weeks on, on the same day of the week, on which nothing is."""
    days = {each.date for each in plan.sessions}
    later = (session.date + dt.timedelta(weeks=n) for n in range(1, 6))
    return str(next(day for day in later if day not in days))


def test_a_move_by_hand_counts_once(library: Library, tmp_path: Path) -> None:
    """Moved by hand it counts one; read back, and planned again, it is still one."""
    first = keep(library, tmp_path, _BRIEF)
    assert set(counts(first.plan).values()) == {0}
    assert "revisions:" not in plan_path(tmp_path / "brief.yaml").read_text("utf-8")
    session = first.plan.sessions[0]
    edit_session(tmp_path, session, date=free_day(first.plan, session))
    second = again(library, tmp_path)
    assert counts(second.plan)[session.id] == 1
    third = again(library, tmp_path)
    assert not third.is_new
    assert third.plan == second.plan
    fourth = keep(library, tmp_path, _BRIEF | {"budget": {"amount": 90000}})
    assert counts(fourth.plan) == counts(second.plan)


def test_a_move_by_abs_counts_for_what_moved(library: Library, tmp_path: Path) -> None:
    """A blocked week raises the count of the sessions that had to leave it, and of no other."""
    first = keep(library, tmp_path, _BRIEF)
    session = first.plan.sessions[0]
    blocked = {"blocked": [{"from": str(session.date), "to": str(session.date)}]}
    second = keep(library, tmp_path, _BRIEF | {"calendar": blocked})
    assert counts(second.plan)[session.id] == 1
    was = {s.id: (s.date, s.start, s.end, s.venue, s.staff) for s in first.plan.sessions}
    for each in second.plan.sessions:
        same = was[each.id] == (each.date, each.start, each.end, each.venue, each.staff)
        assert each.revision == (not same)
    assert {u for u, _, _ in statuses(first)} == {u for u, _, _ in statuses(second)}


def test_dropped_sessions_are_kept_and_cancelled(library: Library, tmp_path: Path) -> None:
    """Out of the plan they are cancelled under their own UID; back in, they count on."""
    first = keep(library, tmp_path, _BRIEF)
    gone = {s.id for s in first.plan.sessions if s.module == "politieke-antenne"}
    second = keep(library, tmp_path, _FEWER)
    assert {each.id for each in second.plan.dropped} == gone
    assert {each.revision for each in second.plan.dropped} == {1}
    assert len([e for e in statuses(second) if e[1:] == ("1", "CANCELLED")]) == len(gone)
    assert {u for u, _, _ in statuses(first)} == {u for u, _, _ in statuses(second)}
    taken_back = again(library, tmp_path)
    assert not taken_back.is_new
    assert taken_back.plan == second.plan
    other = keep(library, tmp_path, _FEWER | {"budget": {"amount": 90000}})
    assert other.plan.dropped == second.plan.dropped
    third = keep(library, tmp_path, _BRIEF)
    assert not third.plan.dropped
    assert {counts(third.plan)[name] for name in gone} == {2}
    assert {status for _, _, status in statuses(third)} == {"CONFIRMED"}


def test_other_groups_are_other_sessions(library: Library, tmp_path: Path) -> None:
    """Three groups in place of two: what no longer comes together is cancelled, in its calendar."""
    first = keep(library, tmp_path, _BRIEF | {"groups": {"numbers": {"officials": 3}}})
    second = keep(library, tmp_path, _BRIEF)
    lost = {s.id for s in first.plan.sessions} - {s.id for s in second.plan.sessions}
    assert {each.id for each in second.plan.dropped} == lost
    assert any("officials-c" in each.groups for each in second.plan.dropped)
    told = statuses(second, "agenda-ambtenaren-c.ics")
    assert {status for _, _, status in told} == {"CANCELLED"}


def test_who_left_is_remembered(library: Library, tmp_path: Path) -> None:
    """Another trainer by hand: the first one's calendar cancels, the other's confirms."""
    first = keep(library, tmp_path, _BRIEF)
    session = next(each for each in first.plan.sessions if len(each.staff) == 1)
    (old,) = session.staff
    (new,) = {"trainer 1", "trainer 2"} - {old}
    edit_session(tmp_path, session, staff=f"[{new}]")
    second = again(library, tmp_path)
    changed = next(each for each in second.plan.sessions if each.id == session.id)
    assert changed.staff == (new,)
    assert (changed.former_staff, changed.revision) == ((old,), 1)
    names = {each: f"agenda-{each.replace(' ', '-')}.ics" for each in (old, new)}
    cancelled = {u for u, _, s in statuses(second, names[old]) if s == "CANCELLED"}
    assert len(cancelled) == 1
    assert cancelled <= {u for u, _, s in statuses(second, names[new]) if s == "CONFIRMED"}


def test_what_was_held_is_never_cancelled(library: Library, tmp_path: Path) -> None:
    """Out of the plan, a session is dropped; not when it is marked as held, or its day is past."""
    first = keep(library, tmp_path, _BRIEF)
    session, *rest = first.plan.sessions
    without = first.plan.model_copy(update={"sessions": tuple(rest)})
    held = session.model_copy(update={"held": True})
    marked = first.plan.model_copy(update={"sessions": (held, *rest)})
    files = [write_down(plan, first.request) for plan in (first.plan, marked)]
    tomorrow = session.date + dt.timedelta(1)
    dropped = [
        [each.id for each in count_revisions(file, without, today).dropped]
        for file, today in ((files[0], None), (files[1], None), (files[0], tomorrow))
    ]
    assert dropped == [[session.id], [], []]


def test_the_file_says_it_in_lines_that_are_read_back(library: Library, tmp_path: Path) -> None:
    """Counts and dropped sessions stand at the end, one a line, and are the same when read."""
    keep(library, tmp_path, _BRIEF)
    drafted = keep(library, tmp_path, _FEWER)
    kept, found = read_plan_file(plan_path(tmp_path / "brief.yaml"))
    assert kept is not None
    assert not found
    text = plan_path(tmp_path / "brief.yaml").read_text("utf-8")
    assert text.index("\nplanned:") < text.index("\ndropped:")
    assert [each.id for each in kept.value.dropped] == [s.id for s in drafted.plan.dropped]


def test_what_nobody_knows_any_more_is_still_cancelled(library: Library, tmp_path: Path) -> None:
    """A dropped session of a module, audience and trainer that are gone, without times."""
    keep(library, tmp_path, _BRIEF)
    path = plan_path(tmp_path / "brief.yaml")
    lost = (
        "dropped:\n  - {date: 2027-05-11, daypart: morning, module: weg-ermee, groups: [oud-b], "
        "audience: oud, revision: 3, staff: [Iemand]}\n"
    )
    path.write_text(path.read_text("utf-8") + lost, "utf-8")
    drafted = workflow.draft(tmp_path / "brief.yaml", library)
    assert not drafted.is_new
    for name in ("agenda-alles.ics", "agenda-oud-b.ics", "agenda-iemand.ics"):
        assert [e[1:] for e in statuses(drafted, name) if e[2] != "CONFIRMED"] == [
            ("3", "CANCELLED")
        ]
