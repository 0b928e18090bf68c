"""Names for readers of the fixed values: forms, intensities, dayparts, levels, facts."""

from collections.abc import Mapping

from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.text import Language, Text

_NAMES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "form": {
        "plenary": ("plenair", "plenary"),
        "individual": ("individueel", "individual"),
        "pairs": ("in tweetallen", "in pairs"),
        "threes": ("in drietallen", "in threes"),
        "subgroups": ("in subgroepen", "in subgroups"),
        "stations": ("langs stations", "along stations"),
        "circle": ("in de kring", "in a circle"),
        "fishbowl": ("fishbowl", "fishbowl"),
        "scene": ("scène", "scene"),
        "debate": ("debat", "debate"),
        "practice": ("oefenen", "practice"),
        "break": ("pauze", "break"),
    },
    "intensity": {
        "low": ("licht", "light"),
        "medium": ("middel", "medium"),
        "high": ("stevig", "intense"),
    },
    "daypart": {
        "morning": ("ochtend", "morning"),
        "afternoon": ("middag", "afternoon"),
        "evening": ("avond", "evening"),
        "full-day": ("hele dag", "full day"),
    },
    "level": {
        "reaction": ("reactie", "reaction"),
        "learning": ("leren", "learning"),
        "behaviour": ("gedrag", "behaviour"),
        "results": ("resultaat", "results"),
    },
}


def make_label(field: str, value: str, language: Language) -> Label:
    """Give a fixed value its name; `field` is form, intensity, daypart or level."""
    dutch, english = _NAMES[field][value]
    title = dutch if language == "nl" else english
    return Label(id=value, title=Filled(text=title, language=language))


# Facts of a kind's block: the headings under which documents show them.
FACT_TITLES: Mapping[str, Text] = {
    "feedback_rule": Text(nl="Feedbackregel", en="Feedback rule"),
    "role_play_form": Text(nl="Vorm van spel", en="Form of play"),
    "case_owner": Text(nl="Wie de casus inbrengt", en="Who brings the case"),
    "case_format": Text(nl="Wat op het casusblad staat", en="What stands on the case sheet"),
    "rounds": Text(nl="Werkrondes", en="Working rounds"),
    "proposal": Text(nl="Wat het voorstel bevat", en="What the proposal holds"),
    "reflection_questions": Text(nl="Vragen voor de reflectie", en="Questions for reflection"),
    "powers": Text(nl="Bevoegdheden in het spel", en="Powers at play"),
    "positions": Text(nl="Stellingen", en="Positions"),
    "host_roles": Text(nl="Gastheer of gastvrouw", en="Hosts"),
    "guest": Text(nl="De gast", en="The guest"),
    "guest_questions": Text(nl="Vragen aan de gast", en="Questions to the guest"),
    "table_questions": Text(nl="Vragen aan tafel", en="Questions at the tables"),
    "rule": Text(nl="Spelregel", en="Rule"),
    "results": Text(nl="Resultaten op tafel", en="Results on the table"),
    "dilemmas": Text(nl="Dilemma's op tafel", en="Dilemmas on the table"),
}
ROLE_PLAY_FORMS: Mapping[str, Text] = {
    "classic": Text(
        nl="rollenspel: deelnemers spelen hun eigen situatie met een acteur",
        en="role-play: participants play their own situation with an actor",
    ),
    "directed-theatre": Text(
        nl="regietheater: acteurs spelen, de zaal geeft aanwijzingen",
        en="directed theatre: actors play and the room directs",
    ),
    "forum-theatre": Text(
        nl="forumtheater: wie kijkt, kan een rol overnemen",
        en="forum theatre: whoever watches may take over a role",
    ),
}
