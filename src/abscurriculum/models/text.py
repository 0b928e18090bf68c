"""Texts in languages."""

from collections.abc import Iterator
from typing import Any, Literal, Self, get_args

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from abscurriculum.models.base import Model, Prose

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FIRST_LANGUAGE: Language = "nl"


class Text(Model):
    """One text in one or more languages; a bare string is in the file's first language."""

    nl: Prose | None = Field(default=None, description="The Dutch text.")
    en: Prose | None = Field(default=None, description="The English text.")

    @model_validator(mode="before")
    @classmethod
    def _take_bare_string(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            language = (info.context or {}).get("language", FIRST_LANGUAGE)
            return {language: value}
        if not isinstance(value, dict | Text):
            code, message = "text_type", "a text, or a text per language, is expected here"
            raise PydanticCustomError(code, message)
        return value

    @model_validator(mode="after")
    def _need_one_language(self) -> Self:
        if self.nl is None and self.en is None:
            code, message = "text_empty", "the text is missing in every language"
            raise PydanticCustomError(code, message)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say in the schema too that a bare string will do."""
        mapping = handler.resolve_ref_schema(handler(core_schema))
        prose: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 8000}
        prose["pattern"] = r"\S"
        some_language = [
            {"properties": {language: {"type": "string"}}, "required": [language]}
            for language in LANGUAGES
        ]
        return {
            "description": "A text in the first language, or a text per language.",
            "anyOf": [prose, {**mapping, "anyOf": some_language}],
        }

    def in_language(self, language: Language) -> tuple[str, Language]:
        """Give the text and the language it is really in: `language`, or the first there is."""
        for wanted in (language, *LANGUAGES):
            text = getattr(self, wanted)
            if text is not None:
                return text, wanted
        raise AssertionError  # a Text has a language: checked when it was made

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which there is no text."""
        return tuple(language for language in LANGUAGES if getattr(self, language) is None)


def walk_texts(
    value: object, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """Yield every Text below a model or container, with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from walk_texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk_texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk_texts(item, (*path, index))


def count(number: int, one: str, many: str = "") -> str:
    """Count things in English words: 1 session, 2 sessions."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
