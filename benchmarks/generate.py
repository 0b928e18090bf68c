"""Generated module files, the same on every machine, of the size of real ones (about 4 KB)."""

import json
import random
from pathlib import Path
from typing import Any

_LEVELS = ("understand", "apply", "analyse")
_FORMS = ("plenary", "pairs", "threes", "subgroups", "practice")
_VERBS = {
    "understand": ("legt uit", "explains"),
    "apply": ("gebruikt", "uses"),
    "analyse": ("ontleedt", "breaks down"),
}


def write_modules(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write so many valid module files, 100 to a folder."""
    for number in range(count):
        place = folder / f"{number // 100:03d}"
        place.mkdir(parents=True, exist_ok=True)
        text = _yaml(_module(number, random.Random(f"{seed}-{number}")))  # noqa: S311
        (place / f"generated-{number}.yaml").write_text(text, encoding="utf-8")


def _module(number: int, dice: random.Random) -> dict[str, Any]:
    agenda: list[dict[str, Any]] = []
    for step in range(7):
        if step == 3:
            agenda.append({"minutes": 15, "title": _text(dice, 1), "form": "break"})
            continue
        agenda.append(
            {
                "minutes": dice.choice((20, 25, 30, 35)),
                "title": _text(dice, 4),
                "form": dice.choice(_FORMS),
                "participants": _text(dice, 9),
                "trainer": _text(dice, 9),
            }
        )
    return {
        "id": f"generated-{number}",
        "version": "1.0.0",
        "title": _text(dice, 4),
        "summary": _text(dice, 14),
        "kind": "workshop",
        "method": {"nl": "Carrousel", "en": "Carousel"},
        "track": "officials-executives",
        "audiences": ["officials"],
        "group": {"min": 8, "max": 16},
        "presence": {"adviser": {"min": 6, "max": 14}, "project_leader": {"max": 4}},
        "staffing": {"trainers": 1},
        "intensity": dice.choice(("low", "medium", "high")),
        "dayparts": ["morning", "afternoon"],
        "prerequisites": {"all_of": ["rollen-en-spelregels"]},
        "goals": {"practises": ["rolvastheid"]},
        "objectives": [
            {
                "bloom": level,
                "text": {
                    "nl": f"{_VERBS[level][0]} {_words(dice, 5)}",
                    "en": f"{_VERBS[level][1]} {_words(dice, 5)}",
                },
            }
            for level in _LEVELS
        ],
        "agenda": agenda,
        "needs": [{"text": _text(dice, 6), "lead_days": 7}],
        "materials": [{"text": _text(dice, 3), "per": "group", "quantity": 2}],
        "room": {"setup": _text(dice, 4)},
        "evaluation": [
            {"level": level, "text": _text(dice, 8)}
            for level in ("reaction", "learning", "behaviour")
        ],
    }


_DICTIONARY = [
    "deelnemers",
    "bespreken",
    "samen",
    "een",
    "vraag",
    "uit",
    "het",
    "eigen",
    "werk",
    "en",
    "schrijven",
    "op",
    "wat",
    "zij",
    "morgen",
    "anders",
    "doen",
    "zodat",
    "de",
    "afspraken",
    "helder",
    "zijn",
    "voor",
    "bestuur",
    "en",
    "organisatie",
]


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(_DICTIONARY) for _ in range(count))


def _text(dice: random.Random, words: int) -> dict[str, str]:
    name = " {{ council.the }}" if words > 8 and dice.random() < 0.5 else ""
    return {"nl": _words(dice, words) + name, "en": _words(dice, words) + name}


def _yaml(value: Any, indent: int = 0) -> str:
    """Write block YAML as a person lays it out; texts stand in double quotes, which JSON's are."""
    pad = " " * indent
    lines = []
    for key, item in value.items():
        if isinstance(item, dict):
            lines.append(f"{pad}{key}:\n{_yaml(item, indent + 2)}")
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            lines.append(f"{pad}{key}:")
            for each in item:
                body = _yaml(each, indent + 4)
                lines.append(f"{pad}  - {body[indent + 4 :]}")
        elif isinstance(item, list):
            lines.append(f"{pad}{key}: [{', '.join(item)}]")
        else:
            plain = isinstance(item, int) or " " not in item
            lines.append(f"{pad}{key}: {item if plain else json.dumps(item, ensure_ascii=False)}")
    return "\n".join(lines)
