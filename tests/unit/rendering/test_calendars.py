import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from abscurriculum import workflow
from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.library import Library
from abscurriculum.models.programme import (
    DroppedSession,
    Programme,
    ProgrammeCase,
    ProgrammeSession,
)
from abscurriculum.rendering import render_all
from abscurriculum.rendering.calendar_files import render_calendars
from calendar_readers import in_node, in_python
from conftest import ROOT
from planned import make_plan

_HERE = ZoneInfo("Europe/Amsterdam")
_HOSTILE = (
    "een; twee, drie: \\vier\\n \"vijf\" 'zes'",
    "regel 1\nregel 2\r\nregel 3\rregel 4\u2028regel 5",
    "👩‍🚒 ünïcode 字 " * 30,
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "\x00\x07\x1b\x7f\x9f\ufffe\tklok",
    "\u202eomgekeerd",
)


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme of two clients with summer, winter, people and rooms."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def files_of(programme: Programme) -> dict[str, str]:
    """Give the calendars of a programme by their names."""
    return {each.name: each.data.decode() for each in render_calendars(programme)}


def on_the_clock(session: ProgrammeSession) -> tuple[dt.datetime, dt.datetime]:
    """Give start and end of a session as moments."""
    return (
        dt.datetime.combine(session.date, session.start, _HERE),
        dt.datetime.combine(session.date, session.end, _HERE),
    )


def titles(told: Mapping[str, Any]) -> list[str]:
    """Give the titles of appointments in order of time."""
    return [each["summary"] for each in sorted(told.values(), key=lambda e: e["start"])]


def change(programme: Programme, index: int, **changes: Any) -> Programme:
    """Change one session of a programme."""
    sessions = list(programme.sessions)
    sessions[index] = sessions[index].model_copy(update=changes)
    return programme.model_copy(update={"sessions": tuple(sessions)})


def drop(session: ProgrammeSession, **changes: Any) -> DroppedSession:
    """Make of a session one that is no longer in the plan."""
    groups = zip(session.group_ids, session.group_ids, strict=True)
    return DroppedSession(
        id=session.id,
        title=session.title,
        audience=session.audience,
        groups=tuple(Label(id=group, title=a_text(name)) for group, name in groups),
        date=session.date,
        start=session.start,
        end=session.end,
        venue=session.venue,
        staff=tuple(
            Label(id=staff.title.id, title=a_text(name))
            for staff in session.staff
            for name in staff.names
        ),
        revision=session.revision + 1,
    ).model_copy(update=changes)


def a_text(text: str) -> Filled:
    """Give a filled-in text."""
    return Filled(text=text, language="nl")


@pytest.mark.parametrize("read", [in_node, in_python])
def test_two_readers_see_every_session_at_its_time(programme: Programme, read: Any) -> None:
    """Summer and winter: both other readers give start and end to the minute, title and place."""
    told = read(files_of(programme)["agenda-alles.ics"])
    times = {(each["start"], each["end"]) for each in told.values()}
    assert times == {on_the_clock(session) for session in programme.sessions}
    assert len({start.astimezone(_HERE).utcoffset() for start, _ in times}) == 2
    for session in programme.sessions:
        start, _ = on_the_clock(session)
        here = [e for e in told.values() if e["start"] == start and e["location"] == session.venue]
        assert any(each["summary"].startswith(session.title.text) for each in here)
        assert all(each["status"] == "CONFIRMED" for each in here)


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2027-03-27", 1), ("2027-03-28", 2), ("2030-10-26", 2), ("2030-10-27", 1)],
)
def test_the_clock_changes_on_the_last_sunday(programme: Programme, day: str, offset: int) -> None:
    """Around both changes, and years ahead, an appointment at nine is at nine."""
    changed = change(programme, 0, date=dt.date.fromisoformat(day), start=dt.time(9))
    text = files_of(changed)["agenda-alles.ics"]
    for read in (in_node, in_python):
        moment = dt.datetime.fromisoformat(f"{day}T09:00+0{offset}:00")
        assert moment in {each["start"] for each in read(text).values()}


def test_who_has_a_calendar_and_who_reads_it(programme: Programme) -> None:
    """One for all, per group, per delegation, trainer and actor; each holds its own sessions."""
    made = {each.name: each for each in render_calendars(programme)}
    assert {name: each.readers for name, each in made.items()} == {
        "agenda-alles.ics": ("client", "trainer"),
        "agenda-ambtenaren-a.ics": ("participant", "client", "trainer"),
        "agenda-ambtenaren-b.ics": ("participant", "client", "trainer"),
        "agenda-ambtenaren-c.ics": ("participant", "client", "trainer"),
        "agenda-trainer-noord.ics": ("trainer",),
        "agenda-trainer-zuid.ics": ("trainer",),
    }
    for group in programme.groups:
        letter = group.id.removeprefix("officials-")
        told = in_node(made[f"agenda-ambtenaren-{letter}.ics"].data.decode())
        own = [each for each in programme.sessions if group.id in each.group_ids]
        assert titles(told) == [each.title.text for each in own]
    for name in ("trainer Noord", "trainer Zuid"):
        told = in_node(made[f"agenda-{name.lower().replace(' ', '-')}.ics"].data.decode())
        own = [s for s in programme.sessions for e in s.staff if name in e.names]
        assert len(told) == len(own) > 0
    english = programme.model_copy(update={"language": "en"})
    assert "calendar-all.ics" in files_of(english)


def test_an_actor_and_a_delegation_have_their_own(programme: Programme) -> None:
    """An actor by name and people sent for an audience get a calendar of their own."""
    played = next(n for n, s in enumerate(programme.sessions) if len(s.staff) > 1)
    trainers, actors = programme.sessions[played].staff
    named = actors.model_copy(update={"names": ("Acteur Één",)})
    changed = change(programme, played, staff=(trainers, named))
    changed = change(changed, 0, group_ids=(), groups=())
    made = {each.name: each for each in render_calendars(changed)}
    assert made["agenda-acteur-een.ics"].readers == ("actor", "trainer")
    assert len(in_node(made["agenda-acteur-een.ics"].data.decode())) == 1
    told = in_node(made["agenda-ambtenaren-afvaardiging.ics"].data.decode())
    assert titles(told) == [programme.sessions[0].title.text]
    assert [o.name for o in render_all(changed, (), ["ics"], readers=["actor"])] == [
        "agenda-acteur-een.ics"
    ]


def test_a_moved_session_keeps_its_name_and_counts_up(programme: Programme) -> None:
    """Another day, number and count: the same UID with a higher SEQUENCE; the rest is the same."""
    session = programme.sessions[0]
    moved = change(programme, 0, date=session.date + dt.timedelta(1), number=9, revision=2)
    before, after = (in_node(files_of(each)["agenda-alles.ics"]) for each in (programme, moved))
    assert before.keys() == after.keys()
    (uid,) = [uid for uid in before if before[uid] != after[uid]]
    assert (before[uid]["sequence"], after[uid]["sequence"]) == (0, 2)
    assert after[uid]["start"] - before[uid]["start"] == dt.timedelta(1)
    other = programme.model_copy(
        update={"client": programme.client.model_copy(update={"name": "Elders"})}
    )
    assert not before.keys() & in_node(files_of(other)["agenda-alles.ics"]).keys()


def test_a_dropped_session_is_cancelled(programme: Programme) -> None:
    """It stays, cancelled and counted up, with all who had it, a group that is gone included."""
    session, rest = programme.sessions[0], programme.sessions[1:]
    before = in_node(files_of(programme)["agenda-alles.ics"])
    gone = drop(session)
    lost = Label(id="officials-d", title=a_text("Ambtenaren, groep D"))
    gone = gone.model_copy(update={"groups": (*gone.groups, lost)})
    files = files_of(programme.model_copy(update={"sessions": rest, "dropped": (gone,)}))
    assert "agenda-ambtenaren-d.ics" in files
    letters = [label.id[-1] for label in gone.groups]
    names = [f"agenda-ambtenaren-{letter}.ics" for letter in letters]
    names += [f"agenda-{str(each.title).lower().replace(' ', '-')}.ics" for each in gone.staff]
    for name in ("agenda-alles.ics", *names):
        cancelled = {u: e for u, e in in_node(files[name]).items() if e["status"] == "CANCELLED"}
        assert len(cancelled) == 1
        (uid,) = cancelled
        assert uid in before
        assert cancelled[uid]["sequence"] == 1
        assert cancelled[uid]["start"] == on_the_clock(session)[0]


def test_staff_who_left_lose_the_appointment(programme: Programme) -> None:
    """In the calendar of who was in it before the session is cancelled, in no other."""
    left = Label(id="trainer", title=a_text("Oud-trainer"))
    files = files_of(change(programme, 0, former_staff=(left,), revision=1))
    assert [e["status"] for e in in_node(files["agenda-oud-trainer.ics"]).values()] == ["CANCELLED"]
    assert "CANCELLED" not in "".join(t for n, t in files.items() if n != "agenda-oud-trainer.ics")


def test_nothing_in_it_is_for_others(programme: Programme) -> None:
    """No price, confidential case or trainer's instruction in any; the room only for staff."""
    secret = ProgrammeCase(
        title=a_text("Zwaluw"),
        owner=a_text("de burgemeester"),
        track=programme.tracks[0].id,
        summary=a_text("Nachtegaal"),
        confidential=True,
    )
    changed = programme.model_copy(update={"cases": (secret,)})
    for name, text in files_of(changed).items():
        unfolded = re.sub(r"\r\n[ \t]", "", text)
        assert "Zwaluw" not in unfolded
        assert "Nachtegaal" not in unfolded
        assert "€" not in unfolded
        for module in programme.modules:
            steps = [step.trainer.text[:30] for step in module.agenda if step.trainer]
            assert not any(step in unfolded for step in steps)
        assert ("Ruimte: " in unfolded) == name.startswith("agenda-trainer")


def test_a_group_reads_what_it_learns_and_who_come(programme: Programme) -> None:
    """The description holds objectives, numbers and staff."""
    session = programme.sessions[0]
    told = in_node(files_of(programme)["agenda-ambtenaren-a.ics"])
    text = min(told.values(), key=lambda each: each["start"])["description"]
    assert str(programme.module(session.module).objectives[0].text) in text
    assert f"Deelnemers ({session.size}): {session.people[0].number} " in text
    assert "Altijd erbij: wethouder ruimte" in text


@pytest.mark.parametrize("hostile", _HOSTILE)
def test_hostile_text_comes_out_as_text(programme: Programme, hostile: str) -> None:
    """In title, place, names and client: both readers give it back, and no line is too long."""
    session = programme.sessions[0]
    staff = session.staff[0].model_copy(update={"names": (hostile, f"{hostile}!")})
    changed = change(
        programme, 0, title=a_text(hostile), venue=hostile, staff=(staff,), attending=(hostile,)
    ).model_copy(update={"client_title": hostile})
    files = files_of(changed)
    assert len(files) == len({name.casefold() for name in files})
    for name, text in files.items():
        assert re.fullmatch(r"agenda-[a-z0-9]+(-[a-z0-9]+)*\.ics", name)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert not re.search(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", text)
    lines = re.sub("\r\n|[\r\u2028]", "\n", hostile)
    wanted = re.sub("[\x00-\x08\x1b\x7f\x9f\ufffe]", "", lines)
    for read in (in_node, in_python):
        told = read(files["agenda-alles.ics"])
        assert len(told) == len(programme.sessions)
        here = [e for e in told.values() if e["location"] == " ".join(wanted.split())]
        assert len(here) == 1
        assert here[0]["summary"].startswith(" ".join(wanted.split()))
        assert here[0]["description"].count(wanted) == 3


def test_names_that_look_the_same_stay_apart(programme: Programme) -> None:
    """Two people of one slug, and one who is called as a group, have files of their own."""
    names = ("José!", "jose", "José?", "Ambtenaren A", "alles", "字")
    staff = programme.sessions[0].staff[0].model_copy(update={"names": names})
    files = files_of(change(programme, 0, staff=(staff,)))
    for name in ("jose", "jose-2", "jose-3", "ambtenaren-a-2", "alles-2", "trainers"):
        assert f"agenda-{name}.ics" in files, name
        assert len(in_node(files[f"agenda-{name}.ics"])) == 1


def test_the_zone_is_two_rules_and_the_stamp_no_clock(programme: Programme) -> None:
    """VTIMEZONE holds one rule a change and no dates; DTSTAMP is the day of the agreement."""
    text = files_of(programme)["agenda-alles.ics"]
    zone = text.split("BEGIN:VTIMEZONE")[1].split("END:VTIMEZONE")[0]
    assert zone.count("RRULE:FREQ=YEARLY;BYDAY=-1SU") == 2
    assert "RDATE" not in zone
    assert set(re.findall(r"DTSTAMP:(\S+)", text)) == {f"{programme.agreed:%Y%m%d}T000000Z"}


def test_a_session_that_ends_after_midnight(programme: Programme) -> None:
    """It ends the day after."""
    text = files_of(change(programme, 0, start=dt.time(22), end=dt.time(0, 30)))
    (late,) = [
        each for each in in_python(text["agenda-alles.ics"]).values() if each["start"].hour == 22
    ]
    assert late["end"] - late["start"] == dt.timedelta(hours=2.5)
