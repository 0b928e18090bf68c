"""What a plain scalar means: the core types of YAML 1.2, so that text stays what it looks like.

YAML 1.2.2, section 10.3.2, https://yaml.org/spec/1.2.2/#1032-tag-resolution
"""

import re

from abscurriculum.models.moment import Pointed

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    ".inf": float("inf"),
    ".Inf": float("inf"),
    ".INF": float("inf"),
    "+.inf": float("inf"),
    "-.inf": float("-inf"),
    ".nan": float("nan"),
    ".NaN": float("nan"),
    ".NAN": float("nan"),
}
_NUMBER_START = frozenset("-+.0123456789")
# At most 18 digits: longer ones fit no count or amount and are left as the text they are.
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_OCTAL = re.compile(r"0o[0-7]{1,18}")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,50}|[0-9]{1,50}(\.[0-9]{0,50})?)([eE][-+]?[0-9]{1,3})?")


# A point before three digits parts thousands in Dutch; who reads an amount must know of it.
_POINTED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


def resolve(text: str) -> Scalar:
    """Turn a plain scalar into what it stands for."""
    if not text:
        return None
    number = _read_number(text) if text[0] in _NUMBER_START else None
    return _WORDS.get(text, text) if number is None else number


def _read_number(text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    if _POINTED.fullmatch(text):
        return Pointed(text)
    if _FLOAT.fullmatch(text) and any(letter in text for letter in ".eE"):
        return float(text)
    return None
