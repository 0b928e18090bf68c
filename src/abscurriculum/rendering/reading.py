"""One of our HTML pages -> blocks, so that each document has one template for all formats."""

from collections.abc import Iterable, Iterator

from abscurriculum.rendering.blocks import (
    Align,
    Block,
    Cell,
    Classes,
    Figure,
    Heading,
    ListBlock,
    Note,
    Page,
    Pair,
    Pairs,
    Paragraph,
    Row,
    Runs,
    Table,
)
from abscurriculum.rendering.page_tree import Element, read_tree
from abscurriculum.rendering.reading_text import (
    PLAIN,
    WHITE,
    Look,
    enter,
    is_for_screens,
    read_runs,
)

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ENDS = frozenset({"header", "footer"})
_NOTES = frozenset({"aside", "blockquote"})
_NOTE_CLASSES = frozenset({"scene", "note", "signature"})
_THROUGH = frozenset(
    {"div", "section", "article", "main", "body", "html", "header", "footer", "details"}
    | {"address", "hgroup", "fieldset"}
)


def read_page(page: str) -> Page:
    """Read a page that one of our templates made into blocks."""
    tree = read_tree(page)
    body, title = tree.find("body") or tree, tree.find("title")
    parts = list(_parts_of(body))
    cover = [part for part in parts if isinstance(part, Element) and part.tag == "header"]
    closing = [part for part in parts if isinstance(part, Element) and part.tag == "footer"]
    main = [part for part in parts if not (isinstance(part, Element) and part.tag in _ENDS)]
    return Page(
        WHITE.sub(" ", title.text).strip() if title else "",
        tree.attributes.get("lang", ""),
        tuple(_read_blocks(cover, PLAIN)),
        tuple(_read_blocks(main, PLAIN)),
        tuple(_read_blocks(closing, PLAIN)),
        _name_contents(body),
    )


def _name_contents(body: Element) -> str:
    """Give the heading of the way through the page, which paper has as table of contents."""
    nav = body.find("nav")
    heading = nav.find("h2") if nav else None
    return WHITE.sub(" ", heading.text).strip() if heading else ""


def _parts_of(body: Element) -> Iterator[Element | str]:
    """Give what the page is made of: its header, its footer and all else."""
    for child in body.children:
        if isinstance(child, Element) and "page" in child.classes:
            yield from child.children
        else:
            yield child


def _read_blocks(
    children: Iterable[Element | str], look: Look, *, new_page: bool = False
) -> Iterator[Block]:
    """Read what stands in an element; loose text between blocks is a paragraph of its own."""
    loose: list[Element | str] = []
    for child in children:
        if isinstance(child, str) or child.tag not in _BLOCK_TAGS:
            loose.append(child)
            continue
        if loose:
            yield from _read_loose(loose, look)
            loose = []
        if not is_for_screens(child):
            for block in _read_block(child, look, new_page=new_page):
                yield block
                new_page = False
    if loose:
        yield from _read_loose(loose, look)


def _read_loose(children: list[Element | str], look: Look) -> Iterator[Block]:
    runs = read_runs(children, look)
    if runs:
        yield Paragraph(runs)


def _read_block(element: Element, around: Look, *, new_page: bool) -> Iterator[Block]:
    look, classes = enter(element, around), element.classes
    new_page = new_page or "newpage" in classes
    tag = element.tag
    if tag in _HEADINGS:
        runs, name = read_runs(element.children, look), element.attributes.get("id", "")
        yield Heading(_HEADINGS[tag], runs, name, classes, look.track, new_page)
    elif tag in _NOTES or not _NOTE_CLASSES.isdisjoint(classes):
        blocks = tuple(_read_blocks(element.children, look))
        yield from (Note(blocks, classes, look.track),) if blocks else ()
    elif tag in _THROUGH:
        yield from _read_blocks(element.children, look, new_page=new_page)
    else:
        yield from _READERS[tag](element, look)


def _read_paragraph(element: Element, look: Look) -> Iterator[Block]:
    runs = read_runs(element.children, look, as_written=element.tag == "pre")
    if runs:
        yield Paragraph(runs, element.classes)


def _read_summary(element: Element, look: Look) -> Iterator[Block]:
    yield from _read_paragraph(element, look._replace(bold=True))


def _read_list(element: Element, look: Look) -> Iterator[Block]:
    items = (
        tuple(_read_blocks(item.children, enter(item, look)))
        for item in element.elements()
        if item.tag == "li" and not is_for_screens(item)
    )
    kept = tuple(item for item in items if item)
    if kept:
        yield ListBlock(element.tag == "ol", kept, element.classes)


def _read_pairs(element: Element, look: Look) -> Iterator[Block]:
    yield Pairs(tuple(_gather_pairs(element, look)), element.classes)


def _gather_pairs(element: Element, look: Look) -> Iterator[Pair]:
    parts: list[Element] = []
    for child in element.elements():
        parts += list(child.elements()) if child.tag == "div" else [child]
    term: Runs = ()
    for part in parts:
        if part.tag == "dt":
            term = read_runs(part.children, enter(part, look))
        elif part.tag == "dd":
            yield Pair(term, tuple(_read_blocks(part.children, enter(part, look))))
            term = ()


def _read_figure(element: Element, look: Look) -> Iterator[Block]:
    drawing, caption = element.find("svg"), element.find("figcaption")
    if drawing is None:
        yield from _read_blocks(element.children, look)
    else:
        yield _draw(drawing, read_runs(caption.children, look) if caption else ())


def _read_drawing(element: Element, _look: Look) -> Iterator[Block]:
    yield _draw(element)


def _draw(element: Element, caption: Runs = ()) -> Figure:
    words = (child.text for child in element.elements() if child.tag in {"title", "desc"})
    alt = ". ".join(WHITE.sub(" ", each).strip().rstrip(".") for each in words)
    return Figure(element.source, alt or element.attributes.get("aria-label", ""), caption)


def _read_table(element: Element, look: Look) -> Iterator[Block]:
    caption: Runs = ()
    parts: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in element.elements():
        if child.tag == "caption":
            caption = read_runs(child.children, enter(child, look))
        elif child.tag in parts:
            rows = (row for row in child.elements() if row.tag == "tr")
            parts[child.tag] += [_read_row(row, look) for row in rows]
        elif child.tag == "tr":
            parts["tbody"].append(_read_row(child, look))
    head, body, foot = (tuple(parts[name]) for name in ("thead", "tbody", "tfoot"))
    columns = max((sum(cell.colspan for cell in row.cells) for row in (*head, *body)), default=1)
    yield Table(caption, head, body, foot, columns, element.classes, look.track)


def _read_row(element: Element, look: Look) -> Row:
    inside = enter(element, look)
    cells = (cell for cell in element.elements() if cell.tag in {"td", "th"})
    return Row(tuple(_read_cell(cell, inside) for cell in cells), element.classes)


def _read_cell(element: Element, look: Look) -> Cell:
    attributes, classes = element.attributes, element.classes
    return Cell(
        tuple(_read_blocks(element.children, enter(element, look))),
        element.tag == "th",
        attributes.get("scope", ""),
        _align(classes),
        _count(attributes.get("colspan", "")),
        _count(attributes.get("rowspan", "")),
        classes,
    )


def _align(classes: Classes) -> Align:
    return "right" if "num" in classes else "center" if "mark" in classes else "left"


def _count(text: str) -> int:
    return max(1, min(int(text), 1000)) if text.isascii() and text.isdigit() else 1


_READERS = {
    "p": _read_paragraph,
    "pre": _read_paragraph,
    "figcaption": _read_paragraph,
    "summary": _read_summary,
    "ul": _read_list,
    "ol": _read_list,
    "dl": _read_pairs,
    "table": _read_table,
    "figure": _read_figure,
    "svg": _read_drawing,
}
_BLOCK_TAGS = frozenset({*_READERS, *_NOTES, *_THROUGH, *_HEADINGS, "nav"})
