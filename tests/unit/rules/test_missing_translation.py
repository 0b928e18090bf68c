from abscurriculum.diagnostics import Severity
from abscurriculum.rules import library_translation, missing_translation
from builders import a_goal, a_library, a_module, check_library, check_module, places


def test_module_text_in_one_language() -> None:
    """Each text that lacks a language gives one warning that names the language."""
    module = a_module(title="Alleen Nederlands", summary={"en": "English only"})
    title, summary = check_module(missing_translation.RULE, module)
    assert places([title, summary]) == ["title", "summary"]
    assert "English" in title.message
    assert "Dutch" in summary.message
    assert title.severity is Severity.WARNING


def test_library_text_in_one_language() -> None:
    """Goals, vocabulary and head are looked at too."""
    library = a_library(goals=[a_goal(title="Alleen Nederlands")], title={"en": "x"})
    assert places(check_library(library_translation.RULE, library)) == ["title", "goals/0/title"]
