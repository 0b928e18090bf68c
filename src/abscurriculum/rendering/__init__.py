"""Programme -> bytes: one file per format, one folder of templates per document."""

from abscurriculum.rendering.documents import (
    DOCUMENTS,
    FORMATS,
    READERS,
    Output,
    Reader,
    file_name,
    render,
    render_all,
)

__all__ = [
    "DOCUMENTS",
    "FORMATS",
    "READERS",
    "Output",
    "Reader",
    "file_name",
    "render",
    "render_all",
]
