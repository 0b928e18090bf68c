from hypothesis import given
from hypothesis import strategies as st

from abscurriculum import workflow
from abscurriculum.models.library import Library
from abscurriculum.models.module import ModuleBase
from abscurriculum.planning.choosing.groups import (
    Attendance,
    Division,
    divide,
    form_delegation,
    letter,
)

# Shown by Hypothesis on a failure, a fixture of the whole library would bury what went wrong.
_LIBRARY = workflow.open_library()


def sized(library: Library, least: int, most: int, **presence: tuple[int, int]) -> Attendance:
    """Make a module of a given size; a fresh id for each size."""
    module = library.modules["adviesgesprek-met-acteur"]
    group = module.group.model_copy(update={"min": least, "max": most})
    new: ModuleBase = module.model_copy(update={"group": group, "id": f"m-{least}-{most}"})
    return Attendance(new, presence or {"adviser": (0, most)}, {})


def test_large_modules_take_groups_together(library: Library) -> None:
    """32 people, modules of 5-8, 12-20 and 10-24: four groups of eight, then two by two."""
    modules = [sized(library, 5, 8), sized(library, 12, 20), sized(library, 10, 24)]
    division = divide({"adviser": 32}, modules)[4]
    assert [sum(group.values()) for group in division.groups] == [8, 8, 8, 8]
    assert [len(division.meetings[m.module.id]) for m in modules] == [4, 2, 2]


def test_every_number_of_groups_is_offered(library: Library) -> None:
    """People who fit in one session may be divided too; a module that fits nowhere has no place."""
    module = sized(library, 6, 12)
    divisions = divide({"adviser": 12}, [module])
    assert {n: len(d.meetings[module.module.id]) for n, d in divisions.items()} == {
        1: 1,
        2: 1,
        3: 1,
        4: 1,
    }
    assert list(divide({"adviser": 12}, [module], fixed=3)) == [3]


def test_a_single_person_comes_to_every_meeting(library: Library) -> None:
    """The mayor must be present in each of two meetings, and there is one mayor."""
    module = sized(library, 8, 20, councillor=(5, 18), mayor=(1, 1))
    division = divide({"councillor": 30, "mayor": 1}, [module])[2]
    assert [dict(m.people)["mayor"] for m in division.meetings[module.module.id]] == [1, 1]


def test_too_few_people_make_no_meeting(library: Library) -> None:
    """A module that fits no division has no meetings; the others still have theirs."""
    small, large = sized(library, 4, 8), sized(library, 12, 20)
    division = divide({"adviser": 6}, [small, large])[1]
    assert division.meetings[large.module.id] == ()
    assert len(division.meetings[small.module.id]) == 1


def test_departments_keep_their_own_groups(library: Library) -> None:
    """Two departments of 8 and 4 over three groups: the large one has two; fewer groups join."""
    module = sized(library, 4, 12)
    departments = [("Ruimte", {"adviser": 8}), ("Zorg", {"adviser": 4})]
    divisions = divide({"adviser": 12}, [module], departments=departments)
    sizes = {n: [sum(g.values()) for g in d.groups] for n, d in divisions.items()}
    assert sizes[3] == [4, 4, 4]
    assert sizes[2] == [8, 4]
    assert sizes[1] == [12]
    assert divisions[3].labels == ("Ruimte", "Ruimte", "Zorg")
    assert divisions[1].labels == ("Ruimte + Zorg",)


def test_a_joint_module_takes_all_groups_or_has_no_place(library: Library) -> None:
    """Thirty people in one session of at most forty; in one of at most twenty they do not fit."""
    large, small = sized(library, 10, 40), sized(library, 5, 20)
    names = {large.module.id, small.module.id}
    division = divide({"adviser": 30}, [large, small], joint=names)[3]
    assert [meeting.groups for meeting in division.meetings[large.module.id]] == [(0, 1, 2)]
    assert division.meetings[small.module.id] == ()


@given(
    st.dictionaries(st.sampled_from(["adviser", "team_leader", "director"]), st.integers(0, 40)),
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 30)), min_size=1, max_size=3),
)
def test_every_division_is_fair_and_within_limits(
    members: dict[str, int], sizes: list[tuple[int, int]]
) -> None:
    """Nobody is lost or doubled, groups differ by one per role at most, and limits hold."""
    modules = [sized(_LIBRARY, low, low + more) for low, more in sizes]
    divisions = divide(members, modules)
    assert bool(divisions) == bool(sum(members.values()))
    for count, division in divisions.items():
        assert len(division.groups) == count
        for role, number in members.items():
            shares = [group.get(role, 0) for group in division.groups]
            assert sum(shares) == number
            assert max(shares) - min(shares) <= 1
        total = [sum(group.values()) for group in division.groups]
        assert max(total) - min(total) <= 1
        for entry in modules:
            _check(entry, division)


def _check(entry: Attendance, division: Division) -> None:
    meetings = division.meetings[entry.module.id]
    if meetings:
        met = [index for meeting in meetings for index in meeting.groups]
        assert met == list(range(len(division.groups)))
    for meeting in meetings:
        size = sum(number for _, number in meeting.people)
        assert entry.module.group.min <= size <= entry.module.group.max


def test_a_delegation_keeps_its_limits(library: Library) -> None:
    """Minimum numbers first, then one more of each role in turn until the room is full."""
    module = sized(library, 6, 10).module
    presence = {"secretary": (1, 1), "mt_member": (1, 4), "adviser": (2, 20)}
    people = form_delegation(module, presence, {"secretary": 1, "mt_member": 9, "adviser": 30})
    assert dict(people) == {"secretary": 1, "mt_member": 4, "adviser": 5}
    assert form_delegation(module, presence, {"mt_member": 9, "adviser": 30}) == ()


def test_letters_go_on_after_z() -> None:
    """The twenty-seventh group is AA."""
    assert [letter(index) for index in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]
