"""What a message advises about a name that nobody knows."""

from collections.abc import Collection

from abscurriculum.models.suggestion import suggest

_MOST_LISTED = 12
# Comparing a word with more names than this takes longer than reading the file it stands in.
_MANY = 500


def advise(word: str, known: Collection[str], otherwise: str = "") -> str:
    """Name the word that was probably meant, or else what there is to choose from."""
    likely = known
    if len(known) > _MANY:
        likely = [name for name in known if name[:1] == word[:1].casefold()]
    meant = suggest(word, likely)
    if meant:
        return f'Did you mean "{meant}"?'
    return otherwise or f"Choose one of: {join_some(known)}."


def join_some(names: Collection[str]) -> str:
    """Write names after each other, the first twelve when there are more."""
    more = " and more" if len(names) > _MOST_LISTED else ""
    return ", ".join(list(names)[:_MOST_LISTED]) + more


SEE_MODULES = "`abs modules` lists the modules there are."
