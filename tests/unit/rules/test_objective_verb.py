from abscurriculum.diagnostics import Severity
from abscurriculum.rules.objective_verb import RULE
from builders import a_library, a_module, a_vocabulary, check_module, places, text


def _objective(nl: str, en: str) -> dict[str, object]:
    return {"bloom": "apply", "text": text(nl, en)}


def test_each_language_has_its_verbs() -> None:
    """A capital is no fault; a wrong verb is reported in its own language, with examples."""
    objectives = [_objective("Voert", "knows"), _objective("kent het", "conducts")]
    found = check_module(RULE, a_module(objectives=objectives))
    assert places(found) == ["objectives/0/text/en", "objectives/1/text/nl"]
    assert found[0].severity is Severity.WARNING
    assert "conducts" in found[0].hint


def test_unknown_level_is_left_alone() -> None:
    """Without verbs for a level there is nothing to compare with."""
    module = a_module()
    library = a_library(module, vocabulary=a_vocabulary(bloom={}))
    assert check_module(RULE, module, library) == []
