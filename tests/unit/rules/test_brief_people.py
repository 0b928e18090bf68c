from abscurriculum.rules import brief_module, brief_role, person_modules, repeated_name
from builders import a_library, a_module, a_request, check_brief, places


def test_role_of_a_person() -> None:
    """A role goes by id, alias or local word; staff goes by its own three words."""
    roles = ["adviser", "Adviseur", "griffier", "executive_member", "trainer", "actor", "guest"]
    wrong = ["Trainer", "acteur", "zzz"]
    people = [{"name": f"{n}", "role": role} for n, role in enumerate([*roles, *wrong])]
    found = check_brief(brief_role.RULE, a_request(people=people))
    assert places(found) == ["people/7/role", "people/8/role", "people/9/role"]
    assert found[0].hint == 'Did you mean "trainer"?'
    assert found[2].hint.startswith("Choose one of: trainer, actor, guest, council")


def test_roles_of_partners() -> None:
    """Partners count people in roles too."""
    partners = [
        {"client": "Delft", "participants": {"adviser": 3, "zzz": 1, "executive_member": 2}}
    ]
    expected = [f"joint/partners/0/participants/{name}:" for name in ("zzz", "executive_member")]
    assert places(check_brief(brief_role.RULE, a_request(joint={"partners": partners}))) == expected


def test_modules_of_people_and_groups() -> None:
    """Pins, people and joint groups name modules that exist."""
    request = a_request(
        a_library(a_module("een")),
        pins=[{"module": "een"}, {"module": "eeen"}],
        people=[{"name": "A", "role": "trainer", "gives": ["een", "b"], "needed_for": ["c"]}],
        groups={"joint": ["een", "d"]},
    )
    found = check_brief(brief_module.RULE, request)
    assert places(found) == [
        "pins/1/module",
        "people/0/needed_for/0",
        "people/0/gives/1",
        "groups/joint/1",
    ]
    assert found[0].hint == 'Did you mean "een"?'


def test_who_gives_and_who_is_needed() -> None:
    """Trainers, actors and guests give modules; participants are needed for them."""
    people = [
        {"name": "A", "role": "trainer", "gives": ["a"]},
        {"name": "B", "role": "actor", "needed_for": ["a"]},
        {"name": "C", "role": "mayor", "gives": ["a"]},
        {"name": "D", "role": "mayor", "needed_for": ["a"]},
        {"name": "E", "role": "guest"},
    ]
    found = check_brief(person_modules.RULE, a_request(people=people))
    assert places(found) == ["people/1/needed_for:", "people/2/gives:"]
    assert "B" in found[0].message


def test_named_twice() -> None:
    """Capitals and spaces do not make another name; a person and a venue may share one."""
    people = [{"name": name, "role": "mayor"} for name in ("De Hal", "Jan  Jansen", "jan jansen")]
    venues = [{"name": name, "capacity": 9} for name in ("De Hal", "Zaal", "De Hal", "De Hal")]
    found = check_brief(repeated_name.RULE, a_request(people=people, venues=venues))
    assert places(found) == ["people/2/name", "venues/2/name", "venues/3/name"]
