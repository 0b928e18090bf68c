"""Names for readers of the fixed values: forms, intensities, dayparts, levels."""

from collections.abc import Mapping

from abscurriculum.models.filled import Filled, Label
from abscurriculum.models.plan import CostKind, ReasonKind
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


class Phrases:
    """Names that documents put together, in one place for both languages."""

    group = Text(nl="{name}, groep {letter}", en="{name}, group {letter}")
    groups = Text(nl="{name}, groep {letters}", en="{name}, groups {letters}")
    occurrence = Text(nl="{name} ({number})", en="{name} ({number})")


# Why a module is in or out, an audience has so many groups, or a session is then.
# A plan file may hold any kind anywhere, so none lacks.
MODULE_REASONS: Mapping[ReasonKind, Text] = {
    "route": Text(nl="hoort bij de {name}", en="part of the {name}"),
    "include": Text(nl="op verzoek opgenomen", en="included on request"),
    "replace": Text(nl="komt in de plaats van {name}", en="takes the place of {name}"),
    "goal": Text(nl="werkt aan het doel: {name}", en="works on the goal: {name}"),
    "prerequisite": Text(nl="nodig als basis voor {name}", en="needed as a basis for {name}"),
    "spread": Text(nl="in de streefweek", en="in its target week"),
    "calendar": Text(
        nl="in de streefweek kan het niet: {name}", en="its target week is closed: {name}"
    ),
    "pin": Text(nl="zo gevraagd in de opdracht", en="asked for in the brief"),
    "kept": Text(nl="blijft, zoals in de vorige planning", en="stays, as in the plan before"),
    "shared": Text(
        nl="in de streefweek zijn mensen, begeleiders of zalen al bezet",
        en="in its target week people, staff or rooms are taken",
    ),
    "order": Text(nl="komt na {name}", en="comes after {name}"),
    "closed": Text(
        nl="past niet bij dit type organisatie", en="does not fit this type of organisation"
    ),
    "excluded": Text(nl="op verzoek niet opgenomen", en="left out on request"),
    "replaced": Text(nl="op verzoek vervangen door {name}", en="replaced on request by {name}"),
    "alternative": Text(nl="in plaats daarvan: {name}", en="instead: {name}"),
    "numbers": Text(
        nl="de aantallen deelnemers passen niet ({name} mensen per bijeenkomst)",
        en="the numbers of participants do not fit ({name} people per session)",
    ),
    "base": Text(
        nl="bouwt voort op een module die er niet in zit: {name}",
        en="builds on a module that is not in: {name}",
    ),
    "unplaceable": Text(
        nl="past niet in de kalender van deze periode",
        en="does not fit the calendar of this period",
    ),
    "limits": Text(
        nl="past niet binnen het budget, de dagdelen of de groepen",
        en="does not fit the budget, the dayparts or the groups",
    ),
    "unasked": Text(
        nl="geen route en geen doel vraagt erom", en="no route and no goal asks for it"
    ),
    "fixed": Text(nl="{name} groepen, zoals gevraagd", en="{name} groups, as asked"),
    "alone": Text(nl="één groep: iedereen past bij elkaar", en="one group: everyone fits together"),
    "cheapest": Text(
        nl="{name} groepen: zo passen alle modules en zijn de kosten het laagst",
        en="{name} groups: so all modules fit at the lowest cost",
    ),
    "kept-groups": Text(
        nl="{name} groepen, zoals in de vorige planning", en="{name} groups, as in the plan before"
    ),
}
SESSION_REASONS: Mapping[ReasonKind, Text] = {
    **MODULE_REASONS,
    "prerequisite": Text(nl="komt na {name}", en="comes after {name}"),
}
ROUTE_NAMES: Mapping[str, Text] = {
    "short": Text(nl="korte route", en="short route"),
    "standard": Text(nl="standaardroute", en="standard route"),
    "long": Text(nl="lange route", en="long route"),
}
# How good a plan is: by whether the choice of modules and the timetable are proven.
QUALITY: Mapping[tuple[bool, bool], Text] = {
    (True, True): Text(
        nl="Bewezen: geen beter programma binnen deze opdracht.",
        en="Proven: there is no better programme within this brief.",
    ),
    (True, False): Text(
        nl="De keuze van modules is bewezen de beste. "
        "Deze planning ligt hooguit {gap} % van het best mogelijke.",
        en="The choice of modules is proven to be the best. "
        "This timetable is within {gap} % of the best there could be.",
    ),
    (False, True): Text(
        nl="Een betere keuze van modules is niet uitgesloten. "
        "Bij deze keuze is geen betere planning mogelijk.",
        en="A better choice of modules is not ruled out. "
        "For this choice there is no better timetable.",
    ),
    (False, False): Text(
        nl="Een betere keuze van modules is niet uitgesloten. "
        "Bij deze keuze ligt de planning hooguit {gap} % van het best mogelijke.",
        en="A better choice of modules is not ruled out. "
        "For this choice the timetable is within {gap} % of the best there could be.",
    ),
}
COSTS: Mapping[CostKind, Text] = {
    "trainer": Text(nl="Trainer, per dagdeel", en="Trainer, per daypart"),
    "actor": Text(nl="Trainingsacteur, per dagdeel", en="Training actor, per daypart"),
    "guest": Text(nl="Gast, per bijeenkomst", en="Guest, per session"),
    "venue": Text(nl="Gehuurde zaal, per dagdeel", en="Hired room, per daypart"),
    "catering": Text(
        nl="Catering, per deelnemer en dagdeel", en="Catering, per participant and daypart"
    ),
    "travel": Text(
        nl="Reiskosten, per begeleider en bijeenkomst", en="Travel, per staff member and session"
    ),
    "preparation": Text(nl="Voorbereiding, per module", en="Preparation, per module"),
}
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
