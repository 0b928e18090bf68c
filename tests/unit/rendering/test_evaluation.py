import re
from typing import Any

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render
from conftest import ROOT
from pages import read_page, tables_of, words_of
from planned import make_plan


@pytest.fixture(scope="module")
def programme(library: Library) -> Programme:
    """Give a programme of two modules, with two goals."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def write(day: Any) -> str:
    """Write a day as Dutch readers do."""
    name = ("ma", "di", "wo", "do", "vr", "za", "zo")[day.weekday()]
    return f"{name} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def test_every_measurement_has_its_day(programme: Programme) -> None:
    """The overview gives, in order, baseline, sessions, each round and the results."""
    (table,) = tables_of(read_page(programme, "evaluation"), "De data zijn werkdagen.")
    plan = programme.measurements
    assert plan
    first, last = programme.sessions[0].date, programme.sessions[-1].date
    assert table[1][0] == f"{write(plan.baseline_from)} tot en met {write(plan.baseline_to)}"
    assert table[2][0].endswith(f"{write(first)} tot en met {write(last)}")
    assert [row[0] for row in table[3:-1]] == [write(each.date) for each in plan.follow_ups]
    assert table[-1][0] == write(plan.results)
    assert plan.baseline_to < first
    assert last < plan.follow_ups[-1].date < plan.results


def test_statements_come_from_the_goals(programme: Programme) -> None:
    """Each goal is asked about on a scale of five before the start, and compared afterwards."""
    page = read_page(programme, "evaluation")
    (asked,) = tables_of(page, "Hoe vaak is dit nu zo?")
    (compared,) = tables_of(page, "Gemiddelde score per doel")
    assert asked[0] == ["Stelling", "1", "2", "3", "4", "5"]
    assert len(programme.goals) == 2
    for row, again, goal in zip(asked[1:], compared[1:], programme.goals, strict=True):
        assert goal.description.text in row[0]
        assert goal.title.text in again[0]
        assert again[1:] == ["", "", ""]


def test_every_question_of_every_module_is_asked_once(programme: Programme) -> None:
    """Each with room for an answer, at the level at which the module asks it."""
    page = read_page(programme, "evaluation")
    rows = [
        row
        for table in page.iter("table")
        if "open" in table.get("class", "")
        for row in table.find("tbody").iter("tr")
    ]
    text = [words_of(row[0]) for row in rows]
    assert all(words_of(row[1]) == "" for row in rows)
    questions = [q.text.text for module in programme.modules for q in module.evaluation]
    assert len(text) == len(questions)
    for question in questions:
        assert len([row for row in text if question in row]) == 1


def test_rounds_ask_only_about_behaviour(programme: Programme) -> None:
    """A round holds what its modules ask about behaviour, and names their participants."""
    tables = tables_of(read_page(programme, "evaluation"), "Voor deelnemers van:")
    plan = programme.measurements
    assert plan
    for table, each in zip(tables, plan.follow_ups, strict=True):
        wanted = [
            q.text.text
            for module in programme.modules
            if module.id in each.modules
            for q in module.evaluation
            if q.level.id == "behaviour"
        ]
        assert [re.sub(r"^\d+", "", row[0]).strip() for row in table[1:]] == wanted


def test_forms_are_counted(programme: Programme) -> None:
    """Each session has as many forms as people."""
    (table,) = tables_of(read_page(programme, "evaluation"), "Bij deze bijeenkomsten")
    assert [row[-1] for row in table[1:]] == [str(s.size) for s in programme.sessions]


def test_without_goals_or_rounds_no_heading_stays(programme: Programme) -> None:
    """No baseline without statements, and no rounds without questions on behaviour."""
    modules = tuple(
        module.model_copy(
            update={"evaluation": tuple(q for q in module.evaluation if q.level.id == "reaction")}
        )
        for module in programme.modules
    )
    bare = programme.model_copy(update={"goals": (), "modules": modules})
    text = render(bare, "evaluation", "md").decode()
    for gone in ("Nulmeting\n", "## Gedrag", "Gemiddelde score", "Te bespreken"):
        assert gone not in text
    page = read_page(bare, "evaluation")
    assert not [node for node in page.iter("h2") if "Nulmeting" in words_of(node)]
