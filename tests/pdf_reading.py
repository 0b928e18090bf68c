"""PDF files read by other readers than the one that wrote them, and small pages to make."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from html import escape
from typing import Any

import page as checker
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from pypdfium2 import PdfDocument

from abscurriculum.rendering.blocks import Page
from abscurriculum.rendering.pdf import make_pdf
from abscurriculum.rendering.reading import read_page

_PROFILES = (checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_2A)


def failures(pdf: bytes) -> list[str]:
    """Give what an independent checker says against a PDF."""
    reports = (checker.validate_pdf_bytes(pdf, profile=profile) for profile in _PROFILES)
    return [f"{each.rule_id}: {each.message}" for report in reports for each in report.failures]


def read_pages(pdf: bytes) -> list[str]:
    """Give the text of each page, as PDFium reads it."""
    return [page.get_textpage().get_text_range() for page in PdfDocument(pdf)]


def letters(text: str) -> str:
    """Give a text without white space, turning marks, and hyphens, which may end a line."""
    return re.sub(r"[\s\u200b\u2066-\u2069\ufffe-]", "", text)


def elements(pdf: bytes) -> Iterator[Any]:
    """Give the tags of a PDF in order, read by pypdf."""

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, ArrayObject):
            for each in node:
                yield from walk(each.get_object())
        elif isinstance(node, DictionaryObject) and "/S" in node:
            yield node
            if "/K" in node:
                yield from walk(node["/K"].get_object())

    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    yield from walk(root["/StructTreeRoot"]["/K"])


def a_page(text: str, more: str = "") -> Page:
    """Give a small page that has a text in every place."""
    safe = escape(text)
    return read_page(
        f"<!doctype html><html lang=nl><head><title>{safe}</title></head><body>"
        f"<header><p class=kind>{safe}</p><h1><bdi>{safe}</bdi></h1>"
        f"<dl class=facts><dt>{safe}<dd>{safe}</dl></header>"
        f"<main><h2 id=a>{safe}</h2><p>a <bdi>{safe}</bdi> b</p><ul><li>{safe}</ul>"
        f"<div class=scene><p class=legend>{safe}</p></div><p><a href='#a'>{safe}</a></p>"
        f"<table><caption>{safe}</caption><thead><tr><th scope=col>{safe}</thead>"
        f"<tbody><tr class=month><th scope=rowgroup>{safe}<tr><td>{safe}</table>"
        f"{more}</main></body>"
    )


def small(text: str, more: str = "") -> bytes:
    """Make the PDF of a small page."""
    return make_pdf(a_page(text, more), dt.date(2027, 1, 11), ("Pagina", "van"))
