from pathlib import Path

import pytest

from abscurriculum.models.library import Library
from abscurriculum.planning.calendar.horizon import slots_in
from abscurriculum.planning.telling.dates import best_dates
from abscurriculum.planning.telling.hindrances import Hindrances
from abscurriculum.planning.telling.replay import Replay
from planned import make_plan, read_brief

_BRIEF = {
    "client": "Westland",
    "period": {"from": "2027-01-11", "to": "2027-06-25"},
    "routes": {"officials-executives": "short", "council-executive": "none", "leadership": "short"},
    "calendar": {"council": {"meets": "every 2 weeks on thursday evening", "first": "2027-01-14"}},
    "people": [
        {"name": "trainer 1", "role": "trainer", "days": ["tuesday", "thursday"]},
        {"name": "trainer 2", "role": "trainer"},
    ],
    "venues": [{"name": "Zaal", "capacity": 60}, {"name": "Kamer", "capacity": 20}],
}


@pytest.fixture(scope="module")
def replay(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Replay:
    """Plan a small brief with a council, trainers and rooms."""
    folder: Path = tmp_path_factory.mktemp("dates")
    request = read_brief(library, folder, _BRIEF)
    return Replay(request, make_plan(request))


def test_the_plan_itself_weighs_what_it_says(replay: Replay) -> None:
    """Placed as they are, all sessions weigh what the planner says of the plan."""
    assert replay.weight == replay.plan.quality.penalty


def test_what_is_hindered_cannot_be(replay: Replay) -> None:
    """What is hindered cannot be placed, whoever gives it and wherever."""
    hindrances = Hindrances(replay)
    for task in replay.problem.tasks:
        for slot in list(slots_in(task.open))[::11]:
            tried = replay.try_at({task.id: slot})
            if hindrances.find(task, slot):
                assert tried is None, (task.id, slot)


def test_no_better_day_is_left_out(replay: Replay) -> None:
    """Of all dayparts, tried one by one, the days that are offered weigh least."""
    session = replay.plan.sessions[len(replay.plan.sessions) // 2]
    task = replay.task(session)
    assert task is not None
    found = best_dates(replay, session, 5)
    assert found is not None
    days: dict[int, int] = {}
    for slot in slots_in(task.open):
        tried = replay.try_at({task.id: slot})
        if tried is not None and replay.horizon.day_of(slot) != session.date:
            days[slot // 3] = min(days.get(slot // 3, tried.weight), tried.weight)
    assert [choice.weight for choice in found.best] == sorted(days.values())[:5]
    for choice in found.best:
        slot = replay.horizon.slot(choice.date, choice.daypart)
        tried = replay.try_at({task.id: slot})
        assert tried is not None
        assert tried.weight == choice.weight


def test_days_for_which_others_move_name_them(replay: Replay) -> None:
    """With them where it says, the plan weighs what it says; without moving it cannot be."""
    for session in replay.plan.sessions[:6]:
        found = best_dates(replay, session, 2)
        assert found is not None
        for choice in found.moving:
            at = {session.id: replay.horizon.slot(choice.date, choice.daypart)}
            assert replay.try_at(at) is None
            at |= {moved.session: replay.horizon.slot(*moved.now) for moved in choice.moved}
            tried = replay.try_at(at)
            assert tried is not None
            assert tried.weight == choice.weight
