"""The words for a text that lacks a language."""

from collections.abc import Mapping

from abscurriculum.models.text import Language, Text

LANGUAGE_NAMES: Mapping[Language, str] = {"nl": "Dutch", "en": "English"}


def explain_missing(text: Text) -> tuple[str, str]:
    """Say which language a text lacks, and how to add it."""
    language = text.missing[0]
    return (
        f"the {LANGUAGE_NAMES[language]} text is missing",
        f"Write both: {{nl: ..., en: ...}}; {language}: is not there.",
    )
