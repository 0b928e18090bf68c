"""Fills texts in for one client and one language."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from abscurriculum.filling.words import make_words
from abscurriculum.models.activity import Parameter, ParameterValue
from abscurriculum.models.filled import Filled, RoleCount
from abscurriculum.models.request import Request
from abscurriculum.models.text import FIRST_LANGUAGE, LANGUAGES, Language, Text
from abscurriculum.templating import fill_phrase, has_variables

_YES_NO: Mapping[Language, tuple[str, str]] = {"nl": ("ja", "nee"), "en": ("yes", "no")}


@dataclass(frozen=True, slots=True)
class Filler:
    """The words of one client in each language, and the language that is wanted."""

    language: Language
    words: Mapping[Language, Mapping[str, object]]
    parameters: Mapping[Language, Mapping[str, str]]

    def fill(self, text: Text) -> Filled:
        """Fill in a text of the library; where there is no translation, in its own language."""
        raw, language = text.in_language(self.language)
        if has_variables(raw):
            words = {**self.words[language], "parameter": self.parameters[language]}
            raw = fill_phrase(raw, words)
        return Filled(text=raw.strip(), language=language)

    def fill_all(self, texts: Iterable[Text]) -> tuple[Filled, ...]:
        """Fill in several texts."""
        return tuple(self.fill(text) for text in texts)

    def quote(self, text: Text) -> Filled:
        """Take a text of the brief as it is: braces in it are no variables."""
        raw, language = text.in_language(self.language)
        return Filled(text=raw.strip(), language=language)

    def say(self, text: Text, **values: str) -> Filled:
        """Put values in a sentence of our own."""
        raw, language = text.in_language(self.language)
        for name, value in values.items():
            raw = raw.replace(f"{{{name}}}", value)
        return Filled(text=raw, language=language)

    def plain(self, text: str) -> Filled:
        """Mark a text as being in the document's language."""
        return Filled(text=text, language=self.language)

    def date(self, day: dt.date) -> str:
        """Write a day within a sentence: 17 maart 2027."""
        return _write_date(day, self.language)

    def word(self, term: str) -> str:
        """Give a term's singular, or its id where it has no word."""
        return str(self.words[self.language].get(term, term))

    def form(self, term: str, form: str) -> str:
        """Give one form of a term: the, plural, a."""
        return str(getattr(self.words[self.language].get(term), form, term))

    def name_role(self, role: str, number: int) -> Filled:
        """Name a role, singular for one and plural otherwise."""
        return self.plain(self.word(role) if number == 1 else self.form(role, "plural"))

    def count_role(
        self, role: str, number: int, *, assumed: bool = False, source: Text | None = None
    ) -> RoleCount:
        """Say how many people of a role."""
        title = self.name_role(role, number)
        where = self.quote(source) if source else None
        return RoleCount(id=role, title=title, number=number, assumed=assumed, source=where)

    def with_parameters(
        self, declared: Mapping[str, Parameter], values: Mapping[str, ParameterValue]
    ) -> "Filler":
        """Give the filler for one module: its parameters with the brief's answers."""
        if not declared:
            return self
        parameters = {
            language: {
                name: _write(parameter, values[name], language)
                if name in values
                else _stand_in(parameter, language, self.words[language])
                for name, parameter in declared.items()
            }
            for language in LANGUAGES
        }
        return Filler(self.language, self.words, parameters)


def _stand_in(parameter: Parameter, language: Language, words: Mapping[str, object]) -> str:
    raw, _ = parameter.default.in_language(language)
    return fill_phrase(raw, words).strip()


def _write(parameter: Parameter, value: ParameterValue, language: Language) -> str:
    if isinstance(value, Text):
        return value.in_language(language)[0]
    if isinstance(value, bool):
        return _YES_NO[language][0 if value else 1]
    if parameter.type == "date":
        return _write_date(dt.date.fromisoformat(str(value)), language)
    return str(value)


def _write_date(day: dt.date, language: Language) -> str:
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=language)


def make_filler(request: Request, language: Language) -> Filler:
    """Gather the client's words in every language."""
    vocabulary = request.library.vocabulary.value
    words = {
        each: make_words(vocabulary, request.client.type, each, request.brief.value.terms)
        for each in LANGUAGES
    }
    return Filler(language, words, {FIRST_LANGUAGE: {}, "en": {}})
