"""Programme -> bytes: one file per format, one folder of templates per document."""

from abscurriculum.rendering.documents import DOCUMENTS, FORMATS, file_name, render

__all__ = ["DOCUMENTS", "FORMATS", "file_name", "render"]
