from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.planning.posing.whys import main_closings
from abscurriculum.planning.telling.story import Desk, Story, UnknownSubjectError, tell, tell_about
from abscurriculum.planning.telling.story_words import Names, say_places
from conftest import ROOT
from planned import make_plan


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    """Plan the example of a small municipality."""
    brief = ROOT / "examples/valkenburg-aan-de-geul.yaml"
    request = workflow.read_request(Path(brief), library=library)[0]
    return Desk(request, make_plan(request), Names(), "valkenburg.yaml")


def _texts(stories: list[Story]) -> str:
    return "\n".join(text for s in stories for line in s.lines for text in (line.text, *line.below))


def test_places_of_one_file_stand_together() -> None:
    """Lines are sorted and named once; those of the brief itself need no name."""
    assert (
        say_places("a.yaml:12", "a.yaml:3", "b.yaml:1", "a.yaml:3") == " (a.yaml:3, 12; b.yaml:1)"
    )
    assert say_places("a.yaml:12", home="a.yaml") == " (line 12)"
    assert say_places("") == ""


def test_the_whole_story_accounts_for_every_session(desk: Desk) -> None:
    """The numbers of sessions by reason add up to all there are."""
    days = next(story for story in tell(desk) if story.title == "Days")
    first, *others = (line.text for line in days.lines)
    even, total = first.split(" of ")[0], first.split(" of ")[1].split()[0]
    assert int(total) == len(desk.plan.sessions)
    assert int(even) + sum(int(text.split()[0]) for text in others) == int(total)


def test_every_session_has_a_story(desk: Desk) -> None:
    """Each says why it is then, and the days that it offers were tried."""
    for session in desk.plan.sessions:
        stories = list(tell(desk, str(session.number)))
        assert [s.title for s in stories][1] == "Why then"
        assert stories[1].lines


def test_a_closed_week_is_not_blamed_on_the_weekly_pattern(desk: Desk) -> None:
    """What is closed every week is no reason why a session left one week."""
    for task in desk.replay.problem.tasks:
        found = main_closings(task, task.ideal, desk.replay.openings)
        named = [closing.path for closing in found]
        assert len(named) < 2 or not any("suits" in path for path in named)


def test_a_day_outside_the_period_is_said_to_be(desk: Desk) -> None:
    """Such a day has no sessions and no closings."""
    assert "outside the period" in _texts(list(tell(desk, "2031-01-01")))


def test_scripts_get_one_story_or_none(desk: Desk) -> None:
    """What the plan knows has a story with what was tried; other words have none."""
    story = tell_about(desk.request, desk.plan, "bob-in-de-praktijk")
    assert story is not None
    assert story.trials[0].difference is not None
    assert tell_about(desk.request, desk.plan, "abracadabra") is None
    with pytest.raises(UnknownSubjectError):
        desk.sessions("intervisie-casuistiek")
