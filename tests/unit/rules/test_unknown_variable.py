import pytest

from abscurriculum.rules.unknown_variable import RULE
from builders import a_module, activity, check_module, places, text

_GOOD = (
    "{{ council }} {{Council.the}} {{ council.plural.the }} {{ Council.plural }}",
    "{{ council.which }} {{ council.its }} {{ Council.article }} {{ council.a }}",
    "{{ council.verb('stelt', \"stellen\") }} {{ council.plural.verb('a', 'b') }}",
    "{% if clerk.own %}{{ clerk.the }} en {% endif %}{{ secretary.the }}",
    "{% if type == 'province' %}x{% else %}y{% endif %} {{ type }}",
    "een {los} accolade",
)
_BAD = (
    ("{{ concil }}", '"concil" is not a word', 'Did you mean "council"?'),
    ("{{ Concil.the }}", '"Concil" is not a word', 'Did you mean "Council"?'),
    ("{{ Griffier.the }}", '"Griffier" is not a word', "Write {{ Clerk }}"),
    ("{{ zzz }}", '"zzz" is not a word', "vocabulary.yaml"),
    ("{{ council.plurl }}", '"plurl" is not a form', 'Did you mean "plural"?'),
    ("{{ council.nominative }}", "is not a form", "which, its"),
    ("{{ council.the.plural }}", "do not go together", "council.plural.the"),
    ("{{ council.the.verb('a', 'b') }}", "do not go together", "plural"),
    ("{{ council.verb }}", "verb needs two forms", 'council.verb("stelt"'),
    ("{{ council.own }}", "cannot be printed", "{% if council.own %}"),
    ("{{ type.the }}", "type has no forms", "water-board"),
    ("{{ parameter }}", "needs one name", "parameter.name"),
    ("{{ parameter.a.b }}", "needs one name", "parameter.name"),
    ("{{ council", '"{{" is opened', "Close it with }}"),
    ("council }}", '"}}" stands here', "Put {{ before it"),
    ("{% if clerk.own", '"{%" is opened', "Close it with %}"),
    ("{% if clerk.own %}x", "needs one {% endif %}", "endif"),
    ("{# noot #}", "would hide", "note"),
    ("{% for x in council %}{% endfor %}", "only variables and if", "nothing else"),
    ("{{ council the }}", "cannot be read", "council.the"),
    ("{{ council|upper }}", "only variables and if", "nothing else"),
    ("{% if council > 3 %}x{% endif %}", "only == and !=", "nothing else"),
    ("{{ council['the'] }}", "only variables and if", "nothing else"),
    ("{{ council.__class__.mro() }}", "only variables and if", "nothing else"),
    ("{{ clerk and " + "clerk and " * 700 + "clerk }}", "nested too deep", "nothing else"),
    ("{{ " + "9" * 5000 + " }}", "number", "nothing else"),
)


@pytest.mark.parametrize("phrase", _GOOD)
def test_forms_of_terms_are_fine(phrase: str) -> None:
    """Terms, with a capital too, their forms, verb, type and if may all be used."""
    assert check_module(RULE, a_module(summary=text(phrase))) == []


@pytest.mark.parametrize(("phrase", "message", "hint"), _BAD)
def test_fault_is_explained(phrase: str, message: str, hint: str) -> None:
    """Whatever cannot be filled in gives one message in plain words, in its language."""
    (found,) = check_module(RULE, a_module(summary=text(en=phrase)))
    assert places([found]) == ["summary/en"]
    assert message in found.message
    assert hint in found.hint


def test_every_fault_is_found() -> None:
    """Two faults in one text, and one in another, are three messages."""
    agenda = [activity(trainer=text("{{ a1 }} {{ b1 }}"), participants=text(en="{{ c1 }}"))]
    found = check_module(RULE, a_module(agenda=agenda))
    assert sorted(places(found)) == [
        "agenda/0/participants/en",
        "agenda/0/trainer/nl",
        "agenda/0/trainer/nl",
    ]


def test_parameter_where_no_answer_reaches() -> None:
    """The title is quoted in other documents, and a stand-in cannot rest on another answer."""
    gap = {"type": "text", "question": text("{{ parameter.a }}")}
    parameters = {"a": {**gap, "default": text("{{ parameter.a }}")}}
    module = a_module(title=text("{{ parameter.a }}"), parameters=parameters)
    assert places(check_module(RULE, module)) == ["title/nl", "parameters/a/default/nl"]
