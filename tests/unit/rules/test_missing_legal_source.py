from abscurriculum.rules.missing_legal_source import RULE
from builders import a_module, block, check_module, places, text


def test_power_without_article() -> None:
    """One article for one type of organisation is enough."""
    powers = [
        {"holder": "council", "text": text(), "source": source}
        for source in ({"water_board": "Wschw art. 77"}, {}, {"province": "a"}, {})
    ]
    module = a_module(kind="dualism-workshop", **block("dualism-workshop", powers=powers))
    expected = [f"dualism_workshop/powers/{index}/source" for index in (1, 3)]
    assert places(check_module(RULE, module)) == expected
