"""Calendars, workbooks and JSON hold whatever a text is: read back by others, nothing lost."""

import io
import json
import re

import openpyxl
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme
from abscurriculum.rendering import render_all
from conftest import ROOT
from planned import make_plan
from texts_everywhere import fill_everywhere

# What neither a line of a calendar nor a cell of a workbook can hold, and ends of lines.
_LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=120),
    st.text(st.sampled_from(",;:\\\"'n\r\n\t=+-@&^ \u2028\x00"), max_size=60),
)


@pytest.fixture(scope="module")
def whole(library: Library) -> Programme:
    """Give a programme with something in every field."""
    request, _ = workflow.read_request(ROOT / "tests/golden/joint/brief.yaml", library=library)
    return workflow.make_programme(request, make_plan(request), "nl")


def held(text: str) -> str:
    """Give the text as a calendar or workbook can hold it."""
    return _LOST.sub("", _ENDS.sub("\n", text))


@settings(max_examples=40)
@given(text=texts)
@example(text="END:VEVENT\r\nBEGIN:VEVENT")
@example(text='=cmd|"/c calc"!A1')
@example(text="_x000D_ and _x0041_")
def test_any_text_in_every_field_of_every_file(whole: Programme, text: str) -> None:
    """As many appointments, sheets and rows as with a harmless text, and the text is in them."""
    outputs = list(render_all(fill_everywhere(whole, text), (), ["ics", "xlsx", "json"]))
    calendars = [each.data.decode() for each in outputs if each.name.endswith(".ics")]
    assert len(vobject.readOne(calendars[0]).vevent_list) == len(whole.sessions)
    for calendar in map(vobject.readOne, calendars):
        for event in getattr(calendar, "vevent_list", ()):
            line = " ".join(held(text).split())
            assert event.getChildValue("location", "") == line
            assert event.summary.value.startswith(line)
            assert held(text) in event.getChildValue("description", held(text))
    (workbook,) = [each.data for each in outputs if each.name.endswith(".xlsx")]
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    *rows, _ = book["Bijeenkomsten"].iter_rows(min_row=2)
    assert len(rows) == len(whole.sessions)
    for row in rows:
        assert (row[5].value or "") == held(text)
        assert row[5].data_type in ("s", "n")
    (data,) = [each.data for each in outputs if each.name.endswith(".json")]
    assert json.loads(data)["sessions"][0]["venue"] == text
