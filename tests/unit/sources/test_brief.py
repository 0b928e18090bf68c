from pathlib import Path

from abscurriculum.models.brief import Brief
from abscurriculum.models.origin import Sourced
from abscurriculum.sources.brief import read_brief
from abscurriculum.sources.client import find_client


def write(folder: Path, **files: str) -> Path:
    """Write files; give the path of the first."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(files))}.yaml"


def read(path: Path) -> Sourced[Brief]:
    """Read a brief that has nothing wrong."""
    done = read_brief(path)
    brief, found = done.brief, done.diagnostics
    assert not found
    assert brief is not None
    return brief


def test_mappings_merge_and_lists_are_replaced(tmp_path: Path) -> None:
    """What a brief says wins, key by key; a list counts whole."""
    path = write(
        tmp_path,
        child="extends: base.yaml\nclient: Westland\ngoals: {must: [b]}\nparticipants: {mayor: 1}",
        base="period: {from: 2027-01-11, to: 2027-07-02}\n"
        "goals: {must: [a], should: [c]}\nparticipants: {adviser: 8}",
    )
    brief = read(path).value
    assert brief.goals.must == ("b",)
    assert brief.goals.should == ("c",)
    assert brief.participants == {"mayor": 1, "adviser": 8}


def test_a_fault_in_the_base_is_found_in_the_base(tmp_path: Path) -> None:
    """A diagnostic points at the file and line that hold the value."""
    path = write(
        tmp_path,
        child="extends: base.yaml\nclient: Westland",
        base="# the firm's own\nperiod: {from: 2027-01-11, to: soon}",
    )
    found = read_brief(path).diagnostics
    assert [(Path(d.span.file).name, d.span.line) for d in found] == [("base.yaml", 2)]
    assert "soon" in found[0].excerpt


def test_briefs_that_extend_each_other(tmp_path: Path) -> None:
    """A circle ends with a diagnostic."""
    path = write(tmp_path, a="extends: b.yaml", b="extends: a.yaml")
    assert "ABS116" in [d.code for d in read_brief(path).diagnostics]


def test_no_way_out_of_the_folder(tmp_path: Path) -> None:
    """A brief cannot read a file elsewhere, by dots or through a link."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.yaml").write_text("occasion: geheim")
    (tmp_path / "in/link.yaml").symlink_to(tmp_path / "secret.yaml")
    for target in ("../secret.yaml", "link.yaml", str(tmp_path / "secret.yaml")):
        path = write(tmp_path / "in", child=f"extends: {target}\nclient: Westland")
        done = read_brief(path)
        brief, found = done.brief, done.diagnostics
        assert brief is None
        assert "ABS116" in [d.code for d in found]


def test_the_register_fills_in_the_client(tmp_path: Path) -> None:
    """A name gives type, seats and region; what the brief says itself wins."""
    period = "period: {from: 2027-01-11, to: 2027-07-02}"
    client, found = find_client(read(write(tmp_path, a=f"client: Westland\n{period}")))
    assert not found
    assert client is not None
    assert (client.type, client.seats, client.holiday_region) == ("municipality", 39, "Midden")
    own = f"client: {{name: Westland, seats: 41}}\n{period}"
    client, _ = find_client(read(write(tmp_path, a=own)))
    assert client is not None
    assert client.seats == 41


def test_a_client_outside_the_register(tmp_path: Path) -> None:
    """An organisation can be described in full; a name alone gets a suggestion."""
    period = "period: {from: 2027-01-11, to: 2027-07-02}"
    own = f"client: {{name: Vuurland, type: municipality, seats: 21}}\n{period}"
    client, found = find_client(read(write(tmp_path, a=own)))
    assert client is not None
    assert not found
    assert client.full_name == "gemeente Vuurland"
    brief = read(write(tmp_path, a=f"client: Vlakenburg aan de Geul\n{period}"))
    _, found = find_client(brief)
    assert [d.code for d in found] == ["ABS401"]
    assert 'Did you mean "Valkenburg aan de Geul" (GM0994)?' in found[0].hint
    assert (found[0].span.line, found[0].span.column) == (1, 9)
