"""A folder -> a style: style.yaml with its places, and the logo beside it."""

import re
from collections.abc import Iterator
from pathlib import Path

from abscurriculum.diagnostics import Diagnostic, Severity, Span
from abscurriculum.models.origin import Sourced
from abscurriculum.models.style import STYLE_FILE, Style, StyleFile
from abscurriculum.sources.library import shipped_folder
from abscurriculum.sources.shape import shape
from abscurriculum.sources.source import read_source

_MOST_LOGO_BYTES = 60_000
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    f"{_SVG}{name}"
    for name in (
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("title", "desc", "defs", "use", "symbol", "text", "tspan", "clipPath", "mask"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
_LOADS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|@import", re.IGNORECASE)


def find_shipped_style(name: str) -> Path | None:
    """Find a style that comes with abs by its name."""
    folder = shipped_folder("templates") / "styles" / name
    return folder if _NAME.fullmatch(name) and folder.is_dir() else None


def shipped_styles() -> tuple[str, ...]:
    """Name the styles that come with abs."""
    folder = shipped_folder("templates") / "styles"
    return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir()))


def read_style_file(folder: Path) -> tuple[Sourced[StyleFile] | None, list[Diagnostic]]:
    """Read style.yaml; both parts are empty where there is none."""
    file = folder / STYLE_FILE
    if not file.exists() and not file.is_symlink():
        return None, []
    name = file.as_posix()
    if not file.resolve().is_relative_to(folder.resolve()):
        message, hint = "this file leads out of the style", "Put the file itself in the folder."
        return None, [Diagnostic("ABS610", Severity.ERROR, Span(name), message, hint)]
    source, found = read_source(file, name)
    if source is None:
        # An empty file asks for nothing; only comments are what `abs style new` begins with.
        rest = [problem for problem in found if problem.code != "ABS111"]
        return None, rest
    value, problems = shape(StyleFile, source.data, source, "nl")
    return (Sourced(value, source) if value else None), [*found, *problems]


def read_style(folder: Path) -> tuple[Style | None, list[Diagnostic]]:
    """Read the style in a folder; a folder with only templates is a style too."""
    file, found = read_style_file(folder)
    if file is None:
        return (None if found else Style(folder=folder)), found
    logo = None
    if file.value.logo is not None:
        logo, problems = _read_logo(folder, file)
        found += problems
    if any(problem.severity is Severity.ERROR for problem in found):
        return None, found
    return Style(folder=folder, look=file.value, logo=logo), found


def _read_logo(folder: Path, file: Sourced[StyleFile]) -> tuple[str | None, list[Diagnostic]]:
    name = file.value.logo.file if file.value.logo else ""
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve()) and path.is_file()
        data = path.read_bytes() if inside and path.stat().st_size <= _MOST_LOGO_BYTES else None
    except OSError:
        inside, data = False, None
    fault, hint = "", "Save it from a drawing program as plain SVG, with its text as outlines."
    if not inside:
        fault, hint = f'there is no file "{name}" in the style', "Put it beside style.yaml."
    elif data is None:
        fault = f'"{name}" is larger than {_MOST_LOGO_BYTES // 1000} kB'
    else:
        fault = next((f'"{name}" {each}' for each in _find_svg_faults(data)), "")
    if fault or data is None:
        return None, [file.diagnostic("ABS610", ["logo", "file"], f"logo: {fault}", hint)]
    return data.decode("utf-8"), []


def _find_svg_faults(data: bytes) -> Iterator[str]:
    """Say what of a drawing is more than a drawing."""
    from lxml import etree

    try:
        data.decode("utf-8")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(data, parser)
    except (UnicodeDecodeError, etree.XMLSyntaxError):
        yield "is no SVG"
        return
    if root.tag != f"{_SVG}svg":
        yield "is no SVG"
    if root.getroottree().docinfo.internalDTD is not None:
        yield "has a document type, which a logo does not need"
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.startswith(_SVG) and element.tag not in _DRAWN:
            yield f"holds <{element.tag.removeprefix(_SVG)}>, which a logo does not need"
        for key, value in element.attrib.items():
            attribute = etree.QName(key).localname.lower()
            points = attribute == "href" and not str(value).startswith("#")
            if attribute.startswith("on") or points or _LOADS.search(str(value)):
                yield f"runs or loads something: {attribute}"
