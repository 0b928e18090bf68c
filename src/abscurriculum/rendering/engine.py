"""One way to run a document's templates, whatever the format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from abscurriculum.diagnostics import AbsError, Diagnostic, Severity, Span
from abscurriculum.models.programme import Programme, ProgrammeGroup
from abscurriculum.models.style import GivenStyle, style_of
from abscurriculum.models.text import Language
from abscurriculum.rendering.labels import SHIPPED, read_labels
from abscurriculum.rendering.look import make_look
from abscurriculum.rendering.notation import (
    add_minutes,
    write_date,
    write_day,
    write_duration,
    write_euros,
    write_month,
    write_month_year,
    write_number,
    write_time,
    write_weekday,
)
from abscurriculum.rendering.views import View
from abscurriculum.templating import TemplateFault, make_environment, render_template


@dataclass(frozen=True, slots=True)
class Format:
    """How a format writes values: what its templates are called, and how it makes text safe."""

    suffix: str
    write: Callable[[Any, Language], Any]
    filters: Callable[[Language], Mapping[str, Callable[..., Any]]]


def template_folders(given: GivenStyle) -> tuple[str, ...]:
    """Give the folders in which templates are looked for; the style's comes first."""
    style = style_of(given)
    return (*((str(style.folder),) if style else ()), str(SHIPPED))


def render_document(
    programme: Programme,
    document: str,
    form: Format,
    style: GivenStyle,
    group: ProgrammeGroup | None = None,
) -> str:
    """Run the template of a document; raise AbsError for a fault in it."""
    folders = template_folders(style)
    environment = _environment(form, folders, programme.language)
    template = f"{document}/{document}.{form.suffix}.j2"
    try:
        text = render_template(
            environment,
            template,
            p=programme,
            t=read_labels(folders, programme.language),
            view=View(programme),
            group=group,
            look=make_look(style_of(style), programme.language),
        )
    except TemplateFault as fault:
        if style is None:
            raise  # the shipped templates are ours: a fault in them is a bug
        message = f"the template cannot be used: {fault.message}"
        hint = "Mend it, or remove it from the style so that the shipped one counts."
        span = Span(fault.file, fault.line)
        raise AbsError([Diagnostic("ABS601", Severity.ERROR, span, message, hint)]) from fault
    return text


@lru_cache(maxsize=16)
def _environment(form: Format, folders: tuple[str, ...], language: Language) -> Any:
    def bind(write: Callable[..., str]) -> Callable[..., str]:
        return lambda value: write(value, language)

    filters: dict[str, Callable[..., Any]] = {
        "date": bind(write_date),
        "weekday": bind(write_weekday),
        "day": bind(write_day),
        "month": bind(write_month),
        "month_year": bind(write_month_year),
        "euros": bind(write_euros),
        "number": bind(write_number),
        "time": bind(write_time),
        "duration": bind(write_duration),
        "later": add_minutes,
        **form.filters(language),
    }
    return make_environment(
        folders, finalize=lambda value: form.write(value, language), filters=filters
    )
