from pathlib import Path

import pytest

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.request import Request
from abscurriculum.planning import Planned, plan
from abscurriculum.planning.clashing.conditions import let_go, list_conditions
from abscurriculum.planning.clashing.setting import Setting
from abscurriculum.planning.compose import is_possible
from abscurriculum.planning.telling.revisions import with_module, with_must, without_module
from abscurriculum.planning.telling.trials import Trial, Trier
from conftest import ROOT
from plan_checker import faults
from planned import make_plan


@pytest.fixture(scope="module")
def request_(library: Library) -> Request:
    """Read the example of a small municipality whose diaries decide."""
    brief = ROOT / "examples/valkenburg-aan-de-geul.yaml"
    return workflow.read_request(Path(brief), library=library)[0]


@pytest.fixture(scope="module")
def trier(request_: Request) -> Trier:
    """Plan the example once."""
    return Trier(request_, make_plan(request_))


def _check(trial: Trial) -> None:
    """Plan the revised brief in full, and compare with what the trial says."""
    request = trial.revision.request
    found = plan(request, trial.before)
    if trial.new is not None:
        assert isinstance(found, Planned)
        assert trial.is_proven
        assert {e.id for e in found.plan.modules} == {e.id for e in trial.new.modules}
        assert found.plan.euro_cents == trial.new.euro_cents
        assert faults(request, trial.new) == []
        assert trial.difference is not None
        assert trial.difference.cents == found.plan.euro_cents - trial.old.euro_cents
        return
    assert trial.is_impossible
    assert not isinstance(found, Planned)
    setting = Setting(request, trial.before)
    keys = {condition.key for condition in trial.conditions}
    others = [each for each in list_conditions(setting) if each.key not in keys]
    assert not _is_possible(let_go(setting, others))
    for condition in trial.conditions:
        assert _is_possible(let_go(setting, [*others, condition])), condition.words


def _is_possible(setting: Setting) -> bool | None:
    return is_possible(setting.request, setting.before)


@pytest.mark.parametrize(
    "module",
    [
        "bestuurlijk-adviseren",
        "intervisie-casuistiek",
        "pressurecooker-directie-mt",
        "inwerken-nieuwe-raad",
        "leiderschap-gast-sport",
    ],
)
def test_what_forcing_a_module_in_brings_is_true(
    request_: Request, trier: Trier, module: str
) -> None:
    """Planning again gives the same modules and cost; what is impossible has a least conflict."""
    _check(trier.attempt(with_module(request_, module)))


@pytest.mark.parametrize("module", ["bob-in-de-praktijk", "rollen-en-spelregels"])
def test_what_is_lost_without_a_module_is_true(
    request_: Request, trier: Trier, module: str
) -> None:
    """A module is missed as the trial says, or cannot be missed for the lines that it names."""
    _check(trier.attempt(without_module(request_, module)))


def test_what_a_goal_costs_as_a_must_is_true(request_: Request, trier: Trier) -> None:
    """The goal is reached in the plan of the trial, at the cost that planning in full has too."""
    trial = trier.attempt(with_must(request_, "tegenspraak"))
    _check(trial)
    assert trial.new is not None
    goals = [request_.library.modules[entry.id].goals for entry in trial.new.modules]
    assert any("tegenspraak" in links.practises for links in goals)


def test_a_clash_has_the_line_of_the_brief(request_: Request, trier: Trier) -> None:
    """Each clash that was not asked for has its line, and what was tried is marked."""
    trial = trier.attempt(without_module(request_, "rollen-en-spelregels"))
    asked = [clash for clash in trial.clashes if clash.is_asked]
    others = [clash for clash in trial.clashes if not clash.is_asked]
    assert len(asked) == 1
    lines = (ROOT / "examples/valkenburg-aan-de-geul.yaml").read_text("utf-8").splitlines()
    for clash in others:
        assert clash.place.startswith("valkenburg-aan-de-geul.yaml:")
        named = clash.words.partition('"')[2].partition('"')[0]
        assert named in lines[int(clash.place.rpartition(":")[2]) - 1]
