"""The timeline: every session once, in its lane, at its date."""

import datetime as dt
import itertools
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.programme import Programme, ProgrammeSession
from abscurriculum.rendering.timeline import (
    MARK_HEIGHT,
    MARK_WIDTH,
    Lane,
    Timeline,
    lay_out_timeline,
)
from conftest import ROOT
from pages import read_page, tables_of
from planned import make_plan

_ROUNDING = 0.2
_FIRST = dt.date(2027, 1, 4)
# A number of days in the period, and for each session the day (as a share) and the track.
_PERIODS = st.integers(0, 1100)
_SESSIONS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2)), max_size=80)


@pytest.fixture(scope="module")
def whole(library: Library) -> Programme:
    """Give a programme with three tracks."""
    request, _ = workflow.read_request(ROOT / "examples/delfland.yaml", library=library)
    programme = workflow.make_programme(request, make_plan(request), "nl")
    assert len(programme.tracks) == 3
    return programme


def move(whole: Programme, days: int, places: list[tuple[float, int]]) -> Programme:
    """Give a programme of so many days, with sessions at these shares of it in these tracks."""
    last = _FIRST + dt.timedelta(days=days)
    sessions = []
    for share, track in places:
        of_track = [each for each in whole.sessions if each.track == whole.tracks[track].id]
        day = _FIRST + dt.timedelta(days=round(share * days))
        sessions.append(of_track[0].model_copy(update={"date": day}))
    sessions.sort(key=lambda session: session.date)
    numbered = [s.model_copy(update={"number": n}) for n, s in enumerate(sessions, start=1)]
    changed = {"period_from": _FIRST, "period_to": last, "sessions": tuple(numbered)}
    return whole.model_copy(update=changed)


def marks_of(line: Timeline) -> list[tuple[Lane, float, float, ProgrammeSession]]:
    """List all marks with their lanes."""
    return [(lane, mark.x, mark.y, mark.session) for lane in line.lanes for mark in lane.marks]


@given(days=_PERIODS, places=_SESSIONS)
def test_every_session_stands_once_in_its_lane(
    whole: Programme, days: int, places: list[tuple[float, int]]
) -> None:
    """No session lacks or stands twice; its lane is that of its track, and it lies within it."""
    programme = move(whole, days, places)
    line = lay_out_timeline(programme)
    drawn = Counter(session.number for *_, session in marks_of(line))
    assert drawn == Counter(session.number for session in programme.sessions)
    assert [lane.track for lane in line.lanes] == [track.id for track in programme.tracks]
    for lane, x, y, session in marks_of(line):
        assert session.track == lane.track
        assert lane.y < y
        assert y + MARK_HEIGHT <= lane.y + lane.height
        assert MARK_WIDTH / 2 <= x <= line.width - MARK_WIDTH / 2
    for above, below in itertools.pairwise(line.lanes):
        assert above.y + above.height <= below.y
    assert line.lanes[-1].y + line.lanes[-1].height <= line.height


@given(days=_PERIODS, places=_SESSIONS)
def test_marks_stand_in_proportion_to_their_dates(
    whole: Programme, days: int, places: list[tuple[float, int]]
) -> None:
    """From left to right in order of date; as far from the first day as the dates are apart."""
    line = lay_out_timeline(move(whole, days, places))
    for lane in line.lanes:
        dates = [mark.session.date for mark in lane.marks]
        assert dates == sorted(dates)
    left, right = 24.0, line.width - 24.0
    for _, x, _, session in marks_of(line):
        share = (session.date - _FIRST).days / days if days else 0.5
        assert x == pytest.approx(left + share * (right - left), abs=_ROUNDING)


@given(days=_PERIODS, places=_SESSIONS)
def test_no_mark_covers_another(
    whole: Programme, days: int, places: list[tuple[float, int]]
) -> None:
    """Two marks of one lane never overlap, however many sessions a day has."""
    for lane in lay_out_timeline(move(whole, days, places)).lanes:
        for one, other in itertools.combinations(lane.marks, 2):
            aside = abs(one.x - other.x) >= MARK_WIDTH
            assert aside or abs(one.y - other.y) >= MARK_HEIGHT


@given(days=_PERIODS, later=st.integers(0, 400))
@example(days=200, later=360)
@example(days=730, later=350)
@example(days=380, later=355)
def test_the_axis_is_divided_without_gaps(whole: Programme, days: int, later: int) -> None:
    """Ticks cover the whole width, begin where weeks or months begin, and names never touch."""
    first = _FIRST + dt.timedelta(days=later)
    period = {"period_from": first, "period_to": first + dt.timedelta(days=days), "sessions": ()}
    line = lay_out_timeline(whole.model_copy(update=period))
    assert line.ticks[0].x == 0
    for tick, after in itertools.pairwise(line.ticks):
        assert tick.x + tick.width == pytest.approx(after.x, abs=_ROUNDING)
    assert line.ticks[-1].x + line.ticks[-1].width == pytest.approx(line.width, abs=_ROUNDING)
    starts = line.ticks[1:]
    assert all((t.day.weekday() == 0) if line.by_week else (t.day.day == 1) for t in starts)
    named = [max(12, tick.x) for tick in line.ticks if tick.labelled]
    assert all(after - before >= 26 for before, after in itertools.pairwise(named))
    years = [tick for tick in line.ticks if tick.new_year]
    assert all(b.day.year > a.day.year for a, b in itertools.pairwise(years))
    assert all(b.x - a.x >= 40 for a, b in itertools.pairwise(years))
    assert years or days == 0 or line.width - line.ticks[-1].x < 44


@pytest.mark.parametrize(
    ("days", "sessions", "by_week"), [(27, 3, True), (730, 60, False), (539, 60, False)]
)
def test_short_and_long_programmes_can_be_read(
    whole: Programme, days: int, sessions: int, *, by_week: bool
) -> None:
    """Four weeks are told by week, two years by month; each tick that can be named is."""
    places = [(number / sessions, number % 3) for number in range(sessions)]
    line = lay_out_timeline(move(whole, days, places))
    assert line.by_week is by_week
    assert sum(tick.labelled for tick in line.ticks) >= len(line.ticks) - 1
    assert line.height < 500


def test_the_drawing_is_the_layout(whole: Programme) -> None:
    """The page draws each session once, with the number of its module, where the layout says."""
    page = read_page(whole, "programme")
    (drawing,) = page.xpath("//*[local-name()='svg']")
    modules = {module.id: module.number for module in whole.modules}
    drawn = []
    for lane, track in zip(drawing.find_class("lane"), whole.tracks, strict=True):
        assert lane.findtext("text") == track.title.text
        for mark in lane.find_class("session"):
            rect, number = mark.find("rect"), mark.findtext("text")
            assert rect is not None
            drawn.append((float(rect.get("x", "")), int(number or 0), mark.findtext("title")))
    line = lay_out_timeline(whole)
    wanted = [(x - 12, modules[session.module]) for _, x, _, session in marks_of(line)]
    assert [x for x, *_ in drawn] == pytest.approx([x for x, _ in wanted])
    assert [number for _, number, _ in drawn] == [number for _, number in wanted]
    assert len(drawn) == len(whole.sessions)
    for (_, _, title), (*_, session) in zip(drawn, marks_of(line), strict=True):
        assert title is not None
        assert title.startswith(f"{modules[session.module]}. {session.title.text}")
        assert f"{session.date.day} " in title
    assert drawing.findtext("title")
    assert drawing.findtext("desc")


def test_colours_stand_in_the_drawing_itself(whole: Programme) -> None:
    """A viewer without our styles still sees the lines apart: colours are literal."""
    page = read_page(whole, "programme")
    (drawing,) = page.xpath("//*[local-name()='svg']")
    fills = [lane.get("fill", "") for lane in drawing.find_class("lane")]
    assert len(set(fills)) == 3
    for node in drawing.iter("rect", "text", "line"):
        colour = node.get("fill") or node.get("stroke") or ""
        inherited = node.getparent()
        while not colour and inherited is not None:
            colour = inherited.get("fill", "")
            inherited = inherited.getparent()
        assert colour.startswith("#"), node.attrib


def test_a_day_out_of_the_period_stretches_the_line(whole: Programme) -> None:
    """A session that was held before the period, or stands after it, is still drawn in place."""
    programme = move(whole, 100, [(0, 0), (1, 1)])
    early = programme.sessions[0].model_copy(update={"date": _FIRST - dt.timedelta(days=50)})
    programme = programme.model_copy(update={"sessions": (early, *programme.sessions[1:])})
    marks = {session.number: x for _, x, _, session in marks_of(lay_out_timeline(programme))}
    assert marks == {1: 24.0, 2: 936.0}


def test_the_table_of_sessions_gives_the_same_facts(whole: Programme) -> None:
    """The table below the drawing has a row for each mark, with the same number and day."""
    page = read_page(whole, "programme")
    (table,) = tables_of(page, "Alle bijeenkomsten op volgorde van datum.")
    rows = [row for row in table[1:] if len(row) > 1]
    numbers = {module.id: str(module.number) for module in whole.modules}
    found = [(row[2].split()[0], row[0]) for row in rows]
    wanted = [
        (numbers[s.module], f" {s.date.day} {_MONTHS[s.date.month - 1]} {s.date.year}")
        for s in whole.sessions
    ]
    assert len(found) == len(wanted)
    for (number, day), (expected, date) in zip(found, wanted, strict=True):
        assert number == expected
        assert day.endswith(date)


_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def _shine(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted((_shine(one), _shine(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_words_stand_out_from_bands_and_marks(whole: Programme) -> None:
    """Every word has a contrast of 4.5 with both grounds; every number with its mark."""
    (svg,) = read_page(whole, "programme").iter("svg")
    grounds = {each.get("fill") for each in svg.iter("rect") if each.get("fill")}
    lanes = [each for each in svg.iter("g") if "lane" in each.get("class")]
    words = {each.get("fill") for each in svg.iter("text") if each.get("class") != "on"} - {None}
    words |= {lane.get("fill") for lane in lanes}
    assert len(grounds) == 2
    assert len(words) == 5
    assert all(_contrast(word, ground) >= 4.5 for word in words for ground in grounds)
    numbers = {(lane.get("fill"), text.get("fill")) for lane in lanes for text in lane.iter("text")}
    assert len(numbers) == 6
    assert all(_contrast(*pair) >= 4.5 for pair in numbers if None not in pair)
