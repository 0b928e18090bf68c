from abscurriculum.rules import brief_role, brief_term, brief_track
from builders import a_request, check_brief, places, text


def test_unknown_role() -> None:
    """Participants, departments and owners of cases are looked at; names may be in Dutch."""
    case = {"title": text(), "owner": "burgemeestr", "track": "leadership"}
    request = a_request(
        participants={"Adviseur": 4, "advisor": 2},
        departments=[{"name": "Ruimte", "participants": {"alderman": 1, "wethoudr": 1}}],
        cases=[case | {"owner": "executive_member"}, case],
    )
    found = check_brief(brief_role.RULE, request)
    expected = ["participants/advisor:", "departments/0/participants/wethoudr:", "cases/1/owner"]
    assert places(found) == expected
    assert found[0].hint == 'Did you mean "adviser"?'


def test_roles_to_choose_from() -> None:
    """Without a likely role, the words of this type of organisation are listed."""
    municipality, water_board = (
        check_brief(brief_role.RULE, a_request(kind=kind, participants={"zzz": 1}))
        for kind in ("municipality", "water-board")
    )
    assert "griffier" in municipality[0].hint
    assert "griffier" not in water_board[0].hint


def test_role_that_stands_for_others() -> None:
    """People cannot be counted under a name that means more than one role."""
    (found,) = check_brief(brief_role.RULE, a_request(participants={"executive_member": 6}))
    assert places([found]) == ["participants/executive_member:"]
    assert "alderman, mayor" in found.hint


def test_unknown_track() -> None:
    """Routes and cases name tracks."""
    case = {"title": text(), "owner": "mayor", "track": "bestuur"}
    request = a_request(routes={"leadership": "short", "leader": "long"}, cases=[case])
    assert places(check_brief(brief_track.RULE, request)) == ["routes/leader:", "cases/0/track"]


def test_unknown_term() -> None:
    """A client's own word is for a term that texts use."""
    found = check_brief(brief_term.RULE, a_request(terms={"council": {}, "concil": {}}))
    assert places(found) == ["terms/concil:"]
    assert found[0].hint == 'Did you mean "council"?'
