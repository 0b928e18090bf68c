"""Text with its looks, read from what stands in a paragraph."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from abscurriculum.rendering.blocks import Classes, Run, Runs
from abscurriculum.rendering.page_tree import Element

WHITE = re.compile(r"[ \t\n\r\f]+")
# What is for screens only: ways through the page, buttons, and what the head holds.
_SCREEN_TAGS = frozenset({"nav", "button", "script", "style", "head", "template", "form"})
_SCREEN_CLASSES = frozenset({"skip", "top", "screen"})
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]+", re.IGNORECASE)
_TRACK = re.compile(r"track(\d{1,3})")
_BREAKS = {"br": "\n", "wbr": "\u200b"}


class Look(NamedTuple):
    """What the elements around a text say of it: the fields of a Run but its text, in order."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    language: str = ""
    classes: Classes = ()
    track: int = 0
    isolated: bool = False
    spoken: str | None = None


PLAIN = Look()


def is_for_screens(element: Element) -> bool:
    """Tell whether an element has nothing for paper."""
    return (
        element.tag in _SCREEN_TAGS
        or not _SCREEN_CLASSES.isdisjoint(element.classes)
        or "hidden" in element.attributes
    )


def enter(element: Element, look: Look) -> Look:
    """Take what any element says of the texts in it: their language and track."""
    if not element.attributes:
        return look
    for name in element.classes:
        if found := _TRACK.fullmatch(name):
            look = look._replace(track=int(found[1]))
    language = element.attributes.get("lang")
    return look if language is None else look._replace(language=language)


def _enter_inline(element: Element, look: Look) -> Look:
    """Take what an element inside a paragraph says of the texts in it."""
    look, attributes = enter(element, look), element.attributes
    if element.classes:
        own = (name for name in element.classes if not _TRACK.fullmatch(name))
        look = look._replace(classes=(*look.classes, *own))
    if attributes.get("aria-hidden") == "true":
        look = look._replace(spoken="")
    match element.tag:
        case "b" | "strong":
            look = look._replace(bold=True)
        case "i" | "em" | "cite" | "dfn":
            look = look._replace(italic=True)
        case "code" | "kbd" | "samp":
            look = look._replace(code=True)
        case "bdi":
            look = look._replace(isolated=True)
        case "a" if _is_safe(attributes.get("href", "")):
            look = look._replace(link=attributes["href"])
    return look


def _is_safe(address: str) -> bool:
    """Tell whether an address leads to this page, a site, a mailbox or a telephone."""
    return address.startswith("#") or bool(_ADDRESS.fullmatch(address))


def read_runs(children: Iterable[Element | str], look: Look, *, as_written: bool = False) -> Runs:
    """Fold white space as browsers do, and give a mark the words that are read in its place."""
    texts: list[str] = []
    looks: list[Look] = []
    for written, own, breaks in _gather(children, look):
        text = written if breaks or as_written else WHITE.sub(" ", written)
        if text.startswith(" ") and (not texts or texts[-1].endswith((" ", "\n"))):
            text = text if as_written else text[1:]
        if not text:
            continue
        if breaks and texts:
            texts[-1] = texts[-1].rstrip(" ")
        if "sr" in own.classes and looks and looks[-1].spoken is not None:
            looks[-1] = looks[-1]._replace(spoken=text.strip())
        else:
            texts.append(text)
            looks.append(own)
    while texts and not texts[-1].strip(" \n"):
        texts.pop()
    if texts:
        texts[-1] = texts[-1].rstrip(" \n")
    return tuple(Run(text, *own) for text, own in zip(texts, looks, strict=False) if text)


def _gather(children: Iterable[Element | str], look: Look) -> Iterator[tuple[str, Look, bool]]:
    """Give texts with their looks, and whether each is a line break of the page."""
    for child in children:
        if isinstance(child, str):
            yield child, look, False
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], look, True
        elif not is_for_screens(child):
            yield from _gather(child.children, _enter_inline(child, look))
