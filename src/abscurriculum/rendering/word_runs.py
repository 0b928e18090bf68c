"""Text and runs as WordprocessingML: the one place where a text becomes markup for Word."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from abscurriculum.rendering.blocks import Run, Runs

LANGUAGES = {"nl": "nl-NL", "en": "en-GB", "de": "de-DE", "fr": "fr-FR", "fy": "fy-NL"}

# What XML 1.0 cannot hold at all shows as the mark for it: nothing vanishes unseen.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile("\r\n|\r|\n")
# Braces as references: docxtpl looks for signs such as {_{ in what has been filled in already.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"}
)
_NO_BREAK = "\u00a0"
# Marks that turn the reading direction, and what ends them.
_OPENERS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c")}
_OPENERS |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class WordXml(str):
    """Finished WordprocessingML, as against a text."""

    __slots__ = ()


def escape_text(text: str) -> str:
    """Escape a text for XML; what XML forbids becomes the mark for a character that is not there.

    A turn of the reading direction that is left open is ended, so that it stays in this text.
    """
    if _TURNS.search(text):
        text += _end_turns(text)
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def escape_attribute(text: str) -> str:
    """Escape a text for an attribute, on one line."""
    return escape_text(" ".join(text.split()))


def _end_turns(text: str) -> str:
    ends: list[str] = []
    for mark in _TURNS.findall(text):
        if mark in _OPENERS:
            ends.append(_OPENERS[mark])
        elif ends and ends[-1] == mark:
            ends.pop()
    return "".join(reversed(ends))


def plain_text(runs: Runs) -> str:
    """Give the text of runs on one line, with a space after the number of a module."""
    parts = (f"{run.text} " if "n" in run.classes else run.text for run in runs)
    return " ".join("".join(parts).split())


@dataclass(slots=True)
class RunWriter:
    """Writes runs with the styles of one template."""

    styles: Mapping[str, str]
    """Names of styles, in small letters, to their ids: Word translates ids, and keeps names."""
    relate: Callable[[str], str]
    """Gives the id under which the file knows an address."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Ids of headings to their bookmarks."""

    def style_id(self, name: str) -> str:
        """Give the id of a style; nothing where the template does not have it."""
        return self.styles.get(name.lower(), "")

    def write(self, runs: Runs) -> str:
        """Write runs, links included."""
        parts = []
        for run in runs:
            made = self._write_run(run)
            if "n" in run.classes:
                made += '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
            parts.append(self._link(run.link, made) if run.link else made)
        return "".join(parts)

    def paragraph(self, style: str, runs: Runs, properties: str = "", before: str = "") -> str:
        """Write a paragraph in a style, with properties of its own and what comes before."""
        return self.wrap(style, before + self.write(runs), properties)

    def wrap(self, style: str, content: str, properties: str = "") -> str:
        """Put what is written already in a paragraph."""
        id_ = self.style_id(style)
        named = f'<w:pStyle w:val="{id_}"/>' if id_ else ""
        return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"

    def _write_run(self, run: Run) -> str:
        text = run.text
        if text.strip(" ") and ("n" in run.classes or "badge" in run.classes):
            text = f"{_NO_BREAK}{text}{_NO_BREAK}"
        lines = _LINES.split(text)
        content = "<w:br/>".join(
            "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape_text(part)}</w:t>' if part else ""
                for part in line.split("\t")
            )
            for line in lines
        )
        return f"<w:r>{self._properties(run)}{content}</w:r>"

    def _properties(self, run: Run) -> str:
        style = self.style_id(_look(run))
        parts = (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/>" if run.bold else '<w:b w:val="0"/>' if style and _is_soft(run) else "",
            "<w:i/>" if run.italic else "",
            f'<w:lang w:val="{name_language(run.language)}"/>' if run.language else "",
        )
        found = "".join(parts)
        return f"<w:rPr>{found}</w:rPr>" if found else ""

    def _link(self, address: str, content: str) -> str:
        if address.startswith("#"):
            anchor = self.anchors.get(address[1:])
            target = f'w:anchor="{anchor}"' if anchor else ""
        else:
            target = f'xmlns:r="{_RELATIONS}" r:id="{self.relate(address)}"'
        if not target:
            return content
        return f'<w:hyperlink {target} w:history="1">{content}</w:hyperlink>'


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def name_language(language: str) -> str:
    """Name a language as Word does: nl-NL."""
    return LANGUAGES.get(language, escape_attribute(language))


def _is_soft(run: Run) -> bool:
    """Tell whether a run stays light where all around it is bold."""
    return bool({"soft", "legend", "place", "badge"} & set(run.classes)) and "n" not in run.classes


def _look(run: Run) -> str:
    """Name the character style that a run asks for."""
    if "n" in run.classes:
        return f"Track {(run.track - 1) % 3 + 1}" if run.track else "Badge"
    if "badge" in run.classes:
        return "Badge"
    if run.code:
        return "Code"
    if run.link:
        return "Inner Link" if run.link.startswith("#") else "Hyperlink"
    if {"soft", "legend", "place"} & set(run.classes):
        return "Soft"
    return ""
