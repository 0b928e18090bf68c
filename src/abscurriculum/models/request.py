"""What is asked of the planner: a library, a brief and the client it is for."""

import datetime as dt
from dataclasses import dataclass

from abscurriculum.models.brief import Brief
from abscurriculum.models.library import Library
from abscurriculum.models.moment import Part
from abscurriculum.models.organisation import Organisation, OrganisationType
from abscurriculum.models.origin import Sourced
from abscurriculum.models.text import LANGUAGES
from abscurriculum.models.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CouncilMeeting:
    """One meeting of the council or a committee, from a calendar file."""

    day: dt.date
    parts: tuple[Part, ...]
    title: str
    line: int
    """Its line in the file; 0 where the format has no lines to point at."""


@dataclass(frozen=True, slots=True)
class Request:
    """One brief, read against one library."""

    library: Library
    brief: Sourced[Brief]
    client: Organisation
    partners: tuple[Organisation, ...] = ()
    """The other clients of a joint programme, in the order of the brief."""
    agendas: tuple[tuple[CouncilMeeting, ...], ...] = ()
    """Meetings from calendar files: of the client first, then of each partner."""

    @property
    def clients(self) -> tuple[Organisation, ...]:
        """Every client of the programme."""
        return (self.client, *self.partners)


def role_names(vocabulary: Vocabulary, kind: OrganisationType) -> dict[str, str]:
    """Give every name that a brief may use for a role (small letters) -> the role's id.

    A role goes by its id, its aliases, and its words at this type of organisation; where it is held
    by another role, its own names still mean that other role.
    """
    names: dict[str, str] = {}
    for role, entry in vocabulary.roles.items():
        holder = holder_of(vocabulary, role, kind)
        for name in (role, *entry.aliases):
            names.setdefault(name.casefold(), holder)
        forms = vocabulary.terms[role].forms(kind) if role in vocabulary.terms else None
        for language in LANGUAGES:
            word = forms.word(language) if forms else None
            if word:
                names.setdefault(word.one.casefold(), holder)
                names.setdefault(word.many.casefold(), holder)
    return names


def holder_of(vocabulary: Vocabulary, term: str, kind: OrganisationType) -> str:
    """Follow a term to the one that holds it at a type of organisation."""
    seen = {term}
    while term in vocabulary.terms:
        forms = vocabulary.terms[term].forms(kind)
        if forms is None or forms.held_by is None or forms.held_by in seen:
            break
        term = forms.held_by
        seen.add(term)
    return term
