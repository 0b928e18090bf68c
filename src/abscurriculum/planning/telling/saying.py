"""Reasons in words for the terminal; it needs no solver."""

from collections.abc import Mapping

from abscurriculum.models.plan import Reason, ReasonKind

_WORDS: Mapping[ReasonKind, str] = {
    "route": "the route {about} proposes it",
    "include": "the brief includes it",
    "replace": 'it takes the place of "{about}"',
    "goal": 'it serves the goal "{about}"',
    "prerequisite": '"{about}" builds on it',
    "spread": "an even spread gives week {about}",
    "calendar": "its week is closed: {about}",
    "pin": "the brief pins it",
    "kept": "it stays where the plan before had it",
    "shared": "week {about} would be even; all sessions together fit better so",
    "order": '"{about}" comes first',
    "milder": 'something milder has to come before "{about}"',
    "closed": "it is not for this type of organisation",
    "excluded": "the brief excludes it",
    "replaced": 'the brief puts "{about}" in its place',
    "alternative": '"{about}" is in instead',
    "numbers": "the numbers of participants do not fit: it is for {about} people at once",
    "base": 'it builds on "{about}", which cannot be in',
    "unplaceable": "it does not fit the calendar of this period",
    "crowded": 'the calendar has no room for it beside "{about}"',
    "limits": "it does not fit the budget, the dayparts or the groups",
    "unasked": "no route and no goal of the brief asks for it",
    "unneeded": "the goals that it serves are reached without it",
    "fixed": "{about} groups, as the brief says",
    "alone": "one group: everyone fits together",
    "cheapest": "{about} groups: the number that costs least within the limits of the modules",
    "kept-groups": "{about} groups, as in the plan before",
}


def say_reason(reason: Reason) -> str:
    """Put one reason into words, with its place."""
    about = reason.words.in_language("en")[0] if reason.words else reason.about
    words = _WORDS[reason.kind].format(about=about)
    return f"{words} ({reason.place})" if reason.place else words
