"""HTML documents read back by another reader than the one that wrote them."""

import re
from typing import Any

from lxml import html

from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.rendering import DOCUMENTS, render


def render_first(programme: Programme, document: str, form: str) -> str:
    """Render a document in a page format; where every group has its own, that of the first."""
    group = programme.groups[0] if DOCUMENTS[document].per_group else None
    return render(programme, document, form, None, group).decode()


def read_page(programme: Programme, document: str) -> Any:
    """Render a document as HTML and read it back."""
    return html.document_fromstring(render_first(programme, document, "html"))


def clock_of(session: ProgrammeSession) -> str:
    """Write from when to when a session is, in Dutch."""
    return "–".join(f"{time.hour}.{time.minute:02d}" for time in (session.start, session.end))


def words_of(node: Any) -> str:
    """Give the text of a node with its white space folded."""
    return re.sub(r"\s+(?=[;,])", "", " ".join(" ".join(node.itertext()).split()))


def tables_of(page: Any, caption: str) -> list[list[list[str]]]:
    """Give the tables whose caption begins so, as rows of cells."""
    return [
        [[words_of(cell) for cell in row] for row in table.iter("tr")]
        for table in page.iter("table")
        if words_of(table.find("caption")).startswith(caption)
    ]
