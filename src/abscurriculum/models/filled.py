"""Texts, names and numbers as a reader sees them."""

from abscurriculum.models.base import Model, describe
from abscurriculum.models.text import Language


class Filled(Model):
    """A text as the reader sees it, and the language it is really in."""

    text: str = describe("The text; blank lines part paragraphs.")
    language: Language = describe("Its language; not the document's where a translation lacks.")

    def __str__(self) -> str:
        """Give the text alone."""
        return self.text


class Label(Model):
    """A value of the library with its name for readers."""

    id: str = describe("The value, such as high or role-play.")
    title: Filled = describe("Its name.")


class RoleCount(Model):
    """So many people of one role."""

    id: str = describe("The role.")
    title: Filled = describe("The role's name, singular or plural as the number asks.")
    number: int = describe("How many.")
    assumed: bool = describe("Whether the number is a default.", default=False)
    source: Filled | None = describe("Where a default comes from.", default=None)
