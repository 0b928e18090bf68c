"""HTML -> a tree of elements; lxml reads it, as it is fifteen times as fast as html.parser."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html

# Names of attributes lose their capitals in a tree of HTML: drawings are taken as written.
_DRAWING = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL | re.IGNORECASE)


class Element:
    """An element with its attributes, its classes, and what it holds in order."""

    __slots__ = ("attributes", "children", "classes", "source", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take what the start tag says."""
        self.tag = tag
        self.attributes = attributes
        self.classes = tuple(attributes.get("class", "").split())
        self.children: list[Element | str] = []
        self.source = ""
        """The markup as written; kept of drawings only."""

    @property
    def text(self) -> str:
        """All text in it, as written."""
        return "".join(each if isinstance(each, str) else each.text for each in self.children)

    def elements(self) -> Iterator["Element"]:
        """Give the elements directly in it."""
        return (each for each in self.children if isinstance(each, Element))

    def find(self, tag: str) -> "Element | None":
        """Find the first element of a name at any depth."""
        for each in self.elements():
            found = each if each.tag == tag else each.find(tag)
            if found:
                return found
        return None


def read_tree(page: str) -> Element:
    """Read a page into a tree."""
    root: Any = html.document_fromstring(page)
    return _take(root, iter(_DRAWING.findall(page)))


def _take(node: Any, drawings: Iterator[str]) -> Element:
    element = Element(node.tag, dict(node.attrib))
    if element.tag == "svg":
        element.source = next(drawings, "")
    if node.text:
        element.children.append(node.text)
    for child in node:
        if isinstance(child.tag, str):  # comments have none
            element.children.append(_take(child, drawings))
        if child.tail:
            element.children.append(child.tail)
    return element
