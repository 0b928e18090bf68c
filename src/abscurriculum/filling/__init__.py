"""Plan -> programme: all texts in one client's words and one language."""

from abscurriculum.filling.programme import fill_in

__all__ = ["fill_in"]
