"""Terms of a library as words in a text: {{ council.the }}, {{ alderman.plural }}."""

from collections.abc import Mapping
from typing import Self

from abscurriculum.models.brief import LocalTerm
from abscurriculum.models.organisation import OrganisationType
from abscurriculum.models.request import holder_of
from abscurriculum.models.text import Language
from abscurriculum.models.vocabulary import Vocabulary, Word

_VOWELS = "aeiou"
# English words whose first letter does not tell how they sound.
_SOUNDS_LIKE_CONSONANT = ("uni", "eu", "one")


class Words(str):
    """A term in one language; printing it gives the singular, its attributes the other forms."""

    __slots__ = ("_capital", "_is_plural", "_language", "_own", "_word")

    _word: Word
    _language: Language
    _capital: bool
    _is_plural: bool
    _own: bool

    def __new__(
        cls, word: Word, language: Language, *, capital: bool, plural: bool, own: bool
    ) -> Self:
        """Make the bare form, from which the others are taken."""
        text = word.many if plural else word.one
        words = super().__new__(cls, _capitalise(text) if capital else text)
        words._word, words._language = word, language
        words._capital, words._is_plural, words._own = capital, plural, own
        return words

    @property
    def plural(self) -> "Words":
        """Wethouders."""
        return Words(self._word, self._language, capital=self._capital, plural=True, own=self._own)

    @property
    def article(self) -> str:
        """de; nothing where the word takes none."""
        word = self._word.the
        if self._is_plural and word:
            word = "de" if self._language == "nl" else "the"
        return _capitalise(word) if self._capital else word

    @property
    def the(self) -> str:
        """De wethouder."""
        noun = self._word.many if self._is_plural else self._word.one
        return f"{self.article} {noun}" if self.article else str(self)

    @property
    def a(self) -> str:
        """Een wethouder; an alderman; bare where there is more than one."""
        if self._is_plural or (self._word.plural_verb and self._language == "nl"):
            return str(self)
        text = f"{self._indefinite()} {self._word.one}"
        return _capitalise(text) if self._capital else text

    @property
    def which(self) -> str:
        """Die or dat; which."""
        if self._language == "en":
            return "which"
        neuter = self._word.the == "het" and not self._takes_plural()
        return "dat" if neuter else "die"

    @property
    def its(self) -> str:
        """Zijn or hun; its or their."""
        if self._language == "en":
            return "their" if self._is_plural else "its"
        return "hun" if self._takes_plural() else "zijn"

    @property
    def own(self) -> bool:
        """Whether this type of organisation has the term itself, and no stand-in for it."""
        return self._own

    def verb(self, one: str, many: str) -> str:
        """Choose the verb form that fits: de raad stelt, de Staten stellen."""
        return many if self._takes_plural() else one

    def _takes_plural(self) -> bool:
        return self._is_plural or self._word.plural_verb

    def _indefinite(self) -> str:
        if self._language == "nl":
            return "een"
        first = self._word.one.casefold()
        vowel = first[:1] in _VOWELS and not first.startswith(_SOUNDS_LIKE_CONSONANT)
        return "an" if vowel else "a"


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def make_words(
    vocabulary: Vocabulary,
    kind: OrganisationType,
    language: Language,
    local: Mapping[str, LocalTerm],
) -> dict[str, object]:
    """Give every term under its name and, with a capital, under its capitalised name."""
    words: dict[str, object] = {"type": kind}
    for name in vocabulary.terms:
        holder = holder_of(vocabulary, name, kind)
        word = _find_word(vocabulary, holder, kind, language, local.get(name) or local.get(holder))
        if word is None:
            continue
        own = holder == name
        words[name] = Words(word, language, capital=False, plural=False, own=own)
        capitalised = _capitalise(name)
        words[capitalised] = Words(word, language, capital=True, plural=False, own=own)
    return words


def _find_word(
    vocabulary: Vocabulary,
    term: str,
    kind: OrganisationType,
    language: Language,
    local: LocalTerm | None,
) -> Word | None:
    forms = vocabulary.terms[term].forms(kind) if term in vocabulary.terms else None
    other: Language = "en" if language == "nl" else "nl"
    for wanted in (language, other):
        own = (local.nl if wanted == "nl" else local.en) if local else None
        word = own or (forms.word(wanted) if forms else None)
        if word:
            return word
    return None
