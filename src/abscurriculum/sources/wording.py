"""Pydantic's complaints -> the words of a consultant who has never heard of Pydantic."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from abscurriculum.models.conditions import RHYTHM
from abscurriculum.models.style import FONT_NAME, LOGO_FILE
from abscurriculum.models.suggestion import suggest

# What a key holds, as one would type it; shown where a key is missing or holds something else.
_EXAMPLES: Mapping[str, str] = {
    "absent": "[{from: 2027-05-03, to: 2027-05-14}]",
    "agenda": "a list of activities",
    "amount": "45000",
    "audiences": "[officials]",
    "blocked": "[{from: 2027-04-26, to: 2027-05-07, reason: kermis}]",
    "bloom": "apply",
    "body": "[Georgia, serif]",
    "capacity": "24",
    "client": "Westland",
    "date": "2027-02-04",
    "dates": "[2027-01-14, 2027-01-28]",
    "daypart": "evening",
    "dayparts": "[morning, afternoon]",
    "days": "[tuesday, thursday morning]",
    "email": "griffie@example.nl",
    "evaluation": "a list of questions",
    "executive_day": "tuesday",
    "file": "raadsagenda.ics",
    "first": "2027-01-14",
    "fixed": "2",
    "form": "plenary",
    "from": "2027-01-11",
    "gives": "[adviesgesprek-met-acteur]",
    "goals": "{introduces: [rolvastheid]}",
    "group": "{min: 8, max: 16}",
    "headings": "[Verdana, sans-serif]",
    "id": "rollen-en-spelregels",
    "intensity": "medium",
    "kind": "workshop",
    "language": "nl",
    "lead_days": "7",
    "level": "learning",
    "max": "16",
    "meets": "every 2 weeks on thursday evening",
    "method": "{nl: Carrousel, en: Carousel}",
    "min": "8",
    "minutes": "30",
    "module": "bob-in-de-praktijk",
    "needed_for": "[bob-in-de-praktijk]",
    "not_at_once": "[[officials-a, management]]",
    "objectives": "a list of objectives",
    "owner": "alderman",
    "partners": "[{client: Midden-Delfland}]",
    "people": "[{name: wethouder ruimte, role: wethouder}]",
    "per": "group",
    "period": "{from: 2027-01-11, to: 2027-07-02}",
    "pins": "[{module: bob-in-de-praktijk, date: 2027-02-04}]",
    "presence": "{adviser: {min: 6, max: 14}}",
    "quantity": "1",
    "recess": "[{from: 2027-02-22, to: 2027-02-26}]",
    "role": "wethouder",
    "room": "{setup: {nl: een kring, en: a circle}}",
    "scenes": "a list of scenes",
    "staffing": "{trainers: 1}",
    "start_times": "{morning: 09:00, evening: 19:30}",
    "summary": "{nl: ..., en: ...}",
    "text": "{nl: ..., en: ...}",
    "title": "{nl: ..., en: ...}",
    "to": "2027-07-02",
    "track": "officials-executives",
    "type": "municipality",
    "venues": "[{name: Raadzaal, capacity: 60}]",
    "version": "1.0.0",
}
_KINDS: Mapping[type, str] = {
    bool: "yes or no",
    int: "a number",
    float: "a number with a decimal point",
    str: "text",
    list: "a list",
    dict: "a mapping with keys",
    type(None): "empty",
}


def name_path(path: Sequence[str | int]) -> str:
    """Give a path in plain words: `agenda, item 3, minutes`."""
    return ", ".join(f"item {step + 1}" if isinstance(step, int) else step for step in path)


def example_for(path: Sequence[str | int]) -> str:
    """Give an example for the key at the end of a path, or nothing."""
    keys = [step for step in path if isinstance(step, str)]
    return _EXAMPLES.get(keys[-1], "") if keys else ""


def show(value: object) -> str:
    """Show a value in a message: what it is, and how it is written when it is short."""
    kind = _KINDS.get(type(value), "something else")
    if isinstance(value, dict | list) or value is None:
        return kind
    text = str(value)
    short = text if len(text) <= 40 else text[:39] + "…"
    written = short.lower() if isinstance(value, bool) else short
    return f'"{written}"' if isinstance(value, str) else f"{written} ({kind})"


def explain(error: Mapping[str, Any], path: Sequence[str | int]) -> tuple[str, str, str]:
    """Give code, message and advice for one of Pydantic's errors at a path in the file."""
    kind = str(error["type"])
    writer = _WORDING.get(kind, _anything_else)
    code, message, hint = writer(error, error.get("ctx") or {})
    example = example_for(path)
    if not hint and example:
        key = next(step for step in reversed(path) if isinstance(step, str))
        hint = f"For example: {key}: {example}"
    return code, message, hint


_Context = Mapping[str, Any]
_Wording = Callable[[Mapping[str, Any], _Context], tuple[str, str, str]]


def _expected(what: str, hint: str = "") -> _Wording:
    def write(error: Mapping[str, Any], _context: _Context) -> tuple[str, str, str]:
        return "ABS203", f"{what} is expected here, not {show(error['input'])}", hint

    return write


def _wrong_text(error: Mapping[str, Any], _context: _Context) -> tuple[str, str, str]:
    value = error["input"]
    hint = f'Put it in quotes: "{value}".' if isinstance(value, int | float) else ""
    return "ABS203", f"text is expected here, not {show(value)}", hint


def _wrong_choice(error: Mapping[str, Any], context: _Context) -> tuple[str, str, str]:
    choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    value = error["input"]
    known = [choice.strip() for choice in choices.split(",")]
    meant = suggest(value, known) if isinstance(value, str) else ""
    hint = f'Did you mean "{meant}"?' if meant else f"Choose one of: {', '.join(known)}."
    return "ABS204", f"{show(value)} is not one of the words known here", hint


def _wrong_form(error: Mapping[str, Any], context: _Context) -> tuple[str, str, str]:
    form = _FORMS.get(str(context.get("pattern", "")), "text of another form")
    return "ABS204", f"{form} is expected here, not {show(error['input'])}", ""


def _out_of_bounds(words: str, key: str) -> _Wording:
    def write(error: Mapping[str, Any], context: _Context) -> tuple[str, str, str]:
        return "ABS205", f"{error['input']} is {words} {context[key]}", ""

    return write


def _wrong_length(words: str, key: str, unit: str) -> _Wording:
    def write(_error: Mapping[str, Any], context: _Context) -> tuple[str, str, str]:
        bound = context[key]
        plural = unit if bound == 1 else f"{unit}s"
        return "ABS205", f"{words} {bound} {plural} expected here", ""

    return write


def _own_words(error: Mapping[str, Any], _context: _Context) -> tuple[str, str, str]:
    return "ABS203", str(error["msg"]), _ADVICE.get(str(error["type"]), "")


def _anything_else(error: Mapping[str, Any], _context: _Context) -> tuple[str, str, str]:
    return "ABS203", f"{show(error['input'])} does not fit here: {error['msg']}", ""


_FORMS: Mapping[str, str] = {
    r"\S": "a text with at least one letter",
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "an id of small letters, digits and hyphens",
    r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$": "a name of small letters, digits and underscores",
    r"^\d+\.\d+\.\d+$": "a version in quotes or with two dots",
    r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$": "an e-mail address",
    "^(nl|en)$": "nl or en",
    FONT_NAME: "the name of a font, of letters, digits, spaces and hyphens,",
    LOGO_FILE: "the name of an SVG file in the style's folder, such as logo.svg,",
    RHYTHM: "a rhythm, such as every 2 weeks on thursday evening,",
}
_ADVICE: Mapping[str, str] = {
    "euros_pointed": "Write thousands without a point: 65000.",
    "week_moment_dutch": "Days and dayparts are written in English.",
}
_WORDING: Mapping[str, _Wording] = {
    "string_type": _wrong_text,
    "text_type": _expected("a text, or a text per language such as {nl: ..., en: ...},"),
    "text_empty": _expected("a text per language such as {nl: ..., en: ...}"),
    "int_type": _expected("a whole number"),
    "int_from_float": _expected("a whole number"),
    "int_parsing": _expected("a whole number"),
    "bool_type": _expected("true or false"),
    "tuple_type": _expected("a list", "Begin each item with a dash, or write [one, two]."),
    "dict_type": _expected("a mapping with keys", "Write key: value, one a line."),
    "model_type": _expected("a mapping with keys", "Write key: value, one a line."),
    "week_moment": _expected("a day of the week, such as tuesday or tuesday morning,"),
    "time_form": _expected("a time", "Write it as 19:30."),
    "euros": _expected("an amount in euros", "Write it as 950 or 12.50, without a sign."),
    "date_form": _expected("a date", "Write it as 2027-01-14: year, month, day."),
    "no_such_date": _own_words,
    "euros_pointed": _own_words,
    "euros_too_many": _own_words,
    "colour_form": _expected("a colour", 'Write it in quotes: "#0b5563".'),
    "house_text": _own_words,
    "week_moment_dutch": _own_words,
    "literal_error": _wrong_choice,
    "enum": _wrong_choice,
    "string_pattern_mismatch": _wrong_form,
    "string_too_short": _expected("a text"),
    "string_too_long": _wrong_length("at most", "max_length", "character"),
    "greater_than_equal": _out_of_bounds("less than", "ge"),
    "less_than_equal": _out_of_bounds("more than", "le"),
    "too_short": _wrong_length("at least", "min_length", "item"),
    "too_long": _wrong_length("at most", "max_length", "item"),
}
