"""All texts of a module, gathered once for the rules that look at words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from abscurriculum.models.base import Model
from abscurriculum.models.module import ModuleBase
from abscurriculum.models.text import LANGUAGES, Text, walk_texts
from abscurriculum.rules.memory import Remembered

# A variable as nearly everyone writes it; whatever else has braces is read with more care.
_PRINTED = re.compile(r"\{\{ ([A-Za-z_.]+) \}\}")


@dataclass(frozen=True, slots=True)
class ModuleTexts:
    """The texts of a module without their places, and what their variables print."""

    texts: tuple[Text, ...]
    printed: frozenset[str]
    has_more: bool


@Remembered
def texts_of(module: ModuleBase) -> ModuleTexts:
    """Gather the texts of a module; `has_more` tells of braces beyond plain variables."""
    texts: list[Text] = []
    _gather(module, texts)
    phrases = [
        phrase
        for text in texts
        for phrase in (text.nl, text.en)
        if phrase is not None and ("{" in phrase or "}" in phrase)
    ]
    prose = "\n".join(phrases)
    printed = _PRINTED.findall(prose)
    has_more = not prose.count("{") == prose.count("}") == 2 * len(printed)
    return ModuleTexts(tuple(texts), frozenset(printed), has_more)


def walk_phrases(value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text with a brace in it, in each language, with its path; the slow way."""
    for path, text in walk_texts(value):
        for language in LANGUAGES:
            phrase = getattr(text, language)
            if phrase is not None and ("{" in phrase or "}" in phrase):
                yield (*path, language), phrase


def _gather(value: Any, texts: list[Text]) -> None:
    kind: Any = type(value)
    if kind is Text:
        texts.append(value)
    elif kind is tuple:
        for item in value:
            _gather(item, texts)
    elif kind is dict:
        for item in value.values():
            _gather(item, texts)
    elif value is not None:
        for name in _text_fields(kind):
            _gather(getattr(value, name), texts)


@cache
def _text_fields(model: Any) -> tuple[str, ...]:
    """Name the fields of a model that hold a text, themselves or further down."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _holds_text(field.annotation))


def _holds_text(annotation: Any) -> bool:
    parts = get_args(annotation)
    if parts:
        return any(_holds_text(part) for part in parts)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation is Text or bool(_text_fields(annotation))
    return False
