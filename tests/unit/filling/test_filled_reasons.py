"""Every reason is said in words, in the language of the document."""

from typing import Any, get_args

import pytest

from abscurriculum.filling.filler import Filler, make_filler
from abscurriculum.filling.reasons import say_reasons, why_then
from abscurriculum.models.library import Library
from abscurriculum.models.plan import Reason, ReasonKind, Session
from abscurriculum.models.request import Request
from abscurriculum.models.text import LANGUAGES, Language, Text
from abscurriculum.workflow import make_programme
from builders import a_goal, a_library, a_module, a_request, text
from planned import make_plan

_KINDS: tuple[ReasonKind, ...] = get_args(ReasonKind)


@pytest.fixture(scope="module")
def small() -> Request:
    """Give a request of two modules and a goal."""
    question: dict[str, Any] = {"type": "text", "question": text()}
    asking = {"zaak": question | {"default": text("een dossier", "a file")}}
    library = a_library(
        a_module("eerste", title=text("De eerste {{ adviser }}", "The first {{ adviser }}")),
        a_module(
            "tweede",
            title=text("Over {{ parameter.zaak }}", "On {{ parameter.zaak }}"),
            parameters=asking,
        ),
        goals=(a_goal(title=text("Rolvast", "Firm in role")),),
    )
    return a_request(library)


@pytest.fixture(scope="module")
def session(library: Library, small: Request) -> Session:
    """Give a session."""
    request = a_request(
        small.library, participants={"adviser": 12}, modules={"include": ["eerste"]}
    )
    return make_plan(request).sessions[0]


def say(request: Request, language: Language, *reasons: Reason) -> list[str]:
    """Say reasons for a module."""
    filler = make_filler(request, language)
    return [each.text.text for each in say_reasons(request, reasons, filler)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", _KINDS)
def test_every_reason_has_words(
    small: Request, session: Session, kind: ReasonKind, language: Language
) -> None:
    """No kind lacks a sentence or leaves a gap open, for modules and for sessions."""
    reason = Reason(kind=kind, about="eerste")
    filler = make_filler(small, language)
    moved = session.model_copy(update={"reasons": (reason,)})
    for said in (
        *say_reasons(small, (reason,), filler),
        *why_then(small, moved, filler),
    ):
        assert said.kind == kind
        assert said.text.language == language
        assert said.text.text
        assert "{" not in said.text.text


@pytest.mark.parametrize(
    ("reason", "dutch", "english"),
    [
        (
            Reason(kind="route", about="long leadership"),
            "hoort bij de lange route",
            "part of the long route",
        ),
        (
            Reason(kind="goal", about="rolvastheid"),
            "werkt aan het doel: Rolvast",
            "works on the goal: Firm in role",
        ),
        (
            Reason(kind="prerequisite", about="eerste"),
            "nodig als basis voor De eerste adviser",
            "needed as a basis for The first adviser",
        ),
        (
            Reason(kind="alternative", about="tweede"),
            "in plaats daarvan: Over een dossier",
            "instead: On a file",
        ),
        (
            Reason(kind="numbers", about="8-12"),
            "de aantallen deelnemers passen niet (8–12 mensen per bijeenkomst)",
            "the numbers of participants do not fit (8–12 people per session)",
        ),
        (Reason(kind="fixed", about="1"), "één groep, zoals gevraagd", "one group, as asked"),
        (Reason(kind="fixed", about="3"), "3 groepen, zoals gevraagd", "3 groups, as asked"),
        (
            Reason(kind="replaced", about="weg-is-weg"),
            "op uw verzoek vervangen door weg-is-weg",
            "replaced at your request by weg-is-weg",
        ),
    ],
)
def test_what_a_reason_is_about_is_named(
    small: Request, reason: Reason, dutch: str, english: str
) -> None:
    """Routes, goals, modules and numbers by name; what is not in the library by its id."""
    assert say(small, "nl", reason) == [dutch]
    assert say(small, "en", reason) == [english]


def test_what_stands_in_the_way_is_one_reason(small: Request, session: Session) -> None:
    """Several holidays in one week are one sentence, each name once, in the document's language."""
    holiday = Reason(kind="calendar", words=Text(nl="herfstvakantie", en="autumn holiday"))
    away = Reason(kind="calendar", words=Text(nl="griffier is afwezig", en="clerk is away"))
    moved = session.model_copy(update={"reasons": (holiday, away, holiday)})
    (said,) = why_then(small, moved, make_filler(small, "nl"))
    assert said.text.text == "kon niet in de streefweek: herfstvakantie; griffier is afwezig"
    (said,) = why_then(small, moved, make_filler(small, "en"))
    assert said.text.text == "not possible in the target week: autumn holiday; clerk is away"


def test_modules_that_build_on_it_are_one_reason(small: Request) -> None:
    """A basis for two modules is said once."""
    reasons = [Reason(kind="prerequisite", about=each) for each in ("eerste", "tweede")]
    assert say(small, "nl", *reasons) == [
        "nodig als basis voor De eerste adviser, Over een dossier"
    ]


def test_goals_stay_apart(small: Request) -> None:
    """Each goal has its own place in the brief, and so its own reason."""
    reasons = [Reason(kind="goal", about=each) for each in ("rolvastheid", "anders")]
    assert len(say(small, "nl", *reasons)) == 2


def test_only_places_in_the_brief_are_told(small: Request) -> None:
    """A client has the brief, and not the files of modules."""
    asked = Reason(kind="include", at="modules.include.0", place="westland.yaml:12")
    built = Reason(kind="alternative", at="eerste#alternatives.0", place="eerste.yaml:9")
    said = say_reasons(small, (asked, built), make_filler(small, "nl"))
    assert [each.place for each in said] == ["westland.yaml:12", ""]


def test_a_date_that_a_person_fixed_says_so(small: Request, session: Session) -> None:
    """What the plan file pins has no other reason; what the brief pins keeps its own."""
    filler: Filler = make_filler(small, "nl")
    pin = Reason(kind="pin", at="pins.0", place="westland.yaml:30")
    kept = Reason(kind="kept")
    fixed = session.model_copy(update={"pinned": True, "reasons": (kept,)})
    assert [each.text.text for each in why_then(small, fixed, filler)] == ["deze datum staat vast"]
    asked = fixed.model_copy(update={"reasons": (pin,)})
    assert [each.text.text for each in why_then(small, asked, filler)] == [
        "zo gevraagd in de opdracht"
    ]


def test_a_title_that_asks_is_filled_in_everywhere(small: Request) -> None:
    """A question in a title has the brief's answer, or the module's own words, in every place."""
    request = a_request(
        small.library,
        participants={"adviser": 12},
        modules={"include": ["tweede"]},
        parameters={"tweede": {"zaak": "de kust"}},
    )
    programme = make_programme(request, make_plan(request), "nl")
    titles = {programme.sessions[0].title.text, programme.modules[0].title.text}
    assert titles == {"Over de kust"}
    without = a_request(
        small.library, participants={"adviser": 12}, modules={"include": ["eerste"]}
    )
    left = make_programme(without, make_plan(without), "nl").left_out
    assert [module.title.text for module in left] == ["Over een dossier"]
