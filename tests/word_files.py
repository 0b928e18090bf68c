"""A Word document as a reader sees it: from the zip and its XML, not by what wrote it."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OWN = ("·", "\u00a0", "\u200b")


def open_parts(data: bytes) -> dict[str, bytes]:
    """Give the files in a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def read_part(data: bytes, name: str) -> Any:
    """Give the tree of one XML file in a Word document."""
    return etree.fromstring(open_parts(data)[name])


def read_parts(data: bytes, start: str) -> list[Any]:
    """Give the trees of the XML files whose names start so, in order."""
    parts = open_parts(data)
    return [etree.fromstring(parts[name]) for name in sorted(parts) if name.startswith(start)]


def read_body(data: bytes) -> Any:
    """Give the body of a Word document."""
    return read_part(data, "word/document.xml").find(f"{W}body")


def read_page(page: bytes) -> Any:
    """Give the tree of a page."""
    return html.document_fromstring(page.decode())


def text_of(node: Any) -> str:
    """Give the text of a node, a line for each paragraph."""
    parts = []
    for each in node.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p"):
        name = etree.QName(each).localname
        parts.append({"t": each.text or "", "br": "\n", "tab": "\t", "p": "\n"}[name])
    return "".join(parts).strip("\n")


def style_of(paragraph: Any) -> str:
    """Give the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def squeeze(text: str) -> str:
    """Leave out white space, and what our Word documents put between facts."""
    for each in _OWN:
        text = text.replace(each, "")
    return re.sub(r"\s+", "", text)


def words_on_paper(page: bytes) -> str:
    """Give what a page of ours shows on paper, squeezed, without its closing line."""
    tree = read_page(page)
    for node in list(tree.iter("head", "nav", "svg", "footer")):
        node.drop_tree()
    for node in [each for each in tree.iter() if {"sr", "skip", "top"} & set(_classes(each))]:
        node.drop_tree()
    return squeeze(tree.text_content())


def _classes(node: Any) -> list[str]:
    return str(node.get("class") or "").split()


def all_elements(data: bytes) -> Iterator[Any]:
    """Give every element of every XML file of a Word document."""
    for name, part in open_parts(data).items():
        if name.endswith((".xml", ".rels", ".svg")):
            yield from etree.fromstring(part).iter(etree.Element)
