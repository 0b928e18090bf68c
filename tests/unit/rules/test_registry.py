import re
from pathlib import Path

import pytest

from abscurriculum.models.module import KINDS
from abscurriculum.rules.registry import BRIEF_RULES, LIBRARY_RULES, LINK_RULES, MODULE_RULES
from abscurriculum.rules.rule import Rule
from builders import a_brief, a_goal, a_library, a_module, a_request

_ROOT = Path(__file__).parents[3]
_RULES: tuple[tuple[Rule, ...], ...] = (MODULE_RULES, LINK_RULES, LIBRARY_RULES, BRIEF_RULES)
_CODE = re.compile(r"\bABS\d{3}\b")


def test_rules_stand_in_order_of_their_codes() -> None:
    """A reader of the registry finds a rule by its code."""
    for rules in _RULES:
        codes = [rule.code for rule in rules]
        assert codes == sorted(codes)
        assert len(set(codes)) == len(codes)


def test_rules_have_names_of_their_own() -> None:
    """A rule's name means one rule, and its reason is a sentence."""
    every = [rule for rules in _RULES for rule in rules]
    assert len({rule.name for rule in every}) == len(every)
    assert all(rule.why.endswith(".") for rule in every)


def test_every_rule_is_registered() -> None:
    """A file with a rule that is in no list would check nothing."""
    folder = _ROOT / "src/abscurriculum/rules"
    files = [path for path in folder.glob("*.py") if "\nRULE = " in path.read_text("utf-8")]
    assert len(files) == sum(map(len, _RULES))


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_module_of_every_kind_passes(kind: str) -> None:
    """The builders' modules have nothing wrong with them, so that each test shows one fault."""
    module = a_module(kind=kind)
    library = a_library(module)
    rules = (*MODULE_RULES, *LINK_RULES)
    assert [found for rule in rules for found in rule.check(module, library)] == []


def test_a_good_library_and_brief_pass() -> None:
    """The builders' library and brief have nothing wrong with them."""
    first, second, third = "een", "twee", "drie"
    library = a_library(
        a_module(first, goals={"introduces": ["rolvastheid"]}),
        a_module(second, goals={"practises": ["rolvastheid"]}, prerequisites={"all_of": [first]}),
        a_module(third, goals={"practises": ["rolvastheid"]}),
        goals=[a_goal()],
        routes={"officials-executives": {"short": [first, second]}},
    )
    assert [found for rule in LIBRARY_RULES for found in rule.check(library)] == []
    request = a_request(library)
    assert request.brief == a_brief()
    assert [found for rule in BRIEF_RULES for found in rule.check(request)] == []


def test_documentation_has_every_code_once() -> None:
    """Every code that abs can print stands in the table, and no other."""
    sources = (_ROOT / "src").rglob("*.py")
    printed = {code for path in sources for code in _CODE.findall(path.read_text("utf-8"))}
    table = (_ROOT / "docs/diagnostics.md").read_text("utf-8")
    listed = re.findall(r"^\| (ABS\d{3}) \|", table, re.MULTILINE)
    assert listed == sorted(printed)
