"""Characters that no text of a document needs and some formats cannot hold."""

import re

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Write every end of a line as one line feed, and leave out control characters."""
    return _UNUSABLE.sub("", _LINE_END.sub("\n", text))


def clean_line(text: str) -> str:
    """Clean a text and put it on one line."""
    return " ".join(clean_text(text).split())
