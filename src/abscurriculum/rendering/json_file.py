"""Programme -> JSON: the value itself, for scripts; `abs schema programme` says what is in it."""

import json
from collections.abc import Iterator

from abscurriculum.models.programme import Programme
from abscurriculum.rendering.documents import Output, Reader, name_whole


def render_json(programme: Programme) -> Iterator[Output]:
    """Write everything down; only trainers may have what holds a confidential case."""
    text = json.dumps(programme.model_dump(mode="json"), ensure_ascii=False, indent=2)
    hidden = any(case.confidential for case in programme.cases)
    readers: tuple[Reader, ...] = ("trainer",) if hidden else ("client", "trainer")
    data = f"{text}\n".encode("utf-8", "backslashreplace")
    yield Output(name_whole(programme, "json"), data, readers)
