"""The word that was probably meant."""

import difflib
from collections.abc import Iterable

# Longer words are no misspelt names, and comparing them takes long.
_LONGEST = 80


def suggest(word: str, known: Iterable[str]) -> str:
    """Find the known word that was probably meant, or nothing."""
    names = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold()[:_LONGEST], names, n=1, cutoff=0.7)
    return names[close[0]] if close else ""
