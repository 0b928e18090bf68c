import pytest

from abscurriculum.filling.words import make_words
from abscurriculum.models.brief import LocalTerm
from abscurriculum.models.library import Library
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.text import Language
from abscurriculum.models.vocabulary import Word
from abscurriculum.templating import fill_phrase

_CASES: list[tuple[OrganisationType, Language, str, str]] = [
    (
        "municipality",
        "nl",
        "{{ Council.the }} {{ council.verb('stelt', 'stellen') }}",
        "De raad stelt",
    ),
    (
        "province",
        "nl",
        '{{ Council.the }} {{ council.verb("stelt", "stellen") }}',
        "De Staten stellen",
    ),
    (
        "water-board",
        "nl",
        '{{ Council.the }} {{ council.verb("x", "y") }}',
        "Het algemeen bestuur x",
    ),
    ("municipality", "nl", "{{ alderman.plural }}", "wethouders"),
    ("municipality", "nl", "{{ Alderman.plural.the }}", "De wethouders"),
    ("province", "nl", "{{ alderman.a }}", "een gedeputeerde"),
    ("province", "nl", "{{ council.article }} nieuwe {{ council }}", "de nieuwe Staten"),
    ("water-board", "nl", "{{ council }}, {{ council.which }}", "algemeen bestuur, dat"),
    ("province", "nl", "{{ council.its }}", "hun"),
    ("water-board", "nl", "{{ clerk.the }}", "de secretaris-directeur"),
    ("municipality", "en", "{{ alderman.a }}", "an alderman"),
    ("municipality", "en", "{{ Councillor.a }}", "A councillor"),
    ("province", "en", "{{ mayor.the }}", "the King's Commissioner"),
    ("water-board", "nl", "{% if clerk.own %}a{% else %}b{% endif %}", "b"),
    ("province", "nl", '{% if type == "province" %}a{% endif %}', "a"),
]


@pytest.mark.parametrize(("kind", "language", "text", "expected"), _CASES)
def test_terms_fit_the_organisation(
    library: Library, kind: OrganisationType, language: Language, text: str, expected: str
) -> None:
    """The same text reads well for each type, with article, capital, number and verb."""
    words = make_words(library.vocabulary.value, kind, language, {})
    assert fill_phrase(text, words) == expected


def test_a_client_has_its_own_word(library: Library) -> None:
    """Westland says steunraadslid."""
    own = Word(the="het", one="steunraadslid", many="steunraadsleden")
    local = {"committee_member": LocalTerm(nl=own)}
    words = make_words(library.vocabulary.value, "municipality", "nl", local)
    assert fill_phrase("{{ committee_member.plural.the }}", words) == "de steunraadsleden"
