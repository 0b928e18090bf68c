import datetime as dt
import re

import pytest

from abscurriculum import workflow
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.models.programme_module import ProgrammeReason
from abscurriculum.rendering import render, render_all
from conftest import ROOT
from pages import clock_of, read_page, tables_of, words_of
from planned import make_plan


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme in which groups have sessions of their own and together."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def shown(programme: Programme, group: str, form: str = "md") -> str:
    """Render the booklet of one group."""
    found = next(each for each in programme.groups if each.id == group)
    return render(programme, "group-booklet", form, None, found).decode()


def test_each_group_has_a_file_of_its_own(programme: Programme) -> None:
    """One per group and format, named in the document's language, each with its own content."""
    made = list(render_all(programme, ["group-booklet"], ["md", "html"]))
    letters = [group.id[-1] for group in programme.groups if group.audience.id == "officials"]
    assert len(letters) == 3
    names = {output.name for output in made}
    assert {
        f"groepsboekje-ambtenaren-{letter}.{form}" for letter in letters for form in ("md", "html")
    } <= names
    assert len(names) == len(made) == 2 * len(programme.groups)
    assert len({output.data for output in made}) == len(made)
    english = programme.model_copy(update={"language": "en"})
    (first, *_) = render_all(english, ["group-booklet"], ["md"])
    assert first.name.startswith("group-booklet-")


def test_without_groups_there_is_no_booklet(programme: Programme) -> None:
    """A programme of delegations alone has nothing to put in one."""
    bare = programme.model_copy(update={"groups": ()})
    assert not list(render_all(bare, ["group-booklet"], ["md", "html"]))


def test_groups_whose_names_are_alike_keep_their_own_files(programme: Programme) -> None:
    """Two audiences of one name do not overwrite each other."""
    same = Filled(text="Iedereen", language="nl")
    groups = tuple(
        group.model_copy(
            update={
                "id": f"{n}-a",
                "audience": group.audience.model_copy(update={"id": str(n), "title": same}),
            }
        )
        for n, group in enumerate(programme.groups)
    )
    made = programme.model_copy(update={"groups": groups})
    names = [output.name for output in render_all(made, ["group-booklet"], ["md"])]
    assert names[:2] == ["groepsboekje-iedereen-a.md", "groepsboekje-iedereen-a-2.md"]
    assert len(set(names)) == len(groups)


def test_it_holds_the_sessions_of_the_group_and_no_other(programme: Programme) -> None:
    """By date, with time and place; those of other groups are not in it."""
    for group in programme.groups:
        text = shown(programme, group.id)
        section = text.split("## Uw bijeenkomsten")[1].split("\n## ")[0]
        rows = re.findall(r"^\| \w\w (\d+ \w+ \d{4})[^|]*\| ([^|]+) \|", section, re.MULTILINE)
        own = [each for each in programme.sessions if group.id in each.group_ids]
        assert own
        assert [clock for _, clock in rows] == [clock_of(each) for each in own]
        assert [int(day.split()[0]) for day, _ in rows] == [each.date.day for each in own]
        assert [each.date for each in own] == sorted(each.date for each in own)


def test_a_group_meets_with_others_where_the_plan_says_so(programme: Programme) -> None:
    """Every session of a group stands in the booklet of each group that is in it."""
    for session in programme.sessions:
        for group in session.group_ids:
            assert clock_of(session) in shown(programme, group)


def test_preparation_is_due_before_the_groups_own_session(programme: Programme) -> None:
    """What participants bring, seven days before their own session; what the client brings not."""
    module = programme.module("adviesgesprek-met-acteur")
    mine, theirs = module.needs
    assert (mine.brought_by, theirs.brought_by) == ("participants", "client")
    for group in programme.groups:
        own = [s for s in programme.sessions if s.module == module.id and group.id in s.group_ids]
        text = shown(programme, group.id)
        assert (mine.text.text in text) == bool(own)
        assert theirs.text.text not in text
        for session in own:
            due = session.date - dt.timedelta(days=7)
            assert re.search(rf"\| \w\w {due.day} \w+ {due.year} \| van elke deelnemer", text)


def test_members_and_contact_stand_on_the_cover(programme: Programme) -> None:
    """How many of which role, and whom to tell that one cannot come."""
    group = programme.groups[0]
    text = shown(programme, group.id)
    assert f"| Leden | {group.size}: {group.roles[0].number} {group.roles[0].title}" in text
    assert "| Contact | griffier |" in text


def test_agenda_is_what_participants_do(programme: Programme) -> None:
    """Clock times and what participants do, of every step; no reason of the plan stands in it."""
    told = Filled(text="Redenvandeplanning", language="nl")
    reasons = (ProgrammeReason(kind="calendar", text=told),)
    changed = programme.model_copy(
        update={
            "sessions": tuple(
                s.model_copy(update={"reasons": reasons}) for s in programme.sessions
            ),
            "modules": tuple(m.model_copy(update={"reasons": reasons}) for m in programme.modules),
            "groups": tuple(g.model_copy(update={"reasons": reasons}) for g in programme.groups),
        }
    )
    page = read_page(changed, "group-booklet")
    assert "Redenvandeplanning" not in words_of(page)
    tables = tables_of(page, "Zo verloopt de bijeenkomst")
    group = changed.groups[0]
    done = dict.fromkeys(s.module for s in changed.sessions if group.id in s.group_ids)
    assert len(tables) == len(done)
    for table, name in zip(tables, done, strict=True):
        agenda = changed.module(name).agenda
        assert len(table) == 1 + len(agenda)
        for row, step in zip(table[1:], agenda, strict=True):
            wanted = " ".join(step.participants.text.split()) if step.participants else ""
            assert row[-1] == wanted
