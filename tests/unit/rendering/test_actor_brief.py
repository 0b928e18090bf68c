from typing import Any

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.rendering import render
from conftest import ROOT
from pages import clock_of, read_page, tables_of, words_of
from planned import make_plan, read_brief

_PLAYED = "adviesgesprek-met-acteur"


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme of two modules, one of which has actors."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def played(programme: Programme) -> list[ProgrammeSession]:
    """Give the sessions with actors."""
    return [session for session in programme.sessions if session.module == _PLAYED]


def test_it_holds_the_sessions_with_actors_and_no_other(programme: Programme) -> None:
    """Each with date, time, place and people; nothing of a module without actors."""
    page = read_page(programme, "actor-brief")
    (table,) = tables_of(page, "Alle bijeenkomsten met acteurs")
    sessions = played(programme)
    assert len(table) == 1 + len(sessions)
    for row, session in zip(table[1:], sessions, strict=True):
        assert f"{session.date.day} " in row[0]
        assert row[1] == clock_of(session)
        assert f"{session.size} deelnemers" in row[3]
        assert session.venue in row[4]
        assert "acteur" in row[4]
    assert str(programme.module("rollen-en-spelregels").title) not in words_of(page)


def test_it_says_who_is_in_the_room(programme: Programme) -> None:
    """Numbers per role, which together are everyone."""
    (table,) = tables_of(read_page(programme, "actor-brief"), "Wanneer, waar en met wie")
    for row, session in zip(table[1:], played(programme), strict=True):
        roles = ", ".join(f"{role.number} {role.title}" for role in session.people)
        assert f"{session.size}: {roles}" in row[2]
        assert sum(role.number for role in session.people) == session.size


def test_scenes_are_complete(programme: Programme) -> None:
    """Situation, and of each character the goal, first words, levels and when it gives way."""
    text = words_of(read_page(programme, "actor-brief"))
    scenes = programme.module(_PLAYED).scenes
    assert scenes
    for scene in scenes:
        for role in scene.actor_roles:
            for part in (scene.situation, role.goal, role.opening, role.yields_when):
                assert " ".join(part.text.split()) in text
            places = [text.index(level.text) for level in role.escalation]
            assert places == sorted(places)


def test_scenes_stand_on_the_clock(programme: Programme) -> None:
    """Round 1 begins an hour after the start, whichever daypart that is."""
    text = words_of(read_page(programme, "actor-brief"))
    starts = sorted({session.start for session in played(programme)})
    for start in starts:
        daypart = "ochtend" if start.hour < 12 else "middag"
        shown = f"vanaf {start.hour + 1}.{start.minute:02d}"
        assert (f"{shown} ({daypart})" if len(starts) > 1 else shown) in text


def test_each_module_has_its_rule_for_feedback(programme: Programme) -> None:
    """The module's own rule, or the general one where it has none."""
    rule = programme.module(_PLAYED).feedback_rule
    assert rule is not None
    assert rule.text in words_of(read_page(programme, "actor-brief"))
    modules = tuple(m.model_copy(update={"feedback_rule": None}) for m in programme.modules)
    bare = words_of(read_page(programme.model_copy(update={"modules": modules}), "actor-brief"))
    assert rule.text not in bare
    assert "Spreek met de trainer af wanneer u aan het woord komt" in bare


def test_without_actors_it_says_so(library: Library, tmp_path: Any) -> None:
    """No empty table and no heading without a text."""
    brief = {
        "client": "Westland",
        "period": {"from": "2027-01-11", "to": "2027-12-17"},
        "routes": dict.fromkeys(
            ("officials-executives", "council-executive", "leadership"), "none"
        ),
        "modules": {"include": ["couleur-locale-startfoto"]},
    }
    request = read_brief(library, tmp_path, brief)
    made = workflow.make_programme(request, make_plan(request), "nl")
    page = read_page(made, "actor-brief")
    assert "In dit programma spelen geen acteurs mee." in words_of(page)
    assert not list(page.iter("table", "h2"))
    assert "|---|---|---|" not in render(made, "actor-brief", "md").decode()
