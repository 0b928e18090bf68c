"""Programme -> an Excel workbook; the one file that loads XlsxWriter."""

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from abscurriculum.models.programme import Programme
from abscurriculum.models.text import Language
from abscurriculum.rendering.characters import clean_line, clean_text
from abscurriculum.rendering.documents import Output, name_whole
from abscurriculum.rendering.labels import SHIPPED, read_labels
from abscurriculum.rendering.sheets import Column, Formula, Kind, Sheet, Value, list_sheets

# Nothing becomes a formula, link or number because it looks like one.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOST_CHARACTERS = 32_767
_MOST_IN_FOOTER = 120
_A4 = 9
_LOCALES: dict[Language, str] = {"nl": "413", "en": "809"}
# Spreadsheets take what starts so for a formula once a person edits the cell.
_FORMULA_STARTS = ("=", "+", "-", "@")
_HEAD = {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True}
_TOTAL = {"bold": True, "top": 1}


def render_workbook(programme: Programme) -> Iterator[Output]:
    """Make one workbook; it holds prices, so it is for the client and the firm."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    created = dt.datetime.combine(programme.agreed, dt.time())
    title = clean_line(programme.client_title)
    book.set_properties({"title": title[:_MOST_IN_FOOTER], "created": created})
    writer = _Writer(book, programme)
    for sheet in list_sheets(programme):
        writer.write(sheet)
    book.close()
    yield Output(name_whole(programme, "xlsx"), stream.getvalue(), ("client",))


class _Writer:
    def __init__(self, book: Any, programme: Programme) -> None:
        self.book = book
        self.title = clean_line(programme.client_title)[:_MOST_IN_FOOTER]
        self.t = read_labels((str(SHIPPED),), programme.language)
        locale = _LOCALES[programme.language]
        self.looks: dict[Kind, dict[str, object]] = {
            "text": {"text_wrap": True},
            "number": {"num_format": "0"},
            "date": {"num_format": f"[$-{locale}]ddd d mmm yyyy", "align": "left"},
            "time": {"num_format": "hh:mm", "align": "left"},
            "euros": {"num_format": f"[$€-{locale}] #,##0.00"},
        }
        self.formats: dict[tuple[object, ...], Any] = {}

    def write(self, sheet: Sheet) -> None:
        """Write a sheet with its heading in view, filters and what printing needs."""
        page = self.book.add_worksheet(sheet.title)
        last = max(len(sheet.columns) - 1, 0)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, column.heading, self._format(**_HEAD, valign="top"))
        for row, values in enumerate((*sheet.rows, *sheet.totals), start=1):
            is_total = row > len(sheet.rows)
            for number, value in enumerate(values):
                self._write_cell(page, (row, number), value, sheet, is_total=is_total)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), last)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.print_area(0, 0, len(sheet.rows) + len(sheet.totals), last)
        page.set_footer(f"&L{self.title.replace('&', '&&')}&C{sheet.title}&R{self.t['sheet_page']}")

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def _write_cell(
        self, page: Any, place: tuple[int, int], value: Value, sheet: Sheet, *, is_total: bool
    ) -> None:
        column: Column = sheet.columns[place[1]]
        looks = {**self.looks[column.kind], "valign": "top"} | (_TOTAL if is_total else {})
        look = self._format(**looks)
        if value is None or value == "":
            page.write_blank(*place, None, look)
        elif isinstance(value, Formula):
            text = value.text.format(row=place[0] + 1, last=len(sheet.rows) + 1)
            page.write_formula(*place, text, look, value.euro_cents / 100)
        elif isinstance(value, str):
            text = clean_text(value)[:_MOST_CHARACTERS]
            if text.startswith(_FORMULA_STARTS):
                look = self._format(**looks, quote_prefix=True)
            page.write_string(*place, text, look)
        elif isinstance(value, (dt.date, dt.time)):
            page.write_datetime(*place, value, look)
        else:
            page.write_number(*place, value / 100 if column.kind == "euros" else value, look)
