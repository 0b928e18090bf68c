"""Comments of people in a plan file survive, whatever changes around them."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from abscurriculum.models.plan_file import PlanFile
from abscurriculum.sources.document import build
from abscurriculum.sources.plan_file import write_plan_text
from kept import a_move, a_plan_file, a_session

_NOTE = re.compile(r"\bnote (\d+)")
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=' #:"{[-'),
    max_size=20,
)


@st.composite
def _files(draw: st.DrawFn) -> PlanFile:
    numbers = draw(st.lists(st.integers(0, 6), max_size=6, unique=True))
    sessions = []
    for number in numbers:
        changes: dict[str, Any] = draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "venue": st.sampled_from(["Raadzaal", "Zaal 1 # achter", "'t Huis: boven"]),
                    "staff": st.lists(st.sampled_from(["Jan", "yes", "Zoë"]), unique=True),
                    "pinned": st.just(True),
                    "held": st.just(True),
                },
            )
        )
        sessions.append(a_session(number, **changes))
    moves = draw(st.lists(st.sampled_from(["a/b/1", "a/c/1"]), unique=True))
    return a_plan_file(*sessions, moves=[a_move(name) for name in moves])


@st.composite
def _commented(draw: st.DrawFn, text: str) -> tuple[str, int]:
    """Put comments between and beside the lines of a text; give it with their number."""
    lines: list[str] = []
    count = 0
    for old in [*text.splitlines(), None]:
        for indent in draw(st.lists(st.integers(0, 7), max_size=2)):
            lines.append(f"{' ' * indent}# note {count} {draw(_WORDS)}".rstrip())
            count += 1
        if old is None:
            break
        lines.append(old)
        if old and not old.lstrip().startswith("#") and draw(st.booleans()):
            lines[-1] = f"{old} # note {count} {draw(_WORDS)}".rstrip()
            count += 1
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + end, count


@settings(max_examples=100)
@given(data=st.data(), before=_files(), after=_files())
def test_no_comment_is_ever_lost(data: st.DataObject, before: PlanFile, after: PlanFile) -> None:
    """Each comment of the old text is in the new one once, and changes nothing that it says."""
    text, count = data.draw(_commented(write_plan_text(before, "westland.yaml")))
    assert build(text) == build(write_plan_text(before, "westland.yaml"))
    written = write_plan_text(after, "westland.yaml", text)
    assert sorted(map(int, _NOTE.findall(written))) == list(range(count))
    assert build(written) == build(write_plan_text(after, "westland.yaml"))


@settings(max_examples=100)
@given(data=st.data(), before=_files(), after=_files())
def test_comments_stay_where_they_are(
    data: st.DataObject, before: PlanFile, after: PlanFile
) -> None:
    """Written again, a text with comments does not change: nothing wanders or is said twice."""
    text, _ = data.draw(_commented(write_plan_text(before, "westland.yaml")))
    once = write_plan_text(after, "westland.yaml", text)
    assert write_plan_text(after, "westland.yaml", once) == once
