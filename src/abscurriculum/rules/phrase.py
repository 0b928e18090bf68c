"""What a text may hold: words of the vocabulary in their forms, `if`, and parameters."""

import re
from collections.abc import Iterator, Mapping

from abscurriculum.models.vocabulary import Term
from abscurriculum.rules.advice import advise
from abscurriculum.rules.plain_word import find_term
from abscurriculum.templating import VERB_CALL, Variable, inspect_phrase

# Forms that give plain text, after which nothing can follow; `plural` gives a word again.
PRINTED_FORMS = ("the", "a", "article", "which", "its")
_FORMS = (*PRINTED_FORMS, "plural", "own")
_LAST_FORMS = frozenset({*PRINTED_FORMS, "own", VERB_CALL})

_WELL_FORMED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_IF = re.compile(r"\{%-?\s*if\b")
_END_IF = re.compile(r"\{%-?\s*endif\b")
_OWN_PRINTED = re.compile(r"\{\{-?\s*(\w+)[^{}]*\.\s*own\s*-?\}\}")

_HOW = "Write {{ council.the }} or {% if clerk.own %}...{% endif %}; nothing else is allowed."
Fault = tuple[str, str]
Terms = Mapping[str, Term]


def find_faults(phrase: str, terms: Terms, *, with_parameters: bool) -> list[Fault]:
    """Give message and advice, once each, for everything in a text that cannot be filled in."""
    broken = next(_find_braces(phrase), None)
    if broken:
        return [broken]
    return list(dict.fromkeys(_find_in_phrase(phrase, terms, with_parameters=with_parameters)))


def _find_in_phrase(phrase: str, terms: Terms, *, with_parameters: bool) -> Iterator[Fault]:
    variables, problems = inspect_phrase(phrase)
    for problem in problems:
        yield problem.message, _HOW
    for variable in variables:
        yield from _find_in_variable(variable, terms, with_parameters=with_parameters)
    for match in _OWN_PRINTED.finditer(phrase):
        term = match[1]
        hint = f"Write {{% if {term}.own %}}...{{% endif %}} around the words it decides on."
        yield f'"{term}.own" is yes or no, and cannot be printed', hint


def _find_braces(phrase: str) -> Iterator[Fault]:
    rest = _WELL_FORMED.sub("", phrase)
    for opening, closing in (("{{", "}}"), ("{%", "%}")):
        if opening in rest:
            yield f'"{opening}" is opened here and not closed', f"Close it with {closing}."
        if closing in rest:
            hint = f"Put {opening} before it, or remove it."
            yield f'"{closing}" stands here without "{opening}" before it', hint
    if "{#" in phrase:
        yield '"{#" would hide what follows it', "Write a note after a # outside the text."
    if len(_IF.findall(phrase)) != len(_END_IF.findall(phrase)):
        hint = "End what it decides on with {% endif %}."
        yield "each {% if %} needs one {% endif %}", hint


def _find_in_variable(
    variable: Variable, terms: Terms, *, with_parameters: bool
) -> Iterator[Fault]:
    name, forms = variable.name, variable.attributes
    if name == "parameter":
        yield from _find_in_parameter(forms, allowed=with_parameters)
    elif name == "type":
        if forms:
            yield "type has no forms", 'Compare it: {% if type == "water-board" %}.'
    elif _small(name) not in terms:
        yield f'"{_shorten(name)}" is not a word of the vocabulary', _advise_name(name, terms)
    else:
        yield from _find_in_forms(name, forms)


def _find_in_parameter(forms: tuple[str, ...], *, allowed: bool) -> Iterator[Fault]:
    if not allowed:
        hint = "Use it in the agenda, scenes or blocks of a module."
        yield "a parameter cannot stand in this text", hint
    elif len(forms) != 1:
        yield "parameter needs one name after it", "Write {{ parameter.name }}."


def _find_in_forms(name: str, forms: tuple[str, ...]) -> Iterator[Fault]:
    rest = forms[1:] if forms[:1] == ("plural",) else forms
    if not rest or (len(rest) == 1 and rest[0] in _LAST_FORMS):
        return
    strange = next((form for form in forms if form not in (*_FORMS, VERB_CALL)), None)
    if strange == "verb":
        hint = f'Write {{{{ {name}.verb("stelt", "stellen") }}}}.'
        yield "verb needs two forms of a verb", hint
    elif strange is not None:
        hint = advise(strange, _FORMS, f'Choose one of: {", ".join(_FORMS)}, verb("is", "zijn").')
        yield f'"{_shorten(strange)}" is not a form of a word', hint
    else:
        hint = f"Only plural can have a form after it: {{{{ {name}.plural.the }}}}."
        yield "these forms do not go together", hint


def _advise_name(name: str, terms: Terms) -> str:
    term = find_term(name, terms)
    if term:
        written = term[:1].upper() + term[1:] if name[:1].isupper() else term
        return f"Write {{{{ {written} }}}}; each client has its own word for it."
    hint = advise(_small(name), [*terms, "type", "parameter"], "vocabulary.yaml lists the words.")
    if name[:1].isupper() and hint.startswith("Did"):
        before, word, after = hint.split('"')
        return f'{before}"{word[:1].upper()}{word[1:]}"{after}'
    return hint


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _shorten(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
