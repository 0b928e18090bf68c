"""What is asked of a client, and by when."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.filling.requests import list_requests
from abscurriculum.models.brief import Brief
from abscurriculum.models.filled import Filled
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Plan
from abscurriculum.models.programme_module import OpenQuestion, ProgrammeModule
from conftest import ROOT
from planned import make_plan

_ASKED = st.tuples(st.lists(st.integers(0, 90), max_size=3), st.integers(0, 2))
Case = tuple[Brief, Plan, tuple[ProgrammeModule, ...]]


@pytest.fixture(scope="module")
def case(library: Library) -> Case:
    """Give a programme with several sessions of a module."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    plan = make_plan(request)
    return request.brief.value, plan, workflow.make_programme(request, plan, "nl").modules


def say(text: str) -> Filled:
    """Give a text."""
    return Filled(text=text, language="nl")


@given(
    st.none() | st.dates(dt.date(2026, 6, 1), dt.date(2027, 6, 25)),
    st.lists(_ASKED, min_size=2, max_size=2),
)
def test_due_days_are_kept_and_sorted(
    case: Case, agreed: dt.date | None, asked: list[tuple[list[int], int]]
) -> None:
    """Needs keep their day, questions come with the first need and never after the session."""
    brief, plan, modules = case
    brief = brief.model_copy(update={"agreed": agreed})
    firsts = {m.id: min(s.date for s in plan.sessions if s.module == m.id) for m in modules}
    a_need = modules[0].needs[0]
    changed = []
    for module, (leads, questions) in zip(modules, asked, strict=True):
        needs = tuple(
            a_need.model_copy(update={"due": firsts[module.id] - dt.timedelta(days=days)})
            for days in leads
        )
        question = OpenQuestion(
            parameter="x.y", question=say("Wat?"), stand_in=say("iets"), required=False
        )
        update = {"needs": needs, "open_questions": (question,) * questions}
        changed.append(module.model_copy(update=update))
    found = list_requests(brief, plan, changed)
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert len(found) == sum(len(m.needs) + len(m.open_questions) for m in changed)
    for module in changed:
        own = [each for each in found if each.module == module.id]
        dues = sorted(each.due for each in own if each.kind == "need")
        assert dues == sorted(need.due for need in module.needs)
        for each in own:
            assert each.due <= firsts[module.id]
            if each.kind == "question" and dues:
                assert each.due == dues[0]
            elif each.kind == "question":
                early = firsts[module.id] - each.due
                assert early <= dt.timedelta(days=14)
                assert each.due >= min(brief.asked_from, firsts[module.id])


def test_each_request_names_the_first_session_and_how_many_follow(case: Case) -> None:
    """What is asked once serves the later sessions too."""
    brief, plan, modules = case
    for each in list_requests(brief, plan, modules):
        sessions = sorted(
            (session for session in plan.sessions if session.module == each.module),
            key=lambda session: (session.date, session.start),
        )
        assert (each.session, each.more) == (sessions[0].number, len(sessions) - 1)


def test_nothing_is_asked_for_what_has_begun(case: Case) -> None:
    """A module whose first session was held has had what it needs."""
    brief, plan, modules = case
    first = plan.sessions[0]
    held = first.model_copy(update={"held": True})
    later = plan.model_copy(update={"sessions": (held, *plan.sessions[1:])})
    asked = {each.module for each in list_requests(brief, plan, modules)}
    assert first.module in asked
    assert {each.module for each in list_requests(brief, later, modules)} == asked - {first.module}
