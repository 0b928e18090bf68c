from typing import Any

import pytest

from abscurriculum.rules.vocabulary_gap import RULE
from builders import a_library, a_module, a_vocabulary, a_word, check_library, places, text

_TERMS: dict[str, Any] = a_vocabulary().value.model_dump()["terms"]
_ROLES: dict[str, Any] = a_vocabulary().value.model_dump()["roles"]


@pytest.mark.parametrize(
    ("term", "place", "message"),
    [
        ({"municipality": a_word(), "province": a_word()}, "terms/x:", "water boards"),
        ({"all": {"nl": a_word()["nl"]}}, "terms/x/all:", "no English word"),
        ({"all": a_word(), "province": {"en": a_word()["en"]}}, "terms/x/province:", "no Dutch"),
        ({"all": a_word(), "water_board": {}}, "terms/x/water_board:", "no Dutch word"),
        ({"all": {"held_by": "y"}}, "terms/x/all/held_by", 'no term "y"'),
        ({"all": {"held_by": "x"}}, "terms/x/all/held_by", "in a circle"),
    ],
)
def test_term(term: dict[str, Any], place: str, message: str) -> None:
    """A term needs words in both languages for each type, or a term that stands in."""
    words = a_vocabulary(terms={**_TERMS, "x": term})
    found = check_library(RULE, a_library(vocabulary=words))
    assert places(found)[0] == place
    assert message in found[0].message


def test_circle_of_two() -> None:
    """Each of two terms that stand in for each other is told; what leads into them is not."""
    terms = {f"x{n}": {"all": {"held_by": holder}} for n, holder in enumerate(("x1", "x0", "x0"))}
    found = check_library(RULE, a_library(vocabulary=a_vocabulary(terms={**_TERMS, **terms})))
    assert places(found) == ["terms/x0/all/held_by", "terms/x1/all/held_by"]


def test_name_that_texts_use_otherwise() -> None:
    """A term called type would hide the type of organisation."""
    words = a_vocabulary(terms={**_TERMS, "type": {"all": a_word()}})
    assert places(check_library(RULE, a_library(vocabulary=words))) == ["terms/type:"]


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ({"nobody": {}}, "roles/nobody:"),
        ({"executive_member": {"any_of": ["mayor", "major"]}}, "roles/executive_member/any_of/1"),
    ],
)
def test_role(role: dict[str, Any], place: str) -> None:
    """A role has a term, and stands for roles that exist."""
    words = a_vocabulary(roles={**_ROLES, **role})
    assert places(check_library(RULE, a_library(vocabulary=words))) == [place]


def test_role_held_by_no_role() -> None:
    """The people of a role that is held by another are counted there, so it must be a role."""
    terms = {**_TERMS, "clerk": {"all": a_word(), "province": {"held_by": "council"}}}
    (found,) = check_library(RULE, a_library(vocabulary=a_vocabulary(terms=terms)))
    assert places([found]) == ["terms/clerk/province/held_by"]
    assert '"council" is not' in found.message


def test_audience_with_unknown_role() -> None:
    """An audience is made of roles that exist."""
    audiences = {"officials": {"title": text(), "roles": ["adviser", "advisor"]}}
    words = a_vocabulary(audiences=audiences)
    (found,) = check_library(RULE, a_library(vocabulary=words))
    assert places([found]) == ["audiences/officials/roles/1"]
    assert found.hint == 'Did you mean "adviser"?'


def test_names_that_documents_print() -> None:
    """Kinds that modules are of have names, and so has every level."""
    levels = a_vocabulary().value.model_dump()["bloom"]
    del levels["create"]
    words = a_vocabulary(kinds={"review": text()}, bloom=levels)
    library = a_library(a_module(), a_module("b", kind="review"), vocabulary=words)
    kind, level = check_library(RULE, library)
    assert places([kind, level]) == ["kinds:", "bloom:"]
    assert '"workshop"' in kind.message
    assert '"create"' in level.message
