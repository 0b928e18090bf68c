"""Small good modules, libraries and briefs, of which a test changes one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from abscurriculum.diagnostics import Diagnostic, Span
from abscurriculum.models.brief import Brief
from abscurriculum.models.goal import GoalFile, LibraryFile
from abscurriculum.models.library import Library
from abscurriculum.models.module import KINDS, ModuleBase
from abscurriculum.models.organisation import Organisation, OrganisationType
from abscurriculum.models.origin import Sourced
from abscurriculum.models.request import Request
from abscurriculum.models.vocabulary import Bloom, Vocabulary
from abscurriculum.rules.rule import BriefRule, LibraryRule, ModuleRule

Data = dict[str, Any]


@dataclass(frozen=True)
class Paper:
    """A file that is not there: its places are the paths themselves, a colon behind a key."""

    file: str

    def span(self, path: Sequence[str | int] = (), *, on_key: bool = False) -> Span:
        """Write a path as a place: `module.yaml#agenda/2/minutes`."""
        return Span(f"{self.file}#{'/'.join(map(str, path))}{':' if on_key else ''}")

    def excerpt(self, span: Span) -> str:
        """Give the place again, for want of a source line."""
        return span.file


def places(found: Iterable[Diagnostic]) -> list[str]:
    """Give the paths at which diagnostics stand."""
    return [diagnostic.span.file.partition("#")[2] for diagnostic in found]


def text(nl: str = "Een tekst", en: str = "A text") -> Data:
    """Give a text in both languages."""
    return {"nl": nl, "en": en}


def activity(minutes: int = 60, **changes: Any) -> Data:
    """Give an activity."""
    both = {"participants": text(), "trainer": text()}
    return {"minutes": minutes, "title": text(), "form": "subgroups", **both} | changes


def scene(**changes: Any) -> Data:
    """Give a scene with one actor."""
    words = dict.fromkeys(("name", "goal", "opening", "yields_when"), text())
    actor = {**words, "escalation": [text(), text()]}
    return {
        "activity": "werk",
        "title": text(),
        "situation": text(),
        "actor_roles": [actor],
    } | changes


_BLOCKS: dict[str, Data] = {
    "role-play": {
        "role_play": {"form": "classic", "feedback_rule": text()},
        "scenes": [scene()],
        "staffing": {"trainers": 1, "actors": 1},
    },
    "pressure-cooker": {
        "pressure_cooker": {
            "case_owner": "alderman",
            "case_format": [text(), text(), text()],
            "rounds_in": "werk",
            "rounds": [{"title": text(), "minutes": 30, "task": text()}] * 2,
            "proposal": [text(), text()],
            "executive_reflection": "terugblik",
            "team_reflection": "lessen",
            "reflection_questions": [text(), text()],
        }
    },
    "dualism-workshop": {
        "dualism_workshop": {
            "powers": [
                {"holder": "council", "text": text(), "source": {"municipality": "art. 1"}}
                for _ in range(4)
            ],
            "positions": [text(), text()],
        },
        "presence": {"councillor": {"min": 4, "max": 8}, "alderman": {"min": 1, "max": 4}},
    },
    "leadership-meeting": {
        "leadership_meeting": {
            "host_roles": ["alderman"],
            "questions": [text(), text()],
            "rule": text(),
            "inputs": {"results": text(), "dilemmas": text()},
        }
    },
    "workshop": {"method": text()},
}


def guest() -> Data:
    """Give a guest of a leadership meeting."""
    return {"world": "arts", "text": text(), "questions": [text()] * 3}


def block(kind: str, **changes: Any) -> Data:
    """Give the block of a kind with some of its keys changed."""
    name = kind.replace("-", "_")
    return {name: _BLOCKS[kind][name] | changes}


def a_module(id: str = "rustig-tempo", kind: str = "workshop", **changes: Any) -> Sourced[Any]:
    """Make a good module; changes replace whole keys."""
    data: Data = {
        "id": id,
        "version": "1.0.0",
        "title": text(),
        "summary": text(),
        "kind": kind,
        "track": "officials-executives",
        "audiences": ["officials"],
        "group": {"min": 6, "max": 12},
        "presence": {"adviser": {"max": 12}},
        "staffing": {"trainers": 1},
        "intensity": "low",
        "dayparts": ["morning"],
        "goals": {},
        "objectives": [{"bloom": "apply", "text": text("voert een gesprek", "conducts a talk")}],
        "agenda": [
            activity(60, id="werk"),
            {"minutes": 15, "title": text("Pauze", "Break"), "form": "break", "id": "pauze"},
            activity(30, id="terugblik"),
            activity(30, id="lessen"),
        ],
        "room": {"setup": text()},
        "evaluation": [{"level": "reaction", "text": text()}],
    }
    model = KINDS[kind]
    value: ModuleBase = model.model_validate(data | _BLOCKS.get(kind, {}) | changes)
    return Sourced(value, Paper(f"{id}.yaml"))


def a_word(one: str = "woord", **changes: Any) -> Data:
    """Give a noun in both languages."""
    noun = {"the": "the", "one": one, "many": f"{one}s"}
    return {"nl": noun | {"the": "de"}, "en": noun} | changes


def a_vocabulary(**changes: Any) -> Sourced[Vocabulary]:
    """Make a small vocabulary without gaps; changes replace whole keys."""
    roles = ("councillor", "alderman", "mayor", "secretary", "clerk", "adviser", "executive_member")
    data: Data = {
        "terms": {
            **{name: {"all": a_word(name)} for name in ("council", *roles)},
            "clerk": {"all": a_word("griffier"), "water_board": {"held_by": "secretary"}},
        },
        "roles": {
            **{role: {} for role in roles},
            "executive_member": {"any_of": ["alderman", "mayor"]},
            "adviser": {"aliases": ["adviseur"]},
        },
        "audiences": {"officials": {"title": text(), "roles": ["adviser"]}},
        "tracks": {
            "officials-executives": {"title": text(), "summary": text()},
            "leadership": {"title": text(), "summary": text()},
        },
        "kinds": {kind: text() for kind in KINDS},
        "bloom": {
            level: {"title": text(), "nl": ["voert"], "en": ["conducts"]}
            for level in get_args(Bloom)
        },
    }
    return Sourced(Vocabulary.model_validate(data | changes), Paper("vocabulary.yaml"))


def a_goal(id: str = "rolvastheid", **changes: Any) -> Data:
    """Give a goal."""
    track = "officials-executives"
    return {"id": id, "track": track, "title": text(), "description": text()} | changes


def a_library(
    *modules: Sourced[ModuleBase],
    goals: Sequence[Data] = (),
    routes: Data | None = None,
    vocabulary: Sourced[Vocabulary] | None = None,
    title: Data | None = None,
) -> Library:
    """Make a library of some modules."""
    head = {"name": "klein", "version": "1.0.0", "title": title or text(), "routes": routes or {}}
    return Library(
        Sourced(LibraryFile.model_validate(head), Paper("library.yaml")),
        vocabulary or a_vocabulary(),
        (Sourced(GoalFile.model_validate({"goals": goals}), Paper("goals.yaml")),) if goals else (),
        modules,
    )


def a_brief(**changes: Any) -> Sourced[Brief]:
    """Make a brief of two keys; changes add or replace whole keys."""
    data: Data = {
        "client": "Westland",
        "period": {"from": "2027-01-11", "to": "2027-07-02"},
    }
    return Sourced(Brief.model_validate(data | changes), Paper("brief.yaml"))


def a_request(
    library: Library | None = None, *, kind: OrganisationType = "municipality", **brief: Any
) -> Request:
    """Make a request of a client of some type."""
    client = Organisation(name="Westland", type=kind)
    return Request(library or a_library(), a_brief(**brief), client)


def check_module(
    rule: ModuleRule, module: Sourced[ModuleBase], library: Library | None = None
) -> list[Diagnostic]:
    """Run a rule on a module; its library holds only that module unless one is given."""
    return list(rule.check(module, library or a_library(module)))


def check_library(rule: LibraryRule, library: Library) -> list[Diagnostic]:
    """Run a rule on a library."""
    return list(rule.check(library))


def check_brief(rule: BriefRule, request: Request) -> list[Diagnostic]:
    """Run a rule on a brief."""
    return list(rule.check(request))
